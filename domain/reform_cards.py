"""What is pressed and read on the way to a change of a unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain import times
from domain.actions import Verb, encode
from domain.markup import h
from domain.messages import Button, Message
from domain.reform_plans import Missing, UnitPlan
from domain.reforms import Kind
from domain.text import clip
from domain.units import Tree, Unit
from domain.wording import labels, scheduling
from domain.wording import reforming as words
from domain.wording import tags as tag_words

CHOICES: Final = ("pass", "end")
LABEL_MAX: Final = 60


@dataclass(frozen=True, slots=True)
class Open:
    """What is open of a unit: directives, periods to report on, people; and what it is tagged with."""

    directives: int
    slots: int
    people: int
    tags: tuple[str, ...] = ()


def menu(unit: Unit) -> Message:
    """What can happen to the unit."""
    rows = [
        (Button(words.KINDS[kind], encode(Verb.UNIT_CHANGE_KIND, unit.id, place)),)
        for place, kind in enumerate(Kind)
    ]
    back = Button(labels.BACK, encode(Verb.UNITS, unit.id, 0))
    return Message(f"<b>{h(unit.name)}</b>\n{h(words.WHAT)}", (*rows, (back,)))


def question(missing: Missing, name: str) -> str:
    """What is asked next."""
    asked = {
        Missing.NAME: words.ASK_NAME,
        Missing.HEIR: words.ASK_HEIR,
        Missing.PARENT: words.ASK_PARENT,
        Missing.PARTS: words.ASK_PARTS,
        Missing.BASIS: words.ASK_BASIS,
    }
    return asked[missing].format(name)


def choice(unit_id: int, found: Sequence[Unit], tree: Tree) -> Message:
    """Several units fit what was typed."""
    rows = [
        (Button(clip(tree.path(unit.id), LABEL_MAX), encode(Verb.UNIT_CHANGE_TO, unit_id, unit.id)),)
        for unit in found
    ]
    return Message(h(words.WHICH), tuple(rows))


def confirm(
    plan: UnitPlan, said: str, still: Open, *, ahead: bool = False, waiting: Sequence[str] = ()
) -> Message:
    """The whole change, and the last press; ``ahead``: it will wait for its day; ``waiting``: what does so."""
    lines = [f"<b>{h(words.CHANGE)}</b>", h(said)]
    rows: list[tuple[Button, ...]] = []
    if plan.kind.closes:
        lines += ["", h(words.open_work(still.directives, still.slots, still.people)), h(words.KEPT)]
    if plan.kind is Kind.ABOLISHED:
        lines.append(h(words.ALL_ENDS))
    if plan.kind in (Kind.MERGED, Kind.SPLIT):
        lines += [h(tag_words.passing(still.tags))] if still.tags else []
        lines.append(h(words.TURN))
        rows += [
            _turn(plan, 0, words.WORK[plan.work], plan.work),
            _turn(plan, 1, words.SEATS[plan.seats], plan.seats),
        ]
    lines += ["", *(h(scheduling.coming(each)) for each in waiting)] if waiting else []
    lines += ["", h(scheduling.NOTHING_YET)] if ahead else []
    style = "danger" if plan.kind.closes and not ahead else "success"
    label = scheduling.do(times.show_date(plan.day)) if ahead and plan.day else words.DO
    rows.append((Button(label, encode(Verb.UNIT_CHANGE_DO, plan.unit_id), style=style),))
    rows.append((Button(words.DROP, encode(Verb.UNIT_CHANGE_DROP, plan.unit_id)),))
    return Message("\n".join(lines), tuple(rows))


def _turn(plan: UnitPlan, which: int, label: str, now: str) -> tuple[Button, ...]:
    other = 1 - CHOICES.index(now)
    return (Button(label, encode(Verb.UNIT_CHANGE_SET, plan.unit_id, which, other)),)
