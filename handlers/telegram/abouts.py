"""Hồ sơ of a directive, its original file, its history."""

from __future__ import annotations

from handlers import about as use
from handlers.desk import Desk
from handlers.telegram.visit import Visit


async def on_about(visit: Visit) -> None:
    """Hồ sơ on a card (a new message), and back to it from the history (the same one)."""
    (directive_id,) = visit.action.ids
    message = await visit.ask(use.about, visit.actor, directive_id, Desk(visit.office.zone))
    if _is_history(visit):
        await visit.redraw(message)
    else:
        await visit.say(message)


def _is_history(visit: Visit) -> bool:
    """Whether the pressed message is one of ours to turn: the only button of a card is not the way back."""
    rows = getattr(visit.pressed, "reply_markup", None)
    data = [button.callback_data for row in rows.inline_keyboard for button in row] if rows else []
    return all(str(one).startswith(("hist.", "abt.")) for one in data)


async def on_file(visit: Visit) -> None:
    """Tệp gốc: sent again by its id, not uploaded."""
    (directive_id,) = visit.action.ids
    await visit.say(await visit.ask(use.original, visit.actor, directive_id))


async def on_history(visit: Visit) -> None:
    """Lịch sử."""
    directive_id, page = visit.action.ids
    await visit.redraw(await visit.ask(use.past, visit.actor, directive_id, page, Desk(visit.office.zone)))
