"""Units by what was decided about them: who took whose place, and what they were called before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain import times
from storage.store import Tx


@dataclass(frozen=True, slots=True)
class Ties:
    """For each unit what it (or a unit whose place it took) was called; and which units took its place."""

    former: Mapping[int, tuple[str, ...]]
    became: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Decision:
    """One change of one unit, as the decision says it."""

    id: int
    kind: str
    unit_id: int
    old_name: str
    day: date
    basis: str
    work: str  # none, pass, end
    seats: str


async def read(tx: Tx, day: str) -> Ties:
    """How the units stand to each other on this day (``YYYY-MM-DD``)."""
    became: dict[int, tuple[int, ...]] = {}
    for row in await tx.rows("SELECT unit_id, successor_id FROM unit_successors ORDER BY unit_id, place"):
        became[row["unit_id"]] = (*became.get(row["unit_id"], ()), row["successor_id"])
    called: dict[int, list[str]] = {}
    present: dict[int, str] = {}
    for row in await tx.rows("SELECT unit_id, name, valid_to FROM unit_names ORDER BY unit_id, valid_from"):
        if row["valid_to"] is None or row["valid_to"] > day:
            present.setdefault(row["unit_id"], row["name"])
        else:
            called.setdefault(row["unit_id"], []).append(row["name"])
    rows = (
        await tx.rows(  # a change holds once it is made: a day of ours begins before the same one by Greenwich
            "SELECT unit_id, old_name FROM unit_changes WHERE day <= ? OR substr(at, 1, 10) <= ? ORDER BY id",
            day,
            day,
        )
    )
    for row in rows:
        called.setdefault(row["unit_id"], []).append(row["old_name"])
    return Ties(_former(called, present, became), became)


def _former(
    called: Mapping[int, Sequence[str]], present: Mapping[int, str], became: Mapping[int, Sequence[int]]
) -> dict[int, tuple[str, ...]]:
    found: dict[int, dict[str, None]] = {}
    for unit_id, names in called.items():
        for heir in _heirs(unit_id, became):
            found.setdefault(heir, {}).update(dict.fromkeys(names))
    return {
        unit_id: kept
        for unit_id, names in found.items()
        if (kept := tuple(name for name in names if name != present.get(unit_id)))
    }


def _heirs(unit_id: int, became: Mapping[int, Sequence[int]]) -> set[int]:
    """The unit itself and all who took its place, one after the other."""
    found, waiting = {unit_id}, [unit_id]
    while waiting:
        for heir in became.get(waiting.pop(), ()):
            if heir not in found:
                found.add(heir)
                waiting.append(heir)
    return found


async def decide(
    tx: Tx, kind: str, unit_id: int, old_name: str, day: date, basis: str, by_id: int | None,
    *, work: str = "none", seats: str = "none",
) -> int:  # fmt: skip
    """Write down what was decided about a unit; the change's id."""
    return await tx.insert(
        "INSERT INTO unit_changes (kind, unit_id, old_name, day, basis, work, seats, by_id, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        kind, unit_id, old_name, day.isoformat(), basis, work, seats, by_id, tx.stamp,
    )  # fmt: skip


async def succeed(tx: Tx, change_id: int, unit_id: int, successors: Sequence[int]) -> None:
    """These take the unit's place, the first one before the others."""
    await tx.many(
        "INSERT INTO unit_successors (unit_id, successor_id, place, change_id) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        [(unit_id, successor, place, change_id) for place, successor in enumerate(successors)],
    )


async def close(tx: Tx, unit_id: int, day: date) -> bool:
    """The unit is no more from this day on; False if it was closed before."""
    changed = await tx.run(
        "UPDATE units SET closed_on = ? WHERE id = ? AND closed_on IS NULL", day.isoformat(), unit_id
    )
    return changed == 1


async def ending(tx: Tx, unit_id: int) -> Decision | None:
    """The decision that closed the unit; None for one that is there."""
    row = await tx.row(
        "SELECT c.* FROM unit_changes c JOIN units u ON u.id = c.unit_id WHERE c.unit_id = ?"
        " AND u.closed_on IS NOT NULL AND c.kind IN ('merged', 'split', 'abolished')"
        " ORDER BY c.id DESC LIMIT 1",
        unit_id,
    )
    if row is None:
        return None
    return Decision(
        row["id"], row["kind"], row["unit_id"], row["old_name"], date.fromisoformat(row["day"]), row["basis"],
        row["work"], row["seats"],
    )  # fmt: skip


async def successors(tx: Tx, unit_id: int) -> list[int]:
    """Who took the unit's place, the first one first."""
    rows = await tx.rows("SELECT successor_id FROM unit_successors WHERE unit_id = ? ORDER BY place", unit_id)
    return [row["successor_id"] for row in rows]


async def last_seat(tx: Tx, person_id: int) -> tuple[int, datetime] | None:
    """The unit that is no more in which this person sat last, and when that seat ended."""
    row = await tx.row(
        "SELECT s.unit_id, s.until FROM seats s JOIN units u ON u.id = s.unit_id WHERE s.person_id = ?"
        " AND s.until IS NOT NULL AND u.closed_on IS NOT NULL ORDER BY s.until DESC, s.id DESC LIMIT 1",
        person_id,
    )
    return None if row is None else (row["unit_id"], times.from_text(row["until"]))


async def names_until(tx: Tx, since: datetime) -> dict[int, list[str]]:
    """For units renamed after this instant: what they were called until then, the earliest name first."""
    found: dict[int, dict[str, None]] = {}
    rows = await tx.rows(
        "SELECT unit_id, old_name AS name FROM unit_changes WHERE kind = 'renamed' AND at > ? ORDER BY id",
        times.to_text(since),
    )
    dated = await tx.rows(  # a file renames without a decision
        "SELECT unit_id, name FROM unit_names WHERE valid_to > ? AND valid_from <= ?"
        " ORDER BY unit_id, valid_from",
        since.date().isoformat(), since.date().isoformat(),
    )  # fmt: skip
    for row in (*rows, *dated):
        found.setdefault(row["unit_id"], {})[row["name"]] = None
    return {unit_id: list(names) for unit_id, names in found.items()}


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A unit that ended in one which was there before; ``whole``: not only a part of it."""

    unit_id: int
    name: str
    day: date
    whole: bool


async def taken_in(tx: Tx, unit_id: int) -> list[TakenIn]:
    """What this unit took in after it was there itself; what it was made of is not among them."""
    rows = await tx.rows(
        "SELECT c.unit_id, c.old_name, c.day, c.kind FROM unit_successors s"
        " JOIN unit_changes c ON c.id = s.change_id"
        " JOIN units u ON u.id = s.successor_id WHERE s.successor_id = ? AND u.created_at < c.at ORDER BY c.id",
        unit_id,
    )
    return [
        TakenIn(row["unit_id"], row["old_name"], date.fromisoformat(row["day"]), row["kind"] != "split")
        for row in rows
    ]


async def taken(tx: Tx, directive_id: int) -> dict[int, list[int]]:
    """For each unit that took on work of the directive: the closed units whose it was."""
    found: dict[int, list[int]] = {}
    rows = await tx.rows(
        "SELECT unit_id, data FROM journal WHERE directive_id = ? AND kind = 'work_passed' ORDER BY seq",
        directive_id,
    )
    for row in rows:
        for heir in json.loads(row["data"])["to"]:
            found.setdefault(heir, []).append(row["unit_id"])
    return found
