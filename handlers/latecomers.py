"""Whoever is linked after a directive went out gets what is open as one digest, with honest deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from domain import times
from domain.messages import Lane, Message
from domain.people import ANSWERING, Role
from domain.reminder_cards import digest
from domain.urgency import Urgency
from domain.wording import arriving as words
from handlers import escalate
from handlers.desk import Desk
from handlers.publish import card_of
from handlers.reminding_cards import open_items
from storage import boards, estates, journal, latecomers, outbox, people, units
from storage.outbox import Claimed, Owed
from storage.store import Tx

KIND: Final = "arrival"


@dataclass(frozen=True, slots=True)
class Open:
    """What waits for a unit by now: directives to acknowledge, slots to report for."""

    acks: tuple[int, ...] = ()
    slots: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.acks or self.slots)


async def arrived(tx: Tx, person_id: int, unit_id: int, role: Role, zone: tzinfo) -> int:
    """The person joined the unit: owe the digest of what is open there; how many items."""
    return await _show(tx, person_id, unit_id, await enter(tx, person_id, unit_id, role, zone))


async def enter(tx: Tx, person_id: int, unit_id: int, role: Role, zone: tzinfo) -> Open:
    """The person has this seat in the unit from now on: what is open there and new to her.

    By whatever door she came: the caller owes her the one list of it, in this transaction. What has not gone
    out yet comes to her as its card. A unit that had nobody until now is marked: what was due before is not
    late. Whoever answered for the unit before knows it all.
    """
    if role not in ANSWERING or await _was_there(tx, person_id, unit_id):
        return Open()
    if late := await latecomers.mark(tx, unit_id):
        data = {"directives": late}
        await journal.write(tx, "linked_late", person_id, unit_id=unit_id, data=data)
        for directive_id in late:
            await escalate.give_time(tx, directive_id, unit_id, zone)
            await boards.stir(tx, directive_id)
    return await _open(tx, person_id, unit_id)


async def _was_there(tx: Tx, person_id: int, unit_id: int) -> bool:
    seats = await people.seats_of(tx, person_id)
    return any(
        seat.unit_id == unit_id and seat.role in ANSWERING and times.to_text(seat.since) < tx.stamp
        for seat in seats
    )


async def show_open(tx: Tx, person_id: int, unit_id: int, not_before: datetime | None = None) -> int:
    """Owe the person the digest of all that is open for the unit (held until then); how many items."""
    return await _show(tx, person_id, unit_id, await _open(tx, person_id, unit_id), not_before)


async def _open(tx: Tx, person_id: int, unit_id: int) -> Open:
    """What is open and no card is on its way of; the cards that were not hers yet are."""
    for row in await latecomers.still_held(tx, unit_id):
        at, urgency = times.from_text(row["release_at"]), Urgency(row["urgency"])
        await outbox.owe(tx, [card_of(row["id"], row["revision"], person_id, urgency, at, silent=False)])
    coming = (await latecomers.on_the_way(tx, [person_id])).get(person_id, set())
    acks = [directive for directive in await estates.silent(tx, unit_id) if directive not in coming]
    owed = await estates.owed(tx, unit_id)
    return Open(tuple(acks), tuple(slot for slot, directive in owed if directive not in coming))


async def _show(tx: Tx, person_id: int, unit_id: int, found: Open, not_before: datetime | None = None) -> int:
    if found:
        payload = {"unit": unit_id, "acks": [*found.acks], "slots": [*found.slots]}
        key = f"p{person_id}:{KIND}:u{unit_id}:{tx.stamp}"
        await outbox.owe(tx, [Owed(key, KIND, Lane.REPLY, person_id, payload=payload, not_before=not_before)])
        await latecomers.told_later(tx, found.slots)
    return len(found.acks) + len(found.slots)


async def draw(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """What is still open when it leaves; None when nothing is."""
    items = await open_items(tx, claimed, desk)
    if not items:
        return None
    unit_id = claimed.payload.get("unit", 0)  # none: of all units of somebody who is back
    assert isinstance(unit_id, int)
    foot = [words.NOT_BLAMED] if any(item.joined_late for item in items) else []
    head = words.head(await units.name(tx, unit_id)) if unit_id else words.BACK
    return digest(items, tx.now, desk.zone, head, foot)
