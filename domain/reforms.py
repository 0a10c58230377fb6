"""What is decided about units: renamed, moved, merged, divided, abolished; and why some of it cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from domain.text import fold
from domain.units import Tree, Unit

Choice = Literal["pass", "end"]


class Kind(StrEnum):
    """What happens to a unit."""

    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    ABOLISHED = "abolished"
    MOVED = "moved"

    @property
    def closes(self) -> bool:
        """Whether the unit is no more afterwards."""
        return self in (Kind.MERGED, Kind.SPLIT, Kind.ABOLISHED)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one unit, from a day on, by a decision (``basis``: "Nghị quyết số …").

    ``successors`` of a merger or a division, the first one before the others; ``work``, ``seats`` and ``tags``
    say what becomes of what is owed, of who sits there, of what it is tagged with: passed on, or ended.
    """

    kind: Kind
    unit_id: int
    day: date
    basis: str
    name: str = ""  # the new one, of a renaming
    parent_id: int | None = None  # the new one, of a move
    successors: tuple[int, ...] = ()
    work: Choice = "pass"
    seats: Choice = "pass"
    tags: Choice = "pass"


class Bar(StrEnum):
    """Why a change cannot be made."""

    GONE = "gone"
    NO_BASIS = "no_basis"
    FUTURE = "future"
    NO_NAME = "no_name"
    SAME_NAME = "same_name"
    NO_SUCCESSOR = "no_successor"
    SUCCESSOR_GONE = "successor_gone"
    ITSELF = "itself"
    BELOW = "below"
    SAME_PLACE = "same_place"
    ROOT = "root"


def bar(change: Change, tree: Tree, today: date, closing: Iterable[int] = ()) -> Bar | None:
    """Why this change cannot be made; None when it can. ``closing``: units that are no more after it, too."""
    unit = tree.get(change.unit_id)
    if unit is None:
        return Bar.GONE
    if not change.basis.strip():
        return Bar.NO_BASIS
    if change.day > today:
        return Bar.FUTURE
    return _named(change, unit.name) or _placed(change, tree) or _succeeded(change, tree, set(closing))


def _named(change: Change, name: str) -> Bar | None:
    if change.kind is not Kind.RENAMED:
        return None
    if not change.name.strip():
        return Bar.NO_NAME
    return Bar.SAME_NAME if change.name == name else None


def _placed(change: Change, tree: Tree) -> Bar | None:
    if change.kind is not Kind.MOVED or change.parent_id is None:
        return None
    if change.parent_id not in tree:
        return Bar.SUCCESSOR_GONE
    if tree.is_within(change.parent_id, change.unit_id):
        return Bar.ITSELF if change.parent_id == change.unit_id else Bar.BELOW
    return Bar.SAME_PLACE if tree[change.unit_id].parent_id == change.parent_id else None


def _succeeded(change: Change, tree: Tree, closing: set[int]) -> Bar | None:
    if change.kind.closes and tree[change.unit_id].parent_id is None and not change.successors:
        return Bar.ROOT
    if change.kind not in (Kind.MERGED, Kind.SPLIT):
        return None
    if not change.successors:
        return Bar.NO_SUCCESSOR
    if change.unit_id in change.successors:
        return Bar.ITSELF
    if any(one not in tree or one in closing for one in change.successors):
        return Bar.SUCCESSOR_GONE
    return None


def heir_of_children(change: Change, tree: Tree) -> int | None:
    """Under whom the units below a closing one stand afterwards: the first successor, else its own superior."""
    for successor in change.successors:
        if not tree.is_within(successor, change.unit_id):
            return successor
    return tree[change.unit_id].parent_id


def once_called(text: str, found: Iterable[Unit]) -> list[tuple[str, str]]:
    """Of these units those that the text calls by an earlier name only: that name, and the present one."""
    said = fold(text)
    pairs = []
    for unit in found:
        old = next((name for name in unit.former if fold(name) in said), "")
        if old and fold(unit.name) not in said:
            pairs.append((old, unit.name))
    return pairs


def names(tree: Tree, unit_ids: Sequence[int]) -> str:
    """What these units are called, in a row."""
    return ", ".join(tree[unit].name for unit in unit_ids)
