"""What a copy of an older revision turns into: the card of now, or where that is to be found."""

from __future__ import annotations

from domain.amending_cards import old_copy
from domain.directives import Directive
from domain.messages import Message
from domain.revisions import What
from handlers.desk import Desk
from storage import copies, people, revisions
from storage.store import Tx


async def replaced(tx: Tx, directive_id: int, person_id: int, made_from: int, desk: Desk) -> Message | None:
    """What the copy of revision ``made_from`` says; None when it shows the card as it stands now."""
    directive, revision = await desk.directive(tx, directive_id)
    if not directive.is_live or made_from >= directive.revision:
        return None
    reader = await desk.reader(tx, directive_id, person_id)
    if not reader.units and await _is_out(tx, directive, person_id, made_from):
        return old_copy(directive, revision, out=True)
    if reader.units and await copies.has_card(tx, directive_id, person_id, directive.revision):
        return old_copy(directive, revision, out=False)
    return None


async def _is_out(tx: Tx, directive: Directive, person_id: int, since: int) -> bool:
    """Whether a unit of this person's was among the recipients and is not any more."""
    mine = {seat.unit_id for seat in await people.seats_of(tx, person_id)}
    for number in range(since + 1, directive.revision + 1):
        for change in await revisions.changes_of(tx, directive.id, number):
            if change.what is What.UNITS_DROPPED and mine & set(change.units or ()):
                return True
    return False
