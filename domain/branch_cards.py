"""Boards taken apart by the unit above: first the branches, then the units of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from domain import limits
from domain.actions import Verb, encode
from domain.markup import h, joined
from domain.messages import Button, Keyboard, Message
from domain.pictures import State
from domain.standings import Counts, state_of, whole
from domain.text import clip
from domain.units import Tree
from domain.wording import boards as words
from domain.wording import drills as drill_words
from domain.wording import labels
from domain.wording import pictures as picture_words

BRANCHES_PAGE: Final = 8  # branches on one screen, each with its button
LABEL_MAX: Final = 60


@dataclass(frozen=True, slots=True)
class Branch:
    """The units of an audience that stand directly below one unit; ``parent`` is 0 for those below none."""

    parent: int
    name: str
    units: tuple[int, ...]


def branches(unit_ids: Sequence[int] | Mapping[int, object], tree: Tree) -> list[Branch]:
    """These units by the one above them, in the order of the tree."""
    found: dict[int, list[int]] = {}
    for unit in tree:
        if unit.id in unit_ids:
            above = tree.parent(unit.id)
            found.setdefault(above.id if above else 0, []).append(unit.id)
    order = {0: -1, **{unit.id: place for place, unit in enumerate(tree)}}
    return [
        Branch(parent, tree[parent].name if parent else words.TOP, tuple(found[parent]))
        for parent in sorted(found, key=order.__getitem__)
    ]


def worst(counts: Counts) -> State:
    """What most needs attention of a unit that several directives were sent to."""
    return state_of(
        refused=counts.refused == counts.units,
        overdue=counts.overdue > 0,
        silent=counts.acknowledged + counts.refused < counts.units,
        reported=counts.reported + counts.refused >= counts.units,
    )


def said(counts: Counts) -> str:
    """``37/41 đã nhận · 22 đã báo cáo · 3 quá hạn``."""
    return picture_words.counted(counts.acknowledged, counts.units, counts.reported, counts.overdue)


def branches_card(
    title: str, directive_id: int, found: Sequence[Branch], counted: Mapping[int, Counts], page: int
) -> Message:
    """The branches with their counts, a page of them, each a button. ``directive_id`` 0: all that are open."""
    last = max(0, (len(found) - 1) // BRANCHES_PAGE)  # its only unit may be no more
    page = min(page, last)
    shown = found[page * BRANCHES_PAGE : (page + 1) * BRANCHES_PAGE]
    lines = [f"<b>{h(title)}</b>", f"<b>{h(said(whole(counted.values())))}</b>", ""]
    lines += [f"{h(each.name)}: {h(said(_sum(each, counted)))}" for each in shown]
    rows = [
        (Button(clip(each.name, LABEL_MAX), encode(Verb.BRANCH, directive_id, each.parent, 0)),)
        for each in shown
    ]
    turn = _turn(page, last, [encode(Verb.BRANCHES, directive_id, n) for n in range(last + 1)])
    return Message(joined(lines, limits.TEXT_MAX), (*rows, *turn, _back(directive_id)))


def _sum(branch: Branch, counted: Mapping[int, Counts]) -> Counts:
    return whole(counted[unit] for unit in branch.units)


def branch_card(
    title: str, directive_id: int, branch: Branch, counted: Mapping[int, Counts], tree: Tree, page: int
) -> Message:
    """The units of one branch by what most needs attention, a page of them."""
    listed = [(state, unit) for state in State for unit in branch.units if worst(counted[unit]) is state]
    last = max(0, (len(listed) - 1) // limits.CHOSEN_PAGE)
    page = min(page, last)
    lines = [f"<b>{h(branch.name)}</b>", h(title), f"<b>{h(said(_sum(branch, counted)))}</b>"]
    before = None
    for state, unit in listed[page * limits.CHOSEN_PAGE : (page + 1) * limits.CHOSEN_PAGE]:
        if state is not before:
            many = sum(each is state for each, _ in listed)
            lines += ["", f"<b>{h(words.group(picture_words.STATES[state], many))}</b>"]
        before = state
        lines.append(h(tree[unit].name + (f": {said(counted[unit])}" if not directive_id else "")))
    data = [encode(Verb.BRANCH, directive_id, branch.parent, n) for n in range(last + 1)]
    up = Button(labels.BRANCHES, encode(Verb.BRANCHES, directive_id, 0))
    return Message(joined(lines, limits.TEXT_MAX), (*_turn(page, last, data), (up,), _back(directive_id)))


def _turn(page: int, last: int, data: Sequence[str]) -> Keyboard:
    turn = [Button(labels.PREVIOUS, data[page - 1])] if page else []
    turn += [Button(labels.NEXT, data[page + 1])] if page < last else []
    return (tuple(turn),) if turn else ()


def _back(directive_id: int) -> tuple[Button, ...]:
    if directive_id:
        return (Button(labels.BOARD, encode(Verb.BOARD, directive_id)),)
    return (Button(words.ALL_BOARDS, encode(Verb.BOARDS, 0)),)


def overview(
    listed: Message, shown: Sequence[tuple[str, Counts]], many: int, counts: Counts,
    *, deep: bool, drills: int = 0,
) -> Message:  # fmt: skip
    """The list of open directives with what is to be said of all ``many`` of them, and of those ``shown``.

    ``deep``: the tree has branches to look at. ``drills`` are not among those counted.
    """
    lines = [f"<b>{h(words.open_boards(many))}</b>"]
    lines += [h(drill_words.apart(drills))] if drills else []
    lines += [f"<b>{h(said(counts))}</b>", ""] if many > 1 else []
    lines += [f"{h(clip(title, LABEL_MAX))}: {h(said(each))}" for title, each in shown]
    wide = [Button(labels.CHARTS, encode(Verb.CHART, 0))]
    wide += [Button(labels.BRANCHES, encode(Verb.BRANCHES, 0, 0))] if deep else []
    return replace(listed, text="\n".join(lines), keyboard=(*listed.keyboard, tuple(wide)))
