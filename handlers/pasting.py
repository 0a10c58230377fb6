"""A text comes in several messages: its pieces wait until their sender pauses, then they are read as one."""

from __future__ import annotations

from datetime import timedelta, tzinfo
from typing import Final

from domain import limits, times
from domain.errors import Refusal
from domain.people import Actor
from domain.text import pieced
from domain.wording import drafting as words
from domain.wording import files as file_words
from handlers.drafting import ingest
from handlers.notes import notes, speaking_to
from storage import alarms, drafts, facts, journal, outbox, people
from storage.drafts import Source
from storage.store import Tx

PASTE: Final = "paste"  # the alarm that reads what was pasted
PAUSE: Final = timedelta(seconds=2)  # so long without another piece: the text is complete
SAME_TEXT: Final = timedelta(seconds=20)  # stamped pieces that close together are one text
PASTE_MAX: Final = 60  # pieces of one text, a bound on what one person can pile up


async def paste(tx: Tx, actor: Actor, message_id: int, text: str) -> None:
    """One message of a pasted text: kept until its sender pauses, then read as one."""
    if len(await drafts.pasted(tx, actor.person.id)) >= PASTE_MAX:
        raise Refusal(file_words.TOO_LONG)
    await drafts.add_paste(tx, actor.person.id, message_id, text)
    await alarms.silence(tx, PASTE, actor.person.id)
    await alarms.set_alarm(tx, PASTE, actor.person.id, tx.now + PAUSE)


async def first_refusal(tx: Tx, person_id: int) -> bool:
    """Whether this is the first piece of a stamped text: its sender is told once, not once a piece."""
    await alarms.silence(tx, PASTE, person_id)
    last = await facts.get(tx, f"sealed:{person_id}")
    await facts.put(tx, f"sealed:{person_id}", tx.stamp)
    if last and times.from_text(last) + SAME_TEXT > tx.now:
        return False
    await note_secret(tx, person_id)
    return True


async def note_secret(tx: Tx, person_id: int) -> None:
    """Journal that something stamped was turned away: by whom and when, and nothing of it."""
    await journal.write(tx, "secret_refused", person_id)


async def read_pasted(tx: Tx, person_id: int, zone: tzinfo) -> None:
    """The sender has paused: the pieces are one text now. What forbids it is told, and nothing is kept."""
    text = pieced(await drafts.pasted(tx, person_id), limits.TEXT_MAX)
    await drafts.forget_pastes(tx, person_id)
    actor = await people.actor_of(tx, person_id)
    if not text or actor is None:
        return
    async with speaking_to(tx, person_id):
        await _read_text(tx, actor, text, zone)


async def _read_text(tx: Tx, actor: Actor, text: str, zone: tzinfo) -> None:
    try:
        await ingest(tx, actor, Source(text), zone)
    except Refusal as refusal:
        sentence = refusal.sentence
        if sentence == words.CLASSIFIED:
            await note_secret(tx, actor.person.id)
        told = await notes(tx, f"refused:{tx.stamp}", [actor.person.id], lambda: sentence)
        await outbox.owe(tx, told)
