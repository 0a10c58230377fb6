"""A recall stops what is in hand and has not left: asked at the last moment, when its slot has come."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from bot.transports.calls import HALT, Halt
from domain.messages import Lane, Message
from domain.outcomes import Later, Sent
from handlers import recall
from tests.stories.answers import published
from tests.stories.chat import opened

NOW = datetime(2026, 7, 20, 2, tzinfo=UTC)


async def test_what_is_called_off_leaves_nothing_on_the_wire(tmp_path: Path) -> None:
    async with opened(tmp_path) as chat:
        line, hoa = chat.bot.house.office.line, chat.phones.hoa
        halt = Halt()

        async def send() -> object:
            HALT.set(halt)
            return await line.send(hoa.id, Message("Họp lúc 8 giờ"), Lane.DIRECTIVE)

        assert isinstance(await asyncio.create_task(send()), Sent)
        hoa.expect("Họp lúc 8 giờ")
        halt.called_off = True
        assert await asyncio.create_task(send()) == Later(0.0)
        hoa.expect_nothing()


async def test_a_recall_stops_the_cards_in_hand_and_only_its_own(tmp_path: Path) -> None:
    async with opened(tmp_path) as chat:
        world, lan = chat.phones.world, await chat.actor(chat.phones.lan)
        delivery = chat.bot.house.delivery
        first = await published(chat)
        chat.phones.telegram.floods(30)
        recalled = await chat.publish("380-CV/TU", "hoãn họp", ("X1", "X2"))
        sound = await chat.publish("381-CV/TU", "họp", ("X1", "X2"))
        chat.clock.forward(minutes=5)
        gate = asyncio.Event()
        sending = delivery._line.send

        async def waits(chat_id: int, message: Message, lane: Lane) -> object:
            await gate.wait()
            return await sending(chat_id, message, lane)

        delivery._line.send = waits  # type: ignore[method-assign]
        await delivery._turn()
        await asyncio.sleep(0)
        await chat.bot.store.write(recall.recall, lan, recalled, "Nhầm ngày")
        gate.set()
        del delivery._line.send
        await chat.bot.settle()
        for phone in (chat.phones.hoa, chat.phones.tu):
            assert not [post for post in world.posts(phone.id) if "380-CV/TU" in post.now.text]
            phone.expect("381-CV/TU")
        assert {first, recalled, sound} == {1, 2, 3}
