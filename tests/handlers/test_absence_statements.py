"""Coming late, being away and ringing up, broken at any statement: nothing has happened."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from domain.people import Actor, Role
from handlers import absences, acknowledge, deliver, latecomers, numbers, ring
from storage import absences as absence_rows
from storage import people
from tests.handlers.fragile import Step, holds_at_every_statement
from tests.house import ZONE
from tests.stories.answers import colleague
from tests.stories.chat import Chat, opened


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as made:
        yield made


async def _planned(chat: Chat, days: str) -> tuple[Actor, Actor, int]:
    """Hoa will be away; Nam could act."""
    nam, hoa = await chat.actor(await colleague(chat)), await chat.actor(chat.phones.hoa)
    await chat.bot.store.write(absences.typed, hoa, days, ZONE)
    (absence,) = await chat.bot.store.read(absence_rows.open_of, hoa.person.id)
    return hoa, nam, absence.id


async def somebody_is_linked_late(chat: Chat) -> Step:
    now = chat.clock.now()
    await chat.publish("12-CV/TU", "đê", ("X1", "X3"), due_at=now + timedelta(hours=8))
    chat.clock.forward(days=2)
    unit, tu = await chat.unit("X3"), await chat.actor(chat.phones.tu)
    await chat.bot.store.write(people.give_seat, tu.person.id, unit, Role.OFFICER)
    return lambda tx: latecomers.arrived(tx, tu.person.id, unit, Role.OFFICER, ZONE)


async def somebody_will_be_away(chat: Chat) -> Step:
    hoa = await chat.actor(chat.phones.hoa)
    return lambda tx: absences.typed(tx, hoa, "24/7 – 30/7", ZONE)


async def a_deputy_begins_at_once(chat: Chat) -> Step:
    await chat.publish("12-CV/TU", "đê")
    hoa, nam, absence = await _planned(chat, "20/7 – 22/7")
    return lambda tx: absences.choose(tx, hoa, absence, nam.person.id, ZONE)


async def a_deputy_begins_by_the_clock(chat: Chat) -> Step:
    hoa, nam, absence = await _planned(chat, "22/7 – 23/7")
    await chat.bot.store.write(absences.choose, hoa, absence, nam.person.id, ZONE)
    chat.clock.forward(days=2)
    return lambda tx: ring.ring(tx, ZONE)


async def it_is_over(chat: Chat) -> Step:
    hoa, nam, absence = await _planned(chat, "20/7 – 22/7")
    await chat.bot.store.write(absences.choose, hoa, absence, nam.person.id, ZONE)
    return lambda tx: absences.drop(tx, hoa, absence, ZONE)


async def a_link_is_opened(chat: Chat) -> Step:
    hoa, nam, absence = await _planned(chat, "22/7 – 23/7")
    _, code = await chat.bot.store.write(absences.link, hoa, absence)
    return lambda tx: absences.offer(tx, nam.person, code)


async def a_message_goes_to_the_deputy(chat: Chat) -> Step:
    hoa, nam, absence = await _planned(chat, "20/7 – 22/7")
    await chat.bot.store.write(absences.choose, hoa, absence, nam.person.id, ZONE)
    directive = await chat.publish("12-CV/TU", "đê", by=chat.phones.lan)
    tu = await chat.actor(chat.phones.tu)
    await chat.bot.store.write(acknowledge.decline, tu, directive, "Xã không có đê.")
    return lambda tx: deliver.take(tx, dict.fromkeys(range(5), 9), ZONE)  # type: ignore[arg-type]


async def a_number_is_shared(chat: Chat) -> Step:
    hoa = await chat.actor(chat.phones.hoa)
    return lambda tx: numbers.share(tx, hoa, hoa.person.telegram_id, "84912345678")


async def a_number_is_typed_for_a_unit(chat: Chat) -> Step:
    lan, unit = await chat.actor(chat.phones.lan), await chat.unit("X3")
    return lambda tx: numbers.typed_unit(tx, lan, unit, "0263 382 2222")


async def somebody_said_it_on_the_telephone(chat: Chat) -> Step:
    directive, unit = await chat.publish("12-CV/TU", "đê"), await chat.unit("X1")
    lan = await chat.actor(chat.phones.lan)
    await chat.bot.store.write(acknowledge.on_behalf, lan, directive, unit)
    return lambda tx: numbers.heard(tx, lan, directive, unit, "đồng chí Ba")


USE_CASES = [
    somebody_is_linked_late, somebody_will_be_away, a_deputy_begins_at_once, a_deputy_begins_by_the_clock,
    it_is_over, a_link_is_opened, a_message_goes_to_the_deputy, a_number_is_shared,
    a_number_is_typed_for_a_unit, somebody_said_it_on_the_telephone,
]  # fmt: skip


@pytest.mark.parametrize("prepare", USE_CASES, ids=lambda prepare: prepare.__name__)
async def test_broken_at_any_statement_nothing_has_happened(
    chat: Chat, tmp_path: Path, prepare: Callable[[Chat], Awaitable[Step]]
) -> None:
    await holds_at_every_statement(chat.bot.store, tmp_path, await prepare(chat))
