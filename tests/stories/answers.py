"""One directive to two communes, and what became of it: for the stories of how units answer."""

from __future__ import annotations

from domain.directives import Answer
from storage import directives
from storage.store import Tx
from tests.phones import Phone, Received
from tests.stories.chat import Chat

NUMBER = "377-CV/TU"


async def published(chat: Chat, *to: str, **more: object) -> int:
    return await chat.publish(NUMBER, "kiểm tra hồ, đập", to or ("X1", "X2"), **more)  # type: ignore[arg-type]


def card(phone: Phone) -> Received:
    return phone.shows(NUMBER, button="Toàn văn")


async def answer(chat: Chat, directive_id: int, code: str = "X1") -> Answer:
    found = await chat.bot.store.read(directives.answer, directive_id, await chat.unit(code))
    assert found is not None
    return found


async def kinds(chat: Chat, kind: str) -> int:
    async def count(tx: Tx) -> int:
        row = await tx.row("SELECT count(*) FROM journal WHERE kind = ?", kind)
        return int(row[0]) if row else 0

    return await chat.bot.store.read(count)


async def colleague(chat: Chat, code: str = "X1", name: str = "Đỗ Văn Nam", person_id: int = 2001) -> Phone:
    made = chat.phones.add(person_id, name)
    chat.phones.world.user(person_id).started = True
    await chat.seat(made, code)
    return made
