"""Báo cáo: the pieces of a report, its Gửi and Hủy."""

from __future__ import annotations

from typing import Final

from telegram import Message as TelegramMessage

from domain import times
from domain.actions import Verb, encode
from domain.errors import Refusal
from domain.markup import h
from domain.messages import Button, Keyboard, Message
from domain.text import clean, clip
from domain.wording.vi import labels
from domain.wording.vi import reporting as words
from handlers import report as use
from handlers.telegram.visit import Visit
from storage.drafts import Prompt
from storage.reports import Part

REPORT: Final = use.REPORT
TEXT_MAX: Final = 4096


async def on_report(visit: Visit) -> None:
    """The button Báo cáo on a card."""
    (directive_id,) = visit.action.ids
    await begin(visit, directive_id)


async def begin(visit: Visit, directive_id: int) -> None:
    """Start a report and ask for its pieces."""
    begun = await visit.do(use.begin, visit.actor, directive_id)
    text = words.begun(begun.directive.title, begun.unit)
    await visit.say(Message(h(text), _keyboard(begun.report_id)))


def _keyboard(report_id: int) -> Keyboard:
    send = Button(labels.SEND, encode(Verb.REPORT_SEND, report_id), style="success")
    return ((send, Button(labels.DROP, encode(Verb.REPORT_DROP, report_id))),)


async def on_part(visit: Visit, prompt: Prompt) -> None:
    """One piece, as a message."""
    message = visit.update.effective_message
    if message is None:
        return
    count = await visit.do(use.add, visit.actor, prompt.subject, message.message_id, _part(message))
    await visit.say(Message(h(words.collected(count)), _keyboard(prompt.subject)))


def _part(message: TelegramMessage) -> Part:
    text = clip(clean(message.text or message.caption or ""), TEXT_MAX)
    if message.photo:
        return Part("photo", text, message.photo[-1].file_id)
    if message.document:
        return Part("document", text, message.document.file_id)
    if message.voice:
        return Part("voice", text, message.voice.file_id)
    if message.video:
        return Part("video", text, message.video.file_id)
    if message.location:
        return Part("location", f"{message.location.latitude:.6f}, {message.location.longitude:.6f}")
    if not text:
        raise Refusal(words.UNKNOWN_PART)
    return Part("text", text)


async def on_send(visit: Visit) -> None:
    """Gửi."""
    (report_id,) = visit.action.ids
    directive = await visit.do(use.send, visit.actor, report_id)
    now = visit.office.now()
    late = directive.due_at is not None and now > directive.due_at
    await visit.redraw(
        Message(h(words.sent(directive.title, times.show_clock(now, visit.office.zone), late=late)))
    )


async def on_drop(visit: Visit) -> None:
    """Hủy."""
    (report_id,) = visit.action.ids
    await visit.do(use.drop, visit.actor, report_id)
    await visit.redraw(Message(words.DROPPED))
