"""After a stop: presses that Telegram no longer keeps are asked for again, once."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import Final

from domain import limits, times
from domain.messages import Lane
from domain.wording import general
from handlers.notes import notes
from storage import facts, gathering, outbox, people
from storage.store import Tx

ALIVE: Final = "alive"
"""The fact that says until when presses could reach us."""
KEY: Final = "again"


async def still_alive(tx: Tx, heard_at: datetime | None = None) -> None:
    """Presses could reach us until then, or (None) until now."""
    await facts.put(tx, ALIVE, times.to_text(heard_at or tx.now))


async def ask_again(tx: Tx, zone: tzinfo, heard_at: datetime | None = None) -> int:
    """After a gap longer than a press lives, ask whoever has an open item to press again; how many.

    The gap is since ``heard_at``, or (None) since presses last could reach a process. Each person is told once
    a gap, whatever happens meanwhile; who has not had the last request yet gets no other. In the night the
    request waits for the morning.
    """
    last = times.to_text(heard_at) if heard_at else await facts.get(tx, ALIVE)
    await still_alive(tx)
    if not last or tx.now - times.from_text(last) <= timedelta(seconds=limits.CALLBACK_LIFE):
        return 0
    rows = await tx.rows(
        "SELECT DISTINCT a.unit_id FROM audience a JOIN directives d ON d.id = a.directive_id"
        " WHERE d.state = 'published' AND d.ack_wanted = 1 AND a.state = 'silent'"
    )
    seated = await people.seated(tx, [row["unit_id"] for row in rows])
    asked = await gathering.unsent(tx, f"{KEY}:")
    receivers = [person.id for person, _ in seated if person.reachable and person.id not in asked]
    owed = await notes(
        tx, f"{KEY}:{last}", receivers, lambda: general.PRESS_AGAIN, Lane.REMINDER,
        not_before=times.quiet_until(tx.now, zone),
    )  # fmt: skip
    return await outbox.owe(tx, owed)
