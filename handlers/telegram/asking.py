"""/vanban, /tim, /viec, /baocao and the buttons of their lists."""

from __future__ import annotations

from typing import Final

from domain.messages import Message
from domain.wording import asking as words
from handlers import ask as use
from handlers import find, recent
from handlers.acknowledge import acknowledge
from handlers.desk import Desk
from handlers.telegram import answering, reporting
from handlers.telegram.visit import Visit
from storage import drafts
from storage.drafts import Prompt
from storage.store import Tx

SEARCH: Final = "search"  # the prompt that waits for words to search for


def _desk(visit: Visit) -> Desk:
    return Desk(visit.office.zone)


async def on_recent(visit: Visit) -> None:
    """/vanban."""
    await visit.say(await visit.ask(recent.page, visit.actor, recent.NONE, 0, _desk(visit)))


async def on_recent_page(visit: Visit) -> None:
    """Another page of /vanban, under a list from before it could be narrowed."""
    (page,) = visit.action.ids
    await visit.redraw(await visit.ask(recent.page, visit.actor, recent.NONE, page, _desk(visit)))


async def on_listed(visit: Visit) -> None:
    """A page of /vanban as it is narrowed."""
    *ids, page = visit.action.ids
    await visit.redraw(await visit.ask(recent.page, visit.actor, recent.chosen_of(ids), page, _desk(visit)))


async def on_filters(visit: Visit) -> None:
    """Lọc: what the list can be narrowed to."""
    chosen = recent.chosen_of(visit.action.ids)
    await visit.redraw(await visit.ask(recent.filters, visit.actor, chosen, _desk(visit)))


async def on_issuers(visit: Visit) -> None:
    """By whom the directive was issued."""
    *ids, page = visit.action.ids
    await visit.redraw(await visit.ask(recent.issuers, visit.actor, recent.chosen_of(ids), page, _desk(visit)))


async def on_months(visit: Visit) -> None:
    """When it was sent."""
    *ids, page = visit.action.ids
    await visit.redraw(await visit.ask(recent.months, visit.actor, recent.chosen_of(ids), page, _desk(visit)))


async def on_search(visit: Visit) -> None:
    """/tim words; without words they are asked for, unless something else is being written."""
    if visit.words:
        await visit.say(await visit.do(_search, visit, visit.words))
    else:
        await visit.say(await visit.do(_await_words, visit))


async def _search(tx: Tx, visit: Visit, typed: str) -> Message:
    search_id = await find.begin_search(tx, visit.actor, typed)
    return await find.found(tx, visit.actor, search_id, 0, _desk(visit))


async def _await_words(tx: Tx, visit: Visit) -> str:
    waiting = await drafts.asked(tx, visit.actor.person.id)
    if waiting and waiting.kind != SEARCH:
        return words.SEARCH_HOW
    await drafts.ask(tx, visit.actor.person.id, SEARCH, 0)
    return words.SEARCH_ASK


async def on_words(visit: Visit, _prompt: Prompt) -> None:
    """The words to search for, as a message."""
    await visit.say(await visit.do(_search_typed, visit))


async def _search_typed(tx: Tx, visit: Visit) -> Message:
    message = await _search(tx, visit, visit.text)
    await drafts.answered(tx, visit.actor.person.id)
    return message


async def on_found_page(visit: Visit) -> None:
    """Another page of what was found."""
    search_id, page = visit.action.ids
    await visit.redraw(await visit.ask(find.found, visit.actor, search_id, page, _desk(visit)))


async def on_todo(visit: Visit) -> None:
    """/viec."""
    await visit.say(await visit.ask(use.todo, visit.actor, 0, _desk(visit)))


async def on_todo_page(visit: Visit) -> None:
    """Another page of /viec."""
    (page,) = visit.action.ids
    await _redraw_todo(visit, page)


async def _redraw_todo(visit: Visit, page: int) -> None:
    await visit.redraw(await visit.ask(use.todo, visit.actor, page, _desk(visit)))


async def on_todo_ack(visit: Visit) -> None:
    """Đã nhận in the list: the list is drawn again without it."""
    directive_id, revision, page = visit.action.ids
    done = await visit.do(acknowledge, visit.actor, directive_id, revision)
    await visit.toast(answering.thanks(visit, done), alert=not done.units)
    await _redraw_todo(visit, page)


async def on_report_command(visit: Visit) -> None:
    """/baocao [number]: begin a report, or choose what it is about."""
    if visit.words:
        await reporting.begin(visit, await visit.ask(use.asked_by_number, visit.actor, visit.words))
        return
    chosen = await visit.ask(use.reportable, visit.actor, 0, _desk(visit))
    if isinstance(chosen, int):
        await reporting.begin(visit, chosen)
    else:
        await visit.say(chosen)


async def on_reports_page(visit: Visit) -> None:
    """Another page of what may be reported on."""
    (page,) = visit.action.ids
    chosen = await visit.ask(use.reportable, visit.actor, page, _desk(visit))
    if isinstance(chosen, int):
        await reporting.begin(visit, chosen)
    else:
        await visit.redraw(chosen)
