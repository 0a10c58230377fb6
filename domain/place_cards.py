"""Walking through the tree of units: what stands below one, each unit a button, or its whole group at once."""

from __future__ import annotations

from collections.abc import Sequence

from domain import picking
from domain.actions import Verb, encode
from domain.audience_cards import KINDS_MAX, LABEL_MAX, Rows, marked, paired, titled, turning
from domain.kinds import counted
from domain.kinds import label as kind_label
from domain.limits import PICK_PAGE
from domain.markup import h
from domain.messages import Button, Message
from domain.picking import Picker
from domain.text import clip
from domain.units import Unit
from domain.wording import audience as words
from domain.wording import labels


def place(state: Picker, unit_id: int, kind: int, page: int) -> Message:
    """The units below one (0: the top), each a button; many of several kinds are first told by kind."""
    here = picking.listed(state, unit_id, kind)
    found = counted(here)
    folders = not kind and len(here) > PICK_PAGE and 1 < len(found) <= KINDS_MAX
    items = paired([_kind_button(state, unit_id, slug, here) for slug, _ in found]) if folders else []
    pages = 1 if folders else max(1, -(-len(here) // PICK_PAGE))
    page = min(page, pages - 1)
    if not folders:
        shown = here[page * PICK_PAGE : (page + 1) * PICK_PAGE]
        items = paired([_unit_button(state, unit, (unit_id, kind, page)) for unit in shown])
    turn = turning(page, 0, pages, lambda leaf: encode(Verb.PICK_UNDER, state.draft_id, unit_id, kind, leaf))
    rows = [*_whole(state, unit_id, kind), *_only(state, unit_id, kind), *items, *turn]
    return Message(_place_text(state, unit_id, kind), (*rows, _back(state, unit_id, kind)))


def _place_text(state: Picker, unit_id: int, kind: int) -> str:
    units = picking.group(state, unit_id, kind)
    name = _place_name(state, unit_id)
    if kind and units:
        name = f"{name}: {kind_label(units[0].kind)}"
    chosen = sum(unit.id in state.chosen for unit in units)
    head, _, rest = words.place(name, chosen, len(units)).partition("\n")
    return f"<b>{h(head)}</b>\n{h(rest)}"


def _place_name(state: Picker, unit_id: int) -> str:
    if unit_id in state.tree:
        return state.tree[unit_id].name
    return state.tree[state.tops[0]].name if len(state.tops) == 1 else words.WHOLE


def _whole(state: Picker, unit_id: int, kind: int) -> Rows:
    units = picking.group(state, unit_id, kind)
    if not units:
        return []
    on = all(unit.id in state.chosen for unit in units)
    label = words.group_cluster(len(units), on=on)
    if kind:
        label = words.group_kind(kind_label(units[0].kind), len(units), on=on)
    data = encode(Verb.PICK_GROUP, state.draft_id, unit_id, kind, int(not on))
    return [(Button(clip(label, LABEL_MAX), data),)]


def _only(state: Picker, unit_id: int, kind: int) -> Rows:
    if kind or unit_id not in state.tree:
        return []
    on = unit_id in state.chosen
    label = marked(words.ONLY.format(state.tree[unit_id].name), on=on)
    return [(Button(label, encode(Verb.PICK_UNIT, state.draft_id, unit_id, int(not on), unit_id, 0, 0)),)]


def _kind_button(state: Picker, unit_id: int, slug: str, here: Sequence[Unit]) -> Button:
    units = [unit for unit in here if unit.kind == slug]
    data = encode(Verb.PICK_UNDER, state.draft_id, unit_id, picking.number_of(slug), 0)
    return Button(_folder(state, titled(slug), units), data)


def _unit_button(state: Picker, unit: Unit, where: tuple[int, int, int]) -> Button:
    if state.tree.children(unit.id):
        label = _folder(state, unit.name, state.tree.subtree(unit.id))
        return Button(label, encode(Verb.PICK_UNDER, state.draft_id, unit.id, 0, 0))
    on = unit.id in state.chosen
    data = encode(Verb.PICK_UNIT, state.draft_id, unit.id, int(not on), *where)
    return Button(marked(unit.name, on=on), data)


def _folder(state: Picker, name: str, units: Sequence[Unit]) -> str:
    chosen = sum(unit.id in state.chosen for unit in units)
    return marked(words.folder(clip(name, LABEL_MAX - 12), chosen, len(units)), on=chosen == len(units))


def _back(state: Picker, unit_id: int, kind: int) -> tuple[Button, ...]:
    """One level up; from the top to the picker."""
    home = Button(labels.AUDIENCE, encode(Verb.AUDIENCE, state.draft_id, 0))
    if not unit_id and not kind:
        return (Button(labels.BACK, home.data),)
    up = unit_id if kind else _above(state, unit_id)
    return (Button(labels.BACK, encode(Verb.PICK_UNDER, state.draft_id, up, 0, 0)), home)


def _above(state: Picker, unit_id: int) -> int:
    parent = state.tree.parent(unit_id)
    if parent is None or unit_id in state.tops or state.tops == (parent.id,):
        return 0
    return parent.id
