"""Finding directives by what somebody types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from domain import limits, lists, queries
from domain.actions import Verb, encode
from domain.errors import Refusal
from domain.hits import Wanted
from domain.markup import h
from domain.messages import Message
from domain.people import Actor
from domain.text import clip, squeeze
from domain.wording import asking as words
from domain.wording import searching as search_words
from domain.words import storable
from handlers.desk import Desk
from handlers.eyes import eyes_of, listed
from storage import finding, search
from storage.finding import Eyes
from storage.store import Tx

PAGE: Final = limits.LIST_PAGE


async def begin_search(tx: Tx, actor: Actor, typed: str) -> int:
    """Remember what is searched for; the search's id. Raises Refusal when nothing was typed."""
    wanted = clip(squeeze(storable(typed)), limits.SEARCH_MAX)
    if not wanted:
        raise Refusal(words.SEARCH_HOW)
    return await search.remember(tx, actor.person.id, wanted)


async def found(tx: Tx, actor: Actor, search_id: int, page: int, desk: Desk) -> Message:
    """A page of what the actor's search finds. Raises Refusal for another's search or a forgotten one."""
    typed = await search.remembered(tx, search_id, actor.person.id)
    if not typed:
        raise Refusal(words.SEARCH_OLD)
    return await results(tx, actor, typed, search_id, page, desk)


async def results(tx: Tx, actor: Actor, typed: str, search_id: int, page: int, desk: Desk) -> Message:
    """A page of what holds these words, best first; where nothing does, of what holds words much like them."""
    hits = await look(tx, actor, typed, (page + 1) * PAGE + 1, desk)
    shown = hits.ids[page * PAGE : (page + 1) * PAGE]
    if not shown:
        if page:
            raise Refusal(words.NO_MORE)
        return Message(h(words.nothing_found(typed)))
    items = await listed(tx, actor, shown, hits.eyes, hits.wanted)
    more = len(hits.ids) > (page + 1) * PAGE
    turns = lists.pager(page, more, lambda to: encode(Verb.FOUND, search_id, to))
    head = words.found(typed, page) + (f"\n{search_words.nearly(typed)}" if hits.nearly else "")
    return lists.listing(head, items, page, turns, tx.now, desk.zone)


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, best first, and which words it was found by; ``nearly``: none as they were typed."""

    ids: list[int]
    eyes: Eyes
    wanted: Wanted
    nearly: bool = False


async def look(tx: Tx, actor: Actor, typed: str, wanted: int, desk: Desk) -> Hits:
    """The first ``wanted`` directives that hold what was typed and that the actor may see."""
    eyes = eyes_of(actor, await desk.units(tx))
    query = queries.read(typed, tx.now.astimezone(desk.zone).date())
    asked = Wanted(frozenset(query.words), query.words[-1] if query.words else "", query.meant)
    ids = await finding.found(tx, query, eyes, wanted, desk.zone)
    if ids:
        return Hits(ids, eyes, asked)
    ids, taken = await finding.nearly(tx, query, eyes, wanted)
    return Hits(ids, eyes, Wanted(asked.words | taken), nearly=True)
