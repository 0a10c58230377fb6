"""Whoever is linked after a directive went out gets what is open as one digest, with honest deadlines."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from domain.messages import Lane, Message
from domain.people import ANSWERING, Role
from domain.reminder_cards import digest
from domain.wording import arriving as words
from handlers import escalate
from handlers.desk import Desk
from handlers.reminding_cards import open_items
from storage import boards, estates, journal, latecomers, outbox, units
from storage.outbox import Claimed, Owed
from storage.store import Tx

KIND: Final = "arrival"


async def arrived(tx: Tx, person_id: int, unit_id: int, role: Role, zone: tzinfo) -> int:
    """The person answers for the unit from now on: owe the digest of what is open; how many items.

    A unit that had nobody until now is marked: what was due before is not late.
    """
    if role not in ANSWERING:
        return 0
    if late := await latecomers.mark(tx, unit_id):
        data = {"directives": late}
        await journal.write(tx, "linked_late", person_id, unit_id=unit_id, data=data)
        for directive_id in late:
            await escalate.give_time(tx, directive_id, unit_id, zone)
            await boards.stir(tx, directive_id)
    return await show_open(tx, person_id, unit_id)


async def show_open(tx: Tx, person_id: int, unit_id: int) -> int:
    """Owe the person the digest of all that is open for the unit; how many items."""
    acks = await estates.silent(tx, unit_id)
    slots = [slot for slot, _ in await estates.owed(tx, unit_id)]
    if acks or slots:
        payload = {"unit": unit_id, "acks": acks, "slots": slots}
        key = f"p{person_id}:{KIND}:u{unit_id}:{tx.stamp}"
        await outbox.owe(tx, [Owed(key, KIND, Lane.REPLY, person_id, payload=payload)])
        await latecomers.told_later(tx, slots)
    return len(acks) + len(slots)


async def draw(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """What is still open when it leaves; None when nothing is."""
    items = await open_items(tx, claimed, desk)
    if not items:
        return None
    unit_id = claimed.payload["unit"]
    assert isinstance(unit_id, int)
    foot = [words.NOT_BLAMED] if any(item.joined_late for item in items) else []
    head = words.head(await units.name(tx, unit_id))
    return digest(items, tx.now, desk.zone, head, foot)
