"""Chấp nhận, Trả lại, Xin gia hạn, and the list of reports."""

from __future__ import annotations

from domain import deadlines
from domain.actions import Verb, encode
from domain.markup import h
from domain.messages import Button, Lane, Message
from domain.wording import extending
from domain.wording import reviewing as words
from handlers import extend, reading
from handlers import review as use
from handlers.telegram.visit import Visit
from storage.drafts import Prompt


async def on_open(visit: Visit) -> None:
    """A report out of the list."""
    (report_id,) = visit.action.ids
    await visit.say(await visit.ask(use.shown, visit.actor, report_id, visit.office.zone))


async def on_files(visit: Visit) -> None:
    """Xem tệp, ảnh: one message a file."""
    (report_id,) = visit.action.ids
    messages = await visit.ask(use.file_messages, visit.actor, report_id)
    await visit.toast()
    for message in messages:
        await visit.office.line.send(visit.chat_id, message, Lane.REPLY)


async def on_text(visit: Visit) -> None:
    """Toàn văn of a report, a page a message; turning a page edits it."""
    report_id, page = visit.action.ids
    message = await visit.ask(use.text_page, visit.actor, report_id, page)
    shows_page = reading.is_page(getattr(visit.pressed, "text", "") or "")
    await (visit.redraw(message) if shows_page else visit.say(message))


async def on_accept(visit: Visit) -> None:
    """Chấp nhận."""
    (report_id,) = visit.action.ids
    unit = await visit.do(use.accept, visit.actor, report_id)
    await visit.toast(words.ACCEPTED_TOAST.format(unit))
    await visit.redraw(await visit.ask(use.shown, visit.actor, report_id, visit.office.zone))


async def on_return(visit: Visit) -> None:
    """Trả lại: ask for the reason first."""
    (report_id,) = visit.action.ids
    unit = await visit.do(use.ask_reason, visit.actor, report_id)
    await visit.say(words.RETURN_ASK.format(unit))


async def on_return_reason(visit: Visit, prompt: Prompt) -> None:
    """The reason, as a message."""
    unit = await visit.do(use.give_back, visit.actor, prompt.subject, visit.text)
    await visit.say(words.RETURNED_TOLD.format(unit))


async def on_extend(visit: Visit) -> None:
    """Xin gia hạn: for which unit, until when, why?"""
    (directive_id,) = visit.action.ids
    choices = await visit.ask(extend.choices, visit.actor, directive_id)
    if len(choices) == 1:
        await _ask(visit, directive_id, choices[0][0])
        return
    rows = [(Button(name, encode(Verb.EXTEND_UNIT, directive_id, unit)),) for unit, name in choices]
    await visit.say(Message(h(extending.WHICH_UNIT), tuple(rows)))


async def on_extend_unit(visit: Visit) -> None:
    """For which unit was chosen."""
    await _ask(visit, *visit.action.ids)


async def _ask(visit: Visit, directive_id: int, unit_id: int) -> None:
    zone = visit.office.zone
    wish = await visit.do(extend.begin, visit.actor, directive_id, unit_id, zone)
    await visit.say(extending.ask(wish.unit, deadlines.show(wish.due_at, zone)))


async def on_wish(visit: Visit, prompt: Prompt) -> None:
    """Until when, and why, as one message or two."""
    zone = visit.office.zone
    await visit.say(await visit.do(extend.ask, visit.actor, prompt.subject, prompt.data, visit.text, zone))


async def on_extend_yes(visit: Visit) -> None:
    """Đồng ý gia hạn."""
    await _decide(visit, approved=True)


async def on_extend_no(visit: Visit) -> None:
    """Không gia hạn."""
    await _decide(visit, approved=False)


async def _decide(visit: Visit, *, approved: bool) -> None:
    (extension_id,) = visit.action.ids
    zone = visit.office.zone
    await visit.toast(await visit.do(extend.decide, visit.actor, extension_id, zone, approved=approved))
    message = await visit.ask(extend.card, extension_id, zone)
    if message:
        await visit.redraw(message)
