"""A mass failure: nobody is marked, what was marked is taken back, the admins are told."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from domain import times
from domain.mass import Verdict
from domain.wording import general
from handlers import coming_back
from handlers.notes import notes
from storage import comebacks, journal, outbox, people, reach
from storage.outbox import Claimed
from storage.store import Tx

PAUSE: Final = timedelta(minutes=5)  # until what failed in the mass is tried again
TRIES: Final = 6  # half an hour; what fails then is refused, and still nobody is marked


async def begin(tx: Tx, verdict: Verdict) -> None:
    """Take back what was refused before the mass was seen, and tell the admins, once an hour and reason.

    Whoever was out of reach before the first of these refusals still is.
    """
    undone = await comebacks.reopen(tx, verdict.undo, tx.now + PAUSE, verdict.fresh)
    for person_id, refused_at in undone.items():
        person = await people.get(tx, person_id)
        since = person.reach_since if person and person.reach_reason in verdict.fresh else None
        if since is not None and times.to_text(since) >= refused_at:
            await reach.heal(tx, person_id)
            await coming_back.redraw(tx, person_id, since)
    for reason in verdict.fresh:
        await journal.write(tx, "mass_failure", None, data={"reason": reason, "undone": len(verdict.undo)})
        await _tell(tx, reason)


async def _tell(tx: Tx, reason: str) -> None:
    admins = [one.id for one in await people.admins(tx)]
    key = f"mass:{reason}:{tx.stamp[:13]}"
    await outbox.owe(tx, await notes(tx, key, admins, lambda: general.mass_failure(reason)))


async def wait_out(tx: Tx, claimed: Claimed, reason: str) -> None:
    """One send of the mass: it waits, and marks nobody."""
    if claimed.attempts < TRIES:
        await outbox.postpone(tx, claimed.id, tx.now + PAUSE, reason)
    else:
        await outbox.settle(tx, claimed.id, "refused", reason=reason)
