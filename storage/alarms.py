"""Everything that will happen is a row; timers only wake the loop that asks for due ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain import times
from storage.store import Tx

SIGNAL: Final = "alarms"


@dataclass(frozen=True, slots=True)
class Alarm:
    """What rings, for whom, and when it should have."""

    id: int
    kind: str
    subject: int
    due_at: datetime


async def set_alarm(tx: Tx, kind: str, subject: int, due_at: datetime) -> bool:
    """Ring at ``due_at``; False if exactly this alarm stands already."""
    tx.announce(SIGNAL)
    changed = await tx.run(
        "INSERT INTO alarms (kind, subject, due_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        kind, subject, times.to_text(due_at),
    )  # fmt: skip
    return changed == 1


async def silence(tx: Tx, kind: str, subject: int) -> int:
    """Take back the alarms of this kind and subject that have not rung."""
    return await tx.run("DELETE FROM alarms WHERE kind = ? AND subject = ? AND rung_at IS NULL", kind, subject)


async def move(tx: Tx, kind: str, old: int, new: int) -> int:
    """The alarms of this kind ring for another subject."""
    return await tx.run(
        "UPDATE alarms SET subject = ? WHERE kind = ? AND subject = ? AND rung_at IS NULL", new, kind, old
    )


async def due_of(tx: Tx, kind: str, subject: int) -> datetime | None:
    """When the next alarm of this kind and subject rings; None for none."""
    row = await tx.row(
        "SELECT min(due_at) AS due FROM alarms WHERE kind = ? AND subject = ? AND rung_at IS NULL",
        kind, subject,
    )  # fmt: skip
    return times.from_text(row["due"]) if row and row["due"] else None


async def due(tx: Tx) -> Alarm | None:
    """The alarm that has been due longest, marked as rung; None when nothing is due."""
    row = await tx.row(
        "UPDATE alarms SET rung_at = ? WHERE id = (SELECT id FROM alarms WHERE rung_at IS NULL"
        " AND due_at <= ? ORDER BY due_at, id LIMIT 1) RETURNING id, kind, subject, due_at",
        tx.stamp, tx.stamp,
    )  # fmt: skip
    if row is None:
        return None
    return Alarm(row["id"], row["kind"], row["subject"], times.from_text(row["due_at"]))


async def next_due(tx: Tx) -> datetime | None:
    """When the next alarm is due."""
    row = await tx.row("SELECT min(due_at) AS due FROM alarms WHERE rung_at IS NULL")
    return times.from_text(row["due"]) if row and row["due"] else None


async def forget(tx: Tx, before: str) -> int:
    """Drop alarms that rang before this stored instant."""
    return await tx.run("DELETE FROM alarms WHERE rung_at < ?", before)
