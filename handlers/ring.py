"""Alarms ring one by one; each does its work in the transaction that marks it rung."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import tzinfo
from typing import Final

from handlers import drafting, publish
from storage import alarms
from storage.alarms import Alarm
from storage.store import Tx


async def _paste(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await drafting.read_pasted(tx, alarm.subject, zone)


async def _release(tx: Tx, alarm: Alarm, zone: tzinfo) -> None:
    await publish.release(tx, alarm.subject)


_BELLS: Final[Mapping[str, Callable[[Tx, Alarm, tzinfo], Awaitable[None]]]] = {
    drafting.PASTE: _paste,
    publish.RELEASE: _release,
}


async def ring(tx: Tx, zone: tzinfo) -> bool:
    """Let the alarm that has been due longest ring; False when none is due."""
    alarm = await alarms.due(tx)
    if alarm is None:
        return False
    await _BELLS[alarm.kind](tx, alarm, zone)
    return True
