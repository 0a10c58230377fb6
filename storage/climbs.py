"""How far up the tree a silence has climbed, and who has taken it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain import times
from domain.escalation import Step
from storage.store import Row, Tx, marks


@dataclass(frozen=True, slots=True)
class Climb:
    """The silence about one thing: an acknowledgement (duty 0), or one due day of a duty."""

    id: int
    directive_id: int
    duty_id: int
    due_at: datetime
    rung: int
    state: str  # climbing, letter, settled


@dataclass(frozen=True, slots=True)
class Taker:
    """Who has said to see to it, for which superior unit, and when."""

    unit_id: int
    name: str
    at: datetime


async def begin(tx: Tx, directive_id: int, duty_id: int, due_at: datetime) -> int | None:
    """The id of a new climb; None where it has begun already."""
    row = await tx.row(
        "INSERT INTO climbs (directive_id, duty_id, due_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        " RETURNING id",
        directive_id, duty_id, times.to_text(due_at),
    )  # fmt: skip
    return None if row is None else int(row["id"])


async def get(tx: Tx, climb_id: int) -> Climb | None:
    """The climb of this id."""
    row = await tx.row("SELECT * FROM climbs WHERE id = ?", climb_id)
    return None if row is None else _climb(row)


async def of_answers(tx: Tx, directive_id: int) -> Climb | None:
    """The silence about having received it; None where none has begun to climb, or it climbs no more."""
    row = await tx.row(
        "SELECT * FROM climbs WHERE directive_id = ? AND duty_id = 0 AND state = 'climbing'", directive_id
    )
    return None if row is None else _climb(row)


async def rise(tx: Tx, climb_id: int, rung: int) -> bool:
    """This rung is being told; False if it was already, or nothing climbs any more."""
    changed = await tx.run(
        "UPDATE climbs SET rung = ? WHERE id = ? AND rung < ? AND state = 'climbing'", rung, climb_id, rung
    )
    return changed == 1


async def steps(tx: Tx, climb_id: int) -> dict[int, Step]:
    """How far the silence of each unit has risen, where it has a step of its own."""
    rows = await tx.rows("SELECT * FROM climb_units WHERE climb_id = ?", climb_id)
    return {row["unit_id"]: Step(row["rung"], times.from_text(row["next_at"])) for row in rows}


async def step(tx: Tx, climb_id: int, unit_ids: Sequence[int], rung: int, next_at: datetime) -> None:
    """These units have risen to this rung, and rise further then."""
    await tx.many(
        "INSERT INTO climb_units (climb_id, unit_id, rung, next_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (climb_id, unit_id) DO UPDATE SET rung = excluded.rung, next_at = excluded.next_at",
        [(climb_id, unit, rung, times.to_text(next_at)) for unit in unit_ids],
    )


async def wait(tx: Tx, climb: Climb, unit_ids: Sequence[int], until: datetime) -> None:
    """These units rise no further before then; one that waits longer already goes on waiting."""
    await tx.many(
        "INSERT INTO climb_units (climb_id, unit_id, rung, next_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (climb_id, unit_id) DO UPDATE SET next_at = max(next_at, excluded.next_at)",
        [(climb.id, unit, climb.rung, times.to_text(until)) for unit in unit_ids],
    )


async def lettered(tx: Tx, directive_id: int) -> list[Climb]:
    """The silences under this directive of which the last rung has been told, the earliest first."""
    rows = await tx.rows(
        "SELECT * FROM climbs WHERE directive_id = ? AND state = 'letter' ORDER BY due_at, id", directive_id
    )
    return [_climb(row) for row in rows]


async def taken_of(tx: Tx, directive_id: int) -> list[Climb]:
    """The silences under this directive that somebody has said to see to, the earliest first."""
    rows = await tx.rows(
        "SELECT c.* FROM climbs c WHERE c.directive_id = ? AND c.state <> 'settled'"
        " AND EXISTS (SELECT 1 FROM climb_takers t WHERE t.climb_id = c.id) ORDER BY c.due_at, c.id",
        directive_id,
    )
    return [_climb(row) for row in rows]


async def end(tx: Tx, climb_id: int, state: str) -> bool:
    """It climbs no further: ``settled`` because nobody is silent any more, or ``letter``."""
    return await tx.run("UPDATE climbs SET state = ? WHERE id = ? AND state = 'climbing'", state, climb_id) == 1


async def missing(tx: Tx, climb: Climb) -> list[int]:
    """The units that are still silent, while the directive stands; none that owed it before it had anybody."""
    if climb.duty_id == 0:
        rows = await tx.rows(
            "SELECT a.unit_id FROM audience a JOIN directives d ON d.id = a.directive_id"
            " WHERE a.directive_id = ? AND a.state = 'silent' AND a.purpose = 'act' AND d.ack_wanted = 1"
            " AND d.state = 'published' ORDER BY a.unit_id",
            climb.directive_id,
        )
    else:
        rows = await tx.rows(
            "SELECT s.unit_id FROM slots s JOIN directives d ON d.id = s.directive_id WHERE s.duty_id = ?"
            " AND s.due_at = ? AND s.state IN ('open', 'returned') AND d.state = 'published'"
            " AND (s.linked_at IS NULL OR s.due_at >= s.linked_at) ORDER BY s.unit_id",
            climb.duty_id, times.to_text(climb.due_at),
        )  # fmt: skip
    return [row["unit_id"] for row in rows]


async def returned(tx: Tx, climb: Climb) -> set[int]:
    """Of the silent units those that have reported, and had it returned."""
    rows = await tx.rows(
        "SELECT unit_id FROM slots WHERE duty_id = ? AND due_at = ? AND state = 'returned'",
        climb.duty_id, times.to_text(climb.due_at),
    )  # fmt: skip
    return {row["unit_id"] for row in rows}


async def take(tx: Tx, climb_id: int, unit_id: int, person_id: int) -> bool:
    """This person sees to it for this superior unit; False if somebody does already."""
    changed = await tx.run(
        "INSERT INTO climb_takers (climb_id, unit_id, person_id, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        climb_id, unit_id, person_id, tx.stamp,
    )  # fmt: skip
    return changed == 1


async def takers(tx: Tx, climb_ids: Sequence[int]) -> dict[int, list[Taker]]:
    """Who sees to these climbs."""
    rows = await tx.rows(
        "SELECT t.*, p.name FROM climb_takers t JOIN people p ON p.id = t.person_id"  # noqa: S608 — question marks only
        f" WHERE t.climb_id IN ({marks(climb_ids)}) ORDER BY t.at",
        *climb_ids,
    )
    found: dict[int, list[Taker]] = {}
    for row in rows:
        taker = Taker(row["unit_id"], row["name"], times.from_text(row["at"]))
        found.setdefault(row["climb_id"], []).append(taker)
    return found


def _climb(row: Row) -> Climb:
    return Climb(
        row["id"],
        row["directive_id"],
        row["duty_id"],
        times.from_text(row["due_at"]),
        row["rung"],
        row["state"],
    )
