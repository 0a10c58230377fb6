"""What could not be handled is put aside under a reference, and those whom it concerns are told."""

from __future__ import annotations

from domain.wording import general
from handlers.notes import notes
from storage import inbox, outbox, people
from storage.store import Tx


async def put(tx: Tx, update_id: int, reference: str, chat_id: int | None = None) -> None:
    """End an update that met a defect: the admins hear of it, and so does the private chat ``chat_id``."""
    if not await inbox.failed(tx, update_id, reference):
        return
    await tell_admins(tx, reference)
    if chat_id is not None and chat_id > 0:
        await _tell_person(tx, chat_id, reference)


async def tell_admins(tx: Tx, reference: str) -> None:
    """The reference under which the log has it whole; at most one message a minute."""
    admins = [one.id for one in await people.admins(tx)]
    key = f"defect:{tx.stamp[:16]}"
    await outbox.owe(tx, await notes(tx, key, admins, lambda: general.defect_told(reference)))


async def _tell_person(tx: Tx, chat_id: int, reference: str) -> None:
    """One sentence a minute, however many of their updates nobody can read."""
    person_id = await people.expect(tx, chat_id)
    key = f"sorry:{tx.stamp[:16]}"
    await outbox.owe(tx, await notes(tx, key, [person_id], lambda: general.defect(reference)))
