"""A directive is closed when nothing more is expected of it, and opened again if that was too soon."""

from __future__ import annotations

from domain.errors import Refusal
from domain.people import Actor
from domain.wording import drills, ties
from handlers import duty, replaced, resettle
from handlers.copies import redraw_all
from handlers.replaced import Reopened
from handlers.steward import in_care
from storage import boards, directives, duties, duty_moves, journal, outbox
from storage.store import Tx


async def close(tx: Tx, actor: Actor, directive_id: int) -> int:
    """Nothing more is asked, reminded of or sent; answers and reports stay. How many open reports it ended."""
    directive = await in_care(tx, actor, directive_id, "published")
    await directives.set_state(tx, directive_id, "published", "closed")
    await outbox.stop(tx, directive_id, "closed")
    ended = await duty.end(tx, directive_id, "closed")
    await _told(tx, actor, directive_id, directive.revision, "closed")
    return ended


async def reopen(tx: Tx, actor: Actor, directive_id: int) -> Reopened:
    """What was open when it was closed is open again, also what had moved to one that replaced it.

    What went by is not chased. Raises Refusal while something replaces it.
    """
    directive = await in_care(tx, actor, directive_id, "closed")
    if directive.drill:
        raise Refusal(drills.ENDED)
    if not await replaced.may_reopen(tx, directive):
        raise Refusal(ties.NO_REOPEN)
    await directives.set_state(tx, directive_id, "closed", "published")
    opened = await duties.reopen_of(tx, directive_id) + await duty_moves.bring_back(tx, directive_id)
    await resettle.settle(tx, directive_id, actor.person.id)
    opened += await duty_moves.bring_back(tx, directive_id)  # successors are asked only now
    await _told(tx, actor, directive_id, directive.revision, "reopened")
    if directive.closed_reason:
        await replaced.tell(tx, directive)
    return Reopened(opened, await duty_moves.away(tx, directive_id))


async def _told(tx: Tx, actor: Actor, directive_id: int, revision: int, kind: str) -> None:
    await redraw_all(tx, directive_id, revision, f"{kind}:{tx.stamp}")
    await boards.stir(tx, directive_id)
    await journal.write(tx, kind, actor.person.id, directive_id=directive_id)
