"""A directive is closed when nothing more is expected of it, and opened again if that was too soon."""

from __future__ import annotations

from domain.errors import Refusal
from domain.people import Actor
from domain.wording import drills, ties
from handlers import duty, resettle
from handlers.copies import redraw_all
from handlers.steward import in_care
from storage import boards, directives, duties, journal, outbox
from storage.store import Tx


async def close(tx: Tx, actor: Actor, directive_id: int) -> int:
    """Nothing more is asked, reminded of or sent; answers and reports stay. How many open reports it ended."""
    directive = await in_care(tx, actor, directive_id, "published")
    await directives.set_state(tx, directive_id, "published", "closed")
    await outbox.stop(tx, directive_id, "closed")
    ended = await duty.end(tx, directive_id, "closed")
    await _told(tx, actor, directive_id, directive.revision, "closed")
    return ended


async def reopen(tx: Tx, actor: Actor, directive_id: int) -> int:
    """What was open when it was closed is open again; how many reports that is. What went by is not chased."""
    directive = await in_care(tx, actor, directive_id, "closed")
    if directive.closed_reason:
        raise Refusal(ties.NO_REOPEN)
    if directive.drill:
        raise Refusal(drills.ENDED)
    await directives.set_state(tx, directive_id, "closed", "published")
    opened = await duties.reopen_of(tx, directive_id)
    await resettle.settle(tx, directive_id, actor.person.id)
    await _told(tx, actor, directive_id, directive.revision, "reopened")
    return opened


async def _told(tx: Tx, actor: Actor, directive_id: int, revision: int, kind: str) -> None:
    await redraw_all(tx, directive_id, revision, f"{kind}:{tx.stamp}")
    await boards.stir(tx, directive_id)
    await journal.write(tx, kind, actor.person.id, directive_id=directive_id)
