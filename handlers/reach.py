"""Who can be written to: a blocked chat is a state with a reason and a date, and any sign of life heals it."""

from __future__ import annotations

from domain.people import ANSWERING, Person
from handlers import coming_back
from storage import boards, journal, people, reach
from storage.store import Tx


async def meet(tx: Tx, telegram_id: int, name: str, username: str = "") -> Person:
    """Whoever just wrote, under the present name.

    If the chat has healed, the boards of their units show it, and the person sees what went on meanwhile.
    """
    before = await people.actor(tx, telegram_id)
    person = await people.meet(tx, telegram_id, name, username)
    if before is not None and not before.person.reachable:
        await journal.write(tx, "reachable", person.id, data={"person": person.id})
        await stir_boards(tx, person.id)
        await coming_back.back(tx, person.id, before.person.reach_since or tx.now)
    return person


async def blocked(tx: Tx, person_id: int) -> bool:
    """The person has closed the chat; False if that was known."""
    if not await reach.mark_unreachable(tx, person_id, "blocked"):
        return False
    await journal.write(tx, "unreachable", person_id, data={"person": person_id, "reason": "blocked"})
    await stir_boards(tx, person_id)
    return True


async def stir_boards(tx: Tx, person_id: int) -> None:
    """Open boards count who can be reached: those of the person's units are to be drawn again."""
    seats = await people.seats_of(tx, person_id)
    await boards.stir_units(tx, [s.unit_id for s in seats if s.unit_id is not None and s.role in ANSWERING])
