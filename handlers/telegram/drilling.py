"""Diễn tập: the switch on the draft, and the readiness sheet."""

from __future__ import annotations

from handlers import drilling as use
from handlers.desk import Desk
from handlers.telegram.publishing import redraw_draft
from handlers.telegram.visit import Visit


async def on_drill(visit: Visit) -> None:
    """Diễn tập: có, không."""
    draft_id, on = visit.action.ids
    await visit.do(use.turn, visit.actor, draft_id, on=bool(on))
    await redraw_draft(visit, draft_id)


async def on_readiness(visit: Visit) -> None:
    """Kết quả diễn tập."""
    (directive_id,) = visit.action.ids
    await visit.say(await visit.ask(use.sheet, visit.actor, directive_id, Desk(visit.office.zone)))
