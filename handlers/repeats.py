"""What became of a message is unknown: it is sent again, marked, unless its kind may rather be lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from handlers import arrivals, group_fates, redraw
from handlers.group_copies import CARD, LEAVE
from handlers.reminding_cards import AGAIN as ASKS_AGAIN
from storage import outbox
from storage.outbox import Claimed, Owed
from storage.store import Tx

# Until a message of unknown fate is sent again, marked; then it is given up. The second time soon: a line that
# broke once is mostly well again. In an outage of hours nothing is lost, and nobody gets ten copies after it.
AGAIN: Final = tuple(timedelta(seconds=s) for s in (0, 60, 600, 3600, 6 * 3600))
AT_ONCE: Final = 2  # deaths of ours after which it goes at once; one that dies and dies must not flood
# What is sent again when its fate is unknown: losing it is worse than having it twice.
REPEATED: Final = frozenset(
    {
        "card",
        "note",
        "draft",
        "board",
        "report",
        "returned",
        "extension",
        "recall",
        "approval",
        "drill_sheet",
        CARD,
    }
)
_HARMLESS: Final = frozenset({redraw.KIND, LEAVE})  # to edit twice is to edit once, and so is to leave


async def uncertain(tx: Tx, claimed: Claimed, reason: str, *, at_once: bool = False) -> None:
    """End a row whose fate is unknown; ``at_once``: we died, and it is not the line that needs time."""
    if claimed.kind in _HARMLESS and claimed.attempts <= len(AGAIN):
        pause = timedelta(0) if at_once else AGAIN[claimed.attempts - 1]
        await outbox.postpone(tx, claimed.id, tx.now + pause, reason)
        tx.announce(outbox.SIGNAL)
        return
    await outbox.settle(tx, claimed.id, "uncertain", reason=reason)
    await arrivals.perhaps(tx, claimed)
    await group_fates.perhaps(tx, claimed)
    # A digest that also asks for lost presses must not be lost, as a mere reminder may.
    if claimed.kind in REPEATED or claimed.payload.get(ASKS_AGAIN):
        await outbox.owe(tx, _repeat(claimed, tx.now, at_once=at_once))


def _repeat(claimed: Claimed, now: datetime, *, at_once: bool) -> list[Owed]:
    base, _, times_before = claimed.key.partition(":again")
    turn = int(times_before or 0) + 1
    if turn > len(AGAIN):
        return []
    pause = timedelta(0) if at_once and turn <= AT_ONCE else AGAIN[turn - 1]
    return [
        Owed(
            f"{base}:again{turn}", claimed.kind, claimed.lane, claimed.person_id, claimed.directive_id,
            claimed.revision, claimed.payload or None, claimed.silent,
            now + pause, again=True, group_id=claimed.group_id,
        )
    ]  # fmt: skip


async def recover(tx: Tx, in_hand: frozenset[int], *, all_leases: bool) -> int:
    """Rows whose sender died are uncertain, never pending; how many. ``in_hand`` are ours and alive.

    Only an edit, which does no harm twice, is simply made again.
    """
    rows = [row for row in await outbox.expired(tx, all_leases=all_leases) if row["id"] not in in_hand]
    for row in rows:
        await uncertain(tx, outbox.claimed_of(row), "the sender died", at_once=True)
    return len(rows)
