"""What was opened again asks nobody who is no more: it passes as the decision on the unit said."""

from __future__ import annotations

from handlers import group_digest, passing, reform_notes
from handlers.passing import Owed
from storage import outbox, successions
from storage import passing as stored
from storage.store import Tx


async def settle(tx: Tx, directive_id: int, by_id: int | None) -> None:
    """A directive was opened again, or a report of it returned: successors owe what closed units would."""
    owed, settled = Owed(), set[int]()
    while gone := [unit for unit in await stored.still_asked(tx, directive_id) if unit not in settled]:
        for unit_id in gone:  # an heir may be no more by now, too: then it passes on from there
            settled.add(unit_id)
            if decision := await successions.ending(tx, unit_id):
                heirs = await successions.successors(tx, unit_id)
                await passing.pass_one(tx, directive_id, decision, heirs, by_id, None, owed)
    await outbox.owe(tx, await reform_notes.digests(tx, owed, None))
    await group_digest.owe_taken(tx, owed.asked, None)
