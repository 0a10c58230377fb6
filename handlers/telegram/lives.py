"""The buttons of a directive's later life: recalled, closed, opened again."""

from __future__ import annotations

from domain.life_cards import close_question, recalled
from domain.markup import h
from domain.messages import Message
from domain.wording import amending
from domain.wording import lives as words
from handlers import amend, closing, recall
from handlers.steward import in_care
from handlers.telegram.publishing import say_draft
from handlers.telegram.visit import Visit
from storage.drafts import Prompt


async def on_amend(visit: Visit) -> None:
    """Đính chính: the draft of the correction."""
    (directive_id,) = visit.action.ids
    await say_draft(visit, await visit.do(amend.begin, visit.actor, directive_id))


async def on_amend_source(visit: Visit) -> None:
    """Thay tệp, nội dung: the next file or text is the corrected one."""
    (draft_id,) = visit.action.ids
    await visit.do(amend.ask_source, visit.actor, draft_id)
    await visit.say(amending.ASK_SOURCE)


async def on_recall(visit: Visit) -> None:
    """Thu hồi: why?"""
    (directive_id,) = visit.action.ids
    await visit.say(await visit.do(recall.ask, visit.actor, directive_id))


async def on_reason(visit: Visit, prompt: Prompt) -> None:
    """The reason, as a message: sure?"""
    await visit.say(await visit.do(recall.propose, visit.actor, prompt.subject, visit.text))


async def on_recall_sure(visit: Visit) -> None:
    """Thu hồi ngay."""
    (directive_id,) = visit.action.ids
    done = await visit.do(recall.sure, visit.actor, directive_id)
    await visit.redraw(recalled(done.title, done.people, done.unsent, done.freed))


async def on_seen(visit: Visit) -> None:
    """Đã biết: the unit knows of the recall."""
    (directive_id,) = visit.action.ids
    seen = await visit.do(recall.confirm, visit.actor, directive_id)
    await visit.toast(words.KNOWN if seen else words.KNOWN_BEFORE)
    await visit.redraw(await visit.ask(recall.seen_card, directive_id, visit.office.zone))


async def on_close(visit: Visit) -> None:
    """Kết thúc theo dõi: sure?"""
    (directive_id,) = visit.action.ids
    await visit.say(close_question(await visit.ask(in_care, visit.actor, directive_id, "published")))


async def on_close_sure(visit: Visit) -> None:
    """Sure."""
    (directive_id,) = visit.action.ids
    await visit.redraw(Message(h(words.closed(await visit.do(closing.close, visit.actor, directive_id)))))


async def on_reopen(visit: Visit) -> None:
    """Mở lại."""
    (directive_id,) = visit.action.ids
    done = await visit.do(closing.reopen, visit.actor, directive_id)
    await visit.toast(words.reopened(done.away) if done.away else words.REOPENED, alert=bool(done.away))
