"""A document that has been published before comes in again: what its bearer is told."""

from __future__ import annotations

from datetime import tzinfo

from domain import times
from domain.directives import Directive
from domain.genuine import How, compared
from domain.wording import drafting as words
from domain.wording import genuine as genuine_words
from storage import directives
from storage.drafts import Source
from storage.store import Tx


async def said(tx: Tx, twin: Directive, source: Source, zone: tzinfo) -> str:
    """That it is there, since when, and where its text differs from the one that was published."""
    text = words.twin(twin.title, times.show(twin.published_at, zone))
    kept = await directives.revision(tx, twin.id, twin.revision)
    how, found = compared(kept.text, source.text) if kept else (How.NUMBER, ())
    if how is not How.DIFFERENT:
        return text
    lines = [genuine_words.difference(one.kept, one.given) for one in found]
    return "\n".join([text, "", genuine_words.VERDICTS[how], *lines])
