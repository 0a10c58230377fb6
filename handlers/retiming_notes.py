"""The units whose deadline has changed hear of it in one short message; their cards look anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo

from domain.directives import Directive
from domain.messages import Lane
from handlers import group_copies, report_notes
from handlers.notes import notes
from handlers.telling import release_of
from storage import outbox, people
from storage.store import Tx


async def tell(
    tx: Tx, directive: Directive, units: Sequence[int], zone: tzinfo, what: str, say: Callable[[], str]
) -> int:
    """One message for each person who answers for any of these units; how many. The night holds it.

    ``what`` keeps two changes of one instant apart.
    """
    seated = await people.seated(tx, units)
    receivers = list(dict.fromkeys(person.id for person, _ in seated if person.reachable))
    at, silent = release_of(directive.urgency, tx.now, zone)
    occasion = f"d{directive.id}:retimed:{tx.stamp}:{what}"
    told = await notes(
        tx, occasion, receivers, say, Lane.REMINDER, directive.id, silent=silent,
        not_before=at if at > tx.now else None,
    )  # fmt: skip
    await outbox.owe(tx, told)
    await outbox.owe(tx, await report_notes.cards_of_people(tx, directive, receivers, occasion))
    for unit_id in units:
        await group_copies.redraw_unit(tx, directive.id, unit_id, f"retimed{tx.stamp}")
    return len(receivers)
