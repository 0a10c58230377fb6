"""Báo cáo: the pieces of a report, its panel, its Gửi and Hủy."""

from __future__ import annotations

from typing import Final

from telegram import Message as TelegramMessage

from domain import limits, report_cards, times
from domain.actions import decode
from domain.errors import Refusal
from domain.markup import h
from domain.messages import Lane, Message
from domain.outcomes import Sent
from domain.report_cards import Writing
from domain.reports import Part
from domain.text import clean, clip
from domain.wording import reporting as words
from handlers import report as use
from handlers import report_pieces, threads
from handlers.telegram.visit import Visit
from storage import drafts, report_parts, reports
from storage.drafts import Prompt
from storage.store import Tx

REPORT: Final = use.REPORT


async def on_report(visit: Visit) -> None:
    """The button Báo cáo on a card."""
    (directive_id,) = visit.action.ids
    await begin(visit, directive_id)


async def on_unit(visit: Visit) -> None:
    """For which of one's units was chosen."""
    directive_id, unit_id = visit.action.ids
    await _begin(visit, directive_id, unit_id)


async def begin(visit: Visit, directive_id: int) -> None:
    """Start a report (or go on with it) and ask for its pieces; somebody with several units says for which."""
    choices = await visit.ask(threads.units_of, visit.actor, directive_id)
    if len(choices.units) > 1:
        await visit.say(report_cards.units_menu(directive_id, choices.title, choices.units))
    else:
        await _begin(visit, directive_id, None)


async def _begin(visit: Visit, directive_id: int, unit_id: int | None) -> None:
    begun = await visit.do(use.begin, visit.actor, directive_id, unit_id)
    await say_panel(visit, begun.report_id)


async def say_panel(visit: Visit, report_id: int, asked: int | None = None) -> None:
    """The panel as a new message at the end of the chat; the one before it goes."""
    writing = await visit.ask(use.writing, visit.actor, report_id, asked)
    outcome = await visit.say(report_cards.panel(writing, visit.office.zone))
    if isinstance(outcome, Sent):
        await visit.office.store.write(reports.set_panel, report_id, outcome.message_id)
        if writing.report.panel_id:
            await visit.office.line.delete(visit.chat_id, writing.report.panel_id)


async def redraw_panel(visit: Visit, report_id: int, asked: int | None = None) -> None:
    """The pressed message shows the report as it stands now."""
    writing = await visit.ask(use.writing, visit.actor, report_id, asked)
    await visit.redraw(report_cards.panel(writing, visit.office.zone))


async def on_back(visit: Visit) -> None:
    """Back to the panel; what was asked in between is forgotten."""
    (report_id,) = visit.action.ids
    await visit.do(report_pieces.resume, visit.actor, report_id)
    await redraw_panel(visit, report_id)


async def on_message(visit: Visit, prompt: Prompt) -> None:
    """A message while a report is being written: an answer to its form, a piece written anew, or a piece."""
    report_id, asked = prompt.subject, prompt.data
    if asked.startswith("p"):
        await visit.do(report_pieces.rewrite, visit.actor, report_id, int(asked[1:]), visit.text)
        await say_panel(visit, report_id)
    else:
        await add(visit, report_id, int(asked[1:]) if asked.startswith("f") else None)


async def add(visit: Visit, report_id: int, place: int | None = None) -> None:
    """Take a message into a report. An album's further pictures only change what its panel says."""
    message = visit.update.effective_message
    if message is None:
        return
    further = await visit.do(_take, visit, report_id, message, place)
    if further is None:
        await say_panel(visit, report_id)
    else:
        panel = report_cards.panel(further, visit.office.zone)
        where = further.report.panel_id or 0
        await visit.office.line.edit(visit.chat_id, where, panel, False, Lane.REPLY)


async def _take(
    tx: Tx, visit: Visit, report_id: int, message: TelegramMessage, place: int | None
) -> Writing | None:
    """None where the panel is to be said anew; else what it shows now."""
    if message.text and await report_pieces.fill(tx, visit.actor, report_id, place, message.text):
        return None
    part = part_of(message)
    await threads.refuse_sealed(tx, report_id, part.album)
    further = bool(part.album) and await report_parts.has_album(tx, report_id, part.album)
    await use.add(tx, visit.actor, report_id, message.message_id, part)
    if not further:
        return None
    writing = await use.writing(tx, visit.actor, report_id)
    return writing if writing.report.panel_id else None


def part_of(message: TelegramMessage) -> Part:
    """A message as a piece of a report. Raises Refusal for a kind that no report takes."""
    text = clip(clean(message.text or message.caption or ""), limits.TEXT_MAX)
    album = message.media_group_id or ""
    if message.location:
        return Part("location", f"{message.location.latitude:.6f}, {message.location.longitude:.6f}")
    for kind, file in (
        ("photo", message.photo[-1] if message.photo else None),
        ("document", message.document),
        ("voice", message.voice),
        ("video", message.video),
    ):
        if file:
            name = clean(getattr(file, "file_name", None) or "")
            return Part(kind, text, file.file_id, file.file_unique_id, name, file.file_size or 0, album)
    if not text.strip():
        raise Refusal(words.UNKNOWN_PART)
    return Part("text", text)


async def on_send(visit: Visit) -> None:
    """Gửi."""
    (report_id,) = visit.action.ids
    sent = await visit.do(use.send, visit.actor, report_id)
    when = times.show_clock(visit.office.now(), visit.office.zone)
    said = words.sent(sent.directive.title, when, late=sent.late)
    await visit.redraw(Message(h(f"{said}\n{words.HOW_TO_CORRECT}")))


async def on_drop(visit: Visit) -> None:
    """Hủy."""
    (report_id,) = visit.action.ids
    await visit.do(use.drop, visit.actor, report_id)
    await visit.redraw(Message(words.DROPPED))


async def on_reply(visit: Visit, prompt: Prompt | None) -> bool:
    """An answer to the message of a directive is a report on it; False where it answers nothing of the kind."""
    message = visit.update.effective_message
    answered = message.reply_to_message if message else None
    if answered is None or answered.from_user is None or not answered.from_user.is_bot:
        return False
    hint = _directive_of(answered)
    found = await visit.ask(threads.answered, visit.actor, answered.message_id, hint)
    if found is None:
        return False
    if prompt and prompt.kind == REPORT and await visit.ask(threads.is_about, prompt.subject, found):
        return False  # the pieces of a report that is being written may well answer its card
    choices = await visit.ask(threads.units_of, visit.actor, found)
    if len(choices.units) > 1:
        album = (message.media_group_id if message else None) or ""
        if await visit.office.store.write(threads.is_first_of, visit.actor.person.id, album):
            await visit.say(report_cards.units_menu(found, choices.title, choices.units, answered=True))
        return True
    begun = await visit.office.store.write(use.begin, visit.actor, found)
    await add(visit, begun.report_id)
    return True


def _directive_of(answered: TelegramMessage) -> int:
    """What the buttons of the answered message are about: a hint, no proof of any right; 0 for nothing."""
    rows = answered.reply_markup.inline_keyboard if answered.reply_markup else ()
    for button in (button for row in rows for button in row):
        action = decode(button.callback_data) if isinstance(button.callback_data, str) else None
        if action and action.verb in threads.NAMES_DIRECTIVE:
            return action.ids[0]
    return 0


async def forget_sealed(visit: Visit) -> None:
    """A stamped caption condemns the whole album: what came of it before is taken out of the report."""
    message = visit.update.effective_message
    prompt = await visit.ask(drafts.asked, visit.actor.person.id)
    if message and message.media_group_id and prompt and prompt.kind == REPORT:
        await visit.office.store.write(threads.seal, prompt.subject, message.media_group_id)
