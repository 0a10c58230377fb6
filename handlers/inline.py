"""Directives for any chat: what somebody finds while typing, and may put there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from domain import limits, lists, times
from domain.drafts import Draft
from domain.errors import Refusal
from domain.lists import Listed
from domain.markup import h
from domain.people import Actor
from domain.text import clip
from domain.wording import cards as card_words
from handlers import find, reading
from handlers.desk import Desk
from handlers.eyes import eyes_of, listed
from storage import finding, journal, listing
from storage.finding import Filter
from storage.store import Tx

DESCRIBED: Final = 120  # code points below a result's title: two lines of a small phone


@dataclass(frozen=True, slots=True)
class Offered:
    """One result: what the list shows of it, and what choosing it puts into the chat."""

    directive_id: int
    title: str
    described: str
    text: str  # markup


async def answers(
    tx: Tx, actor: Actor, typed: str, start: int, zone: tzinfo
) -> tuple[tuple[Offered, ...], int]:
    """A page of what the actor may see of these words (the newest, without any), from ``start`` on.

    With it where the next page begins; 0 after the last.
    """
    desk, end = Desk(zone), start + limits.INLINE_PAGE
    if typed.strip():
        hits = await find.look(tx, actor, typed, end + 1, desk)
        ids, eyes = hits.ids, hits.eyes
    else:
        eyes = eyes_of(actor, await desk.units(tx))
        ids = await finding.listed(tx, Filter(), eyes, end + 1)
    items = await listed(tx, actor, ids[start:end], eyes)
    written = await listing.letters(tx, [item.directive.id for item in items])
    offered = tuple(_offered(item, written[item.directive.id][0], tx.now, zone) for item in items)
    return offered, end if len(ids) > end else 0


def _offered(item: Listed, draft: Draft, now: datetime, zone: tzinfo) -> Offered:
    directive = item.directive
    day = times.show_date(draft.issued_on) if draft.issued_on else ""
    state = lists.state_words(item, now, zone)
    lines: Sequence[str] = (
        f"<b>{h(card_words.title(directive.doc_type, directive.number, day))}</b>",
        h(directive.issuer),
        h(clip(directive.subject, limits.NOTICE_EXCERPT)),
    )
    return Offered(
        directive.id,
        f"{lists.title(directive)} · {clip(directive.subject, lists.SUBJECT_MAX)}",
        clip(state, DESCRIBED),
        "\n".join(filter(None, lines)),
    )


async def shared(tx: Tx, actor: Actor, directive_id: int) -> None:
    """Somebody has put a directive into some chat: written down, since who passes what on must be known."""
    try:
        await reading.allowed(tx, actor, directive_id)
    except Refusal:
        return
    await journal.write(tx, "shared", actor.person.id, directive_id=directive_id)
