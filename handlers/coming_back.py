"""A chat that was closed is open again: what lies there is put right, what was missed comes as one list."""

from __future__ import annotations

from datetime import datetime

from domain import limits
from domain.messages import Lane
from domain.people import ANSWERING
from handlers import handed, latecomers
from handlers.copies import redraw_late
from storage import boards, comebacks, estates, outbox, people
from storage import latecomers as waiting
from storage.outbox import Owed
from storage.store import Tx


async def back(tx: Tx, person_id: int, since: datetime) -> None:
    """The person has written again, after the chat was closed ``since`` then."""
    await redraw(tx, person_id, since)
    await _owe_list(tx, person_id)


async def redraw(tx: Tx, person_id: int, since: datetime) -> None:
    """Copies, questions and boards that could not be edited since then show how things stand now.

    Each message once, at most ``limits.COPIES_PUT_RIGHT`` of them, the newest: what lies further back says so
    when it is pressed.
    """
    for directive_id, copy in await comebacks.stale(tx, person_id, since, limits.COPIES_PUT_RIGHT):
        await redraw_late(tx, directive_id, copy, f"back:{tx.stamp}")
    await comebacks.retry_edits(tx, person_id, since, limits.COPIES_PUT_RIGHT)
    tx.announce(boards.SIGNAL)  # boards that changed meanwhile have waited


async def _owe_list(tx: Tx, person_id: int) -> None:
    """One list of what is open and was never shown to the person, nor is on its way."""
    units = [seat.unit_id for seat in await people.seats_of(tx, person_id) if seat.role in ANSWERING]
    acks: dict[int, None] = {}
    slots: dict[int, int] = {}
    for unit_id in dict.fromkeys(unit for unit in units if unit is not None):
        acks.update(dict.fromkeys(await estates.silent(tx, unit_id)))
        slots.update(await estates.owed(tx, unit_id))
    missed = await _missed(tx, person_id, {*acks, *slots.values()})
    if not missed:
        return
    listed = [slot for slot, directive_id in slots.items() if directive_id in missed]
    payload = {"acks": [each for each in acks if each in missed], "slots": listed}
    key = f"p{person_id}:{latecomers.KIND}:back:{tx.stamp}"
    await outbox.owe(tx, [Owed(key, latecomers.KIND, Lane.REPLY, person_id, payload=payload)])
    await waiting.told_later(tx, listed)


async def _missed(tx: Tx, person_id: int, open_now: set[int]) -> set[int]:
    if not (refused := await comebacks.never_shown(tx, person_id, open_now)):
        return set()
    told = await comebacks.listed(tx, person_id, (latecomers.KIND, handed.KIND))
    return {one for one, at in refused.items() if one not in told or told[one] < at}
