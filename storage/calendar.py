"""The office's own days: off in exchange for others, or worked instead."""

from __future__ import annotations

from datetime import date
from typing import Literal

from domain.workdays import Calendar
from storage.store import Tx


async def calendar(tx: Tx) -> Calendar:
    """The law's days with the office's own above them."""
    rows = await tx.rows("SELECT day, kind FROM calendar_days")
    kinds = {date.fromisoformat(row["day"]): row["kind"] for row in rows}
    off = frozenset(day for day, kind in kinds.items() if kind == "off")
    return Calendar(off, frozenset(kinds) - off)


async def put(tx: Tx, day: date, kind: Literal["off", "work"], note: str, by_id: int | None) -> None:
    """This day is off, or worked, whatever the week and the law say."""
    await tx.run(
        "INSERT INTO calendar_days (day, kind, note, by_id, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (day)"
        " DO UPDATE SET kind = excluded.kind, note = excluded.note, by_id = excluded.by_id, at = excluded.at",
        day.isoformat(), kind, note, by_id, tx.stamp,
    )  # fmt: skip


async def drop(tx: Tx, day: date) -> bool:
    """The week and the law hold again for this day; False if they did."""
    return await tx.run("DELETE FROM calendar_days WHERE day = ?", day.isoformat()) == 1
