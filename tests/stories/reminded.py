"""Time passes in a story of reminders, and what a phone heard in it."""

from __future__ import annotations

from datetime import datetime

from domain import times
from handlers import ring
from storage import outbox
from storage.store import Tx
from tests.clock import FakeClock
from tests.house import ZONE, Running
from tests.phones import Phone

DIGEST = "Nhắc việc"


def local(day: int, hour: int, minute: int = 0, month: int = 7) -> datetime:
    """An instant of 2026 by the office's clock. The stories begin on Monday 20 July, 09:00."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


async def until(world: Running, clock: FakeClock, instant: datetime) -> None:
    """Let time pass from one thing that is due to the next, up to then."""
    while clock.now() < instant:
        found = [due for due in await world.store.read(_next) if due > clock.now()]
        clock.at(min([*found, instant]))
        await world.settle()


async def _next(tx: Tx) -> list[datetime]:
    sends = await outbox.next_due(tx)
    alarm = await ring.next_due(tx)
    return [due for due in (times.from_text(sends) if sends else None, alarm) if due is not None]


def heard(phone: Phone, head: str = DIGEST) -> list[str]:
    """When this phone got a message that begins so."""
    posts = [post for post in phone.screen() if post.from_bot and post.now.text.startswith(head)]
    return [f"{post.now.at.astimezone(ZONE):%d/%m %H:%M}" for post in posts]
