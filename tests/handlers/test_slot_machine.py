"""Any interleaving of time, reports, returns, extensions, downtime and restarts: what holds of every slot."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain.drafts import Draft, DraftDuty
from domain.people import Role
from handlers import duty, ring
from storage import directives, drafts, duties, people, reports, units
from storage.drafts import Source
from storage.store import Row, Store, Tx
from tests.house import ZONE
from tests.template import migrated

pytestmark = pytest.mark.long

BEGIN = datetime(2026, 2, 9, 2, tzinfo=UTC)  # the Monday before Tết
DUTY = DraftDuty("hằng ngày", kind="daily", rrule="FREQ=DAILY", hours=("09:00", "16:00"))


class Slots(RuleBasedStateMachine):
    """One unit with one person and a duty twice a day."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.now = BEGIN
        self.folder = tempfile.TemporaryDirectory()
        self.stages: dict[int, list[datetime]] = {}
        self.store = self.run(self.open())
        self.run(self.store.write(_begin))

    def run(self, work):  # type: ignore[no-untyped-def]  # any coroutine's own result
        return self.loop.run_until_complete(work)

    async def open(self) -> Store:
        return await migrated(Path(self.folder.name) / "slots.db", lambda: self.now)

    def teardown(self) -> None:
        self.run(self.store.close())
        self.loop.close()
        self.folder.cleanup()

    @rule(minutes=st.integers(1, 3000))
    def time_passes_and_the_bot_sweeps(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        before = self.run(self.store.read(_told))
        while self.run(self.store.write(ring.ring, ZONE)):
            pass
        self.run(self.store.write(_deliver))
        after = self.run(self.store.read(_told))
        assert len(after) - len(before) <= 1, "never more than one catch-up"

    @rule(minutes=st.integers(1, 6000))
    def the_bot_is_off(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def the_bot_restarts(self) -> None:
        self.run(self.store.close())
        self.store = self.run(self.open())

    @rule(pick=st.integers(0, 20))
    def a_report_comes(self, pick: int) -> None:
        self.run(self.store.write(_report, pick))

    @rule(pick=st.integers(0, 20))
    def a_report_is_returned(self, pick: int) -> None:
        self.run(self.store.write(_return, pick))

    @rule(pick=st.integers(0, 20))
    def a_report_is_accepted(self, pick: int) -> None:
        self.run(self.store.write(_accept, pick))

    @rule(pick=st.integers(0, 20), hours=st.integers(1, 100))
    def more_time_is_granted(self, pick: int, hours: int) -> None:
        self.run(self.store.write(_extend, pick, self.now + timedelta(hours=hours)))

    @rule()
    def the_calendar_changes(self) -> None:
        happened = self.run(self.store.read(_happened))
        self.run(self.store.write(duty.replan, ZONE))
        assert self.run(self.store.read(_happened)) == happened, "what has happened is not rewritten"

    @precondition(lambda self: self.now > BEGIN + timedelta(days=3))
    @rule()
    def a_second_sweep_says_nothing(self) -> None:
        while self.run(self.store.write(ring.ring, ZONE)):
            pass
        before = self.run(self.store.read(_told))
        assert not self.run(self.store.write(ring.ring, ZONE))
        assert self.run(self.store.read(_told)) == before

    @invariant()
    def only_what_is_owed_waits_for_a_reminder(self) -> None:
        for row in self.run(self.store.read(_slots)):
            assert row["remind_at"] is None or row["state"] in ("open", "returned")
            assert row["late_at"] >= row["due_at"]
            assert (row["report_id"] is not None) >= (row["state"] in ("reported", "accepted", "returned"))

    @invariant()
    def every_open_slot_ahead_has_its_next_reminder(self) -> None:
        ahead = (self.now + timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M:%S")
        for row in self.run(self.store.read(_slots)):
            if row["state"] in ("open", "returned") and row["due_at"] > ahead:
                assert row["remind_at"] is not None, tuple(row)

    @invariant()
    def days_are_unique_and_planned_without_gaps(self) -> None:
        days = [row["planned_for"] for row in self.run(self.store.read(_slots))]
        assert len(days) == len(set(days))
        assert len(days) >= 2 * 55  # the horizon, twice a day


async def _begin(tx: Tx) -> None:
    unit = await units.add(tx, "X1", "commune")
    await units.rename(tx, unit, "Xã An Phú")
    person = await people.meet(tx, 2001, "Lê Thị Hoa")
    await people.give_seat(tx, person.id, unit, Role.OFFICER)
    draft = Draft(number="1-CV/TU", subject="việc", duties=(DUTY,), audience=(unit,), ack_wanted=False)
    draft_id = await drafts.add(tx, person.id, draft, Source("1-CV/TU"))
    made = await directives.add(
        tx, draft, Source("1-CV/TU"), by_id=person.id, unit_id=None, draft_id=draft_id, release_at=tx.now,
        release_reason="",
    )  # fmt: skip
    await directives.freeze_audience(tx, made, (unit,))
    await duty.plan(tx, made, draft, ZONE)


async def _slots(tx: Tx) -> list[Row]:
    return await tx.rows("SELECT * FROM slots ORDER BY due_at")


async def _told(tx: Tx) -> list[int]:
    return [row["id"] for row in await tx.rows("SELECT id FROM outbox WHERE kind = 'digest'")]


async def _deliver(tx: Tx) -> None:
    """Whatever may go has gone."""
    await tx.run(
        "UPDATE outbox SET state = 'sent', message_id = id, settled_at = ? WHERE state IN ('held', 'pending')"
        " AND not_before <= ?",
        tx.stamp, tx.stamp,
    )  # fmt: skip


async def _happened(tx: Tx) -> list[tuple[object, ...]]:
    rows = await tx.rows(
        "SELECT * FROM slots WHERE due_at <= ? OR state <> 'open' OR due_at <> planned_for OR told_at <> ''"
        " ORDER BY id",
        tx.stamp,
    )
    return [tuple(row) for row in rows]


async def _of(tx: Tx, pick: int, *states: str) -> Row | None:
    rows = [row for row in await _slots(tx) if row["state"] in states]
    return rows[pick] if pick < len(rows) else None


async def _report(tx: Tx, pick: int) -> None:
    if row := await _of(tx, pick, "open", "returned"):
        made = await reports.start(tx, row["directive_id"], row["unit_id"], 1, 1, row["id"])
        assert await duties.fill(tx, row["id"], made, tx.stamp > row["late_at"])
        assert not await duties.fill(tx, row["id"], made, False)
        await tx.run("UPDATE reports SET state = 'dropped' WHERE id = ?", made)


async def _return(tx: Tx, pick: int) -> None:
    if row := await _of(tx, pick, "reported"):
        assert await duties.reopen(tx, row["id"])
        assert not await duties.reopen(tx, row["id"])


async def _accept(tx: Tx, pick: int) -> None:
    if row := await _of(tx, pick, "reported"):
        assert await duties.accept(tx, row["id"])


async def _extend(tx: Tx, pick: int, due_at: datetime) -> None:
    if row := await _of(tx, pick, "open", "returned"):
        assert await duties.move_due(tx, row["id"], due_at)


TestSlots = Slots.TestCase
TestSlots.settings = settings(
    max_examples=12, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
