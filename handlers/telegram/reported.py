"""Xem báo cáo: the list of reports, by period too, and their figures."""

from __future__ import annotations

from handlers import reported as use
from handlers.telegram.visit import Visit


async def on_list(visit: Visit) -> None:
    """Xem báo cáo."""
    directive_id, page = visit.action.ids
    await visit.redraw(await visit.ask(use.listing, visit.actor, directive_id, page))


async def on_sums(visit: Visit) -> None:
    """Tổng hợp số liệu."""
    (directive_id,) = visit.action.ids
    await visit.redraw(await visit.ask(use.sums, visit.actor, directive_id))


async def on_periods(visit: Visit) -> None:
    """Xem theo kỳ."""
    directive_id, page = visit.action.ids
    await visit.redraw(await visit.ask(use.periods, visit.actor, directive_id, page, visit.office.zone))


async def on_period(visit: Visit) -> None:
    """The reports of one period."""
    slot_id, page = visit.action.ids
    await visit.redraw(await visit.ask(use.period_page, visit.actor, slot_id, page, visit.office.zone))


async def on_period_sums(visit: Visit) -> None:
    """The figures of one period."""
    (slot_id,) = visit.action.ids
    await visit.redraw(await visit.ask(use.period_sums, visit.actor, slot_id, visit.office.zone))
