"""A chosen audience as a value: for notices, corrections and saved lists."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import cast

from domain.units import Tree, Unit


@dataclass(frozen=True, slots=True)
class Selection:
    """Which units are meant: everything that any of the first four fields names, less what the last two name.

    ``whole``: all units below the root, not the root itself. ``kinds``: all of these kinds. ``under``: these
    units with all below them. ``units``: exactly these. ``excluded``: not these. ``without``: not these, nor
    anything below them.
    """

    whole: bool = False
    kinds: tuple[str, ...] = ()
    under: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
    without: tuple[int, ...] = ()


def select(selection: Selection, tree: Tree, root_id: int) -> tuple[int, ...]:
    """The ids in reading order, never outside the subtree of ``root_id``; unknown units are passed over."""
    under = _within(tree, selection.under)
    out = set(selection.excluded) | _within(tree, selection.without)

    def chosen(unit: Unit) -> bool:
        by_rule = unit.id != root_id and (selection.whole or unit.kind in selection.kinds)
        return (by_rule or unit.id in under or unit.id in selection.units) and unit.id not in out

    return tuple(unit.id for unit in tree.subtree(root_id) if chosen(unit))


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
