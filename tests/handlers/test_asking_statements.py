"""What people ask goes by indexes and in few statements, whatever the years have brought together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from domain.drafts import Draft
from domain.people import Actor, Role
from handlers import ask, find, inline, recent
from handlers.desk import Desk
from handlers.publish import publish
from handlers.units import import_units
from storage import drafts, people, units
from storage.drafts import Source
from storage.store import Row, Store, Tx, Value
from tests.template import migrated

ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
NOW: Final = datetime(2026, 7, 20, 2, tzinfo=UTC)
GROWING: Final = ("audience", "slots", "reports", "revisions", "outbox", "journal", "duty_units", "monitors")
TREE: Final = "code,name,kind,parent_code,aliases\nTU,Tỉnh ủy Lam Giang,province,,\n" + "".join(
    f"X{n},Xã số {n},commune,TU,\n" for n in range(6)
)

Question = Callable[[Tx, Actor], Awaitable[object]]


def asked(typed: str) -> Question:
    """Somebody looks for this."""

    async def question(tx: Tx, actor: Actor) -> object:
        return await find.results(tx, actor, typed, 0, 0, Desk(ZONE))

    return question


async def newest(tx: Tx, actor: Actor) -> object:
    """``/vanban``."""
    return await recent.page(tx, actor, recent.NONE, 0, Desk(ZONE))


async def narrowed(tx: Tx, actor: Actor) -> object:
    """``/vanban`` with every filter on."""
    return await recent.page(tx, actor, recent.Chosen(1, 1, 1, 202607), 0, Desk(ZONE))


async def todo(tx: Tx, actor: Actor) -> object:
    """``/viec``."""
    return await ask.todo(tx, actor, 0, Desk(ZONE))


async def typing(tx: Tx, actor: Actor) -> object:
    """Behind the bot's name in any chat."""
    return await inline.answers(tx, actor, "việc th", 0, ZONE)


QUESTIONS: Final[dict[str, tuple[Question, int]]] = {  # with the most statements that it may take
    "recent": (newest, 6),
    "recent, narrowed": (narrowed, 8),
    "to do": (todo, 7),
    "a number": (asked("3-CV/TU"), 10),
    "words": (asked("việc thứ"), 9),
    "a month": (asked("việc tháng 7/2026"), 9),
    "a slip": (asked("vieec thu"), 11),
    "nothing": (asked("khong co dau ca"), 7),
    "inline": (typing, 9),
}


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Store]:
    """Six communes with a dozen directives; person 1 coordinates, person 2 is an officer."""
    store = await migrated(tmp_path / "asked.db", lambda: NOW)
    await store.write(import_units, TREE)
    await store.write(_fill)
    yield store
    await store.close()


async def _fill(tx: Tx) -> None:
    tree = await units.tree(tx)
    root = tree.roots()[0].id
    communes = [unit.id for unit in tree if unit.id != root]
    for number, unit, role in ((1, root, Role.COORDINATOR), (2, communes[0], Role.OFFICER)):
        person = await people.meet(tx, number, f"Người {number}")
        await people.give_seat(tx, person.id, unit, role)
    author = await people.actor(tx, 1)
    assert author is not None
    for n in range(12):
        draft = Draft(
            number=f"{n}-CV/TU", doc_type="công văn", issuer="Tỉnh ủy", subject=f"việc thứ {n}", warned=True,
            due_at=NOW + timedelta(days=3), audience=tuple(communes),
        )  # fmt: skip
        draft_id = await drafts.add(tx, 1, draft, Source("Làm việc này thứ nhất."))
        await publish(tx, author, draft_id, 1, ZONE)


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("telegram_id", [1, 2])
async def test_a_question_reads_no_table_from_end_to_end(
    office: Store, monkeypatch: pytest.MonkeyPatch, name: str, telegram_id: int
) -> None:
    question, most = QUESTIONS[name]
    actor = await office.read(people.actor, telegram_id)
    assert actor is not None
    said = await _statements(office, monkeypatch, question, actor)
    assert len(said) <= most, [sql for sql, _ in said]
    for sql, params in said:
        for line in await office.read(_plan, sql, params):
            assert not _scans(line), f"{line}\n{sql}"


def _scans(line: str) -> bool:
    """A step that reads a growing table whole: neither by a search nor along an index."""
    words = line.split()
    named = {"a": "audience", "s": "slots", "r": "reports", "o": "outbox", "u": "duty_units", "m": "monitors"}
    return line.startswith("SCAN") and named.get(words[1], words[1]) in GROWING


async def _statements(
    store: Store, monkeypatch: pytest.MonkeyPatch, question: Question, actor: Actor
) -> list[tuple[str, tuple[Value, ...]]]:
    seen: list[tuple[str, tuple[Value, ...]]] = []
    rows, row = Tx.rows, Tx.row

    async def watched_rows(tx: Tx, sql: str, *params: Value) -> list[Row]:
        seen.append((sql, params))
        return await rows(tx, sql, *params)

    async def watched_row(tx: Tx, sql: str, *params: Value) -> Row | None:
        seen.append((sql, params))
        return await row(tx, sql, *params)

    with monkeypatch.context() as patch:
        patch.setattr(Tx, "rows", watched_rows)
        patch.setattr(Tx, "row", watched_row)
        await store.read(question, actor)
    return seen


async def _plan(tx: Tx, sql: str, params: tuple[Value, ...]) -> list[str]:
    return [row["detail"] for row in await tx.rows(f"EXPLAIN QUERY PLAN {sql}", *params)]
