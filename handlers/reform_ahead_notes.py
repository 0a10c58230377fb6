"""Who is told of changes that wait for their day: who ordered them, and who else coordinates there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import Final

from domain import times
from domain.messages import Lane
from domain.people import Actor, Role, is_coordinator
from domain.reform_ahead import Ahead
from domain.urgency import Urgency
from domain.wording import reforming
from domain.wording import scheduling as words
from handlers.notes import notes
from handlers.reform import Reformed
from handlers.telling import release_of
from storage import outbox, people, units
from storage.outbox import Owed
from storage.store import Tx

KIND: Final = "reform_blocked"  # what stands in the way, drawn when it leaves


async def keepers(tx: Tx, ahead: Ahead) -> list[int]:
    """Who coordinates the units that change, from above; admins."""
    tree = await units.tree(tx)
    over = {above.id for unit_id in ahead.unit_ids for above in tree.ancestors(unit_id)}
    seated = await people.seated(tx, sorted(over), (Role.COORDINATOR,))
    return sorted({person.id for person, _ in seated} | {person.id for person in await people.admins(tx)})


async def _orderer(tx: Tx, ahead: Ahead) -> list[int]:
    """Who ordered it, as long as that person is of the office; else who can mend it now."""
    actor = await people.actor_of(tx, ahead.by_id) if ahead.by_id else None
    if actor is not None and is_coordinator(actor):
        return [actor.person.id]
    return await keepers(tx, ahead)


async def tell_ordered(tx: Tx, ahead: Ahead, by: Actor | None, say: Callable[[], str]) -> None:
    """The others who coordinate there hear of it, without a sound."""
    others = [each for each in await keepers(tx, ahead) if by is None or each != by.person.id]
    key = f"reform{ahead.id}:{tx.stamp}"
    await outbox.owe(tx, await notes(tx, key, others, say, Lane.REMINDER, silent=True))


async def tell_off(tx: Tx, ahead: Ahead, by: Actor) -> None:
    """It was called off by somebody: who ordered it, and the others, hear of it."""
    day = times.show_date(ahead.day)

    def say() -> str:
        return words.told_off(by.person.name, day, ahead.basis)

    others = {*await keepers(tx, ahead), *await _orderer(tx, ahead)} - {by.person.id}
    key = f"reform{ahead.id}:off:{tx.stamp}"
    await outbox.owe(tx, await notes(tx, key, sorted(others), say, Lane.REMINDER, silent=True))


async def tell_done(tx: Tx, ahead: Ahead, done: Reformed, zone: tzinfo) -> None:
    """Who ordered it reads what followed, in the morning."""
    at, _ = release_of(Urgency.NORMAL, tx.now, zone)

    def say() -> str:
        followed = reforming.done(done.passed, done.ended, done.reseated, done.unseated)
        return words.done_note(times.show_date(ahead.day), ahead.basis, followed)

    key = f"reform{ahead.id}:done"
    owed = await notes(tx, key, await _orderer(tx, ahead), say, Lane.REMINDER, not_before=at)
    await outbox.owe(tx, owed)


async def tell_blocked(tx: Tx, ahead: Ahead, zone: tzinfo) -> None:
    """Who ordered it reads what stands in the way, with buttons to mend it."""
    at, _ = release_of(Urgency.NORMAL, tx.now, zone)
    await outbox.owe(
        tx,
        [
            Owed(
                f"reform{ahead.id}:blocked:{tx.stamp}:p{person}", KIND, Lane.REMINDER, person,
                payload={"reform": ahead.id}, not_before=at,
            )
            for person in await _orderer(tx, ahead)
        ],
    )  # fmt: skip
