"""The buttons under a draft: correct it, publish it, take the order back."""

from __future__ import annotations

from domain import draft_cards, times
from domain.actions import Verb, encode
from domain.drafts import Draft, Field
from domain.errors import Refusal
from domain.markup import h
from domain.messages import Message
from domain.people import Actor, is_coordinator
from domain.urgency import Urgency
from domain.wording import amending, approvals, terms
from domain.wording import drafting as words
from handlers import drafting, drawing, orders, publish, reading
from handlers.amend import Amended
from handlers.approving import Waiting
from handlers.desk import Desk
from handlers.publish import Gaps, Published, editable
from handlers.telegram.visit import Visit
from storage import approvals as asked
from storage import drafts
from storage.drafts import Prompt, StoredDraft
from storage.store import Tx

Done = Published | Amended | Waiting | Gaps
FIELD = "field"  # the prompt that waits for a field's new value


async def on_publish_help(visit: Visit) -> None:
    """/phathanh: how to bring in a directive; open drafts are shown again."""
    if not is_coordinator(visit.actor):
        raise Refusal(words.NOT_COORDINATOR)
    await visit.say(words.HOW)
    for stored in (await visit.ask(drafts.open_of, visit.actor.person.id))[:3]:
        await say_draft(visit, stored.id)


async def on_publish(visit: Visit) -> None:
    """Phát hành."""
    await _publish(visit, at_night=False)


async def on_publish_now(visit: Visit) -> None:
    """Gửi ngay, không chờ sáng."""
    await _publish(visit, at_night=True)


async def _publish(visit: Visit, *, at_night: bool) -> None:
    draft_id, version = visit.action.ids
    done = await visit.do(_order, visit, draft_id, version, at_night=at_night)
    await say_done(visit, draft_id, done)


async def _order(tx: Tx, visit: Visit, draft_id: int, version: int, *, at_night: bool) -> Done:
    done = await orders.order(tx, visit.actor, draft_id, version, visit.office.zone, at_night=at_night)
    await keep_card(tx, visit, done)
    return done


async def keep_card(tx: Tx, visit: Visit, done: Done) -> None:
    """The pressed message is going to show that the draft waits: it is kept true from then on."""
    if isinstance(done, Waiting) and visit.pressed_id:
        await asked.card_in(tx, done.approval_id, visit.pressed_id)


async def say_done(visit: Visit, draft_id: int, done: Done) -> None:
    """What a press that sends came to; the pressed message says it from now on."""
    match done:
        case Gaps(sentence):
            await visit.toast(sentence, alert=True)
            await redraw_draft(visit, draft_id)
        case Waiting():
            await visit.toast(approvals.toast(done.people))
            await redraw_draft(visit, draft_id)
        case Amended():
            late = done.release_at > visit.office.now()
            held = times.show(done.release_at, visit.office.zone) if late else ""
            await visit.toast(amending.done(done.units, done.people, held))
            await visit.redraw(Message(h(amending.done(done.units, done.people, held))))
        case Published():
            held = times.show(done.release_at, visit.office.zone) if done.release_reason == "night" else ""
            await visit.toast(words.published(done.units, done.people, held))
            await visit.redraw(Message(words.published_card(done.units, done.people, held)))


async def on_hold(visit: Visit) -> None:
    """Thu hồi lệnh gửi."""
    (directive_id,) = visit.action.ids
    draft_id = await visit.do(publish.take_order_back, visit.actor, directive_id)
    await visit.toast(words.HELD_BACK)
    await visit.redraw(await visit.ask(_board, directive_id, visit))
    await say_draft(visit, draft_id)


async def _board(tx: Tx, directive_id: int, visit: Visit) -> Message:
    return await drawing.board(tx, directive_id, visit.actor.person.id, Desk(visit.office.zone))


async def redraw_draft(visit: Visit, draft_id: int) -> None:
    """The pressed message shows the draft as it stands now."""
    await visit.redraw(await _draft_message(visit, draft_id))


async def say_draft(visit: Visit, draft_id: int) -> None:
    """The draft as it stands now, as a new message."""
    await visit.say(await _draft_message(visit, draft_id))


async def _draft_message(visit: Visit, draft_id: int) -> Message:
    message = await visit.ask(_draw, draft_id, visit)
    if message is None:
        raise Refusal(words.NO_DRAFT)
    return message


async def _draw(tx: Tx, draft_id: int, visit: Visit) -> Message | None:
    return await drawing.draft(tx, draft_id, Desk(visit.office.zone))


async def on_draft(visit: Visit) -> None:
    """Back to the draft."""
    (draft_id,) = visit.action.ids
    await visit.ask(editable, visit.actor, draft_id)
    await redraw_draft(visit, draft_id)


async def on_edit(visit: Visit) -> None:
    """Sửa: which field?"""
    (draft_id,) = visit.action.ids
    stored = await visit.ask(editable, visit.actor, draft_id)
    await visit.redraw(draft_cards.field_menu(draft_id, stored.draft))


async def on_field(visit: Visit) -> None:
    """One field was chosen: ask for its value."""
    draft_id, number = visit.action.ids
    await _ask_field(visit, draft_id, _field(number))


async def has_duties(tx: Tx, actor: Actor, draft_id: int) -> bool:
    """Whether the draft demands more than one common deadline can say."""
    return bool((await editable(tx, actor, draft_id)).draft.duties)


async def on_due(visit: Visit) -> None:
    """Hạn báo cáo: ask for it."""
    (draft_id,) = visit.action.ids
    await _ask_field(visit, draft_id, Field.DUE)


def _field(number: int) -> Field:
    try:
        return Field(number)
    except ValueError:
        raise Refusal(words.NO_DRAFT) from None


async def _ask_field(visit: Visit, draft_id: int, asked: Field) -> None:
    stored = await visit.do(_await_field, visit, draft_id, asked)
    present = draft_cards.shown_value(stored.draft, asked, visit.office.zone)
    await visit.say(words.ask_field(terms.FIELDS[asked], words.EXAMPLES[asked], present))


async def _await_field(tx: Tx, visit: Visit, draft_id: int, asked: Field) -> StoredDraft:
    stored = await editable(tx, visit.actor, draft_id)
    await drafts.ask(tx, visit.actor.person.id, FIELD, draft_id, str(int(asked)))
    return stored


async def on_field_typed(visit: Visit, prompt: Prompt) -> None:
    """The new value, as a message; anything without words is asked again."""
    if not visit.text.strip():
        raise Refusal(words.VALUE_WANTED)
    await visit.do(_correct, visit, prompt.subject, _field(int(prompt.data)))
    await say_draft(visit, prompt.subject)


async def _correct(tx: Tx, visit: Visit, draft_id: int, asked: Field) -> Draft:
    stored = await drafting.correct(tx, visit.actor, draft_id, asked, visit.text, visit.office.zone)
    await drafts.answered(tx, visit.actor.person.id)
    return stored.draft


async def on_urgency(visit: Visit) -> None:
    """Độ khẩn: the menu (0), or the chosen level (its rank + 1)."""
    draft_id, chosen = visit.action.ids
    levels = tuple(Urgency)
    if not 1 <= chosen <= len(levels):
        stored = await visit.ask(editable, visit.actor, draft_id)
        await visit.redraw(draft_cards.urgency_menu(draft_id, stored.draft))
        return
    await visit.do(drafting.set_urgency, visit.actor, draft_id, levels[chosen - 1])
    await redraw_draft(visit, draft_id)


async def on_wanted(visit: Visit) -> None:
    """Cần xác nhận: the other way round."""
    (draft_id,) = visit.action.ids
    await visit.do(drafting.toggle_wanted, visit.actor, draft_id)
    await redraw_draft(visit, draft_id)


async def on_text(visit: Visit) -> None:
    """Toàn văn of a draft: the words beside the reading."""
    draft_id, page = visit.action.ids
    stored = await visit.ask(editable, visit.actor, draft_id)
    message = reading.text_page(stored.source.text, page, lambda leaf: encode(Verb.TEXT, draft_id, leaf))
    shows_page = reading.is_page(getattr(visit.pressed, "text", "") or "")
    await (visit.redraw(message) if shows_page else visit.say(message))


async def on_drop(visit: Visit) -> None:
    """Hủy."""
    (draft_id,) = visit.action.ids
    await visit.do(drafting.drop, visit.actor, draft_id)
    await visit.redraw(Message(words.DROPPED))
