"""After a stop: presses that Telegram no longer keeps are asked for again, once, beside what is due."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import Final

from domain import limits, times
from domain.messages import Lane
from handlers.remind import DIGEST
from handlers.reminding_cards import AGAIN
from storage import facts, gathering, people
from storage.gathering import Gathered
from storage.store import Tx

ALIVE: Final = "alive"
"""The fact that says until when presses could reach us."""
ASKED: Final = "asked again"
"""The fact that says which gap was the last to be told of, by its beginning."""


async def still_alive(tx: Tx, heard_at: datetime | None = None) -> None:
    """Presses could reach us until then, or (None) until now."""
    await facts.put(tx, ALIVE, times.to_text(heard_at or tx.now))


async def ask_again(tx: Tx, zone: tzinfo, heard_at: datetime | None = None) -> int:
    """After a gap longer than a press lives, ask whoever has an open item to press again; how many.

    The gap is since ``heard_at``, or (None) since presses last could reach a process. Each person is told once
    a gap, whatever happens meanwhile; who has not had the last request yet gets no other. The request goes with
    what else the person is to be reminded of, in one message; in the night it waits for the morning.
    """
    last = times.to_text(heard_at) if heard_at else await facts.get(tx, ALIVE)
    await still_alive(tx)
    if not last or tx.now - times.from_text(last) <= timedelta(seconds=limits.CALLBACK_LIFE):
        return 0
    if await facts.get(tx, ASKED) == last:
        return 0
    await facts.put(tx, ASKED, last)
    receivers = await _with_open_items(tx) - await gathering.unsent(tx, DIGEST, AGAIN)
    at = times.quiet_until(tx.now, zone) or tx.now
    wanted = [Gathered(person, {AGAIN: [last]}, at) for person in sorted(receivers)]
    await gathering.gather(tx, DIGEST, Lane.REMINDER, wanted)
    return len(wanted)


async def _with_open_items(tx: Tx) -> set[int]:
    """Everybody whom a message reaches and whose unit has not yet acknowledged something."""
    rows = await tx.rows(
        "SELECT DISTINCT a.unit_id FROM audience a JOIN directives d ON d.id = a.directive_id"
        " WHERE d.state = 'published' AND d.ack_wanted = 1 AND a.state = 'silent'"
    )
    seated = await people.seated(tx, [row["unit_id"] for row in rows])
    return {person.id for person, _ in seated if person.reachable}
