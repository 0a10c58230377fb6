"""Hạn báo cáo: the dates of a draft's duties, seen and changed before publication."""

from __future__ import annotations

from domain.errors import Refusal
from domain.wording import duties as words
from handlers import duty_editing as use
from handlers.telegram import publishing
from handlers.telegram.visit import Visit
from storage.drafts import Prompt


async def on_due(visit: Visit) -> None:
    """Hạn báo cáo: the duties with their dates, or the one deadline where the draft has no duty."""
    (draft_id,) = visit.action.ids
    if not await visit.ask(publishing.has_duties, visit.actor, draft_id):
        await publishing.on_due(visit)
        return
    await visit.redraw(await visit.ask(use.menu, visit.actor, draft_id, visit.office.zone))


async def on_duty(visit: Visit) -> None:
    """One duty with the year's dates."""
    draft_id, place, leaf = visit.action.ids
    await visit.redraw(await visit.ask(use.page, visit.actor, draft_id, place, leaf, visit.office.zone))


async def on_times(visit: Visit) -> None:
    """Đổi hạn."""
    draft_id, place = visit.action.ids
    await visit.do(use.ask, visit.actor, draft_id, place, use.TIMES)
    await visit.say(words.ASK_TIMES)


async def on_strike(visit: Visit) -> None:
    """Bỏ một ngày."""
    draft_id, place = visit.action.ids
    await visit.do(use.ask, visit.actor, draft_id, place, use.STRIKE)
    await visit.say(words.ASK_STRIKE)


async def on_typed(visit: Visit, prompt: Prompt) -> None:
    """The new times, or the days to strike out, as a message."""
    if not visit.text.strip():
        raise Refusal(
            {use.STRIKE: words.ASK_STRIKE, use.EVENT: words.BAD_EVENT}.get(prompt.kind, words.ASK_TIMES)
        )
    place, zone = int(prompt.data), visit.office.zone
    await visit.do(use.typed, visit.actor, prompt.subject, place, prompt.kind, visit.text, zone)
    await visit.say(await visit.ask(use.page, visit.actor, prompt.subject, place, 0, zone))


async def on_event(visit: Visit) -> None:
    """Ghi ngày …: when is the event that the limit is counted from?"""
    draft_id, place = visit.action.ids
    event = await visit.do(use.ask_event, visit.actor, draft_id, place)
    await visit.say(words.ASK_EVENT.format(event))


async def on_take(visit: Visit) -> None:
    """One of the usual days was chosen."""
    draft_id, place, number = visit.action.ids
    await visit.do(use.take, visit.actor, draft_id, place, number, visit.office.zone)
    await visit.redraw(await visit.ask(use.page, visit.actor, draft_id, place, 0, visit.office.zone))


async def on_shift(visit: Visit) -> None:
    """Ngày nghỉ: keep, later, earlier."""
    draft_id, place = visit.action.ids
    await visit.do(use.turn_shift, visit.actor, draft_id, place, visit.office.zone)
    await visit.redraw(await visit.ask(use.page, visit.actor, draft_id, place, 0, visit.office.zone))


async def on_lead(visit: Visit) -> None:
    """Nộp trước hạn cấp trên: how many worked days."""
    draft_id, place = visit.action.ids
    await visit.do(use.turn_lead, visit.actor, draft_id, place, visit.office.zone)
    await visit.redraw(await visit.ask(use.page, visit.actor, draft_id, place, 0, visit.office.zone))


async def on_drop(visit: Visit) -> None:
    """Bỏ chế độ này."""
    draft_id, place = visit.action.ids
    await visit.do(use.drop, visit.actor, draft_id, place, visit.office.zone)
    await visit.redraw(await visit.ask(use.menu, visit.actor, draft_id, visit.office.zone))
