"""What a copy of an older revision turns into: the card of now, or where that is to be found."""

from __future__ import annotations

from dataclasses import replace

from domain.amending_cards import old_copy
from domain.cards import Reader, directive_card
from domain.directives import Directive, Revision
from domain.messages import Message
from domain.revisions import What
from handlers import former, reading
from handlers.desk import Desk
from storage import copies, people, revisions
from storage.store import Tx


async def replaced(tx: Tx, directive_id: int, person_id: int, made_from: int, desk: Desk) -> Message | None:
    """What the copy of revision ``made_from`` says; None when it shows the card as it stands now."""
    directive, revision = await desk.directive(tx, directive_id)
    if made_from >= directive.revision:
        return None
    reader = await desk.reader(tx, directive_id, person_id)
    if not reader.units and await _is_out(tx, directive, person_id, made_from):
        return old_copy(directive, revision, out=True)  # whatever became of it since
    asked = directive.is_live and bool(reader.units)
    if asked and await copies.has_card(tx, directive_id, person_id, directive.revision):
        return old_copy(directive, revision, out=False)
    return None


async def unasked(tx: Tx, directive: Directive, revision: Revision, reader: Reader, desk: Desk) -> Message:
    """The card for whoever answers for none of its units, and why that is; no buttons that would refuse."""
    person_id = reader.person_id
    reader = replace(reader, parted=await former.parted(tx, person_id, directive.id))
    shown = directive_card(directive, revision, reader, desk.zone)
    return shown if await reading.may(tx, person_id, directive.id) else replace(shown, keyboard=())


async def _is_out(tx: Tx, directive: Directive, person_id: int, since: int) -> bool:
    """Whether a unit of this person's was among the recipients and is not any more."""
    mine = {seat.unit_id for seat in await people.seats_of(tx, person_id)}
    for number in range(since + 1, directive.revision + 1):
        for change in await revisions.changes_of(tx, directive.id, number):
            if change.what is What.UNITS_DROPPED and mine & set(change.units or ()):
                return True
    return False
