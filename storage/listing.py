"""What a page of directives shows: how some units stand, and what is written; one statement each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain import times
from domain.drafts import Draft, from_json
from domain.list_states import Part
from storage.standings import REPORTED
from storage.store import Row, Tx, marks

_OPEN: Final = (
    "FROM slots s WHERE s.unit_id = a.unit_id AND s.directive_id = a.directive_id"
    " AND s.state IN ('open', 'returned')"
)
_REPORT: Final = (
    "FROM reports r WHERE r.directive_id = a.directive_id AND r.unit_id = a.unit_id"
    " AND r.state IN ('sent', 'accepted', 'returned')"
)
_PARTS: Final = (
    "SELECT a.directive_id, a.unit_id, a.state, d.due_at, d.ack_wanted,"  # noqa: S608 — constants only
    " EXISTS (SELECT 1 FROM late_links l WHERE l.directive_id = a.directive_id AND l.unit_id = a.unit_id"
    " AND l.linked_at > d.due_at) AS excused,"
    f" (SELECT min(s.due_at) {_OPEN}) AS next,"
    f" EXISTS (SELECT 1 {_OPEN} AND s.opens_at <= ?) AS waiting,"
    f" EXISTS (SELECT 1 {_OPEN} AND s.late_at <= ?) AS overdue,"
    f" {REPORTED} AS reported,"
    f" EXISTS (SELECT 1 {_OPEN} AND s.state = 'returned') AS sent_back,"
    f" EXISTS (SELECT 1 {_REPORT} AND r.state = 'returned' AND r.slot_id IS NULL) AS returned,"
    " EXISTS (SELECT 1 FROM duties y JOIN duty_units u ON u.duty_id = y.id"
    " WHERE y.directive_id = a.directive_id AND u.unit_id = a.unit_id) AS owes"
    " FROM audience a JOIN directives d ON d.id = a.directive_id"
)


async def letters(tx: Tx, directive_ids: Sequence[int]) -> dict[int, tuple[Draft, str]]:
    """What stands in the present revision of each of these, and its text."""
    rows = await tx.rows(
        "SELECT r.directive_id, r.body, r.text FROM directives d JOIN revisions r"  # noqa: S608 — question marks only
        f" ON r.directive_id = d.id AND r.revision = d.revision WHERE d.id IN ({marks(directive_ids)})",
        *directive_ids,
    )
    return {row["directive_id"]: (from_json(row["body"]), row["text"]) for row in rows}


async def parts(tx: Tx, directive_ids: Sequence[int], unit_ids: Sequence[int]) -> dict[int, list[Part]]:
    """The parts of these units in each of these directives that went to any of them."""
    rows = await tx.rows(
        f"{_PARTS} WHERE a.directive_id IN ({marks(directive_ids)}) AND a.unit_id IN ({marks(unit_ids)})",
        tx.stamp, tx.stamp, *directive_ids, *unit_ids,
    )  # fmt: skip
    found: dict[int, list[Part]] = {}
    for row in rows:
        found.setdefault(row["directive_id"], []).append(_part(row, tx.stamp))
    return found


def _part(row: Row, now: str) -> Part:
    silent = row["state"] == "silent" and bool(row["ack_wanted"])
    due = row["next"] or (row["due_at"] if silent or not (row["owes"] or row["reported"]) else None)
    return Part(
        row["state"],
        reported=bool(row["reported"]),
        waiting=bool(row["waiting"]),
        returned=bool(row["sent_back"] or (row["returned"] and not row["reported"])),
        overdue=bool(row["overdue"] or (silent and not row["excused"] and due and due <= now)),
        due_at=times.from_text(due) if due else None,
    )
