"""Saved lists of receivers, shared by the whole office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.audience import Selection, from_json, to_json
from storage.store import Row, Tx


@dataclass(frozen=True, slots=True)
class SavedList:
    """A list with its row and who saved it."""

    id: int
    name: str
    selection: Selection
    author_id: int
    author: str


async def all_lists(tx: Tx) -> list[SavedList]:
    """Every list, by id; who shows them puts them in order."""
    rows = await tx.rows(
        "SELECT l.*, p.name AS author FROM saved_lists l JOIN people p ON p.id = l.created_by ORDER BY l.id"
    )
    return [_saved(row) for row in rows]


async def get(tx: Tx, list_id: int) -> SavedList | None:
    """The list, or None once it is deleted."""
    row = await tx.row(
        "SELECT l.*, p.name AS author FROM saved_lists l JOIN people p ON p.id = l.created_by WHERE l.id = ?",
        list_id,
    )
    return None if row is None else _saved(row)


async def add(tx: Tx, name: str, units: Sequence[int], author_id: int) -> int:
    """Save exactly these units under a name that no list bears; its id."""
    return await tx.insert(
        "INSERT INTO saved_lists (name, body, created_by, created_at) VALUES (?, ?, ?, ?)",
        name, to_json(Selection(units=tuple(units))), author_id, tx.stamp,
    )  # fmt: skip


async def replace_units(tx: Tx, list_id: int, units: Sequence[int]) -> bool:
    """From now on the list means exactly these units; False if there is none."""
    body = to_json(Selection(units=tuple(units)))
    return await tx.run("UPDATE saved_lists SET body = ? WHERE id = ?", body, list_id) == 1


async def follow(tx: Tx, list_id: int, rule: Selection) -> bool:
    """From now on the list means whatever fits this rule when it is chosen; False if there is none."""
    return await tx.run("UPDATE saved_lists SET body = ? WHERE id = ?", to_json(rule), list_id) == 1


async def drop(tx: Tx, list_id: int) -> bool:
    """Delete the list; False if there was none."""
    return await tx.run("DELETE FROM saved_lists WHERE id = ?", list_id) == 1


def _saved(row: Row) -> SavedList:
    return SavedList(row["id"], row["name"], from_json(row["body"]), row["created_by"], row["author"])
