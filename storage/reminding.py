"""What is to be reminded of now: due is a column, a sweep asks for it, a unit's items together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain import times
from domain.people import ANSWERING
from domain.reminders import Plan
from domain.urgency import Urgency
from storage import planning
from storage.duties import Slot, slot_of
from storage.store import Row, Tx, chunks, marks

_ANSWERING: Final = "(" + ", ".join(f"'{role}'" for role in ANSWERING) + ")"
UNITS_AT_ONCE: Final = 50  # in one transaction: 5,000 items where each owes a hundred


@dataclass(frozen=True, slots=True)
class DueSlot:
    """A slot whose next reminder has come."""

    slot: Slot
    told_at: datetime
    urgency: Urgency
    is_live: bool
    remind_at: datetime


@dataclass(frozen=True, slots=True)
class DueAck:
    """A unit of an audience whose acknowledgement is asked for now."""

    directive_id: int
    unit_id: int
    told_at: datetime
    released: datetime
    urgency: Urgency
    is_live: bool  # published, and the unit is silent
    remind_at: datetime


async def units_due(tx: Tx) -> list[int]:
    """Some units that have anything to be reminded of now; empty when nobody has."""
    rows = await tx.rows(
        "SELECT unit_id FROM slots WHERE remind_at <= ? UNION"
        " SELECT unit_id FROM ack_watches WHERE remind_at <= ? ORDER BY unit_id LIMIT ?",
        tx.stamp, tx.stamp, UNITS_AT_ONCE,
    )  # fmt: skip
    return [row["unit_id"] for row in rows]


async def due_slots(tx: Tx, unit_ids: Sequence[int], until: datetime) -> list[DueSlot]:
    """The slots of these units whose reminder comes by ``until``, in the order of their deadlines."""
    rows = await tx.rows(
        "SELECT s.*, d.urgency, d.state AS directive_state FROM slots s"  # noqa: S608 — question marks only
        " JOIN directives d ON d.id = s.directive_id"
        f" WHERE s.remind_at <= ? AND s.unit_id IN ({marks(unit_ids)}) ORDER BY s.due_at, s.id",
        times.to_text(until), *unit_ids,
    )  # fmt: skip
    return [
        DueSlot(
            slot_of(row), times.from_text(row["told_at"] or row["opens_at"]), Urgency(row["urgency"]),
            row["directive_state"] == "published", times.from_text(row["remind_at"]),
        )
        for row in rows
    ]  # fmt: skip


async def fellows(tx: Tx, unit_ids: Sequence[int]) -> dict[int, set[int]]:
    """For each unit for which somebody of these units answers too: of which of these."""
    rows = await tx.rows(
        "SELECT DISTINCT b.unit_id AS fellow, a.unit_id FROM seats a JOIN seats b ON b.person_id = a.person_id"  # noqa: S608 — constants and question marks only
        f" WHERE a.unit_id IN ({marks(unit_ids)}) AND b.unit_id <> a.unit_id AND a.until IS NULL"
        f" AND b.until IS NULL AND a.role IN {_ANSWERING} AND b.role IN {_ANSWERING}",
        *unit_ids,
    )  # fmt: skip
    found: dict[int, set[int]] = {}
    for row in rows:
        found.setdefault(row["fellow"], set()).add(row["unit_id"])
    return found


async def due_acks(tx: Tx, unit_ids: Sequence[int], until: datetime) -> list[DueAck]:
    """The acknowledgements of these units to ask for by ``until``."""
    rows = await tx.rows(
        "SELECT w.*, d.urgency, d.release_at, (d.state = 'published' AND a.state = 'silent') AS live"  # noqa: S608 — question marks only
        " FROM ack_watches w JOIN directives d ON d.id = w.directive_id"
        " JOIN audience a ON a.directive_id = w.directive_id AND a.unit_id = w.unit_id"
        f" WHERE w.remind_at <= ? AND w.unit_id IN ({marks(unit_ids)}) ORDER BY w.directive_id, w.unit_id",
        times.to_text(until), *unit_ids,
    )  # fmt: skip
    return [
        DueAck(
            row["directive_id"], row["unit_id"], times.from_text(row["told_at"]),
            times.from_text(row["release_at"]), Urgency(row["urgency"]), bool(row["live"]),
            times.from_text(row["remind_at"]),
        )
        for row in rows
    ]  # fmt: skip


async def plans(tx: Tx, directive_ids: Iterable[int]) -> dict[int, Plan]:
    """The reminders that these directives keep to."""
    found: dict[int, Plan] = {}
    for chunk in chunks(sorted(set(directive_ids))):
        rows = await tx.rows(f"SELECT * FROM reminder_plans WHERE directive_id IN ({marks(chunk)})", *chunk)  # noqa: S608 — question marks only
        found |= {row["directive_id"]: planning.plan_in(row["body"], row["mode"]) for row in rows}
    return found


async def slots_told(tx: Tx, following: Sequence[tuple[int, datetime, datetime | None]]) -> None:
    """These slots (by id) are dealt with up to the first instant, and come up again at the second."""
    rows = [(times.to_text(until), _text(then), slot_id) for slot_id, until, then in following]
    await tx.many("UPDATE slots SET told_at = ?, remind_at = ? WHERE id = ? AND remind_at IS NOT NULL", rows)


async def acks_told(tx: Tx, following: Sequence[tuple[int, int, datetime, datetime | None]]) -> None:
    """These (directive, unit) are dealt with up to the first instant, and come up again at the second."""
    rows = [
        (times.to_text(until), _text(then), directive_id, unit_id)
        for directive_id, unit_id, until, then in following
    ]
    await tx.many(
        "UPDATE ack_watches SET told_at = ?, remind_at = ? WHERE directive_id = ? AND unit_id = ?", rows
    )


def _text(instant: datetime | None) -> str | None:
    return times.to_text(instant) if instant else None


async def next_due(tx: Tx) -> datetime | None:
    """When the next reminder is due."""
    row = await tx.row(
        "SELECT min(due) AS due FROM (SELECT min(remind_at) AS due FROM slots WHERE remind_at IS NOT NULL"
        " UNION ALL SELECT min(remind_at) FROM ack_watches WHERE remind_at IS NOT NULL)"
    )
    return times.from_text(row["due"]) if row and row["due"] else None


async def slots(tx: Tx, slot_ids: Sequence[int]) -> list[Slot]:
    """Of these slots the ones in which a report is still owed, under a published directive."""
    rows: list[Row] = []
    for chunk in chunks(slot_ids):
        rows += await tx.rows(
            "SELECT s.* FROM slots s JOIN directives d ON d.id = s.directive_id WHERE d.state = 'published'"  # noqa: S608 — question marks only
            f" AND s.state IN ('open', 'returned') AND s.id IN ({marks(chunk)}) ORDER BY s.due_at, s.id",
            *chunk,
        )
    return [slot_of(row) for row in rows]


async def silent(tx: Tx, directive_ids: Sequence[int], unit_ids: Sequence[int]) -> list[tuple[int, int]]:
    """The (directive, unit) among these that have not acknowledged what is published and wants it."""
    rows = await tx.rows(
        "SELECT a.directive_id, a.unit_id FROM audience a JOIN directives d ON d.id = a.directive_id"  # noqa: S608 — question marks only
        " WHERE d.state = 'published' AND d.ack_wanted = 1 AND a.state = 'silent' AND a.purpose = 'act'"
        f" AND a.directive_id IN ({marks(directive_ids)}) AND a.unit_id IN ({marks(unit_ids)})"
        " ORDER BY a.directive_id, a.unit_id",
        *directive_ids, *unit_ids,
    )  # fmt: skip
    return [(row["directive_id"], row["unit_id"]) for row in rows]


async def ack_follows(tx: Tx, directive_id: int, unit_ids: Sequence[int]) -> datetime | None:
    """When these units are next asked for their acknowledgement."""
    row = await tx.row(
        "SELECT min(remind_at) AS due FROM ack_watches WHERE directive_id = ?"  # noqa: S608 — question marks only
        f" AND unit_id IN ({marks(unit_ids)})",
        directive_id, *unit_ids,
    )  # fmt: skip
    return times.from_text(row["due"]) if row and row["due"] else None


async def snooze(tx: Tx, person_id: int, directive_id: int, slot_id: int, until: datetime) -> int:
    """This person hears of this item (slot 0: the acknowledgement) only then again; the snooze's id."""
    row = await tx.row(
        "INSERT INTO snoozes (person_id, directive_id, slot_id, until) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (person_id, directive_id, slot_id) DO UPDATE SET until = excluded.until RETURNING id",
        person_id, directive_id, slot_id, times.to_text(until),
    )  # fmt: skip
    assert row is not None
    return int(row["id"])


@dataclass(frozen=True, slots=True)
class Snooze:
    """Until when one person wants no word of one item."""

    person_id: int
    directive_id: int
    slot_id: int
    until: datetime


async def snoozes(tx: Tx, person_ids: Sequence[int]) -> list[Snooze]:
    """What these people do not want to hear of now."""
    rows: list[Row] = []
    for chunk in chunks(person_ids):
        rows += await tx.rows(
            f"SELECT * FROM snoozes WHERE until > ? AND person_id IN ({marks(chunk)})",  # noqa: S608 — question marks only
            tx.stamp,
            *chunk,
        )
    return [_snooze(row) for row in rows]


async def woken(tx: Tx, snooze_id: int) -> Snooze | None:
    """The snooze, once its time is over; it is gone then."""
    row = await tx.row("DELETE FROM snoozes WHERE id = ? AND until <= ? RETURNING *", snooze_id, tx.stamp)
    return None if row is None else _snooze(row)


def _snooze(row: Row) -> Snooze:
    return Snooze(row["person_id"], row["directive_id"], row["slot_id"], times.from_text(row["until"]))
