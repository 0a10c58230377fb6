"""/thongbao: write a notice, choose whom it goes to, look at it, send it."""

from __future__ import annotations

from domain import audience_cards
from domain.errors import Refusal
from domain.wording import notices as sentences
from handlers import audience, notice
from handlers.telegram import publishing
from handlers.telegram.visit import Visit
from storage.drafts import Prompt

WRITE = notice.WRITE


async def on_notice(visit: Visit) -> None:
    """/thongbao: with words behind it these are the notice; alone it asks for them."""
    if visit.words:
        await _written(visit, visit.words)
    else:
        await visit.do(notice.begin, visit.actor)
        await visit.say(sentences.ASK)


async def on_text(visit: Visit, prompt: Prompt) -> None:
    """The notice's text, as a message; a file under such words would be lost, so it is not taken."""
    message = visit.update.effective_message
    if message and message.effective_attachment:
        raise Refusal(sentences.EMPTY)
    if prompt.subject:
        await visit.do(notice.rewrite, visit.actor, prompt.subject, visit.text)
        await publishing.say_draft(visit, prompt.subject)
    else:
        await _written(visit, visit.text)


async def _written(visit: Visit, text: str) -> None:
    """A new notice goes to nobody yet: the picker is shown at once, the draft behind its "Xong"."""
    draft_id = await visit.do(notice.write, visit.actor, text)
    state = await visit.ask(audience.picker, visit.actor, draft_id)
    if state.draft.audience:
        await publishing.say_draft(visit, draft_id)
    else:
        await visit.say(audience_cards.picker(state))


async def on_rewrite(visit: Visit) -> None:
    """Sửa → Nội dung of a notice."""
    (draft_id,) = visit.action.ids
    await visit.do(notice.begin_again, visit.actor, draft_id)
    await visit.say(sentences.ASK_AGAIN)


async def on_preview(visit: Visit) -> None:
    """Xem trước: what a receiver will see."""
    (draft_id,) = visit.action.ids
    await visit.redraw(await visit.ask(notice.shown_to_receivers, visit.actor, draft_id, visit.office.zone))
