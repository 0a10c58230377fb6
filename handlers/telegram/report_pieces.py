"""The menus of a report that is being written: its pieces, its period, its form."""

from __future__ import annotations

from domain import report_cards
from domain.messages import Message
from domain.people import Actor
from domain.wording import reporting as words
from handlers import periods, rollup
from handlers import report as report_use
from handlers import report_pieces as use
from handlers.telegram import reporting
from handlers.telegram.visit import Visit
from storage.store import Tx


async def on_parts(visit: Visit) -> None:
    """Xem, sửa các mục."""
    report_id, page = visit.action.ids
    writing = await visit.ask(report_use.writing, visit.actor, report_id)
    await visit.redraw(report_cards.parts_menu(report_id, writing.parts, page))


async def on_part(visit: Visit) -> None:
    """One piece."""
    report_id, part_id = visit.action.ids
    part = await visit.ask(use.piece, visit.actor, report_id, part_id)
    await visit.redraw(report_cards.part_menu(report_id, part))


async def on_part_drop(visit: Visit) -> None:
    """Bỏ mục này."""
    report_id, part_id = visit.action.ids
    await visit.do(use.remove, visit.actor, report_id, part_id)
    await reporting.redraw_panel(visit, report_id)


async def on_part_edit(visit: Visit) -> None:
    """Viết lại: the next message is its new text."""
    report_id, part_id = visit.action.ids
    await visit.do(use.ask_rewrite, visit.actor, report_id, part_id)
    await visit.say(words.PART_ASK)


async def on_slots(visit: Visit) -> None:
    """Kỳ báo cáo khác."""
    (report_id,) = visit.action.ids
    await visit.redraw(await visit.ask(_slots, visit.actor, report_id, visit))


async def _slots(tx: Tx, actor: Actor, report_id: int, visit: Visit) -> Message:
    report = await report_use.own(tx, actor, report_id)
    slots = await periods.offered(tx, report.directive_id, report.unit_id)
    names = await periods.duty_names(tx, report.directive_id, slots)
    offered = [(slot.id, slot.due_at, names.get(slot.id, "")) for slot in slots[: report_cards.PAGE]]
    return report_cards.periods_menu(report_id, offered, visit.office.zone)


async def on_slot(visit: Visit) -> None:
    """A period was chosen."""
    report_id, slot_id = visit.action.ids
    await visit.do(use.choose_period, visit.actor, report_id, slot_id)
    await reporting.redraw_panel(visit, report_id)


async def on_fields(visit: Visit) -> None:
    """Sửa số liệu."""
    (report_id,) = visit.action.ids
    writing = await visit.ask(report_use.writing, visit.actor, report_id)
    await visit.redraw(report_cards.fields_menu(report_id, writing.form, writing.answers))


async def on_field(visit: Visit) -> None:
    """One field is to be corrected: the next message (or a press) is its answer."""
    report_id, place = visit.action.ids
    await visit.do(use.ask_field, visit.actor, report_id, place)
    await reporting.redraw_panel(visit, report_id, place)


async def on_pick(visit: Visit) -> None:
    """A choice of a field."""
    report_id, place, choice = visit.action.ids
    await visit.do(use.pick, visit.actor, report_id, place, choice)
    await reporting.redraw_panel(visit, report_id)


async def on_rollup(visit: Visit) -> None:
    """Tổng hợp từ các đơn vị cấp dưới."""
    (report_id,) = visit.action.ids
    await visit.do(rollup.gather, visit.actor, report_id)
    await reporting.redraw_panel(visit, report_id)
