"""What every sweep asks goes by an index, however many slots lie ahead."""

from __future__ import annotations

import pytest

from storage import boards
from storage.store import Store, Tx

SLOTS = "SELECT unit_id FROM slots WHERE remind_at <= 'x'"
ACKS = "SELECT unit_id FROM ack_watches WHERE remind_at <= 'x'"
GATHERING = "SELECT id FROM outbox WHERE lane = 3 AND state IN ('held', 'pending') AND not_before = 'x'"
UNSENT = "SELECT id FROM outbox WHERE state IN ('held', 'pending') AND kind = 'digest' AND person_id IN (1, 2)"
OWED = "SELECT * FROM slots WHERE unit_id IN (1, 2) AND state IN ('open', 'returned') AND opens_at <= 'x'"
LATE = "SELECT 1 FROM slots WHERE directive_id = 1 AND late_at <= 'x' AND state IN ('open', 'returned')"
RETIMED = (
    "SELECT 1 FROM journal j WHERE j.directive_id = 1 AND j.at >= 'x'"
    " AND j.kind IN ('deadline_changed', 'schedule_changed', 'event_dated')"
)
ROUND = "SELECT unit_id FROM slots WHERE duty_id = 1 AND due_at = 'x' AND state IN ('open', 'returned')"


async def test_a_board_looks_only_at_what_became_late_since_it_was_drawn(store: Store) -> None:
    async def plan(tx: Tx) -> str:
        asked = f"EXPLAIN QUERY PLAN SELECT 1 FROM boards WHERE {boards.OUTDATED}"
        return "\n".join(row["detail"] for row in await tx.rows(asked, "x", "y"))

    assert "slots_late (directive_id=? AND late_at>? AND late_at<?)" in await store.read(plan)


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        (SLOTS, "slots_to_remind"), (ACKS, "ack_watches_to_remind"), (GATHERING, "outbox_due"),
        (UNSENT, "outbox_unsent"), (OWED, "slots_open"), (ROUND, "sqlite_autoindex_slots_1"),
        (RETIMED, "journal_of_retiming"), (LATE, "slots_late (directive_id=? AND late_at<?)"),
    ],
)  # fmt: skip
async def test_it_goes_by_its_index(store: Store, sql: str, index: str) -> None:
    async def plan(tx: Tx) -> str:
        return "\n".join(row["detail"] for row in await tx.rows(f"EXPLAIN QUERY PLAN {sql}"))

    said = await store.read(plan)
    assert index in said
    assert "SCAN" not in said
