"""A notice is written in the chat: its text becomes a draft like any other, and goes the same way."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from domain import draft_cards, limits
from domain.drafts import Draft
from domain.errors import Refusal
from domain.messages import Message
from domain.people import Actor, Role, holds, is_coordinator
from domain.text import clean, clip
from domain.wording import drafting as draft_words
from domain.wording import notices as words
from handlers import preview
from handlers.drafting import refuse_forbidden
from handlers.publish import editable
from storage import drafts, journal, units
from storage.drafts import Source, StoredDraft
from storage.store import Tx

WRITE = "notice"  # the prompt that waits for the text; its subject is the draft to rewrite, 0 for a new one


async def begin(tx: Tx, actor: Actor) -> None:
    """The coordinator's next message is the text of a notice."""
    _only_coordinators(actor)
    await drafts.ask(tx, actor.person.id, WRITE, 0)


async def begin_again(tx: Tx, actor: Actor, draft_id: int) -> StoredDraft:
    """The coordinator's next message replaces the text of this notice."""
    stored = await _notice(tx, actor, draft_id)
    await drafts.ask(tx, actor.person.id, WRITE, draft_id)
    return stored


async def write(tx: Tx, actor: Actor, typed: str) -> int:
    """A new draft of a notice with this text (or the open one that says the same); its id."""
    _only_coordinators(actor)
    text = checked(typed)
    await drafts.answered(tx, actor.person.id)
    for stored in await drafts.open_of(tx, actor.person.id):
        if stored.draft.kind == "notice" and stored.source.text == text:
            return stored.id
    draft = Draft(kind="notice", subject=_excerpt(text), issuer=await _issuer(tx, actor))
    draft_id = await drafts.add(tx, actor.person.id, draft, Source(text))
    await journal.write(tx, "draft_made", actor.person.id, data={"draft": draft_id, "kind": "notice"})
    return draft_id


async def rewrite(tx: Tx, actor: Actor, draft_id: int, typed: str) -> None:
    """Replace the text of a notice's draft; whom it goes to and how urgent it is stay."""
    stored = await _notice(tx, actor, draft_id)
    text = checked(typed)
    await drafts.answered(tx, actor.person.id)
    if not await drafts.rewrite(tx, stored, replace(stored.draft, subject=_excerpt(text)), text):
        raise Refusal(draft_words.CHANGED)


def checked(typed: str) -> str:
    """The text as it is kept. Raises Refusal for what is empty, too long, or may not travel here."""
    text = clean(typed).strip()
    if not text:
        raise Refusal(words.EMPTY)
    if len(text) > limits.NOTICE_MAX:
        raise Refusal(words.LONG.format(limits.NOTICE_MAX))
    refuse_forbidden(text)
    return text


def _only_coordinators(actor: Actor) -> None:
    if not is_coordinator(actor):
        raise Refusal(words.NOT_COORDINATOR)


def _excerpt(text: str) -> str:
    return clip(text, limits.NOTICE_EXCERPT)


async def _issuer(tx: Tx, actor: Actor) -> str:
    """The unit that the author speaks for: where the seat of the office is; nothing for the office's admin."""
    seats = holds(actor, Role.COORDINATOR) or holds(actor, Role.ADMIN)
    return await units.name(tx, seats[0]) if seats else ""


async def _notice(tx: Tx, actor: Actor, draft_id: int) -> StoredDraft:
    stored = await editable(tx, actor, draft_id)
    if stored.draft.kind != "notice":
        raise Refusal(words.NOT_NOTICE)
    return stored


async def shown_to_receivers(tx: Tx, actor: Actor, draft_id: int, zone: tzinfo) -> Message:
    """What a receiver of this draft would see, drawn as the card itself is drawn."""
    stored = await editable(tx, actor, draft_id)
    return draft_cards.preview(draft_id, await preview.card(tx, stored, zone), stored.source.file_name)
