"""Units through time: identities stay, names and parents are dated; aliases, kinds and tags are as of now."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from domain import times
from domain.units import Tree, Unit
from storage import successions, unit_tags
from storage.store import Row, Tx
from storage.successions import Ties

Words = Mapping[int, tuple[str, ...]]

_MANY: Final = 1000  # units from which on the loop must not stand still for the building
_SHELF: Final = "units"  # where the tree that was read last stands


@dataclass(frozen=True, slots=True)
class _Kept:
    version: int
    day: str
    tree: Tree


async def tree(tx: Tx, on: date | None = None) -> Tree:
    """All units as they were named and placed on a day (UTC date of the transaction by default).

    The last one read is kept for as long as nothing changes: ten thousand units take a tenth of a second.
    """
    row = await tx.row("SELECT value FROM versions WHERE name = 'units'")
    assert row is not None
    version, day, kept = int(row["value"]), _day(tx, on), tx.shelf.get(_SHELF)
    if isinstance(kept, _Kept) and (kept.version, kept.day) == (version, day):
        return kept.tree
    found = await _read(tx, day)
    tx.shelf[_SHELF] = _Kept(version, day, found)
    return found


async def _read(tx: Tx, day: str) -> Tree:
    rows = await tx.rows(
        """SELECT u.id, u.code, u.kind, u.position, n.name, p.parent_id,
                  coalesce(u.closed_on <= ?, 0) AS gone
           FROM units u
           JOIN unit_names n ON n.unit_id = u.id
                AND n.valid_from <= ? AND (n.valid_to IS NULL OR n.valid_to > ?)
           LEFT JOIN unit_parents p ON p.unit_id = u.id
                AND p.valid_from <= ? AND (p.valid_to IS NULL OR p.valid_to > ?)""",
        day,
        day,
        day,
        day,
        day,
    )
    aliases, tags = await _aliases(tx), await unit_tags.borne(tx)
    ties = await successions.read(tx, day)
    if len(rows) < _MANY:
        return _built(rows, aliases, tags, ties)
    return await asyncio.to_thread(_built, rows, aliases, tags, ties)


def _built(rows: Sequence[Row], aliases: Words, tags: Words, ties: Ties) -> Tree:
    made = [(_unit(row, aliases, tags, ties), bool(row["gone"])) for row in rows]
    return Tree((unit for unit, gone in made if not gone), (unit for unit, gone in made if gone))


async def name(tx: Tx, unit_id: int) -> str:
    """The unit's present name; an empty one for an unknown unit."""
    row = await tx.row("SELECT name FROM unit_names WHERE unit_id = ? AND valid_to IS NULL", unit_id)
    return "" if row is None else str(row["name"])


async def add(tx: Tx, code: str, kind: str, position: int = 0) -> int:
    """A new unit without a name yet; its id."""
    return await tx.insert(
        "INSERT INTO units (code, kind, position, created_at) VALUES (?, ?, ?, ?)",
        code,
        kind,
        position,
        tx.stamp,
    )


async def set_kind(tx: Tx, unit_id: int, kind: str) -> None:
    """What the unit is, from now on."""
    await tx.run("UPDATE units SET kind = ? WHERE id = ?", kind, unit_id)


async def set_positions(tx: Tx, positions: Iterable[tuple[int, int]]) -> None:
    """The order among siblings: (position, unit id)."""
    await tx.many("UPDATE units SET position = ? WHERE id = ?", positions)


async def rename(tx: Tx, unit_id: int, new: str, on: date | None = None) -> None:
    """Bears the new name from this day; the old one stays for the days before."""
    day = _day(tx, on)
    await tx.run("DELETE FROM unit_names WHERE unit_id = ? AND valid_from = ?", unit_id, day)
    await tx.run("UPDATE unit_names SET valid_to = ? WHERE unit_id = ? AND valid_to IS NULL", day, unit_id)
    await tx.run("INSERT INTO unit_names (unit_id, name, valid_from) VALUES (?, ?, ?)", unit_id, new, day)


async def move(tx: Tx, unit_id: int, parent_id: int | None, on: date | None = None) -> None:
    """Stands under the new parent (None: is a root) from this day; the old place stays for the days before."""
    day = _day(tx, on)
    await tx.run("DELETE FROM unit_parents WHERE unit_id = ? AND valid_from = ?", unit_id, day)
    await tx.run("UPDATE unit_parents SET valid_to = ? WHERE unit_id = ? AND valid_to IS NULL", day, unit_id)
    if parent_id is not None:
        await tx.run(
            "INSERT INTO unit_parents (unit_id, parent_id, valid_from) VALUES (?, ?, ?)",
            unit_id,
            parent_id,
            day,
        )


async def named_since(tx: Tx, unit_id: int) -> date:
    """From which day on the unit bears its present name."""
    row = await tx.row("SELECT valid_from FROM unit_names WHERE unit_id = ? AND valid_to IS NULL", unit_id)
    assert row is not None
    return date.fromisoformat(row["valid_from"])


async def placed_since(tx: Tx, unit_id: int) -> date | None:
    """From which day on the unit stands where it does; None for a root."""
    row = await tx.row("SELECT valid_from FROM unit_parents WHERE unit_id = ? AND valid_to IS NULL", unit_id)
    return date.fromisoformat(row["valid_from"]) if row else None


async def made_after(tx: Tx, since: datetime) -> set[int]:
    """The units that were not there at this instant."""
    rows = await tx.rows("SELECT id FROM units WHERE created_at > ?", times.to_text(since))
    return {row["id"] for row in rows}


async def set_aliases(tx: Tx, unit_id: int, aliases: Iterable[str]) -> None:
    """What people also call it, exactly these from now on."""
    await tx.run("DELETE FROM unit_aliases WHERE unit_id = ?", unit_id)
    await tx.many(
        "INSERT INTO unit_aliases (unit_id, alias) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(unit_id, alias) for alias in aliases],
    )


async def _aliases(tx: Tx) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for row in await tx.rows("SELECT unit_id, alias FROM unit_aliases ORDER BY unit_id, alias"):
        found.setdefault(row["unit_id"], []).append(row["alias"])
    return {unit_id: tuple(aliases) for unit_id, aliases in found.items()}


def _unit(row: Row, aliases: Words, tags: Words, ties: Ties) -> Unit:
    return Unit(
        id=row["id"],
        code=row["code"],
        kind=row["kind"],
        name=row["name"],
        parent_id=row["parent_id"],
        aliases=aliases.get(row["id"], ()),
        position=row["position"],
        former=ties.former.get(row["id"], ()),
        became=ties.became.get(row["id"], ()),
        tags=tags.get(row["id"], ()),
    )


def _day(tx: Tx, on: date | None) -> str:
    return (on or tx.now.astimezone(UTC).date()).isoformat()
