"""How fast duties are planned and reminders swept: 1,000 duties × 100 units, and sweeps of 0 and of 10,000.

A year is planned as the bot plans it: every date of it is known at once, rows reach the horizon ahead, and each
day of the year adds its own. ``--rows`` writes the rows of the whole year instead.

Prints each figure beside its goal; ends with 1 where one is missed. Runs on a database file of its own.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from domain import reminders
from domain.drafts import Draft
from domain.duties import Duty, dues
from domain.people import Role
from domain.urgency import Urgency
from domain.workdays import Calendar
from handlers import duty, ring
from storage import directives, drafts, people, planning, units
from storage.drafts import Source
from storage.migrate import migrate
from storage.store import Store, Tx, open_store

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DUTIES, UNITS, DUE = 1000, 100, 10_000
YEAR = timedelta(days=365)
RULES = (  # as offices ask: most by month and quarter, some by week, few by day
    *["FREQ=MONTHLY;BYMONTHDAY=25"] * 5,
    *["FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=17"] * 3,
    "FREQ=WEEKLY;BYDAY=FR",
    "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=17",
)


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 1, 5, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


async def province(tx: Tx) -> list[int]:
    made = []
    for n in range(UNITS):
        unit = await units.add(tx, f"X{n}", "commune")
        await units.rename(tx, unit, f"Xã số {n}")
        person = await people.meet(tx, 1000 + n, f"Bí thư {n}")
        await people.give_seat(tx, person.id, unit, Role.OFFICER)
        made.append(unit)
    return made


async def directive(tx: Tx, unit_ids: list[int], number: int) -> int:
    draft = Draft(number=f"{number}-CV/TU", subject="báo cáo", audience=tuple(unit_ids), ack_wanted=False)
    draft_id = await drafts.add(tx, 1, draft, Source(draft.number))
    made = await directives.add(
        tx, draft, Source(draft.number), by_id=1, unit_id=None, draft_id=draft_id, release_at=tx.now,
        release_reason="",
    )  # fmt: skip
    await directives.freeze_audience(tx, made, unit_ids)
    await planning.keep_plan(tx, made, reminders.DEFAULTS[Urgency.NORMAL])
    return made


async def add_duties(tx: Tx, unit_ids: list[int], count: int) -> None:
    for n in range(count):
        made = await directive(tx, unit_ids, n)
        await planning.add_duty(tx, made, 0, Duty(rules=(RULES[n % len(RULES)],), shift="next"), unit_ids)


async def plan_year(tx: Tx, ahead: timedelta) -> int:
    made = 0
    for stored in await planning.to_extend(tx, tx.now + timedelta(days=1), 50):
        until = tx.now + ahead
        whole = dues(stored.duty, stored.begins, stored.begins, tx.now + YEAR, ZONE, Calendar())
        found = [due for due in whole if due.at <= until]
        firsts = [duty.first_reminder(stored.plan, due, None, ZONE, Calendar()) for due in found]
        made += UNITS * await planning.add_slots(tx, stored, firsts, until)
    return made


class Stalls:
    """The longest time for which the loop did not turn."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def watch(self) -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.002)
            now = time.perf_counter()
            self.longest, last = max(self.longest, now - last - 0.002), now


def told(what: str, seconds: float, goal: float) -> bool:
    good = seconds <= goal
    print(f"{what:<58} {1000 * seconds:9.1f} ms   (goal {1000 * goal:g} ms){'' if good else '   MISSED'}")
    return good


async def year(folder: Path) -> bool:
    clock = Clock()
    store = await open_store(folder / "year.db", clock)
    await migrate(store)
    unit_ids = await store.write(province)
    await store.write(add_duties, unit_ids, DUTIES)
    ahead = YEAR if "--rows" in sys.argv else duty.HORIZON
    began, made = time.perf_counter(), 0
    while more := await store.write(plan_year, ahead):
        made += more
    took = time.perf_counter() - began
    good = told(f"{DUTIES} duties × {UNITS} units × a year, {made:,} rows of {ahead.days} days", took, 5.0)
    await store.close()
    return good


async def sweeps(folder: Path) -> bool:
    clock = Clock()
    store = await open_store(folder / "sweep.db", clock)
    await migrate(store)
    unit_ids = await store.write(province)
    await store.write(add_duties, unit_ids, DUE // UNITS)
    await store.write(duty.extend, clock(), ZONE)
    while await store.write(ring.ring, ZONE):
        pass
    quiet = []
    for _ in range(50):
        began = time.perf_counter()
        await store.write(ring.ring, ZONE)
        quiet.append(time.perf_counter() - began)
    good = told("a sweep with nothing due (median of 50)", sorted(quiet)[25], 0.001)
    return await crowd(store, clock) and good


async def crowd(store: Store, clock: Clock) -> bool:
    clock.at += timedelta(days=1)
    await store.write(all_due_now)
    stalls = Stalls()
    watch = asyncio.create_task(stalls.watch())
    began, turns = time.perf_counter(), 0
    while await store.write(ring.ring, ZONE):
        turns += 1
    took = time.perf_counter() - began
    watch.cancel()
    owed, left = await store.read(counted)
    print(f"    {owed} messages for {DUE:,} items in {turns} transactions, {left} left")
    good = told(f"a sweep with {DUE:,} due", took, 2.0)
    good = told("    the longest stall of the loop in it", stalls.longest, 0.05) and good
    await store.close()
    return good and owed == UNITS and left == 0


async def all_due_now(tx: Tx) -> None:
    before = (tx.now - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    hours = (tx.now - timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    await tx.run(
        "UPDATE slots SET due_at = ?, late_at = ?, told_at = ?, opens_at = ?, remind_at = ? WHERE id IN"
        " (SELECT min(id) FROM slots GROUP BY duty_id, unit_id)",
        hours, hours, before, before, hours,
    )  # fmt: skip


async def counted(tx: Tx) -> tuple[int, int]:
    owed = await tx.row("SELECT count(*) FROM outbox WHERE kind = 'digest'")
    left = await tx.row("SELECT count(*) FROM slots WHERE remind_at <= ?", tx.stamp)
    assert owed is not None
    assert left is not None
    return owed[0], left[0]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        good = [asyncio.run(year(Path(folder))), asyncio.run(sweeps(Path(folder)))]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
