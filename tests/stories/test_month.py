"""A month of a province, from the phones: six directives of every kind, Tết in the middle, a Friday's downtime.

A hundred communes directly below the province, two people in each. The first sixty report everything; the next
thirty only acknowledge; the last ten never answer. The clock runs from one thing that is due to the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.sandbox.world import World
from domain.drafts import Draft, DraftDuty
from domain.people import Role
from domain.urgency import Urgency
from handlers import acknowledge, report
from handlers.publish import Published, publish
from handlers.units import import_units
from storage import drafts, duties, people, units
from storage.drafts import Source
from storage.reports import Part
from storage.store import Tx
from tests.clock import FakeClock
from tests.house import TOKEN, ZONE, Running, running
from tests.phones import Phone, Phones
from tests.stories.reminded import heard, until

pytestmark = pytest.mark.long

COMMUNES, DILIGENT, SILENT = 100, 60, 10
SILENCE = "Đơn vị chưa thực hiện"
MOST_A_DAY = 6  # reminders to whoever answers nothing of four directives, one of them daily, on their worst day
MOST_ON_A_FLASH_DAY = 8
FLASH_DAY = "03/02"
NEVER = {  # whoever never answers anything hears exactly this, and nothing in Tết (16 to 20 February)
    "26/01": "17:00", "27/01": "08:00 17:00", "29/01": "17:00", "30/01": "09:00 15:00 19:10",
    "31/01": "06:00 14:00 16:00 18:00", "01/02": "14:00 16:00 18:00",
    "02/02": "07:00 09:00 11:00 14:00 16:00 18:00",
    FLASH_DAY: "08:00 09:15 09:30 10:00 12:00 14:00 16:00 18:00",
    "04/02": "07:00 08:00 11:00 14:00 16:00 18:00", "05/02": "08:00 14:00 16:00 18:00",
    "06/02": "07:00 08:00 11:00 14:00 16:00 18:00", "09/02": "08:00", "10/02": "08:00 17:00", "11/02": "08:00",
    "12/02": "17:00", "13/02": "15:00 17:00 19:00", "23/02": "08:00 15:00 17:00 19:00", "24/02": "08:00 17:00",
    "25/02": "08:00", "26/02": "08:00 17:00",
}  # fmt: skip
BEGIN = datetime(2026, 1, 26, 1, 30, tzinfo=UTC)  # Monday 08:30; Tết is from Monday 16 to Friday 20 February
WEEKLY = DraftDuty(
    "thứ Sáu hằng tuần",
    via="Ban Tổ chức Tỉnh ủy",
    kind="weekly",
    rrule="FREQ=WEEKLY;BYDAY=FR",
    hours=("17:00",),
)
DAILY = DraftDuty(
    "hằng ngày trước 16 giờ",
    kind="daily",
    rrule="FREQ=DAILY",
    hours=("16:00",),
    before=True,
    until="2026-02-06",
)
MONTHLY = DraftDuty("trước ngày 17 hằng tháng", kind="monthly", rrule="FREQ=MONTHLY;BYMONTHDAY=17", before=True)
THREE = DraftDuty(
    "trước 09 giờ các ngày 02, 04, 06/02", before=True,
    dates=("2026-02-02T09:00", "2026-02-04T09:00", "2026-02-06T09:00"),
)  # fmt: skip
OPEN = DraftDuty("thường xuyên báo cáo", kind="regular")


def local(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@dataclass(slots=True)
class Month:
    """The running office with its hundred communes."""

    bot: Running
    clock: FakeClock
    phones: Phones
    firsts: list[Phone]
    communes: list[int]
    monitor: Phone

    async def publish(self, number: str, *owed: DraftDuty, urgency: Urgency = Urgency.NORMAL, ack: bool = True,
                      due: datetime | None = None) -> int:  # fmt: skip
        organ = await self.bot.store.read(_unit, "BTC")
        draft = Draft(
            number=number, doc_type="công văn", issuer="Tỉnh ủy Lam Giang", subject=f"việc {number}",
            warned=True, urgency=urgency, ack_wanted=ack, duties=owed, due_at=due,
            audience=tuple(self.communes), monitors=(organ,),
        )  # fmt: skip
        lan = await self.bot.store.read(people.actor, self.phones.lan.id)
        assert lan is not None
        made = await self.bot.store.write(_publish, lan, draft)
        self.clock.forward(seconds=11)
        await self.bot.settle()
        for phone in self.firsts[: COMMUNES - SILENT]:
            if ack:
                await self.bot.store.write(_ack, phone.id, made)
        return made

    async def until(self, instant: datetime) -> None:
        await until(self.bot, self.clock, instant)

    async def report(self, directive_id: int, phones: list[Phone], count: int = 1) -> None:
        for phone in phones:
            for _ in range(count):
                await self.bot.store.write(_report, phone.id, directive_id)
        await self.bot.settle()


async def _unit(tx: Tx, code: str) -> int:
    unit = (await units.tree(tx)).by_code(code)
    assert unit is not None
    return unit.id


async def _publish(tx: Tx, actor: people.Actor, draft: Draft) -> int:
    draft_id = await drafts.add(tx, actor.person.id, draft, Source(draft.number))
    made = await publish(tx, actor, draft_id, 1, ZONE)
    assert isinstance(made, Published)
    return made.directive_id


async def _ack(tx: Tx, telegram_id: int, directive_id: int) -> None:
    actor = await people.actor(tx, telegram_id)
    assert actor is not None
    await acknowledge.acknowledge(tx, actor, directive_id, 1)


async def _report(tx: Tx, telegram_id: int, directive_id: int) -> None:
    """The earliest open slot of the person's unit is filled, as a report does."""
    actor = await people.actor(tx, telegram_id)
    assert actor is not None
    begun = await report.begin(tx, actor, directive_id)
    await report.add(tx, actor, begun.report_id, 1, Part("text", "Đã làm"))
    await report.send(tx, actor, begun.report_id)


@pytest.fixture
async def month(tmp_path: Path) -> AsyncIterator[Month]:
    clock = FakeClock(BEGIN)
    world = World(clock.now, TOKEN)
    async with running(tmp_path / "month.db", clock, world) as bot:
        phones = Phones(world, bot)
        rows = ["code,name,kind,parent_code,aliases", "TU,Tỉnh ủy Lam Giang,province,,",
                "BTC,Ban Tổ chức Tỉnh ủy,department,TU,"]  # fmt: skip
        rows += [f"X{n},Xã số {n},commune,TU," for n in range(COMMUNES)]
        await bot.store.write(import_units, "\n".join(rows))
        tree = await bot.store.read(units.tree)
        communes = [unit.id for unit in tree.of_kind("commune")]
        pairs = [(_phone(phones, 60_001 + 2 * n), _phone(phones, 60_002 + 2 * n)) for n in range(COMMUNES)]
        monitor = _phone(phones, 59_001)
        organ, root = await bot.store.read(_unit, "BTC"), tree.roots()[0].id
        seats = [(phones.lan, root, Role.COORDINATOR), (monitor, organ, Role.OFFICER)]
        seats += [
            (phone, unit, Role.OFFICER) for unit, pair in zip(communes, pairs, strict=True) for phone in pair
        ]
        world.user(phones.lan.id).started = True
        await bot.store.write(_seat, seats)
        yield Month(bot, clock, phones, [first for first, _ in pairs], communes, monitor)


def _phone(phones: Phones, person_id: int) -> Phone:
    made = phones.add(person_id, f"Người số {person_id}")
    phones.world.user(person_id).started = True
    return made


async def _seat(tx: Tx, seats: list[tuple[Phone, int, Role]]) -> None:
    for phone, unit_id, role in seats:
        person = await people.meet(tx, phone.id, phone.name)
        await people.give_seat(tx, person.id, unit_id, role)


async def test_a_month_with_tet_in_the_middle_and_a_friday_afternoon_off(month: Month) -> None:
    good, never = month.firsts[:DILIGENT], month.firsts[-SILENT:]
    weekly = await month.publish("1-CV/TU", WEEKLY)
    await month.publish("2-CV/TU", OPEN)
    monthly = await month.publish("3-CV/TU", MONTHLY)
    three = await month.publish("4-CV/TU", THREE)
    await month.until(local(1, 30, 9))
    for directive in (weekly, monthly):
        await month.report(directive, good)
    await month.report(three, good, 3)
    await an_afternoon_off(month, good[0], never[0])
    daily = await month.publish("5-CV/TU", DAILY, urgency=Urgency.URGENT)
    await month.until(local(2, 3, 9))
    await month.report(daily, good, 4)
    await month.publish("6-CĐ/TU", urgency=Urgency.FLASH, due=local(2, 3, 12))
    await month.until(local(2, 14, 9))
    await month.report(weekly, good, 2)
    await month.until(local(2, 27, 9))
    assert heard(never[0]) == [f"{day} {hour}" for day, hours in NEVER.items() for hour in hours.split()]
    assert heard(good[0])[:6] == [
        "27/01 17:00", "29/01 17:00", "30/01 09:00", "31/01 14:00", "31/01 16:00", "31/01 18:00",
    ]  # fmt: skip
    days = await month.bot.store.read(_days, weekly)
    assert date(2026, 2, 20) not in days
    assert date(2026, 2, 23) in days  # the Friday of Tết is due on the Monday after
    await nobody_is_flooded(month)
    assert heard(month.monitor) == []
    assert heard(month.monitor, SILENCE) == heard(month.phones.lan, SILENCE) != []
    assert [post for post in month.phones.lan.screen() if post.now.attachment]


async def an_afternoon_off(month: Month, good: Phone, never: Phone) -> None:
    """From 15:30 to 19:10 on a Friday: what was due at 17:00 is told once, by its own deadline."""
    await month.until(local(1, 30, 15, 30))
    before = [len(heard(good)), len(heard(never))]
    month.clock.at(local(1, 30, 19, 10))
    await month.bot.settle()
    assert heard(never)[before[1] :] == ["30/01 19:10"]
    assert "đã quá hạn 17:00 thứ Sáu 30/1/2026" in never.expect("Nhắc việc").text
    assert heard(good)[before[0] :] == []


async def nobody_is_flooded(month: Month) -> None:
    for phone in [*month.firsts, month.monitor]:
        reminders = Counter(when[:5] for when in heard(phone))
        flash = reminders.pop(FLASH_DAY, 0)
        assert flash <= MOST_ON_A_FLASH_DAY, (phone.name, flash)
        assert max(reminders.values(), default=0) <= MOST_A_DAY, (phone.name, reminders)
        assert max(Counter(heard(phone)).values(), default=0) <= 1
        assert max(Counter(heard(phone, SILENCE)).values(), default=0) <= 1


async def _days(tx: Tx, directive_id: int) -> set[date]:
    unit = (await tx.rows("SELECT unit_id FROM audience WHERE directive_id = ?", directive_id))[-1]["unit_id"]
    return {slot.due_at.astimezone(ZONE).date() for slot in await duties.open_slots_of(tx, directive_id, unit)}
