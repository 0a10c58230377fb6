"""A document that was published comes in again, or another of its number: what its bearer is told."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import Final

from domain import times
from domain.directives import Directive, Revision
from domain.drafts import Draft
from domain.errors import Refusal
from domain.genuine import How, compared
from domain.people import Actor
from domain.wording import cards as card_words
from domain.wording import drafting as words
from domain.wording import genuine as genuine_words
from handlers import reading
from storage import directives
from storage.drafts import Source
from storage.store import Tx

LOOKED: Final = 10  # of one number: years of it


async def said(tx: Tx, twin: Directive, source: Source, zone: tzinfo) -> str:
    """That it is there, since when, and where its text differs from the one that was published."""
    text = words.twin(twin.title, times.show(twin.published_at, zone))
    kept = await directives.revision(tx, twin.id, twin.revision)
    how, found = compared(kept.text, source.text) if kept else (How.NUMBER, ())
    if how is not How.DIFFERENT:
        return text
    lines = [genuine_words.difference(one.kept, one.given) for one in found]
    return "\n".join([text, "", genuine_words.VERDICTS[how], *lines])


async def namesake(tx: Tx, actor: Actor, draft: Draft) -> str:
    """That another document of this number is in the register; "" where none is that the actor may see.

    Numbers begin anew every year: only one of the same year, or of a day that is not known, says anything.
    """
    for other in await directives.by_number(tx, draft.number_key, LOOKED) if draft.number_key else ():
        kept = await _seen(tx, actor, other)
        if kept is None or kept.draft.number_key != draft.number_key:
            continue
        day, here = kept.draft.issued_on, draft.issued_on
        if day is None or here is None or day.year == here.year:
            return words.namesake(card_words.title(other.doc_type, other.number, _shown(day)), other.issuer)
    return ""


async def _seen(tx: Tx, actor: Actor, other: Directive) -> Revision | None:
    try:
        await reading.allowed(tx, actor, other.id)
    except Refusal:
        return None
    return await directives.revision(tx, other.id, other.revision)


def _shown(day: date | None) -> str:
    return times.show_date(day) if day else ""
