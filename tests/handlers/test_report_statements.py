"""Break the Nth statement of everything that is done with reports, for every N: the database is as it was."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from domain.drafts import Draft
from domain.forms import parse
from domain.people import Actor, Role
from handlers import draft_form, extend, keep, publish, report, report_pieces, review, rollup, weekly
from handlers.units import import_units
from storage import drafts, extensions, files
from storage.drafts import Source
from storage.reports import Part
from tests.handlers.fragile import Step, holds_at_every_statement
from tests.house import ZONE
from tests.stories.chat import Chat, opened

UNITS = "code,name,kind,parent_code,aliases\nH1,Huyện ủy Bình Khê,district,TU,\nX1,Xã An Phú,commune,H1,\n"


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as made:
        await made.bot.store.write(import_units, UNITS)
        yield made


async def _published(chat: Chat) -> int:
    """A directive with a form and a deadline to a district and the commune below it."""
    lan = await chat.actor(chat.phones.lan)
    await chat.seat(chat.phones.minh, "H1", Role.LEADER)
    draft = Draft(
        number="9-CV/TU", doc_type="công văn", subject="đê", warned=True, form=parse("Số hộ: số; Đủ: có/không"),
        audience=(await chat.unit("H1"), await chat.unit("X1")), due_at=chat.clock.now().replace(day=24),
    )  # fmt: skip
    draft_id = await chat.bot.store.write(drafts.add, lan.person.id, draft, Source("Toàn văn"))
    made = await chat.bot.store.write(publish.publish, lan, draft_id, 1, ZONE)
    assert isinstance(made, publish.Published)
    return made.directive_id


async def _written(chat: Chat) -> tuple[Actor, int]:
    """Hoa has written a report with a form and a picture."""
    directive, hoa = await _published(chat), await chat.actor(chat.phones.hoa)
    return hoa, await _writes(chat, hoa, directive)


async def _writes(chat: Chat, hoa: Actor, directive: int) -> int:
    write = chat.bot.store.write
    begun = await write(report.begin, hoa, directive, await chat.unit("X1"))
    await write(report_pieces.fill, hoa, begun.report_id, None, "3; có")
    await write(report.add, hoa, begun.report_id, 1, Part("text", "Đã xong 70 %"))
    await write(report.add, hoa, begun.report_id, 2, Part("photo", "Ảnh đê", "file", "key"))
    return begun.report_id


async def _sent(chat: Chat) -> int:
    hoa, report_id = await _written(chat)
    await chat.bot.store.write(report.send, hoa, report_id)
    return report_id


async def a_report_begins(chat: Chat) -> Step:
    directive, hoa = await _published(chat), await chat.actor(chat.phones.hoa)
    return lambda tx: report.begin(tx, hoa, directive)


async def a_report_is_sent(chat: Chat) -> Step:
    hoa, report_id = await _written(chat)
    return lambda tx: report.send(tx, hoa, report_id)


async def a_correction_is_sent(chat: Chat) -> Step:
    await _sent(chat)
    hoa = await chat.actor(chat.phones.hoa)
    corrected = await _writes(chat, hoa, 1)
    return lambda tx: report.send(tx, hoa, corrected)


async def a_form_is_filled(chat: Chat) -> Step:
    hoa, report_id = await _written(chat)
    return lambda tx: report_pieces.fill(tx, hoa, report_id, None, "4; không")


async def a_piece_is_written_anew(chat: Chat) -> Step:
    hoa, report_id = await _written(chat)
    return lambda tx: report_pieces.rewrite(tx, hoa, report_id, 1, "Đã xong 80 %")


async def a_piece_is_taken_out(chat: Chat) -> Step:
    hoa, report_id = await _written(chat)
    return lambda tx: report_pieces.remove(tx, hoa, report_id, 1)


async def a_report_is_accepted(chat: Chat) -> Step:
    report_id, lan = await _sent(chat), await chat.actor(chat.phones.lan)
    return lambda tx: review.accept(tx, lan, report_id)


async def a_report_is_returned(chat: Chat) -> Step:
    report_id, lan = await _sent(chat), await chat.actor(chat.phones.lan)
    return lambda tx: review.give_back(tx, lan, report_id, "Thiếu số liệu")


async def more_time_is_asked_for(chat: Chat) -> Step:
    directive, hoa = await _published(chat), await chat.actor(chat.phones.hoa)
    unit = await chat.unit("X1")
    return lambda tx: extend.ask(tx, hoa, directive, str(unit), "28/7 vì mưa", ZONE)


async def more_time_is_given(chat: Chat) -> Step:
    await chat.bot.store.write(await more_time_is_asked_for(chat))
    lan = await chat.actor(chat.phones.lan)
    asked = await chat.bot.store.read(extensions.asked, 1)
    return lambda tx: extend.decide(tx, lan, asked[0].id, ZONE, approved=True)


async def reports_are_gathered(chat: Chat) -> Step:
    await _sent(chat)
    minh, above = await chat.actor(chat.phones.minh), await chat.unit("H1")
    begun = await chat.bot.store.write(report.begin, minh, 1, above)
    return lambda tx: rollup.gather(tx, minh, begun.report_id)


async def a_form_is_attached(chat: Chat) -> Step:
    lan = await chat.actor(chat.phones.lan)
    draft_id = await chat.bot.store.write(drafts.add, lan.person.id, Draft(number="8-CV/TU"), Source("Văn bản"))
    await chat.bot.store.write(draft_form.ask, lan, draft_id)
    return lambda tx: draft_form.attach(tx, lan, draft_id, "", "Số hộ: số")


async def a_file_is_lost(chat: Chat) -> Step:
    await _sent(chat)
    (wanted,) = await chat.bot.store.read(files.due, 9)
    return lambda tx: keep.lost(tx, wanted, "gone")


async def a_week_is_told(chat: Chat) -> Step:
    await _published(chat)
    chat.clock.forward(days=5)
    now = chat.clock.now()
    return lambda tx: weekly.ring(tx, now, ZONE)


USE_CASES = [
    a_report_begins, a_report_is_sent, a_correction_is_sent, a_form_is_filled, a_piece_is_written_anew,
    a_piece_is_taken_out, a_report_is_accepted, a_report_is_returned, more_time_is_asked_for,
    more_time_is_given, reports_are_gathered, a_form_is_attached, a_file_is_lost, a_week_is_told,
]  # fmt: skip


@pytest.mark.parametrize("prepare", USE_CASES, ids=lambda prepare: prepare.__name__)
async def test_broken_at_any_statement_nothing_has_happened(
    chat: Chat, tmp_path: Path, prepare: Callable[[Chat], Awaitable[Step]]
) -> None:
    await holds_at_every_statement(chat.bot.store, tmp_path, await prepare(chat))
