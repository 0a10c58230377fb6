"""A small office for stories about the chat: four communes under one province, the cast in their seats."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.sandbox import cast
from bot.sandbox.world import World
from domain.drafts import Draft
from domain.people import Actor, Role
from domain.urgency import Urgency
from handlers.publish import Published, publish
from handlers.units import import_units
from storage import drafts, people, units
from storage.drafts import Source
from storage.store import Tx
from tests.clock import FakeClock
from tests.house import TOKEN, ZONE, Running, running
from tests.phones import Phone, Phones

UNITS = """code,name,kind,parent_code,aliases
TU,Tỉnh ủy Lam Giang,province,,
VP,Văn phòng Tỉnh ủy,office,TU,
X1,Xã An Phú,commune,TU,
X2,Xã Bình Sơn,commune,TU,
X3,Xã Cẩm Lâm,commune,TU,
X4,Phường Đông Hải,commune,TU,
"""
SEATS = (
    (cast.LAN, "Nguyễn Thị Lan", "TU", Role.COORDINATOR),
    (cast.MINH, "Trần Văn Minh", "TU", Role.LEADER),
    (cast.HOA, "Lê Thị Hoa", "X1", Role.OFFICER),
    (cast.TU, "Phạm Văn Tư", "X2", Role.OFFICER),
)


@dataclass(slots=True)
class Chat:
    """A running office, its clock and its phones."""

    bot: Running
    clock: FakeClock
    phones: Phones

    async def unit(self, code: str) -> int:
        """The id of a unit."""
        tree = await self.bot.store.read(units.tree)
        unit = tree.by_code(code)
        assert unit is not None, code
        return unit.id

    async def seat(self, phone: Phone, code: str, role: Role = Role.OFFICER) -> None:
        """Give a person a seat without further ado."""
        await self.bot.store.write(_seat, phone.id, phone.name, await self.unit(code), role)

    async def actor(self, phone: Phone) -> Actor:
        """The person with the seats held now."""
        found = await self.bot.store.read(people.actor, phone.id)
        assert found is not None
        return found

    async def publish(
        self,
        number: str,
        subject: str,
        to: tuple[str, ...] = ("X1", "X2"),
        *,
        urgency: Urgency = Urgency.NORMAL,
        due_at: datetime | None = None,
        wanted: bool = True,
        by: Phone | None = None,
    ) -> int:
        """A published and delivered directive, every phone's card read; its id."""
        draft = Draft(
            number=number, doc_type="công văn", issuer="Tỉnh ủy Lam Giang",
            subject=subject, urgency=urgency, due_at=due_at, ack_wanted=wanted, warned=True,
            audience=tuple([await self.unit(code) for code in to]),
        )  # fmt: skip
        made = await self.bot.store.write(_publish, await self.actor(by or self.phones.lan), draft)
        self.clock.forward(seconds=11)
        await self.bot.settle()
        for phone in self.phones.all():
            phone.skip()
        return made.directive_id


async def _seat(tx: Tx, telegram_id: int, name: str, unit_id: int, role: Role) -> None:
    person = await people.meet(tx, telegram_id, name)
    await people.give_seat(tx, person.id, unit_id, role)


async def _publish(tx: Tx, actor: Actor, draft: Draft) -> Published:
    draft_id = await drafts.add(tx, actor.person.id, draft, Source(f"{draft.number}\n{draft.subject}"))
    made = await publish(tx, actor, draft_id, 1, ZONE)
    assert isinstance(made, Published)
    return made


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Chat]:
    """The office with the cast seated and every greeting read."""
    clock = FakeClock()
    world = World(clock.now, TOKEN)
    async with running(folder / "chat.db", clock, world) as bot:
        chat = Chat(bot, clock, Phones(world, bot))
        await bot.store.write(import_units, UNITS)
        for telegram_id, name, code, role in SEATS:
            await bot.store.write(_seat, telegram_id, name, await chat.unit(code), role)
            world.start(telegram_id)
        await bot.settle()
        for phone in chat.phones.all():
            phone.skip()
        yield chat
