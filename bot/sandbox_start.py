"""The sandbox's first day: a province, a cast with seats, a letter of today, three things to try."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot import clock
from bot.demo.loading import Loading
from bot.sandbox import cast
from bot.sandbox.door import app as sandbox_app
from bot.sandbox.keeping import Keeper
from bot.sandbox.stage import Stage, Tip
from bot.sandbox.world import World
from domain.people import Role
from handlers.units import import_units
from storage import people, units
from storage.store import Store, Tx

if TYPE_CHECKING:
    from bot.settings import Settings

SAMPLES: Final = Path(__file__).resolve().parents[1] / "samples"
PROVINCE: Final = SAMPLES / "units-two-level.csv"
LETTER: Final = SAMPLES / "letters" / "lu-quet-hoa-toc.txt"
_DAY: Final = date(2026, 7, 20)  # the letter's own day, moved to today
_TRIES: Final = 5  # directives of a first day
_SEATS: Final = (
    (cast.LAN, "Nguyễn Thị Lan", "TU", Role.COORDINATOR),
    (cast.MINH, "Trần Văn Minh", "TU", Role.LEADER),
    (cast.HOA, "Lê Thị Hoa", "X01", Role.OFFICER),
    (cast.TU, "Phạm Văn Tư", "X03", Role.OFFICER),
)


async def prepare(
    token: str,
    settings: Settings,
    store: Store,
    stack: AsyncExitStack,
    over: Callable[[Callable[[], object]], None],
) -> web.Application:
    """A world with its people in it and its page; kept beside the database over restarts.

    ``over`` ends this life of the house, does what it is given, and begins another.
    """
    world = World(clock.now, token)
    folder = settings.database.parent / "sandbox"
    keeper = Keeper(world.state, folder)
    if not await asyncio.to_thread(keeper.restore):
        cast.add_cast(world)
    is_new = await store.write(_first_day, await asyncio.to_thread(PROVINCE.read_text, encoding="utf-8"))
    if is_new:
        for person_id, *_ in _SEATS:
            world.start(person_id)
    keeping = asyncio.create_task(keeper.run())
    stack.push_async_callback(_end, keeping)
    stage = await asyncio.to_thread(_stage, folder)
    if await store.read(_is_young):
        loading = Loading(settings, partial(world.state.tell, "offer"), over)
        stack.push_async_callback(loading.end)
        stage = replace(stage, offer=loading.offer)
    return sandbox_app(world, settings.web_host, stage)


async def _is_young(tx: Tx) -> bool:
    """Whether sample data may still take the place of what is here: at most some tries of the first day."""
    row = await tx.row("SELECT count(*) FROM directives")
    return row is not None and row[0] <= _TRIES


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def _first_day(tx: Tx, csv: str) -> bool:
    if len(await units.tree(tx)):
        return False
    await import_units(tx, csv)
    tree = await units.tree(tx)
    codes = {unit.code: unit.id for unit in tree}
    for telegram_id, name, unit, role in _SEATS:
        person = await people.meet(tx, telegram_id, name)
        await people.give_seat(tx, person.id, codes[unit], role)
    return True


def _stage(folder: Path) -> Stage:
    letter = _letter_of_today(folder)
    return Stage(
        greeting=(
            Tip(
                "Phát hành công văn hỏa tốc",
                "Chị Lan gửi một công văn mẫu, kiểm tra bản nháp rồi bấm “Phát hành”.",
                cast.LAN,
                sample=letter.name,
            ),
            Tip(
                "Xã bấm “Đã nhận”",
                "Sau 10 giây, máy của Hoa và Tư nhận công văn. Bấm “Đã nhận” và xem bảng của Lan đổi theo.",
            ),
            Tip(
                "Viết thông báo khẩn",
                "Chị Lan bấm /thongbao, viết vài dòng, chọn nơi nhận rồi gửi.",
                cast.LAN,
                text="/thongbao",
            ),
        ),
        samples=(letter,),
    )


def _letter_of_today(folder: Path) -> Path:
    """The sample letter with today's dates, so that its deadline lies ahead."""
    text = LETTER.read_text(encoding="utf-8")
    today = clock.now().date()
    for days in range(3):
        old, new = _DAY + timedelta(days=days), today + timedelta(days=days)
        text = text.replace(f"{old.day}/{old.month}/{old.year}", f"@{days}@").replace(
            f"{old.day}/{old.month},", f"@{days}s@,"
        )
        text = text.replace(
            f"ngày {old.day:02d} tháng {old.month} năm {old.year}",
            f"ngày {new.day:02d} tháng {new.month:02d} năm {new.year}",
        )
    for days in range(3):
        new = today + timedelta(days=days)
        text = text.replace(f"@{days}@", f"{new.day}/{new.month}/{new.year}")
        text = text.replace(f"@{days}s@", f"{new.day}/{new.month}")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / LETTER.name
    path.write_text(text, encoding="utf-8")
    return path
