"""What rule a chosen audience follows, so that a saved list also means the units that come later."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from domain.audience.selection import Selection, select
from domain.units import Tree

EXCLUDED_MAX: Final = 5  # more exceptions than that are a choice of their own, not a rule
FEWEST: Final = 3  # units that a rule is read from: two of a kind are more likely picked


def rule_of(chosen: Collection[int], tree: Tree, tops: Collection[int]) -> Selection:
    """All below a unit, or all of some kinds, less a few; exactly these units where it is neither."""
    wanted = frozenset(chosen)
    for found in (*_below(wanted, tree, tops), _of_kinds(wanted, tree, tops)):
        if found is not None and _expanded(found, tree) == wanted:
            return found
    return Selection(units=tuple(sorted(wanted)))


def follows_rule(selection: Selection) -> bool:
    """Whether units that come later may belong to it."""
    return selection.is_rule


def _expanded(selection: Selection, tree: Tree) -> frozenset[int]:
    return frozenset(unit for root in tree.roots() for unit in select(selection, tree, root.id))


def _below(wanted: frozenset[int], tree: Tree, tops: Collection[int]) -> list[Selection | None]:
    parents = dict.fromkeys([*tops, *(above.id for unit in wanted if (above := tree.parent(unit)))])
    return [_under(wanted, tree, parent) for parent in parents]


def _under(wanted: frozenset[int], tree: Tree, parent: int) -> Selection | None:
    every = {unit.id for unit in tree.subtree(parent)}
    return _less(wanted, every, Selection(under=(parent,)))


def _of_kinds(wanted: frozenset[int], tree: Tree, tops: Collection[int]) -> Selection | None:
    roots = {root.id for root in tree.roots()}
    if not roots <= set(tops):  # of a kind everywhere is for whoever writes everywhere
        return None
    kinds = {tree[unit].kind for unit in wanted if unit in tree}
    every = {unit.id for unit in tree if unit.kind in kinds and unit.id not in roots}
    return _less(wanted, every, Selection(kinds=tuple(sorted(kinds))))


def _less(wanted: frozenset[int], every: set[int], rule: Selection) -> Selection | None:
    out = every - wanted
    if len(wanted) < FEWEST or not wanted <= every or len(out) > min(EXCLUDED_MAX, len(wanted) // 2):
        return None
    return Selection(kinds=rule.kinds, under=rule.under, excluded=tuple(sorted(out)))
