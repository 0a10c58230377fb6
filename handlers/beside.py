"""What stands beside a period's deadline: up to when its numbers count."""

from __future__ import annotations

from datetime import datetime, tzinfo

from domain import marks
from domain.marks import Mark
from storage import planning
from storage.duties import Slot
from storage.store import Tx


async def cut(tx: Tx, slot: Slot | None) -> Mark | None:
    """The day up to which its numbers count; None where the directive does not say."""
    stored = await planning.get(tx, slot.duty_id) if slot else None
    return stored.duty.cut if stored else None


async def cutoff(tx: Tx, slot: Slot, zone: tzinfo) -> datetime | None:
    """The same as an instant, counted from the day that the duty names.

    More time to report does not change what is reported.
    """
    found = await cut(tx, slot)
    return marks.cutoff(found, slot.planned_for, zone) if found else None
