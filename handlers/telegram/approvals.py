"""The buttons of approval: decide, look closer, withdraw; and the offices' rules."""

from __future__ import annotations

from domain import approval_cards
from domain.actions import Verb, encode
from domain.drills import marked
from domain.errors import Refusal
from domain.messages import Message
from domain.people import Actor
from domain.wording import approvals as words
from handlers import approval_rules, approving, deciding, preview, reading
from handlers.telegram.publishing import redraw_draft
from handlers.telegram.visit import Visit
from storage import units
from storage.drafts import Prompt, StoredDraft
from storage.store import Tx


async def on_approve(visit: Visit) -> None:
    """Duyệt."""
    (approval_id,) = visit.action.ids
    done = await visit.do(deciding.approve, visit.actor, approval_id, visit.office.zone)
    await visit.toast(words.approved_toast(done.units, done.people))
    await _redraw(visit, approval_id)


async def on_return(visit: Visit) -> None:
    """Trả lại: why?"""
    (approval_id,) = visit.action.ids
    await visit.say(await visit.do(deciding.ask_reason, visit.actor, approval_id, visit.office.zone))


async def on_reason(visit: Visit, prompt: Prompt) -> None:
    """The reason, as a message."""
    await visit.do(deciding.give_back, visit.actor, prompt.subject, visit.text, visit.office.zone)
    await visit.say(words.RETURNED)


async def on_withdraw(visit: Visit) -> None:
    """Rút lại: the draft is open again."""
    (approval_id,) = visit.action.ids
    try:
        draft_id = await visit.do(approving.withdraw, visit.actor, approval_id, visit.pressed_id)
    except Refusal as refusal:
        asked, _ = await visit.ask(approving.looked_at, visit.actor, approval_id)
        if asked.asked_by != visit.actor.person.id:
            raise
        await visit.toast(refusal.sentence, alert=True)
        await _redraw(visit, approval_id)  # it was decided since: the old question says so
        return
    await visit.toast(words.WITHDRAWN)
    await redraw_draft(visit, draft_id)


async def on_show(visit: Visit) -> None:
    """The question as it stands now."""
    (approval_id,) = visit.action.ids
    await visit.ask(approving.looked_at, visit.actor, approval_id)
    await _redraw(visit, approval_id)


async def _redraw(visit: Visit, approval_id: int) -> None:
    await visit.redraw(await visit.ask(approving.message, approval_id, visit.office.zone))


async def on_open(visit: Visit) -> None:
    """The question as it stands now, below the list that names it."""
    (approval_id,) = visit.action.ids
    await visit.ask(approving.looked_at, visit.actor, approval_id)
    await visit.say(await visit.ask(approving.message, approval_id, visit.office.zone))


async def on_card(visit: Visit) -> None:
    """The receivers' card whole."""
    (approval_id,) = visit.action.ids
    await visit.say(await visit.ask(_card, visit, approval_id))


async def _card(tx: Tx, visit: Visit, approval_id: int) -> Message:
    _, stored = await approving.looked_at(tx, visit.actor, approval_id)
    return _marked(approval_cards.whole_card(await preview.card(tx, stored, visit.office.zone)), stored)


def _marked(message: Message, stored: StoredDraft) -> Message:
    return marked(message) if stored.draft.drill else message


async def on_units(visit: Visit) -> None:
    """Whom it would go to, by name; turning the page edits the list."""
    approval_id, page = visit.action.ids
    message = await visit.ask(_units, visit.actor, approval_id, page)
    turns = approval_cards.is_units_page(getattr(visit.pressed, "text", "") or "")
    await (visit.redraw(message) if turns else visit.say(message))


async def _units(tx: Tx, actor: Actor, approval_id: int, page: int) -> Message:
    _, stored = await approving.looked_at(tx, actor, approval_id)
    tree, chosen = await units.tree(tx), set(stored.draft.audience)
    names = [tree.path(unit.id) for unit in tree if unit.id in chosen]
    return _marked(approval_cards.units_page(approval_id, names, page), stored)


async def on_text(visit: Visit) -> None:
    """Toàn văn of what would be sent."""
    approval_id, page = visit.action.ids
    _, stored = await visit.ask(approving.looked_at, visit.actor, approval_id)
    message = reading.text_page(
        stored.source.text, page, lambda leaf: encode(Verb.APPROVE_TEXT, approval_id, leaf)
    )
    message = _marked(message, stored)
    turns = reading.is_page(getattr(visit.pressed, "text", "") or "")
    await (visit.redraw(message) if turns else visit.say(message))


async def on_rules(visit: Visit) -> None:
    """Phê duyệt: the offices' rules."""
    (unit_id,) = visit.action.ids
    await visit.redraw(await visit.ask(approval_rules.show, visit.actor, unit_id))


async def on_rule(visit: Visit) -> None:
    """One thing of a rule was set."""
    message = await visit.do(approval_rules.put, visit.actor, *visit.action.ids)
    await visit.toast(words.SAVED)
    await visit.redraw(message)


async def on_many(visit: Visit) -> None:
    """Gửi nhiều đơn vị: more than how many?"""
    (unit_id,) = visit.action.ids
    await visit.redraw(await visit.ask(approval_rules.many, visit.actor, unit_id))


async def on_typed(visit: Visit) -> None:
    """Số khác."""
    (unit_id,) = visit.action.ids
    await visit.say(await visit.do(approval_rules.ask_above, visit.actor, unit_id))


async def on_above(visit: Visit, prompt: Prompt) -> None:
    """The number, as a message."""
    await visit.say(await visit.do(approval_rules.typed_above, visit.actor, prompt.subject, visit.text))
