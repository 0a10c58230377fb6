"""An outage that answers every send with a refusal marks nobody; a blocked phone is told once a directive."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from bench.office import FIRST_CHAT, furnish
from bot.delivery import Delivery
from domain.messages import Lane, Message
from domain.outcomes import Gone, Outcome, Rejected, Sent
from domain.people import Role
from handlers import reach
from handlers.publish import publish
from storage import people
from storage.store import Store, Tx
from tests.conftest import Clock

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PEOPLE = 60
ADMIN = FIRST_CHAT + 1  # who publishes is the admin, too


class Line:
    """Refuses all whom it is told to, while it lasts."""

    def __init__(self) -> None:
        self.refuses: Outcome = Gone("blocked")
        self.whom: set[int] = set()
        self.said: dict[int, list[str]] = {}

    async def send(self, chat_id: int, message: Message, lane: Lane) -> Outcome:
        if chat_id in self.whom:
            return self.refuses
        self.said.setdefault(chat_id, []).append(message.text)
        return Sent(sum(map(len, self.said.values())))

    async def edit(
        self, chat_id: int, message_id: int, message: Message, has_document: bool, lane: Lane
    ) -> Outcome:
        return Sent(message_id)


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
async def delivery(store: Store, line: Line) -> Delivery:
    """A directive to sixty people that is about to go out."""
    actor, draft_id = await store.write(furnish, PEOPLE)
    await store.write(people.give_seat, actor.person.id, None, Role.ADMIN)
    await store.write(publish, actor, draft_id, 1, ZONE)
    return Delivery(store, line, ZONE)  # type: ignore[arg-type]  # all that delivery asks of a line


async def unreachable(tx: Tx) -> int:
    row = await tx.row("SELECT count(*) FROM people WHERE reach = 'unreachable'")
    return int(row[0]) if row else -1


async def states(tx: Tx) -> dict[str, int]:
    rows = await tx.rows("SELECT state, count(*) FROM outbox WHERE kind = 'card' GROUP BY state")
    return {row[0]: row[1] for row in rows}


@pytest.mark.parametrize("refusal", [Gone("blocked"), Gone("forbidden"), Rejected("Bad Request: strange")])
async def test_an_outage_marks_nobody_and_loses_nothing(
    store: Store, delivery: Delivery, line: Line, clock: Clock, refusal: Outcome
) -> None:
    line.refuses, line.whom = refusal, {FIRST_CHAT + n for n in range(2, PEOPLE + 2)}
    await delivery.settled()
    clock.forward(seconds=1)
    await delivery.settled()
    assert await store.read(unreachable) == 0
    assert await store.read(states) == {"pending": PEOPLE}
    assert any("Nhiều tin cùng không gửi được" in text for text in line.said[ADMIN])
    line.whom = set()
    clock.forward(minutes=5)
    await delivery.settled()
    assert await store.read(states) == {"sent": PEOPLE}
    assert all(len(line.said[FIRST_CHAT + n]) == 1 for n in range(2, PEOPLE + 2))


async def test_whoever_had_closed_the_chat_before_an_outage_still_has(
    store: Store, delivery: Delivery, line: Line, clock: Clock
) -> None:
    line.whom = {FIRST_CHAT + n for n in range(2, PEOPLE + 2)}
    known = await store.read(people.actor, FIRST_CHAT + 7)
    assert known is not None
    assert await store.write(reach.blocked, known.person.id)
    clock.forward(seconds=1)
    await delivery.settled()
    clock.forward(seconds=1)
    await delivery.settled()
    assert await store.read(unreachable) == 1


async def test_an_outage_without_end_is_given_up_and_still_marks_nobody(
    store: Store, delivery: Delivery, line: Line, clock: Clock
) -> None:
    line.whom = {FIRST_CHAT + n for n in range(2, PEOPLE + 2)}
    for _ in range(10):
        await delivery.settled()
        clock.forward(minutes=5)
    assert await store.read(unreachable) == 0
    assert await store.read(states) == {"refused": PEOPLE}
    told = [text for text in line.said[ADMIN] if "Nhiều tin" in text]
    assert len(told) == 1


async def test_the_publisher_hears_once_whom_a_directive_did_not_reach(
    store: Store, delivery: Delivery, line: Line, clock: Clock
) -> None:
    line.whom = {FIRST_CHAT + 10, FIRST_CHAT + 20, FIRST_CHAT + 30}
    await delivery.settled()
    clock.forward(minutes=1)
    await delivery.settled()
    notes = [text for text in line.said[ADMIN] if "không gửi được cho 3 người" in text]
    assert len(notes) == 1
    assert "Nguyễn Văn 10 (Xã Lam Sơn 10), Nguyễn Văn 20 (Xã Lam Sơn 20)" in notes[0]
    assert await store.read(unreachable) == 3


async def test_who_has_written_again_is_not_told(
    store: Store, delivery: Delivery, line: Line, clock: Clock
) -> None:
    line.whom = {FIRST_CHAT + 10}
    await delivery.settled()
    await store.write(people.meet, FIRST_CHAT + 10, "Nguyễn Văn 10")
    clock.forward(minutes=1)
    await delivery.settled()
    assert not [text for text in line.said[ADMIN] if "không gửi được cho" in text]
