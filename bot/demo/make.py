"""Make the sample data: the province, its people, its months, in a database that was empty."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from bot.demo import crowd, letters
from bot.demo.letters import Letter
from bot.demo.season import Season
from bot.demo.stage import Clock, Play, raised
from bot.sandbox import cast
from bot.sandbox.keeping import Keeper
from domain.approvals import Rule
from domain.urgency import Urgency, urgency_of
from handlers.units import import_units
from storage import approvals, facts, people, units
from storage.store import Tx

PROVINCE: Final = letters.FILE.parents[1] / "units-two-level.csv"
MONTH: Final = 30  # days
_BEFORE: Final = timedelta(hours=6)  # between the first people and the first letter
_SATURDAY: Final = 5
_CAST_SIZE: Final = 4
_DRAFTED: Final = timedelta(minutes=4)  # before the end: the last letter waits for a press on "Phát hành"


async def make(
    database: Path, zone: tzinfo, now: datetime, months: int, seed: int, tell: Callable[[int], None]
) -> None:
    """Live through so many months until ``now``; ``tell`` hears how many hundredths are done.

    ``database`` must be empty. Beside it the sandbox's world is left as it then is.
    """
    chance = Random(seed)  # noqa: S311 — nothing secret hangs on it
    dated = [(one, _instant(one, now, zone)) for one in letters.read() if one.ago <= months * MONTH]
    dated = [(one, at) for one, at in dated if at < now]
    clock = Clock(min(at for _, at in dated) - _BEFORE)
    async with raised(database, clock, zone) as play:
        members = await _populate(play, chance)
        season = Season(play, members, chance, now)
        begun = clock.now()
        for letter, at in dated:
            season.letter(letter, at)
            share = int(100 * ((at - begun) / (now - begun)))
            season.plan(at, partial(_told, tell, share))
        for member in chance.sample(members[_CAST_SIZE:], crowd.BLOCKED):
            season.block(begun + (now - begun) * chance.uniform(0.3, 0.95), member.telegram_id)
        await season.run()
        await play.store.write(facts.put, facts.INVENTED, "1")
        keeper = Keeper(play.world.state, database.parent / "sandbox")
        await asyncio.to_thread(keeper.save)


async def _told(tell: Callable[[int], None], share: int) -> None:
    tell(share)


def _instant(letter: Letter, now: datetime, zone: tzinfo) -> datetime:
    """When it goes out; an office does not write at week's ends unless the water rises."""
    if letter.draft:
        return now - _DRAFTED
    day = now.astimezone(zone) - timedelta(days=letter.ago)
    if urgency_of(letter.urgency) is not Urgency.FLASH and not letter.open:
        day -= timedelta(days=max(0, day.weekday() - _SATURDAY + 1))
    hours = int(letter.at)
    at = day.replace(hour=hours, minute=int((letter.at - hours) * 60), second=0, microsecond=0)
    return at.astimezone(now.tzinfo)


async def _populate(play: Play, chance: Random) -> list[crowd.Member]:
    csv = await asyncio.to_thread(PROVINCE.read_text, encoding="utf-8")
    await play.store.write(import_units, csv)
    members = crowd.gather(await play.store.read(units.tree), chance)
    cast.add_cast(play.world)
    crowd.hand_out_phones(play.world, members)
    await play.store.write(crowd.seat, members)
    for person in (cast.LAN, cast.MINH, cast.HOA, cast.TU):
        play.world.start(person)
    await play.store.write(_rule)
    await play.settle()
    return members


async def _rule(tx: Tx) -> None:
    """In this province a second person reads a flash before it leaves."""
    lan, top = await people.actor(tx, cast.LAN), (await units.tree(tx)).roots()[0]
    assert lan is not None
    await approvals.keep_rule(tx, top.id, Rule(flash=True), lan.person.id)
