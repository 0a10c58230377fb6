"""Break the Nth statement of every change after publication, for every N: the database is as it was."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from domain.people import Actor
from handlers import retime, workdays
from handlers.remind import sweep
from storage.store import Tx
from tests.handlers.fragile import Step, holds_at_every_statement
from tests.house import ZONE
from tests.stories.chat import Chat, opened
from tests.stories.reminded import local
from tests.stories.test_duties import WEEKLY
from tests.stories.test_retiming import ANCHORED, directive_with


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    """A weekly duty of two communes that have been reminded, and one that waits for an event."""
    async with opened(tmp_path) as made:
        await directive_with(made, WEEKLY, ANCHORED)
        made.clock.at(local(21, 17))
        while await made.bot.store.write(sweep, ZONE):
            pass
        yield made


async def _first(tx: Tx) -> tuple[int, int, int]:
    row = await tx.row("SELECT min(id) AS slot, duty_id, directive_id FROM slots")
    assert row is not None
    return row["slot"], row["duty_id"], row["directive_id"]


async def steps(chat: Chat, actor: Actor) -> dict[str, Step]:
    slot, duty, directive = await chat.bot.store.read(_first)
    return {
        "a period": lambda tx: retime.period_typed(tx, actor, duty, slot, "17h 28/7", ZONE),
        "a rule": lambda tx: retime.rule_typed(tx, actor, duty, "16h thứ Năm hằng tuần", ZONE),
        "an event": lambda tx: retime.event_typed(tx, actor, duty + 1, "3/8", ZONE),
        "a mode": lambda tx: retime.set_mode(tx, actor, directive, 2),
        "the calendar": partial(workdays.typed, actor=actor, text="nghỉ 24/7", zone=ZONE),
    }


@pytest.mark.parametrize("change", ["a period", "a rule", "an event", "a mode", "the calendar"])
async def test_broken_at_any_statement_nothing_has_changed(chat: Chat, change: str, tmp_path: Path) -> None:
    step = (await steps(chat, await chat.actor(chat.phones.lan)))[change]
    await holds_at_every_statement(chat.bot.store, tmp_path, step)
