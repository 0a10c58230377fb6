"""Counted in one statement each: who stands how, and what became of reports month by month."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from domain import times
from domain.drafts import Draft
from domain.duties import Duty
from domain.pictures import Count, State
from domain.standings import Counts
from storage import directives, drafts, people, planning, standings, units
from storage.drafts import Source
from storage.standings import Owing
from storage.store import Row, Store, Tx, Value
from tests.conftest import Clock

NOON = datetime(2026, 7, 20, 5, tzinfo=UTC)


async def letter(tx: Tx, count: int) -> tuple[int, list[int]]:
    """A directive to so many units, due in an hour."""
    made = [await units.add(tx, f"X{n}", "commune") for n in range(count)]
    author = await people.meet(tx, 1001, "Lan")
    draft = Draft(number="1-CV/TU", subject="lũ", audience=tuple(made), due_at=tx.now + timedelta(hours=1))
    draft_id = await drafts.add(tx, author.id, draft, Source("1"))
    directive = await directives.add(
        tx, draft, Source("1"), by_id=author.id, unit_id=None, draft_id=draft_id, release_at=tx.now,
        release_reason="",
    )  # fmt: skip
    await directives.freeze_audience(tx, directive, made)
    return directive, made


async def slot(
    tx: Tx, duty: int, directive: int, unit: int, days: int, state: str, *, late: bool = False
) -> None:
    due = times.to_text(tx.now + timedelta(days=days))
    report = None
    if state == "reported":
        report = await tx.insert(
            "INSERT INTO reports (directive_id, unit_id, revision, person_id, state, started_at, sent_at)"
            " VALUES (?, ?, 1, 1, 'sent', ?, ?)",
            directive, unit, due, due,
        )  # fmt: skip
    await tx.run(
        "INSERT INTO slots (duty_id, directive_id, unit_id, planned_for, due_at, late_at, opens_at, state,"
        " report_id, late) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        duty, directive, unit, due, due, due, due, state, report, int(late),
    )  # fmt: skip


@pytest.fixture
async def office(store: Store) -> tuple[int, list[int]]:
    async def made(tx: Tx) -> tuple[int, list[int]]:
        directive, found = await letter(tx, 4)
        duty = await planning.add_duty(tx, directive, 0, Duty(), found)
        await directives.give_answer(tx, directive, found[0], "acknowledged", 1, late=False)
        await directives.give_answer(tx, directive, found[1], "acknowledged", 1, late=False)
        await directives.give_answer(tx, directive, found[2], "refused", 1, late=False, reason="khác")
        await slot(tx, duty, directive, found[0], -40, "reported")
        await slot(tx, duty, directive, found[0], -2, "reported", late=True)
        await slot(tx, duty, directive, found[1], -2, "open")
        await slot(tx, duty, directive, found[2], -2, "open")
        await slot(tx, duty, directive, found[0], 9, "open")
        return directive, found

    return await store.write(made)


async def test_each_unit_has_one_state(store: Store, office: tuple[int, list[int]]) -> None:
    directive, found = office
    states = {one.unit_id: one.state for one in await store.read(standings.of_directive, directive)}
    assert [states[unit] for unit in found] == [State.REPORTED, State.OVERDUE, State.REFUSED, State.SILENT]


async def test_silence_past_the_deadline_is_overdue(
    store: Store, office: tuple[int, list[int]], clock: Clock
) -> None:
    directive, found = office
    clock.forward(hours=2)
    states = {one.unit_id: one.state for one in await store.read(standings.of_directive, directive)}
    assert states[found[3]] is State.OVERDUE


async def test_counts_of_a_directive_and_of_some_of_its_units(
    store: Store, office: tuple[int, list[int]]
) -> None:
    directive, found = office
    assert await store.read(standings.counts, [directive]) == {directive: Counts(4, 2, 1, 1, 1)}
    assert await store.read(standings.counts, [directive], found[:1]) == {directive: Counts(1, 1, 1)}
    assert await store.read(standings.counts, [directive], []) == {}


async def test_counts_of_each_unit(store: Store, office: tuple[int, list[int]]) -> None:
    directive, found = office
    counted = await store.read(standings.counts_of_units, [directive])
    assert [counted[unit] for unit in found] == [
        Counts(1, 1, 1), Counts(1, 1, 0, 1), Counts(1, 0, 0, 0, 1), Counts(1),
    ]  # fmt: skip


async def test_reports_are_counted_in_the_span_in_which_they_were_due(
    store: Store, office: tuple[int, list[int]], clock: Clock
) -> None:
    directive, found = office
    spans = [clock.now + timedelta(days=days) for days in (-60, -30, 30)]
    owing = await store.read(standings.owing, [directive], None, spans)
    assert sorted(owing, key=lambda one: (one.unit_id, one.span)) == [
        Owing(found[0], 0, Count(1)),
        Owing(found[0], 1, Count(0, 1)),
        Owing(found[1], 1, Count(0, 0, 1)),
        Owing(found[2], 1, Count(0, 0, 1)),
    ]


@pytest.mark.parametrize(
    "ask",
    [
        partial(standings.of_directive, directive_id=1),
        partial(standings.counts, directive_ids=[1, 2]),
        partial(standings.counts_of_units, directive_ids=[1, 2]),
        partial(standings.owing, directive_ids=[1], only=None, spans=[NOON, NOON, NOON]),
    ],
    ids=["one", "counts", "units", "owing"],
)
async def test_it_goes_by_indexes(store: Store, ask: Callable[[Tx], Awaitable[object]]) -> None:
    async def plan(tx: Tx) -> str:
        explained = Explained(tx.connection, tx.now)
        await ask(explained)
        return "\n".join(explained.plan)

    assert "SCAN" not in await store.read(plan)


class Explained(Tx):
    """A transaction that only says how it would look for what is asked."""

    plan: list[str]

    async def rows(self, sql: str, *params: Value) -> list[Row]:
        found = await super().rows(f"EXPLAIN QUERY PLAN {sql}", *params)
        self.plan = [row["detail"] for row in found]
        return []
