"""A chosen audience as a value: for notices, corrections and saved lists."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import cast

from domain import tags
from domain.units import Tree, Unit


@dataclass(frozen=True, slots=True)
class Selection:
    """Which units are meant: whatever fits the rule, and ``units``; less ``excluded`` and ``without``.

    The rule is ``whole``: all units below the root, not the root itself; or whatever is of one of these
    ``kinds``, is one of or stands ``under`` one of these units, and bears one of these ``tags``, where a field
    that is empty asks nothing. ``units``: exactly these, too. ``excluded``: not these. ``without``: not these,
    nor anything below them.
    """

    whole: bool = False
    kinds: tuple[str, ...] = ()
    under: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
    without: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def is_rule(self) -> bool:
        """Whether units that come later may belong to it."""
        return bool(self.whole or self.kinds or self.under or self.tags)


def select(selection: Selection, tree: Tree, root_id: int) -> tuple[int, ...]:
    """The ids in reading order, never outside the subtree of ``root_id``; unknown units are passed over."""
    under = _within(tree, selection.under)
    out = set(selection.excluded) | _within(tree, selection.without)
    fits = _rule(selection, under)

    def chosen(unit: Unit) -> bool:
        by_rule = fits(unit) and (unit.id != root_id or unit.id in under)
        return (by_rule or unit.id in selection.units) and unit.id not in out

    return tuple(unit.id for unit in tree.subtree(root_id) if chosen(unit))


def fits(selection: Selection, tree: Tree, unit_id: int) -> bool:
    """Whether the unit itself is meant by the rule and not taken out, wherever it stands."""
    out = set(selection.excluded) | _within(tree, selection.without)
    return unit_id not in out and _rule(selection, _within(tree, selection.under))(tree[unit_id])


def _rule(selection: Selection, under: set[int]) -> Callable[[Unit], bool]:
    wanted = {tags.key(tag) for tag in selection.tags}

    def fits(unit: Unit) -> bool:
        return (
            selection.is_rule
            and (not selection.kinds or unit.kind in selection.kinds)
            and (not selection.under or unit.id in under)
            and (not wanted or tags.bears(unit, wanted))
        )

    return fits


def to_json(selection: Selection) -> str:
    """As it is stored: only what differs from an empty selection."""
    chosen = {field.name: getattr(selection, field.name) for field in fields(selection)}
    return json.dumps({name: value for name, value in chosen.items() if value}, sort_keys=True)


def from_json(text: str) -> Selection:
    """What ``to_json`` wrote. Raises ValueError for anything else; unknown fields are refused, not dropped."""
    data = json.loads(text)
    if not isinstance(data, dict) or not data.keys() <= {field.name for field in fields(Selection)}:
        raise ValueError("not a selection")
    return Selection(
        whole=data.get("whole", False) is True,
        kinds=tuple(str(kind) for kind in _items(data, "kinds")),
        under=_ids(data, "under"),
        units=_ids(data, "units"),
        excluded=_ids(data, "excluded"),
        without=_ids(data, "without"),
        tags=tuple(str(tag) for tag in _items(data, "tags")),
    )


def _within(tree: Tree, roots: tuple[int, ...]) -> set[int]:
    return {unit.id for root in roots for unit in tree.subtree(root)}


def _items(data: dict[str, object], name: str) -> list[object]:
    items = data.get(name, [])
    if not isinstance(items, list):
        raise ValueError(f"{name} is not a list")
    return cast("list[object]", items)


def _ids(data: dict[str, object], name: str) -> tuple[int, ...]:
    items = _items(data, name)
    if not all(type(item) is int for item in items):
        raise ValueError(f"{name} holds something that is not an id")
    return tuple(cast("list[int]", items))
