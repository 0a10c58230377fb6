"""A whole province for stories: 120 units of a sample tree, two people in each, all with phones."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.world import World
from domain.people import Role
from domain.units import Tree, Unit
from handlers import enrol
from handlers.drafting import set_audience
from handlers.units import import_units
from storage import drafts, people, units
from storage.store import Tx
from tests.clock import FakeClock
from tests.house import TOKEN, Running, running
from tests.phones import Phone, Phones

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
UNITS = 120
INVITED = 12  # people who came in by a real invitation; the others were seated by hand
FIRST_ID = 50_001
_NAMES = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Quang Đạo", "Phạm Thị Ơn", "Võ Đình Ưng", "Đặng Thị Yến")


@dataclass(slots=True)
class Province:
    """A running office, its clock, its phones, and the two phones of each of its 120 units."""

    bot: Running
    clock: FakeClock
    phones: Phones
    units: tuple[Unit, ...]
    pairs: dict[int, tuple[Phone, Phone]]

    @property
    def everybody(self) -> list[Phone]:
        """The 240 people, unit by unit."""
        return [phone for unit in self.units for phone in self.pairs[unit.id]]

    async def audience_of_all(self, draft_id: int) -> None:
        """The coordinator makes the draft go to the 120 units, whatever was read."""
        lan = await self.bot.store.read(people.actor, self.phones.lan.id)
        assert lan is not None
        await self.bot.store.write(set_audience, lan, draft_id, [unit.id for unit in self.units])

    async def open_draft(self) -> drafts.StoredDraft:
        """The coordinator's only open draft."""
        lan = await self.bot.store.read(people.actor, self.phones.lan.id)
        assert lan is not None
        (stored,) = await self.bot.store.read(drafts.open_of, lan.person.id)
        return stored

    async def later(self, **span: float) -> None:
        """Move the clock and let everything happen that is due by then."""
        self.clock.forward(**span)
        await self.bot.settle()


@asynccontextmanager
async def opened(folder: Path, csv: str) -> AsyncIterator[Province]:
    """The province of a sample file with everybody seated; nobody has an unread message."""
    clock = FakeClock()
    world = World(clock.now, TOKEN)
    async with running(folder / "province.db", clock, world) as bot:
        phones = Phones(world, bot)
        await bot.store.write(import_units, (SAMPLES / csv).read_text(encoding="utf-8"))
        tree = await bot.store.read(units.tree)
        chosen = _chosen(tree)
        pairs = {unit.id: _pair(phones, n, unit) for n, unit in enumerate(chosen)}
        province = Province(bot, clock, phones, chosen, pairs)
        await bot.store.write(_seat, [(phones.lan, tree.roots()[0].id, Role.COORDINATOR)])
        everybody = [(phone, unit.id, Role.OFFICER) for unit in chosen for phone in pairs[unit.id]]
        for phone, unit_id, _ in everybody[:INVITED]:
            await _join(bot, phone, unit_id)
        await bot.store.write(_seat, everybody[INVITED:])
        for phone in phones.all():
            phone.skip()
        yield province


def _chosen(tree: Tree) -> tuple[Unit, ...]:
    """120 units of every kind: the tree's own order, the province itself left out."""
    return tuple(unit for unit in tree if unit.parent_id is not None)[:UNITS]


def _pair(phones: Phones, n: int, unit: Unit) -> tuple[Phone, Phone]:
    first, second = FIRST_ID + 2 * n, FIRST_ID + 2 * n + 1
    return _phone(phones, first, unit), _phone(phones, second, unit)


def _phone(phones: Phones, person_id: int, unit: Unit) -> Phone:
    made = phones.add(person_id, f"{_NAMES[person_id % len(_NAMES)]} {person_id}", unit.name)
    phones.world.user(person_id).started = True
    return made


async def _seat(tx: Tx, seats: Sequence[tuple[Phone, int, Role]]) -> None:
    for phone, unit_id, role in seats:
        person = await people.meet(tx, phone.id, phone.name)
        await people.give_seat(tx, person.id, unit_id, role)


async def _join(bot: Running, phone: Phone, unit_id: int) -> None:
    code = await bot.store.write(enrol.invite, None, unit_id, Role.OFFICER, 1)
    await phone.starts(code)
    await phone.shows(button="Tham gia").press("Tham gia")
