"""Ringing all that is due: a failing bell stops no other, a failing sweep is not tried for ever."""

from __future__ import annotations

from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.ticker import ring_all
from handlers import publish, remind
from storage import alarms
from storage.store import Store, Tx
from tests.conftest import Clock
from tests.house import ZONE


async def test_a_failing_bell_is_rung_once_and_the_others_still_ring(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[int] = []

    async def release(tx: Tx, directive_id: int) -> None:
        rung.append(directive_id)
        if directive_id == 1:
            raise KeyError("a defect")

    monkeypatch.setattr(publish, "release", release)
    for subject in (1, 2, 3):
        await store.write(alarms.set_alarm, publish.RELEASE, subject, clock.now + timedelta(seconds=subject))
    clock.forward(minutes=1)
    with capture_logs() as lines:
        await ring_all(store, ZONE)
        await ring_all(store, ZONE)
    assert rung == [1, 2, 3]
    assert [line["event"] for line in lines] == ["alarm_failed"]


async def test_a_failing_sweep_waits_for_the_next_one(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = 0

    async def sweep(tx: Tx, zone: object) -> bool:
        nonlocal tried
        tried += 1
        raise KeyError("a defect")

    monkeypatch.setattr(remind, "sweep", sweep)
    with capture_logs():
        await ring_all(store, ZONE)
    assert tried == 1
