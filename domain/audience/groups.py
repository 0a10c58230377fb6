"""Finding units by a plural: ``các sở, ban, ngành``, ``đảng ủy các xã``."""

from __future__ import annotations

from typing import Final

from domain.audience import vocabulary as v
from domain.audience.names import Names
from domain.audience.words import key, plain, starts, strip_back, strip_front, typed
from domain.kinds import TERRITORIES
from domain.text import fold
from domain.units import Tree, Unit

_PLURALS: Final = tuple(map(fold, v.PLURALS))


def members(text: str, names: Names, tree: Tree) -> tuple[Unit, ...] | None:
    """The units that a plural means, in reading order; None if it is not a plural that we know."""
    group = _group(key(plain(text)), names)
    return None if group is None else fitting(group, names.root, tree)


def _group(phrase: str, names: Names) -> v.Group | None:
    """Looks the phrase up, then without what may stand around a group, from the outside inwards."""
    rest, before = phrase, ""
    while rest and rest != before:
        for shape in (rest, strip_front(rest, v.BODIES)):
            core = strip_front(shape, _PLURALS)
            if core in v.GROUPS:
                return v.GROUPS[core]
        before, rest = rest, peeled(rest, names)
    return None


def peeled(phrase: str, names: Names) -> str:
    """The phrase without the own level at its end, else without what links it to one."""
    without_level = strip_back(phrase, names.endings)
    return without_level if without_level != phrase else strip_back(phrase, v.LEVEL_LINKS)


def fitting(group: v.Group, root: Unit, tree: Tree) -> tuple[Unit, ...]:
    """The units below ``root`` that a plural means."""
    if group.direct:
        return _direct(group, root, tree)
    return tuple(
        unit
        for unit in tree.subtree(root.id)
        if unit is not root
        and unit.kind in group.kinds
        and _is_called(unit, group.prefixes)
        and (unit.kind in TERRITORIES or unit.kind == "hamlet" or _speaks_for(unit, root, tree))
    )


def _direct(group: v.Group, root: Unit, tree: Tree) -> tuple[Unit, ...]:
    """Committees directly under one; where no district stands between, the communes' committees are such."""
    below = [unit for unit in tree.subtree(root.id) if unit is not root and _speaks_for(unit, root, tree)]
    if not group.kinds:
        return tuple(unit for unit in below if unit.kind not in TERRITORIES)
    no_district = not any(unit.kind == "district" for unit in tree.children(root.id))
    kinds = (*group.kinds, "commune") if no_district else group.kinds
    return tuple(unit for unit in below if unit.kind in kinds)


def _speaks_for(unit: Unit, root: Unit, tree: Tree) -> bool:
    """Whether the unit belongs to the root's own level, not to a place further down."""
    for above in tree.ancestors(unit.id):
        if above is root:
            return True
        if above.kind in TERRITORIES:
            return False
    return False


def _is_called(unit: Unit, prefixes: tuple[str, ...]) -> bool:
    """Whether the name begins so. A place named without its type belongs to every group of its kind."""
    if not prefixes:
        return True
    called = key(unit.name)
    place = typed(strip_front(called, v.BODIES))
    names_type = any(starts(place, meant) for _, meant in v.TYPES)
    if unit.kind in TERRITORIES and not names_type:
        return True
    return any(starts(form, prefix) for prefix in prefixes for form in (called, place))
