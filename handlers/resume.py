"""After a stop: presses that Telegram no longer keeps are asked for again, once."""

from __future__ import annotations

from datetime import timedelta, tzinfo
from typing import Final

from domain import limits, times
from domain.messages import Lane
from domain.wording import general
from handlers.notes import notes
from storage import facts, outbox, people
from storage.store import Tx

ALIVE: Final = "alive"
"""The fact that says until when the process ran."""


async def still_alive(tx: Tx) -> None:
    """The process runs at this instant."""
    await facts.put(tx, ALIVE, tx.stamp)


async def ask_again(tx: Tx, zone: tzinfo) -> int:
    """After a stop longer than a press lives, ask whoever has an open item to press again; how many.

    In the night the request waits for the morning.
    """
    last = await facts.get(tx, ALIVE)
    await still_alive(tx)
    if not last or tx.now - times.from_text(last) <= timedelta(seconds=limits.CALLBACK_LIFE):
        return 0
    rows = await tx.rows(
        "SELECT DISTINCT a.unit_id FROM audience a JOIN directives d ON d.id = a.directive_id"
        " WHERE d.state = 'published' AND d.ack_wanted = 1 AND a.state = 'silent'"
    )
    seated = await people.seated(tx, [row["unit_id"] for row in rows])
    receivers = [person.id for person, _ in seated if person.reachable]
    owed = await notes(
        tx, f"again:{last}", receivers, lambda: general.PRESS_AGAIN, Lane.REMINDER,
        not_before=times.quiet_until(tx.now, zone),
    )  # fmt: skip
    return await outbox.owe(tx, owed)
