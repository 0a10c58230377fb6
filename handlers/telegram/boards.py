"""The board's buttons, /tiendo and /dondoc."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from domain.boards import digest
from domain.messages import Message
from domain.people import Actor
from domain.wording import wall as wall_words
from handlers import board as use
from handlers import branches, publish, web_access, weekly
from handlers.desk import Desk
from handlers.telegram.visit import Visit
from storage import boards, outbox
from storage.store import Tx


async def on_board(visit: Visit) -> None:
    """Show the board in the pressed message, which from now on edits itself."""
    (directive_id,) = visit.action.ids
    message = await visit.ask(use.board, visit.actor, directive_id, Desk(visit.office.zone))
    await visit.redraw(message)
    if visit.pressed:
        person, shown = visit.actor.person.id, digest(message)
        await visit.do(boards.hang, directive_id, person, visit.pressed.message_id, shown)


async def on_boards(visit: Visit) -> None:
    """Another page of the open boards."""
    (page,) = visit.action.ids
    await visit.redraw(await visit.ask(branches.overview, visit.actor, page))


async def on_week(visit: Visit) -> None:
    """Tuần này: the week up to now in five lines, below the list of boards."""
    await visit.say(await visit.ask(weekly.now, visit.actor, visit.office.zone))


async def on_status(visit: Visit) -> None:
    """/tiendo [number]: one live board, or all open ones to choose from."""
    if not visit.words:
        await visit.say(await visit.ask(branches.overview, visit.actor, 0))
        return
    directive = await visit.ask(use.find, visit.actor, visit.words)
    await visit.do(_owe_board, visit, directive.id)


async def _owe_board(tx: Tx, visit: Visit, directive_id: int) -> None:
    await outbox.owe(tx, [publish.board_of(directive_id, visit.actor.person.id, tx.stamp)])


Page = Callable[[Tx, Actor, int, int], Awaitable[Message]]


async def _paged(visit: Visit, page_of: Page) -> None:
    """A list below the board that edits itself, which would else wipe it away under the finger."""
    directive_id, page = visit.action.ids
    message = await visit.ask(page_of, visit.actor, directive_id, page)
    pressed = visit.pressed.message_id if visit.pressed else 0
    beside = await visit.ask(boards.hangs, visit.actor.person.id, pressed)
    await (visit.say(message) if beside else visit.redraw(message))


async def on_silent(visit: Visit) -> None:
    """Chưa nhận."""
    await _paged(visit, use.silent_page)


async def on_unreported(visit: Visit) -> None:
    """Chưa báo cáo."""
    await _paged(visit, use.unreported_page)


async def on_behalf(visit: Visit) -> None:
    """Ghi nhận thay: for which unit?"""
    await _paged(visit, use.behalf_page)


async def on_urge(visit: Visit) -> None:
    """Đôn đốc."""
    (directive_id,) = visit.action.ids
    done = await visit.do(use.urge, visit.actor, directive_id, Desk(visit.office.zone))
    await visit.toast(done, alert=True)


async def on_urge_command(visit: Visit) -> None:
    """/dondoc [number]."""
    if not visit.words:
        await visit.say(await visit.ask(use.open_boards, visit.actor, 0))
        return
    directive = await visit.ask(use.find, visit.actor, visit.words)
    await visit.say(await visit.do(use.urge, visit.actor, directive.id, Desk(visit.office.zone)))


async def on_wall(visit: Visit) -> None:
    """Trang theo dõi: a link that opens the office's page once."""
    address = await visit.do(web_access.link, visit.actor, visit.office.web_url)
    await visit.say(wall_words.link(address))
