"""What becomes of an owed message, outcome by outcome."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from structlog.testing import capture_logs

from bench.office import furnish
from bot.delivery import Delivery
from domain import times
from domain.messages import Lane, Message
from domain.outcomes import Gone, Later, Outcome, Rejected, Sent, Uncertain
from domain.people import Role
from handlers import deliver, redraw, repeats
from handlers.publish import Published, publish
from storage import journal, outbox, people
from storage.outbox import Owed
from storage.store import Store, Tx
from tests.conftest import Clock

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class Line:
    """Answers with the outcomes it was given, then with Sent; remembers what it was asked to say."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome | Exception] = []
        self.said: list[str] = []

    async def send(self, chat_id: int, message: Message, lane: Lane) -> Outcome:
        self.said.append(message.text)
        outcome = self.outcomes.pop(0) if self.outcomes else Sent(100 + len(self.said))
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def edit(
        self, chat_id: int, message_id: int, message: Message, has_document: bool, lane: Lane
    ) -> Outcome:
        return Sent(message_id)

    async def delete(self, chat_id: int, message_id: int) -> Outcome:
        return Sent(message_id)


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
async def delivery(store: Store, line: Line) -> Delivery:
    await store.write(people.meet, 1003, "Lê Thị Hoa")
    return Delivery(store, line, ZONE)


def note(kind: str = "note", key: str = "n1") -> Owed:
    return Owed(key, kind, Lane.REMINDER, 1, payload={"text": "Nước lên"})


async def rows(tx: Tx) -> list[tuple[str, str, int]]:
    found = await tx.rows("SELECT key, state, again FROM outbox ORDER BY id")
    return [(row["key"], row["state"], row["again"]) for row in found]


async def test_sent_keeps_the_copys_identity(store: Store, delivery: Delivery, line: Line) -> None:
    await store.write(outbox.owe, [note()])
    assert await delivery.settled() == 1
    assert await store.read(rows) == [("n1", "sent", 0)]
    assert line.said == ["Nước lên"]
    assert await delivery.settled() == 0


async def test_an_unknown_fate_is_uncertain_and_sent_again_marked(
    store: Store, delivery: Delivery, line: Line
) -> None:
    line.outcomes = [Uncertain("timeout")]
    await store.write(outbox.owe, [note()])
    await delivery.settled()
    assert await store.read(rows) == [("n1", "uncertain", 0), ("n1:again1", "sent", 1)]
    assert line.said[1].startswith("<i>(gửi lại)</i>")


async def test_a_repeat_waits_longer_and_longer_and_is_not_repeated_for_ever(
    store: Store, delivery: Delivery, line: Line, clock: Clock
) -> None:
    line.outcomes = [Uncertain("timeout")] * 50
    await store.write(outbox.owe, [note()])
    await delivery.settled()
    assert len(line.said) == 2  # at once a second time
    for pause in (60, 600, 3600, 6 * 3600):
        clock.forward(seconds=pause - 1)
        assert await delivery.settled() == 0
        clock.forward(seconds=1)
        assert await delivery.settled() == 1
    clock.forward(hours=48)
    await delivery.settled()
    assert [state for _, state, _ in await store.read(rows)] == ["uncertain"] * 6


async def test_a_reminder_of_unknown_fate_is_not_sent_again(
    store: Store, delivery: Delivery, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    from handlers import drawing

    async def draw(*_: object) -> Message:
        return Message("Nhắc")

    monkeypatch.setattr(drawing, "draw", draw)
    line.outcomes = [Uncertain("timeout")]
    await store.write(outbox.owe, [note("urge")])
    await delivery.settled()
    assert await store.read(rows) == [("n1", "uncertain", 0)]


async def test_a_blocked_chat_is_a_state_with_a_reason(store: Store, delivery: Delivery, line: Line) -> None:
    line.outcomes = [Gone("blocked")]
    await store.write(outbox.owe, [note()])
    await delivery.settled()
    person = await store.read(people.get, 1)
    assert person is not None
    assert (person.reachable, person.reach_reason) == (False, "blocked")
    assert person.reach_since is not None
    assert await store.read(rows) == [("n1", "refused", 0)]
    assert await store.read(journal.verify) is None


async def test_what_certainly_did_not_leave_waits_and_is_tried_again(
    store: Store, delivery: Delivery, line: Line, clock: Clock
) -> None:
    line.outcomes = [Later(30), Later(30)]
    await store.write(outbox.owe, [note()])
    await delivery.settled()
    assert await store.read(rows) == [("n1", "pending", 0)]
    clock.forward(seconds=29)
    assert await delivery.settled() == 0
    clock.forward(seconds=1)
    await delivery.settled()
    clock.forward(seconds=60)
    await delivery.settled()
    assert await store.read(rows) == [("n1", "sent", 0)]


async def test_a_refused_message_stops_nothing_else(store: Store, delivery: Delivery, line: Line) -> None:
    line.outcomes = [Rejected("too long")]
    await store.write(outbox.owe, [note(), note(key="n2")])
    await delivery.settled()
    assert {state for _, state, _ in await store.read(rows)} == {"refused", "sent"}


async def test_a_defect_of_the_line_is_an_unknown_fate(store: Store, delivery: Delivery, line: Line) -> None:
    line.outcomes = [RuntimeError("defect")]
    await store.write(outbox.owe, [note()])
    await delivery.settled()
    assert [state for _, state, _ in await store.read(rows)] == ["uncertain", "sent"]


async def test_what_a_dead_process_had_in_hand_is_uncertain(
    store: Store, delivery: Delivery, line: Line
) -> None:
    await store.write(outbox.owe, [note()])
    await store.write(outbox.claim, Lane.REMINDER, 1)
    assert await store.write(repeats.recover, frozenset(), all_leases=True) == 1
    await delivery.settled()
    assert await store.read(rows) == [("n1", "uncertain", 0), ("n1:again1", "sent", 1)]


async def test_what_is_in_our_own_hand_is_left_alone(store: Store, delivery: Delivery) -> None:
    await store.write(outbox.owe, [note()])
    (row,) = await store.write(outbox.claim, Lane.REMINDER, 1)
    assert await store.write(repeats.recover, frozenset({row.id}), all_leases=True) == 0


async def test_a_row_that_cannot_be_drawn_holds_up_no_other_and_is_told_to_the_admins(
    store: Store, delivery: Delivery, line: Line
) -> None:
    await store.write(people.give_seat, 1, None, Role.ADMIN)
    poison = Owed("bad", "report", Lane.REMINDER, 1, payload={"report": "no number"})
    await store.write(outbox.owe, [poison, note()])
    with capture_logs() as told:
        await delivery.settled()
    assert (await store.read(rows))[:2] == [("bad", "refused", 0), ("n1", "sent", 0)]
    (reference,) = [entry["reference"] for entry in told if entry["event"] == "not_drawn"]
    assert any(reference in said for said in line.said)


async def test_a_process_that_dies_and_dies_floods_nobody(store: Store, clock: Clock) -> None:
    await store.write(people.meet, 1003, "Lê Thị Hoa")
    await store.write(outbox.owe, [note()])
    deaths = 0
    while await store.write(outbox.claim, Lane.REMINDER, 1):
        assert await store.write(repeats.recover, frozenset(), all_leases=True) == 1
        deaths += 1
    assert deaths == 1 + repeats.AT_ONCE
    clock.forward(minutes=11)
    assert len(await store.write(outbox.claim, Lane.REMINDER, 1)) == 1


async def test_an_edit_whose_maker_died_is_simply_made_again(store: Store, delivery: Delivery) -> None:
    await store.write(
        outbox.owe, [Owed("e", redraw.KIND, Lane.BOARD, 1, payload={"message": 7, "file": False})]
    )
    await store.write(outbox.claim, Lane.BOARD, 1)
    await store.write(repeats.recover, frozenset(), all_leases=True)
    assert await store.read(rows) == [("e", "pending", 0)]


async def test_more_rows_than_one_look_finds_are_all_recovered(store: Store, delivery: Delivery) -> None:
    await store.write(outbox.owe, [note(key=f"n{n}") for n in range(1500)])
    await store.write(outbox.claim, Lane.REMINDER, 1500)
    await delivery._recovered(all_leases=True)
    assert {state for _, state, again in await store.read(rows) if not again} == {"uncertain"}


async def test_an_outage_of_a_whole_day_loses_nothing(store: Store, clock: Clock) -> None:
    await store.write(people.meet, 1003, "Lê Thị Hoa")
    await store.write(outbox.owe, [note()])
    began, room = clock(), {Lane.REMINDER: 1}
    while clock() - began < timedelta(days=1):
        parcels = await store.write(deliver.take, room, ZONE)
        await store.write(deliver.settle, [(parcel, Later(5.0)) for parcel in parcels])
        clock.now = max(times.from_text(await store.read(outbox.next_due) or ""), clock())
    assert await store.read(rows) == [("n1", "pending", 0)]


async def test_edits_that_came_to_nothing_are_forgotten_and_messages_are_not(store: Store) -> None:
    actor, draft_id = await store.write(furnish, 1)
    published = await store.write(publish, actor, draft_id, 1, ZONE)
    assert isinstance(published, Published)
    edit = Owed("e", redraw.KIND, Lane.BOARD, 1, published.directive_id)
    await store.write(outbox.owe, [edit])
    (claimed,) = await store.write(outbox.claim, Lane.BOARD, 1)
    await store.write(outbox.settle, claimed.id, "refused", reason="message_missing")
    before = await store.read(rows)
    assert await store.write(redraw.forget, "9999") == 1
    assert await store.read(rows) == [row for row in before if row[0] != "e"]
    assert "outbox_of_directive" in await store.read(plan_of, redraw.FORGET, redraw.KIND, "9999")


async def plan_of(tx: Tx, sql: str, *values: str) -> str:
    return " ".join(str(row["detail"]) for row in await tx.rows(f"EXPLAIN QUERY PLAN {sql}", *values))
