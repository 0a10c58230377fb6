"""What a receiver of a draft would see, drawn as the card itself is drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo

from domain import cards
from domain.cards import Reader
from domain.directives import Directive, Revision
from domain.messages import Message
from domain.wording import notices as words
from handlers import amend, publish
from storage import units
from storage.drafts import StoredDraft
from storage.store import Tx


async def card(tx: Tx, stored: StoredDraft, zone: tzinfo) -> Message:
    """The card of the first receiving unit, without its file."""
    draft = publish.titled(stored)
    unit = draft.audience[0] if draft.audience else 0
    name = await units.name(tx, unit) if unit else words.PREVIEW_UNIT
    directive = Directive(
        0, draft.kind, draft.doc_type, draft.number, draft.issuer, draft.subject, draft.urgency,
        draft.ack_wanted, draft.due_at, 1, "published", None, stored.author_id, tx.now, tx.now, "", stored.id,
        drill=draft.drill,
    )  # fmt: skip
    revision = Revision(0, 1, draft, stored.source.text, "", stored.source.file_name)
    if stored.amends is not None:
        found = await amend.compared(tx, stored)
        revision = replace(revision, revision=found.directive.revision + 1, changes=found.changes)
    return cards.directive_card(directive, revision, Reader(((unit, name),)), zone)
