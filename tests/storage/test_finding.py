"""Finding in the register: every word, ranked, for one's own eyes, whatever is typed."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.ticker import index_all
from domain import queries
from domain.drafts import Draft, DraftTask
from domain.words import keys
from storage import directives, drafts, finding, people, search_index, units
from storage.drafts import Source
from storage.finding import Eyes, Filter
from storage.store import Store, Tx
from tests.conftest import Clock
from tests.house import ZONE
from tests.template import migrated

LETTERS = Path(__file__).parents[2] / "samples/letters"
TODAY = date(2026, 7, 20)


async def office(tx: Tx) -> list[int]:
    await people.meet(tx, 1, "Lan")
    return [await units.add(tx, f"X{n}", "commune") for n in range(3)]


async def publish(tx: Tx, draft: Draft, text: str, audience: Sequence[int]) -> int:
    draft_id = await drafts.add(tx, 1, draft, Source(text))
    made = await directives.add(
        tx, draft, Source(text), by_id=1, unit_id=None, draft_id=draft_id, release_at=tx.now, release_reason=""
    )
    await directives.freeze_audience(tx, made, audience)
    return made


async def find(store: Store, typed: str, *unit_ids: int, wanted: int = 20) -> list[int]:
    eyes = Eyes(unit_ids or None, 99)
    return await store.read(finding.found, queries.read(typed, TODAY), eyes, wanted, ZONE)


async def test_a_number_before_the_subject_before_people_before_tasks_before_the_text(store: Store) -> None:
    own = await store.write(office)
    bare = Draft(number="1-CV/TU", subject="việc khác", issuer="Tỉnh ủy")
    in_text = await store.write(publish, bare, "phải có máy bơm 963 ở đập", own)
    in_task = await store.write(
        publish, Draft(number="2-CV/TU", subject="việc", tasks=(DraftTask("1", "đặt bơm 963"),)), "", own
    )
    in_people = await store.write(
        publish, Draft(number="3-CV/TU", subject="việc", issuer="Trạm bơm 963"), "", own
    )
    in_subject = await store.write(publish, Draft(number="4-CV/TU", subject="trạm bơm 963"), "", own)
    in_number = await store.write(publish, Draft(number="963-CV/TU", subject="việc bơm"), "", own)
    assert await find(store, "bơm 963") == [in_number, in_subject, in_people, in_task, in_text]


async def test_the_newest_of_equals_comes_first_and_words_side_by_side_before_words_apart(store: Store) -> None:
    own = await store.write(office)
    side_by_side = [
        await store.write(publish, Draft(number=f"{n}-CV", subject="phòng cháy"), "", own) for n in range(3)
    ]
    apart = await store.write(publish, Draft(number="9-CV", subject="phòng bệnh, chống cháy"), "", own)
    assert await find(store, "phong chay") == [*reversed(side_by_side), apart]


@pytest.mark.parametrize(
    "typed",
    ["963 cv tu", "963-CV/TU", "963cvtu", "uy ban", "ủy ban", "uỷ ban", "dang uy", "nguyễn văn đức", "duc",
     "di doi", "tháng 7/2026", "20/7/2026", "hôm nay", "lũ tuần này", "thuy l", "đê điều"],
)  # fmt: skip
async def test_it_is_found_however_it_is_asked_for(store: Store, typed: str) -> None:
    own = await store.write(office)
    draft = Draft(
        number="963-CV/TU", issuer="Đảng ủy, Uỷ ban nhân dân", subject="phòng, chống lũ",
        signer="Nguyễn Văn Đức", issued_on=TODAY, tasks=(DraftTask("1", "Di dời dân"),),
    )  # fmt: skip
    made = await store.write(publish, draft, "Bảo vệ đê điều, công trình thủy lợi.", own)
    await store.write(publish, Draft(number="8-CV/TU", issued_on=date(2020, 1, 2)), "không liên quan", [])
    assert (await find(store, typed))[:1] == [made]


async def test_one_slip_finds_what_was_meant(store: Store) -> None:
    own = await store.write(office)
    made = await store.write(publish, Draft(number="1-CV", subject="tiêm chủng mở rộng"), "", own)
    for typed in ("tiem chugn", "tien chung", "tim chung mo rong", "tiêm chủngg"):
        query = queries.read(typed, TODAY)
        assert (await store.read(finding.nearly, query, Eyes(None, 99), 5))[0] == [made], typed
    nothing = queries.read("hoàn toàn khác", TODAY)
    assert (await store.read(finding.nearly, nothing, Eyes(None, 99), 5))[0] == []


async def test_every_word_of_every_letter_finds_it(store: Store) -> None:
    own = await store.write(office)
    for path in sorted(LETTERS.glob("*.txt")):
        text = path.read_text("utf-8")
        made = await store.write(publish, Draft(subject=path.stem), text, own)
        for word in sorted(set(text.split())):
            if keys(word):
                assert made in await find(store, word, wanted=50), word


async def test_only_what_was_sent_to_ones_units_or_published_by_oneself_is_found(store: Store) -> None:
    one, two, three = await store.write(office)
    chance = random.Random(5)
    sent: dict[int, set[int]] = {one: set(), two: set(), three: set()}
    for number in range(260):  # more than are looked at first; few of them for the third
        to = [unit for unit in (one, two) if chance.random() < 0.6] + ([three] if number % 70 == 3 else [])
        made = await store.write(publish, Draft(number=f"{number}-CV", subject="lũ"), "", to)
        for unit in to:
            sent[unit].add(made)
    for unit, expected in sent.items():
        newest = sorted(expected, reverse=True)
        assert await find(store, "lu", unit, wanted=300) == newest
        assert await find(store, "lu", unit, wanted=7) == newest[:7]
        assert await store.read(finding.listed, Filter(), Eyes((unit,), 99), 300) == newest
    assert len(await store.read(finding.listed, Filter(), Eyes((three,), 1), 300)) == 260  # published all


async def test_what_is_withdrawn_or_not_yet_sent_is_not_found(store: Store) -> None:
    own = await store.write(office)
    made = await store.write(publish, Draft(number="1-CV", subject="lũ"), "", own)
    for state in ("releasing", "withdrawn"):
        await store.write(_state, made, state)
        assert await find(store, "lu") == []
        assert await store.read(finding.listed, Filter(), Eyes(tuple(own), 99), 5) == []


async def _state(tx: Tx, directive_id: int, state: str) -> None:
    await tx.run("UPDATE directives SET state = ? WHERE id = ?", state, directive_id)


async def test_what_was_there_before_the_index_is_indexed_later(store: Store) -> None:
    own = await store.write(office)
    made = [
        await store.write(publish, Draft(number=f"{n}-CV", subject="lũ"), "đê", own)
        for n in range(search_index.AT_ONCE + 3)
    ]
    await store.write(_forget, made)
    assert await find(store, "lu") == []
    assert await index_all(store) == len(made)
    assert await find(store, "lu", wanted=100) == made[::-1]
    assert await index_all(store) == 0


async def _forget(tx: Tx, ids: Sequence[int]) -> None:
    for number in ids:
        await search_index.drop(tx, number)


async def test_the_words_of_an_earlier_revision_find_nothing(store: Store) -> None:
    own = await store.write(office)
    made = await store.write(publish, Draft(number="1-CV", subject="lũ"), "đê", own)
    await store.write(search_index.put, made, 2, Draft(number="1-CV", subject="hạn hán"), "giếng")
    assert await find(store, "lu") == []
    assert await find(store, "gieng") == [made]


def test_any_string_is_a_safe_query(tmp_path: Path) -> None:
    """One loop and one store for all examples: what is typed must never raise, nor take long."""

    async def tried(loop_store: Store, typed: str) -> None:
        query = queries.read(typed, TODAY)
        await loop_store.read(finding.found, query, Eyes(None, 99), 5, ZONE)
        await loop_store.read(finding.nearly, query, Eyes((1, 2), 99), 5)

    with asyncio.Runner() as runner:
        opened = runner.run(migrated(tmp_path / "any.db", Clock()))
        own = runner.run(opened.write(office))
        runner.run(opened.write(publish, Draft(number="1-CV", subject="lũ quét"), "đê", own))

        @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
        @given(st.one_of(st.text(), st.text("\"'*^:(){}-+ANDORNEARlũ 0123456789/", max_size=60)))
        def never_raises(typed: str) -> None:
            runner.run(tried(opened, typed))

        try:
            never_raises()
            for typed in (
                '"',
                "NEAR(a b)",
                "lu OR *",
                "number : ^1",
                "x" * 4000,
                "1 " * 2000,
                "😀" * 500,
                "\0",
            ):
                runner.run(tried(opened, typed))
        finally:
            runner.run(opened.close())
