"""What belongs to whoever holds a seat, and how each kind of it passes to another person."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from storage.duties import OPEN
from storage.store import Row, Tx, marks

_STAYS: Final = ("redraw", "digest", "climb", "week")
"""Kinds that are about a message in the old chat, or are drawn by the reader's own seats anyway."""


async def silent(tx: Tx, unit_id: int) -> list[int]:
    """The live directives that the unit has still to acknowledge."""
    rows = await tx.rows(
        "SELECT a.directive_id FROM audience a JOIN directives d ON d.id = a.directive_id"
        " WHERE a.unit_id = ? AND a.state = 'silent' AND a.purpose = 'act' AND d.state = 'published'"
        " AND d.ack_wanted = 1 ORDER BY a.directive_id",
        unit_id,
    )
    return [row["directive_id"] for row in rows]


async def owed(tx: Tx, unit_id: int) -> list[tuple[int, int]]:
    """The slots that the unit owes by now, each with its directive, the earliest due first."""
    rows = await tx.rows(
        "SELECT s.id, s.directive_id FROM slots s JOIN directives d ON d.id = s.directive_id"  # noqa: S608 — constants only
        f" WHERE s.unit_id = ? AND s.state IN {OPEN} AND s.opens_at <= ? AND d.state = 'published'"
        " ORDER BY s.due_at, s.id",
        unit_id, tx.stamp,
    )  # fmt: skip
    return [(row["id"], row["directive_id"]) for row in rows]


async def kept(tx: Tx, person_id: int) -> list[int]:
    """The directives that this person keeps, whatever their state."""
    rows = await tx.rows("SELECT id FROM directives WHERE keeper_id = ? ORDER BY id", person_id)
    return [row["id"] for row in rows]


async def open_among(tx: Tx, directive_ids: Collection[int], person_id: int) -> int:
    """How many of these that the person keeps are still followed up."""
    rows = await tx.rows(
        "SELECT id FROM directives WHERE keeper_id = ? AND state IN ('published', 'releasing')", person_id
    )
    return sum(row["id"] in directive_ids for row in rows)


async def audience(tx: Tx, directive_id: int) -> list[int]:
    """The units that the directive was sent to."""
    rows = await tx.rows("SELECT unit_id FROM audience WHERE directive_id = ?", directive_id)
    return [row["unit_id"] for row in rows]


async def writings(tx: Tx, person_id: int, unit_id: int) -> list[Row]:
    """The reports that this person is writing for the unit: id and directive."""
    return await tx.rows(
        "SELECT id, directive_id FROM reports WHERE person_id = ? AND unit_id = ? AND state = 'writing'"
        " ORDER BY id",
        person_id, unit_id,
    )  # fmt: skip


async def pass_report(tx: Tx, report: Row, unit_id: int, heir: int) -> None:
    """The heir goes on with it; where she is writing one herself already, the pieces go into hers.

    Its messages lie in another chat now: they are edited there no more.
    """
    own = await tx.row(
        "SELECT id FROM reports WHERE person_id = ? AND directive_id = ? AND unit_id = ? AND state = 'writing'",
        heir, report["directive_id"], unit_id,
    )  # fmt: skip
    into = int(own["id"]) if own else int(report["id"])
    await tx.run(
        "UPDATE report_parts SET report_id = ?,"
        " message_id = CASE WHEN message_id IS NULL THEN NULL ELSE -id END WHERE report_id = ?",
        into, report["id"],
    )  # fmt: skip
    if own:
        await tx.run("UPDATE reports SET state = 'dropped' WHERE id = ? AND state = 'writing'", report["id"])
    else:
        await tx.run("UPDATE reports SET person_id = ?, panel_id = NULL WHERE id = ?", heir, report["id"])


async def pass_drafts(tx: Tx, draft_ids: Sequence[int], heir: int) -> None:
    """The heir is their author from now on: nobody else may publish them."""
    await tx.many(
        "UPDATE drafts SET author_id = ?, version = version + (state = 'open')"
        " WHERE id = ? AND state NOT IN ('published', 'dropped')",
        [(heir, draft_id) for draft_id in draft_ids],
    )


async def pass_kept(tx: Tx, directive_ids: Sequence[int], giver: int, heir: int) -> None:
    """The heir keeps them; the giver's boards of them are edited no more."""
    pairs = [(heir, directive_id, giver) for directive_id in directive_ids]
    await tx.many("UPDATE directives SET keeper_id = ? WHERE id = ? AND keeper_id = ?", pairs)
    await tx.many(
        "DELETE FROM boards WHERE directive_id = ? AND person_id = ?",
        [(directive_id, giver) for directive_id in directive_ids],
    )


async def pass_lists(tx: Tx, giver: int, heir: int) -> int:
    """The heir may change and delete them; how many."""
    return await tx.run("UPDATE saved_lists SET created_by = ? WHERE created_by = ?", heir, giver)


async def pass_groups(tx: Tx, unit_id: int, giver: int, heir: int) -> int:
    """The heir answers for the group chats that the giver linked for this unit; how many."""
    return await tx.run(
        "UPDATE unit_groups SET by_id = ? WHERE by_id = ? AND unit_id = ? AND state = 'linked'",
        heir, giver, unit_id,
    )  # fmt: skip


async def pass_snoozes(tx: Tx, unit_id: int, giver: int, heir: int) -> int:
    """What the giver put off for this unit stays put off; what the heir put off herself stands. How many."""
    mine = (
        "person_id = ? AND (slot_id IN (SELECT id FROM slots WHERE unit_id = ?) OR (slot_id = 0 AND"
        " directive_id IN (SELECT directive_id FROM audience WHERE unit_id = ?)))"
    )
    await tx.run(
        f"DELETE FROM snoozes WHERE {mine} AND EXISTS (SELECT 1 FROM snoozes o WHERE o.person_id = ?"  # noqa: S608 — constants only
        " AND o.directive_id = snoozes.directive_id AND o.slot_id = snoozes.slot_id)",
        giver, unit_id, unit_id, heir,
    )  # fmt: skip
    return await tx.run(
        f"UPDATE snoozes SET person_id = ? WHERE {mine}",  # noqa: S608 — constants only
        heir, giver, unit_id, unit_id,
    )  # fmt: skip


async def pass_messages(tx: Tx, giver: int, heir: int, directive_ids: Collection[int]) -> int:
    """What was owed to the giver about these directives and has not left goes to the heir, once; how many."""
    rows = await tx.rows(
        "SELECT id, key, kind, directive_id FROM outbox WHERE person_id = ? AND group_id IS NULL"
        " AND state IN ('held', 'pending')",
        giver,
    )
    moved = 0
    for row in rows:
        if row["directive_id"] in directive_ids and row["kind"] not in _STAYS:
            key = re.sub(rf"\bp{giver}\b", f"p{heir}", row["key"])
            moved += await _pass_message(tx, row["id"], key, heir)
    return moved


async def _pass_message(tx: Tx, row_id: int, key: str, heir: int) -> int:
    known = await tx.row("SELECT id FROM outbox WHERE key = ? AND id <> ?", key, row_id)
    if known is None:
        return await tx.run(
            "UPDATE outbox SET person_id = ?, key = ? WHERE id = ? AND state IN ('held', 'pending')",
            heir, key, row_id,
        )  # fmt: skip
    await tx.run(
        "UPDATE outbox SET state = 'cancelled', reason = 'handed over', settled_at = ? WHERE id = ?",
        tx.stamp, row_id,
    )  # fmt: skip
    return 0


async def asked_alone(tx: Tx, unit_id: int, others: Sequence[int]) -> list[int]:
    """The directives sent to this unit, and to none of the others."""
    rows = await tx.rows(
        "SELECT a.directive_id FROM audience a WHERE a.unit_id = ? AND NOT EXISTS (SELECT 1 FROM audience b"  # noqa: S608 — question marks only
        f" WHERE b.directive_id = a.directive_id AND b.unit_id IN ({marks(others)}))",
        unit_id, *others,
    )  # fmt: skip
    return [row["directive_id"] for row in rows]
