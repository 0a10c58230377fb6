"""/viec, told from the phones: due today first, what comes soon, and for which of one's units."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain import times
from domain.duties import Duty
from domain.urgency import Urgency
from domain.wording.vi import asking as words
from storage import planning
from storage.store import Tx
from tests.stories.chat import Chat


async def owed(tx: Tx, directive_id: int, unit_id: int, opens_at: datetime, due_at: datetime) -> None:
    """A period for which the unit owes a report."""
    row = await tx.row("SELECT id FROM duties WHERE directive_id = ?", directive_id)
    duty = row["id"] if row else await planning.add_duty(tx, directive_id, 0, Duty(), [unit_id])
    await tx.run("INSERT OR IGNORE INTO duty_units (duty_id, unit_id) VALUES (?, ?)", duty, unit_id)
    due = times.to_text(due_at)
    await tx.run(
        "INSERT INTO slots (duty_id, directive_id, unit_id, planned_for, due_at, late_at, opens_at, told_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        duty, directive_id, unit_id, due, due, due, times.to_text(opens_at), tx.stamp,
    )  # fmt: skip


async def test_what_is_due_today_stands_before_what_is_more_urgent(chat: Chat) -> None:
    now = chat.clock.now()
    await chat.publish("1-CĐ/TU", "hỏa tốc, hạn mai", urgency=Urgency.FLASH, due_at=now + timedelta(days=1))
    await chat.publish("2-CV/TU", "thường, hạn hôm nay", due_at=now + timedelta(hours=5))
    await chat.publish("3-CV/TU", "thường, đã quá hạn", due_at=now + timedelta(minutes=1))
    chat.clock.forward(hours=1)
    await chat.phones.hoa.says("/viec")
    todo = chat.phones.hoa.shows("Việc của đồng chí: 3 mục")
    order = [label for label in todo.buttons if label[0].isdigit()]
    assert order == ["1. 3-CV/TU", "2. 2-CV/TU", "3. 1-CĐ/TU"]


async def test_what_opens_within_a_week_is_foretold_and_what_comes_later_is_not(chat: Chat) -> None:
    now, unit, hoa = chat.clock.now(), await chat.unit("X1"), chat.phones.hoa
    soon = await chat.publish("7-KH/TU", "báo cáo tuần", to=("X1",), wanted=False)
    far = await chat.publish("8-KH/TU", "báo cáo quý", to=("X1",), wanted=False)
    await chat.bot.store.write(owed, soon, unit, now + timedelta(days=3), now + timedelta(days=5))
    await chat.bot.store.write(owed, far, unit, now + timedelta(days=40), now + timedelta(days=45))
    await hoa.says("/viec")
    todo = hoa.expect(words.TODO_NOTHING_NOW, words.COMING, "7-KH/TU: Hạn 09:00 thứ Bảy 25/7/2026")
    assert "8-KH/TU" not in todo.text
    await todo.press("Mở 7-KH/TU")
    hoa.expect("báo cáo tuần")
    chat.phones.nothing_unexpected()


async def test_what_is_open_already_has_one_button_and_one_empty_line_before_what_comes(chat: Chat) -> None:
    now, unit, hoa = chat.clock.now(), await chat.unit("X1"), chat.phones.hoa
    both = await chat.publish("7-KH/TU", "báo cáo tuần", to=("X1",))
    await chat.bot.store.write(owed, both, unit, now + timedelta(days=3), now + timedelta(days=5))
    await hoa.says("/viec")
    todo = hoa.shows("Việc của đồng chí: 1 mục", words.COMING)
    assert "\n\n\n" not in todo.text
    assert [label for label in todo.buttons if "7-KH/TU" in label] == ["1. 7-KH/TU"]


async def test_whoever_answers_for_several_units_sees_for_which_it_comes(chat: Chat) -> None:
    await chat.seat(chat.phones.hoa, "X3")
    now = chat.clock.now()
    directive = await chat.publish("7-KH/TU", "báo cáo tuần", to=("X1", "X3"), wanted=False)
    for code in ("X1", "X3"):
        unit = await chat.unit(code)
        await chat.bot.store.write(owed, directive, unit, now + timedelta(days=3), now + timedelta(days=5))
    await chat.phones.hoa.says("/viec")
    todo = chat.phones.hoa.expect("Đơn vị: Xã An Phú, Xã Cẩm Lâm")
    assert todo.text.count("7-KH/TU") == 1
