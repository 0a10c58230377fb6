"""A list of receivers that goes by a rule, while it is put together: tags, kinds, places, exceptions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TypeVar

from domain import picking, tags
from domain.audience import Selection
from domain.kinds import counted
from domain.picking import Picker
from domain.tags import Tag

_T = TypeVar("_T")


class Section(IntEnum):
    """What a rule may ask of a unit; a unit must fit every section in which anything is chosen."""

    TAG = 0
    KIND = 1
    UNDER = 2
    OUT = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be chosen in a section; ``value`` names the kind or tag, or the unit by its id."""

    number: int
    value: str | int
    units: int
    on: bool


def begun(state: Picker) -> Selection:
    """The rule before anything is chosen: whoever writes to a part of the tree makes lists of that part."""
    return Selection(under=_own(state))


def _own(state: Picker) -> tuple[int, ...]:
    roots = {root.id for root in state.tree.roots()}
    return () if roots <= set(state.tops) else state.tops


def as_now(state: Picker, rule: Selection) -> Selection:
    """The rule without units that are no more: it was put together before they went."""
    under = tuple(unit for unit in rule.under if unit in state.tree)
    out = tuple(unit for unit in rule.excluded if unit in state.tree)
    return replace(rule, under=under or _own(state), excluded=out)


def is_chosen(state: Picker, rule: Selection) -> bool:
    """Whether the rule asks anything yet."""
    return bool(rule.tags or rule.kinds or set(rule.under) - set(_own(state)))


def meant(state: Picker, rule: Selection) -> tuple[int, ...]:
    """The units that the rule means at present; none before anything is chosen."""
    return picking.in_reach(state, rule) if is_chosen(state, rule) else ()


def looks_tagged(state: Picker) -> bool:
    """Whether exactly those are chosen who bear one of some tags: perhaps the tags are what is meant."""
    chosen = [state.tree[unit] for unit in state.chosen if unit in state.tree]
    everywhere = tags.counted(picking.below(state))
    wanted = {tags.key(tag.name) for tag in tags.counted(chosen) if tag in everywhere}
    return bool(chosen) and all(tags.bears(unit, wanted) for unit in chosen)


def any_borne(rule: Selection, borne: Iterable[str]) -> bool:
    """Whether any tag of the rule is among these."""
    wanted = {*map(tags.key, rule.tags)}
    return any(tags.key(tag) in wanted for tag in borne)


def offers(state: Picker, rule: Selection, section: Section) -> list[Offer]:
    """What may be chosen in a section, in reading order."""
    below = picking.below(state)
    if section is Section.TAG:
        return _tags(rule, tags.counted(below))
    if section is Section.KIND:
        return [
            Offer(picking.number_of(kind), kind, count, kind in rule.kinds) for kind, count in counted(below)
        ]
    if section is Section.UNDER:
        sizes = {unit.id: len(state.tree.subtree(unit.id)) - 1 for unit in below}
        return [Offer(unit, unit, size, unit in rule.under) for unit, size in sizes.items() if size]
    every = meant(state, replace(rule, excluded=()))
    return [Offer(unit, unit, 0, unit in rule.excluded) for unit in every]


def _tags(rule: Selection, borne: list[Tag]) -> list[Offer]:
    """Also a chosen one that nobody bears any more, so that it can be left."""
    on, known = {*map(tags.key, rule.tags)}, {tags.key(tag.name) for tag in borne}
    every = [*borne, *(Tag(tag, 0) for tag in rule.tags if tags.key(tag) not in known)]
    numbered = ((tag, tags.key(tag.name)) for tag in every)
    return [Offer(picking.number_of(key), tag.name, tag.units, key in on) for tag, key in numbered]


def turned(state: Picker, rule: Selection, section: Section, number: int, *, on: bool) -> Selection:
    """The rule with this chosen in the section, or not; as it was for what is not offered there."""
    offered = {offer.number: offer.value for offer in offers(state, rule, section)}
    if number not in offered:
        return rule
    changed = _with(state, rule, section, offered[number], on=on)
    return replace(changed, excluded=_still_out(state, changed))


def _with(state: Picker, rule: Selection, section: Section, value: str | int, *, on: bool) -> Selection:
    if section is Section.UNDER:
        own = set(_own(state))
        places = tuple(unit for unit in _one(rule.under, int(value), on=on) if unit not in own)
        return replace(rule, under=places or _own(state))
    if section is Section.OUT:
        return replace(rule, excluded=_one(rule.excluded, int(value), on=on))
    if section is Section.KIND:
        return replace(rule, kinds=_one(rule.kinds, str(value), on=on))
    rest = tuple(tag for tag in rule.tags if tags.key(tag) != tags.key(str(value)))
    return replace(rule, tags=(*rest, str(value)) if on else rest)


def _one(known: tuple[_T, ...], value: _T, *, on: bool) -> tuple[_T, ...]:
    rest = tuple(one for one in known if one != value)
    return (*rest, value) if on else rest


def _still_out(state: Picker, rule: Selection) -> tuple[int, ...]:
    """Only who would be in is kept out: a unit that comes under the rule later is no exception."""
    every = set(meant(state, replace(rule, excluded=())))
    return tuple(unit for unit in rule.excluded if unit in every)
