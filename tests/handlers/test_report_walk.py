"""Whatever two secretaries and a coordinator do, in whatever order: each period has one report that stands."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.drafts import Draft, DraftDuty
from domain.errors import Refusal
from domain.people import Actor
from handlers import extend, publish, report, report_pieces, review
from storage import drafts, journal
from storage.drafts import Source
from storage.reports import Part
from storage.store import Tx
from tests.house import ZONE
from tests.stories.answers import colleague
from tests.stories.chat import Chat, opened

STEPS = 120
TWO_STAND = (
    "SELECT count(*) FROM (SELECT 1 FROM reports WHERE state IN ('sent', 'accepted', 'returned')"
    " GROUP BY directive_id, unit_id, slot_id HAVING count(*) > 1)"
)
SLOT_AND_REPORT_DIFFER = (
    "SELECT count(*) FROM slots s LEFT JOIN reports r ON r.id = s.report_id WHERE"
    " (s.state = 'reported' AND r.state <> 'sent') OR (s.state = 'accepted' AND r.state <> 'accepted')"
    " OR (s.state = 'returned' AND r.state <> 'returned') OR (s.state = 'open' AND s.report_id IS NOT NULL)"
)
REPORT_WITHOUT_SLOT = (
    "SELECT count(*) FROM reports r LEFT JOIN slots s ON s.id = r.slot_id"
    " WHERE r.state IN ('sent', 'accepted', 'returned') AND (s.id IS NULL OR s.report_id <> r.id)"
)
SUPERSEDED_BY_AN_EARLIER = (
    "SELECT count(*) FROM reports r JOIN reports n ON n.id = r.superseded_by WHERE n.sent_at < r.sent_at"
)


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    async with opened(tmp_path) as made:
        yield made


@pytest.mark.parametrize("seed", range(6))
async def test_each_period_has_one_report_that_stands(chat: Chat, seed: int) -> None:
    chance = random.Random(seed)
    walkers = await _cast(chat)
    for _ in range(STEPS):
        chat.clock.forward(minutes=chance.choice((0, 1, 60, 600)))
        act = chance.choice((_write, _write, _send, _accept, _give_back, _ask, _decide, _choose))
        try:
            await chat.bot.store.write(act, chance, *walkers)
        except Refusal:
            continue
        for wrong in (TWO_STAND, SLOT_AND_REPORT_DIFFER, REPORT_WITHOUT_SLOT, SUPERSEDED_BY_AN_EARLIER):
            assert await chat.bot.store.read(_count, wrong) == 0, (act.__name__, wrong)
    assert await chat.bot.store.read(_count, "SELECT count(*) FROM reports WHERE state = 'superseded'") > 0
    assert await chat.bot.store.read(journal.verify) is None


async def _cast(chat: Chat) -> tuple[list[Actor], Actor]:
    """Hoa and Nam of one commune, Lan above them; a directive with four days on which a report is due."""
    nam = await chat.actor(await colleague(chat))
    hoa, lan = await chat.actor(chat.phones.hoa), await chat.actor(chat.phones.lan)
    duty = DraftDuty("các ngày", dates=("2026-07-21", "2026-07-22", "2026-07-24", "2026-07-30"))
    body = Draft(
        number="9-CV/TU", doc_type="công văn", subject="đê", warned=True, audience=(await chat.unit("X1"),),
        duties=(duty,),
    )  # fmt: skip
    draft_id = await chat.bot.store.write(drafts.add, lan.person.id, body, Source("9-CV/TU"))
    await chat.bot.store.write(publish.publish, lan, draft_id, 1, ZONE)
    return [hoa, nam], lan


async def _write(tx: Tx, chance: random.Random, unit: list[Actor], lan: Actor) -> None:
    who = chance.choice(unit)
    begun = await report.begin(tx, who, 1)
    await report.add(tx, who, begun.report_id, chance.randrange(10**9), Part("text", f"{chance.random()}"))


async def _send(tx: Tx, chance: random.Random, unit: list[Actor], lan: Actor) -> None:
    who = chance.choice(unit)
    await report.send(tx, who, await _any(tx, chance, "state = 'writing' AND person_id = ?", who.person.id))


async def _accept(tx: Tx, chance: random.Random, unit: list[Actor], lan: Actor) -> None:
    await review.accept(tx, lan, await _any(tx, chance, "sent_at IS NOT NULL"))


async def _give_back(tx: Tx, chance: random.Random, unit: list[Actor], lan: Actor) -> None:
    await review.give_back(tx, lan, await _any(tx, chance, "sent_at IS NOT NULL"), "Thiếu số liệu")


async def _ask(tx: Tx, chance: random.Random, unit: list[Actor], lan: Actor) -> None:
    who = chance.choice(unit)
    day = chance.randrange(1, 29)
    await extend.ask(tx, who, 1, str(who.seats[0].unit_id), f"{day}/8/2026 vì mưa", ZONE)


async def _decide(tx: Tx, chance: random.Random, unit: list[Actor], lan: Actor) -> None:
    row = await tx.row("SELECT max(id) AS id FROM extensions")
    await extend.decide(tx, lan, (row and row["id"]) or 1, ZONE, approved=chance.random() < 0.5)


async def _choose(tx: Tx, chance: random.Random, unit: list[Actor], lan: Actor) -> None:
    who = chance.choice(unit)
    report_id = await _any(tx, chance, "state = 'writing' AND person_id = ?", who.person.id)
    await report_pieces.choose_period(tx, who, report_id, chance.randrange(1, 6))


async def _any(tx: Tx, chance: random.Random, where: str, *params: int) -> int:
    rows = await tx.rows(f"SELECT id FROM reports WHERE {where} ORDER BY id", *params)
    return chance.choice(rows)["id"] if rows else 1


async def _count(tx: Tx, sql: str) -> int:
    row = await tx.row(sql)
    return int(row[0]) if row else 0
