"""APScheduler wakes the sweeps; it remembers nothing, the rows do."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, Final

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from domain import times
from handlers import reconcile, redraw, resume, ring
from storage import alarms, boards, check, inbox, search_index
from storage.store import Store, StoreClosed, Tx
from storage.trouble import explain

SWEEP: Final = 20  # seconds between two looks at the alarms, whatever else wakes us
JUMP: Final = 5.0  # seconds by which a clock that is only corrected does not move at once
RECONCILE: Final = 60  # seconds between two looks for what should be and is not
RINGS_MAX: Final = 10_000  # in one sweep: a night's worth; the next sweep goes on
FAILURES_MAX: Final = 100  # in one sweep: beyond it the trouble is general
KEEP_DONE: Final = timedelta(days=2)  # settled updates; Telegram repeats none older than a day
_log = structlog.get_logger(__name__)


class Ticker:
    """Rings what is due: at the next due instant, and every sweep."""

    def __init__(
        self,
        store: Store,
        zone: tzinfo,
        now: Callable[[], datetime],
        heard_at: Callable[[], datetime | None] | None = None,
    ) -> None:
        """``heard_at``: when updates last could come in; None for not yet. Without it they can at any time."""
        self._heard_at = heard_at or now
        self._store, self._zone, self._now = store, zone, now
        self._watch: asyncio.Task[None] | None = None
        self._broken: dict[bool, tuple[str, ...]] = {}
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )

    def start(self) -> None:
        """Begin to tick, in the running loop."""
        self._every(self.sweep, seconds=SWEEP, next_run_time=self._now())
        self._every(self.reconcile, seconds=RECONCILE)
        self._scheduler.add_job(self._carefully, args=[self._index], id="index", next_run_time=self._now())
        self._every(self._housekeep, hours=1)
        self._scheduler.start()
        self._watch = asyncio.create_task(self._watch_clock())

    def _every(self, work: Callable[[], Awaitable[None]], **when: Any) -> None:  # the scheduler's own words
        self._scheduler.add_job(self._carefully, "interval", [work], id=work.__name__, **when)

    def stop(self) -> None:
        """Tick no more."""
        if self._watch:
            self._watch.cancel()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def hear(self, signal: str) -> None:
        """A commit announced alarms: look when the next one is due."""
        if signal == alarms.SIGNAL and self._scheduler.running:
            self._scheduler.add_job(self._carefully, args=[self._plan], id="plan", replace_existing=True)

    async def _watch_clock(self) -> None:
        """The scheduler sleeps until instants: after the clock was set back it would wait for their return."""
        steady = asyncio.get_running_loop().time
        while True:
            wall, began = self._now(), steady()
            await asyncio.sleep(SWEEP)
            jump = (self._now() - wall).total_seconds() - (steady() - began)
            if abs(jump) > JUMP:
                _log.error("clock_was_set", seconds=round(jump))
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=self._now())

    async def _plan(self) -> None:
        due = await self._store.read(ring.next_due)
        if due is not None:
            at = max(due, self._now())
            self._scheduler.add_job(
                self._carefully, "date", [self.sweep], run_date=at, id="next", replace_existing=True
            )

    async def _carefully(self, work: Callable[[], Awaitable[None]]) -> None:
        """The next round finds what this one left; a database that is not there is no defect."""
        try:
            await work()
        except StoreClosed:
            return
        except Exception as error:
            if reason := explain(error):
                _log.error("round_failed", of=work.__name__, reason=reason)
            else:
                _log.exception("round_failed", of=work.__name__)

    async def sweep(self) -> None:
        """Ring all that is due, then plan the next waking."""
        await ring_all(self._store, self._zone)
        if heard_at := self._heard_at():
            await self._store.write(resume.still_alive, heard_at)
        await self._plan()

    async def _index(self) -> None:
        await index_all(self._store)

    @property
    def broken(self) -> tuple[str, ...]:
        """The invariants that did not hold: the quick ones a minute ago, all an hour ago."""
        return tuple(dict.fromkeys(name for names in self._broken.values() for name in names))

    async def reconcile(self) -> None:
        """Mend what should be and is not, and name whatever else does not hold."""
        await self._index()
        await reconcile_all(self._store)
        await self._look(often=True)

    async def _look(self, *, often: bool) -> None:
        found = await self._store.read(check.breaches, often=often)
        present = tuple(breach.invariant.name for breach in found if not breach.invariant.past)
        if set(present) - set(self.broken):
            _log.error(
                "invariants_broken", invariants={breach.invariant.name: breach.count for breach in found}
            )
        self._broken[often] = present

    async def _housekeep(self) -> None:
        await self._store.write(_forget, times.to_text(self._now() - KEEP_DONE))
        await self._look(often=False)


async def ring_all(store: Store, zone: tzinfo) -> int:
    """Ring everything due, one transaction an alarm; one that fails is logged and does not stop the others."""
    failures = 0
    for count in range(RINGS_MAX):
        try:
            if not await store.write(ring.ring, zone):
                return count
        except Exception as error:
            if explain(error):  # the database, not the alarm: the next sweep finds it as it was
                raise
            _log.exception("alarm_failed")
            failures += 1
            if failures >= FAILURES_MAX or await store.write(alarms.due) is None:
                return count  # what failed is no single alarm: the next sweep tries again
    return RINGS_MAX


async def reconcile_all(store: Store) -> int:
    """Mend what should be and is not; how much was. Boards that time alone has changed are drawn anew."""
    if await store.read(boards.outdated):
        await store.write(boards.stir_outdated)
    unreleased, missing = await store.read(reconcile.look)
    if unreleased or missing:
        await store.write(reconcile.mend, unreleased, missing)
        _log.error("mended", unreleased=unreleased, cards=len(missing))
    return len(unreleased) + len(missing)


async def index_all(store: Store) -> int:
    """Make findable what is not yet, or by other rules than ours; how many directives that was."""
    count = 0
    while behind := await store.read(search_index.behind):
        await store.write(search_index.catch_up, behind)
        count += len(behind)
    return count


async def _forget(tx: Tx, before: str) -> None:
    await inbox.forget(tx, before)
    await redraw.forget(tx, before)
    await alarms.forget(tx, before)
