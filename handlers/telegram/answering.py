"""The buttons on a card: acknowledge, undo, read it all, not for us."""

from __future__ import annotations

from dataclasses import replace

from domain import times
from domain.errors import Refusal
from domain.markup import h
from domain.messages import Message
from domain.outcomes import Sent
from domain.wording import answering as words
from handlers import acknowledge as use
from handlers import board, drawing, numbers, reading, redraw
from handlers.acknowledge import Answered, Revised
from handlers.desk import Desk
from handlers.telegram.visit import Visit
from storage import copies, directives, drafts, outbox, units
from storage.drafts import Prompt
from storage.store import Tx

DECLINE = "decline"  # the prompt that waits for a reason


async def on_ack(visit: Visit) -> None:
    """Đã nhận."""
    directive_id, revision = visit.action.ids
    try:
        done = await visit.do(_acknowledge, visit, directive_id, revision)
    except Revised as revised:
        await visit.toast(revised.sentence, alert=True)
        await show_card(visit, directive_id)
        return
    await visit.toast(thanks(visit, done), alert=not done.units)


async def _acknowledge(tx: Tx, visit: Visit, directive_id: int, revision: int) -> Answered:
    if visit.pressed:  # a tap on a copy proves that it came
        await outbox.arrived(tx, visit.actor.person.id, visit.pressed.message_id)
    done = await use.acknowledge(tx, visit.actor, directive_id, revision)
    await _owe_redraw(tx, visit, directive_id)
    return done


async def _owe_redraw(tx: Tx, visit: Visit, directive_id: int) -> None:
    if visit.pressed:
        await redraw.owe(
            tx, visit.actor.person.id, directive_id, visit.pressed.message_id,
            has_file=visit.pressed_has_file, occasion=visit.update.update_id,
        )  # fmt: skip


def thanks(visit: Visit, done: Answered) -> str:
    """What a tap did, in a sentence."""
    if done.units:
        return words.thanks(times.show_clock(visit.office.now(), visit.office.zone), late=done.late)
    first = done.earlier[0]
    assert first.answered_at is not None
    when = times.show_short(first.answered_at, visit.office.zone)
    said = words.already_refused if first.state == "refused" else words.already
    return said(first.answered_name, when)


async def _card(tx: Tx, directive_id: int, person_id: int, visit: Visit) -> Message:
    return await drawing.card(tx, directive_id, person_id, Desk(visit.office.zone))


async def on_undo(visit: Visit) -> None:
    """Hoàn tác."""
    directive_id, _ = visit.action.ids
    await visit.do(_undo, visit, directive_id)
    await visit.toast(words.UNDONE)


async def _undo(tx: Tx, visit: Visit, directive_id: int) -> None:
    await use.undo(tx, visit.actor, directive_id)
    await _owe_redraw(tx, visit, directive_id)


async def on_show(visit: Visit) -> None:
    """Open a directive's card, with its file."""
    (directive_id,) = visit.action.ids
    await show(visit, directive_id)


async def show(visit: Visit, directive_id: int) -> None:
    """Say a directive's card to whoever may see it."""
    await visit.ask(reading.allowed, visit.actor, directive_id)
    await show_card(visit, directive_id)


async def show_card(visit: Visit, directive_id: int) -> None:
    """The card as it stands now, as a new message, which is kept true from now on like any copy."""
    message = await visit.ask(_card, directive_id, visit.actor.person.id, visit)
    outcome = await visit.say(message)
    if isinstance(outcome, Sent):
        await visit.office.store.write(copies.shown, visit.actor.person.id, outcome.message_id, directive_id)


async def on_full(visit: Visit) -> None:
    """Toàn văn: the text, a page a message; turning a page edits it."""
    directive_id, revision, page = visit.action.ids
    message = await visit.ask(reading.full_text, visit.actor, directive_id, revision, page)
    if page == 0 and not _is_page(visit):
        await visit.say(message)
    else:
        await visit.redraw(message)


def _is_page(visit: Visit) -> bool:
    text = getattr(visit.pressed, "text", "") or ""
    return reading.is_page(text)


async def on_decline(visit: Visit) -> None:
    """Không thuộc thẩm quyền: ask for the reason first."""
    directive_id, _ = visit.action.ids
    await visit.do(_ask_reason, visit, directive_id)
    await visit.say(words.ASK_REASON)


async def _ask_reason(tx: Tx, visit: Visit, directive_id: int) -> None:
    await use.live(tx, directive_id)
    await use.own_units(tx, visit.actor, directive_id)
    await drafts.ask(tx, visit.actor.person.id, DECLINE, directive_id)


async def on_reason(visit: Visit, prompt: Prompt) -> None:
    """The reason, as a message."""
    done = await visit.do(_decline, visit, prompt.subject)
    await visit.say(words.REASON_SENT if done.units else thanks(visit, done))


async def _decline(tx: Tx, visit: Visit, directive_id: int) -> Answered:
    done = await use.decline(tx, visit.actor, directive_id, visit.text)
    await drafts.answered(tx, visit.actor.person.id)
    return done


async def on_behalf(visit: Visit) -> None:
    """Ghi nhận thay: a coordinator records for one unit."""
    directive_id, unit_id = visit.action.ids
    if not await visit.do(use.on_behalf, visit.actor, directive_id, unit_id):
        raise Refusal(await visit.ask(_who_was_first, directive_id, unit_id, visit))
    await visit.toast(words.behalf_done(await visit.ask(units.name, unit_id)))
    page = await visit.ask(board.behalf_page, visit.actor, directive_id, 0)
    asked = await visit.office.store.write(numbers.ask_heard, visit.actor, directive_id, unit_id)
    await visit.redraw(replace(page, text=f"<b>{h(asked)}</b>\n\n{page.text}"))


async def _who_was_first(tx: Tx, directive_id: int, unit_id: int, visit: Visit) -> str:
    answer = await directives.answer(tx, directive_id, unit_id)
    if answer is None or answer.answered_at is None:
        return words.NOT_YOURS
    return words.already(answer.answered_name, times.show_short(answer.answered_at, visit.office.zone))
