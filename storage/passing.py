"""What a unit owes goes on with the units that take its place, or ends; what it answered stays its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from storage.duties import OPEN
from storage.store import Row, Tx


async def concerned(tx: Tx, unit_id: int) -> list[int]:
    """The live directives that were sent to the unit."""
    rows = await tx.rows(
        "SELECT a.directive_id FROM audience a JOIN directives d ON d.id = a.directive_id"
        " WHERE a.unit_id = ? AND d.state IN ('releasing', 'published') ORDER BY a.directive_id",
        unit_id,
    )
    return [row["directive_id"] for row in rows]


async def still_asked(tx: Tx, directive_id: int) -> list[int]:
    """Units that are no more, and of which this directive still wants something."""
    rows = await tx.rows(
        "SELECT DISTINCT u.id FROM units u JOIN audience a ON a.unit_id = u.id AND a.directive_id = ?"  # noqa: S608 — constants only
        " WHERE u.closed_on IS NOT NULL AND (a.state = 'silent' OR EXISTS (SELECT 1 FROM slots s"
        f" WHERE s.directive_id = a.directive_id AND s.unit_id = u.id AND s.state IN {OPEN})) ORDER BY u.id",
        directive_id,
    )
    return [row["id"] for row in rows]


async def owing(tx: Tx, directive_id: int, unit_id: int) -> list[int]:
    """The duties of the directive that the unit owes, or has an open period of."""
    rows = await tx.rows(
        "SELECT u.duty_id FROM duty_units u JOIN duties y ON y.id = u.duty_id"  # noqa: S608 — constants only
        " WHERE y.directive_id = ? AND u.unit_id = ? AND (u.ended_at IS NULL OR EXISTS (SELECT 1 FROM slots s"
        f" WHERE s.duty_id = u.duty_id AND s.unit_id = u.unit_id AND s.state IN {OPEN})) ORDER BY u.duty_id",
        directive_id, unit_id,
    )  # fmt: skip
    return [row["duty_id"] for row in rows]


async def waiting(tx: Tx, directive_id: int, unit_id: int) -> bool:
    """Whether the unit owes a duty of which no period is planned yet: it waits for its event."""
    row = await tx.row(
        "SELECT 1 FROM duty_units u JOIN duties y ON y.id = u.duty_id WHERE y.directive_id = ?"
        " AND u.unit_id = ? AND u.ended_at IS NULL AND y.state = 'open' AND NOT EXISTS (SELECT 1 FROM slots s"
        " WHERE s.duty_id = u.duty_id AND s.unit_id = u.unit_id) LIMIT 1",
        directive_id, unit_id,
    )  # fmt: skip
    return row is not None


async def open_slots(tx: Tx, directive_id: int, unit_id: int) -> list[Row]:
    """What the unit still owes under the directive, whole rows, the earliest due first."""
    return await tx.rows(
        f"SELECT * FROM slots WHERE directive_id = ? AND unit_id = ? AND state IN {OPEN} ORDER BY due_at, id",  # noqa: S608 — constants only
        directive_id, unit_id,
    )  # fmt: skip


async def pass_slot(tx: Tx, slot: Row, successor: int) -> int | None:
    """The successor owes it, once: where it owes the same period already, the later deadline stands.

    The slot that it owes now; None where it has reported for the period already. The successor must be among
    the duty's units.
    """
    known = await tx.row(
        "SELECT * FROM slots WHERE duty_id = ? AND planned_for = ? AND unit_id = ?",
        slot["duty_id"], slot["planned_for"], successor,
    )  # fmt: skip
    if known is None:
        return await tx.insert(
            "INSERT INTO slots (duty_id, directive_id, unit_id, planned_for, due_at, late_at, opens_at,"
            " told_at, remind_at, soft_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            slot["duty_id"], slot["directive_id"], successor, slot["planned_for"], slot["due_at"],
            slot["late_at"], slot["opens_at"], slot["told_at"], slot["remind_at"], slot["soft_at"],
        )  # fmt: skip
    if known["state"] in ("reported", "accepted"):
        return None
    if known["state"] == "cancelled" or slot["due_at"] > known["due_at"]:
        await tx.run(
            "UPDATE slots SET state = CASE WHEN state = 'cancelled' THEN 'open' ELSE state END,"
            " ended_at = NULL, due_at = ?, late_at = ?, told_at = ?, remind_at = ? WHERE id = ?",
            slot["due_at"], slot["late_at"], slot["told_at"], slot["remind_at"], known["id"],
        )  # fmt: skip
    return int(known["id"])


async def follow_slot(tx: Tx, old: int, new: int, unit_id: int) -> None:
    """What hung on a slot that passed hangs on the new one: reports being written, snoozes, wishes for time."""
    await tx.run(
        "UPDATE reports SET slot_id = ?, unit_id = ? WHERE slot_id = ? AND state = 'writing' AND NOT EXISTS ("
        " SELECT 1 FROM reports o WHERE o.person_id = reports.person_id AND o.state = 'writing'"
        " AND o.directive_id = reports.directive_id AND o.unit_id = ?)",
        new, unit_id, old, unit_id,
    )  # fmt: skip
    await tx.run(
        "UPDATE snoozes SET slot_id = ? WHERE slot_id = ? AND NOT EXISTS (SELECT 1 FROM snoozes o"
        " WHERE o.person_id = snoozes.person_id AND o.directive_id = snoozes.directive_id AND o.slot_id = ?)",
        new, old, new,
    )  # fmt: skip
    await tx.run(
        "UPDATE extensions SET slot_id = ?, unit_id = ? WHERE slot_id = ? AND state = 'asked' AND NOT EXISTS ("
        " SELECT 1 FROM extensions o WHERE o.directive_id = extensions.directive_id AND o.unit_id = ?"
        " AND o.state = 'asked')",
        new, unit_id, old, unit_id,
    )  # fmt: skip


async def follow_writing(tx: Tx, directive_id: int, unit_id: int, successor: int) -> None:
    """Reports for no period that are being written for the unit are the successor's now."""
    await tx.run(
        "UPDATE reports SET unit_id = ? WHERE directive_id = ? AND unit_id = ? AND state = 'writing'"
        " AND slot_id IS NULL AND NOT EXISTS (SELECT 1 FROM reports o WHERE o.person_id = reports.person_id"
        " AND o.state = 'writing' AND o.directive_id = reports.directive_id AND o.unit_id = ?)",
        successor, directive_id, unit_id, successor,
    )  # fmt: skip


async def drop_writings(tx: Tx, directive_id: int, unit_id: int) -> int:
    """Reports that are still being written for the unit are given up; how many."""
    return await tx.run(
        "UPDATE reports SET state = 'dropped' WHERE directive_id = ? AND unit_id = ? AND state = 'writing'",
        directive_id, unit_id,
    )  # fmt: skip


async def has_reported(tx: Tx, directive_id: int, unit_id: int) -> bool:
    """Whether the unit has handed in anything under the directive."""
    row = await tx.row(
        "SELECT 1 FROM reports WHERE directive_id = ? AND unit_id = ?"
        " AND state IN ('sent', 'accepted', 'returned') LIMIT 1",
        directive_id, unit_id,
    )  # fmt: skip
    return row is not None


async def pass_monitoring(tx: Tx, unit_id: int, successors: Sequence[int]) -> None:
    """What the unit followed up its successors follow up."""
    await tx.many(
        "INSERT INTO monitors (unit_id, directive_id) SELECT ?, directive_id FROM monitors WHERE unit_id = ?"
        " ON CONFLICT DO NOTHING",
        [(successor, unit_id) for successor in successors],
    )
    await tx.run("DELETE FROM monitors WHERE unit_id = ?", unit_id)


async def drafts_open(tx: Tx) -> list[int]:
    """Every open draft of the office."""
    return [row["id"] for row in await tx.rows("SELECT id FROM drafts WHERE state = 'open' ORDER BY id")]


async def rewrite_lists(tx: Tx, became: Mapping[int, Sequence[int]]) -> int:
    """Saved lists and remembered addressees mean the successors from now on; how many lists changed."""
    changed = 0
    for row in await tx.rows("SELECT id, body FROM saved_lists"):
        body = json.loads(row["body"])
        new = {
            name: replaced(value, became)
            if isinstance(value, list) and name not in ("kinds", "tags")
            else value
            for name, value in body.items()
        }
        if new != body:
            changed += await tx.run(
                "UPDATE saved_lists SET body = ? WHERE id = ?", json.dumps(new, sort_keys=True), row["id"]
            )
    for row in await tx.rows("SELECT printed_key, units FROM meanings"):
        known = json.loads(row["units"])
        if (new_units := replaced(known, became)) != known:
            await tx.run(
                "UPDATE meanings SET units = ? WHERE printed_key = ?", json.dumps(new_units), row["printed_key"]
            )
    return changed


def replaced(unit_ids: Sequence[int], became: Mapping[int, Sequence[int]]) -> list[int]:
    """The units with each one that is no more put in its successors' name, nobody twice."""
    return list(dict.fromkeys(new for unit in unit_ids for new in became.get(unit, (unit,))))


async def end_invites(tx: Tx, unit_id: int) -> int:
    """Nobody joins the unit any more; how many invitations were open."""
    return await tx.run(
        "UPDATE invites SET revoked_at = ? WHERE unit_id = ? AND revoked_at IS NULL AND used < uses"
        " AND expires_at > ?",
        tx.stamp, unit_id, tx.stamp,
    )  # fmt: skip
