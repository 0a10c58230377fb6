"""Sample data: an invented province whose records hold whatever is asked of real ones."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from bot.demo import command, crowd, letters, workshop
from bot.demo.make import make
from bot.failures import Failure
from bot.settings import Settings
from domain.documents.read import read
from handlers.units import import_units
from storage import check, facts, journal, units
from storage.migrate import migrate
from storage.store import Store, Tx, open_store

pytestmark = pytest.mark.long

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)  # a Friday, 16:00 in Vietnam
WEEK = 7  # days; a month of it would take a test too long


def settings(folder: Path, **more: str) -> Settings:
    return Settings(database_url=f"sqlite+aiosqlite:///{folder}/d.db", **more)  # type: ignore[arg-type]


async def made(folder: Path, monkeypatch: pytest.MonkeyPatch, seed: int = 1) -> Store:
    monkeypatch.setattr("bot.demo.make.MONTH", WEEK)
    shares: list[int] = []
    await make(folder / "d.db", ZONE, NOW, 1, seed, shares.append)
    assert shares == sorted(shares)
    return await open_store(folder / "d.db", lambda: NOW)


async def counts(tx: Tx) -> dict[str, int]:
    rows = await tx.rows("SELECT kind, count(*) AS count FROM journal GROUP BY kind")
    return {row["kind"]: row["count"] for row in rows}


async def test_a_week_of_it_is_whole_and_no_invariant_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await made(tmp_path, monkeypatch)
    try:
        assert await store.read(journal.verify) is None
        broken = await store.read(check.breaches)
        assert [found.invariant.name for found in broken if not found.invariant.past] == []
        done = await store.read(counts)
        assert done["published"] >= 4
        assert done["acknowledged"] > 100
        assert done["reported"] > 5
        assert done["approved"] == 1  # the flash of the day, by a second person
        assert await store.read(facts.get, facts.INVENTED) == "1"
    finally:
        await store.close()
    assert (tmp_path / "sandbox" / "world.json").exists()


def test_every_letter_is_read_as_it_was_meant(tmp_path: Path) -> None:
    for letter in letters.read():
        if letter.is_notice:
            continue
        text = letters.sheet(letter, ["Đảng ủy các xã, phường, đặc khu"], NOW, ZONE)
        reading = read(text)
        assert reading.number == letter.number
        assert reading.subject == letter.subject
        assert bool(reading.reporting) == bool(letter.report), letter.number
        assert len([entry for entry in letter.form.split(";") if entry]) == len(letter.figures)


async def test_everybody_has_a_seat_and_nobody_a_number_of_telegrams(store: Store) -> None:
    await store.write(import_units, command_csv())
    tree = await store.read(units.tree)
    members = crowd.gather(tree, Random(1))
    assert {member.code for member in members} == {unit.code for unit in tree}
    assert len({member.telegram_id for member in members}) == len(members)
    assert min(member.telegram_id for member in members[4:]) > 2**50
    assert members == crowd.gather(tree, Random(1))
    assert members != crowd.gather(tree, Random(2))


def command_csv() -> str:
    return (letters.FILE.parents[1] / "units-two-level.csv").read_text(encoding="utf-8")


async def test_it_never_goes_where_anybody_works(tmp_path: Path) -> None:
    taken = await open_store(tmp_path / "d.db", lambda: NOW)

    await migrate(taken)
    await taken.write(import_units, command_csv())
    await taken.close()
    with pytest.raises(Failure, match="is not empty"):
        await command.make(settings(tmp_path), 1, 1)
    with pytest.raises(Failure, match="BOT_TOKEN is set"):
        await command.make(
            settings(tmp_path / "other", bot_token="123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), 1, 1
        )


def test_what_was_there_is_kept_aside(tmp_path: Path) -> None:
    database = tmp_path / "d.db"
    database.write_text("old")
    (tmp_path / "sandbox").mkdir()
    folder = workshop.room(database)
    (folder / "demo.db").write_text("new")
    (folder / "sandbox").mkdir()
    kept = workshop.put_in_place(folder, database)
    assert database.read_text() == "new"
    assert sorted(path.name.split(".before-")[0] for path in kept) == ["d.db", "sandbox"]
    assert not folder.exists()
    assert (tmp_path / "sandbox").exists()


async def test_a_worker_that_fails_changes_nothing(tmp_path: Path) -> None:
    folder = workshop.room(tmp_path / "d.db")
    with pytest.raises(Failure, match="Nothing was changed"):
        await workshop.fill(folder, "Nowhere/At_All", 1, 1, lambda share: None)
    assert not (tmp_path / "d.db").exists()
