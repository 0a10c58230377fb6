"""What papers are made of: answers, copies, periods of one directive; the directives of a span of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain import times
from domain.directives import Directive
from domain.papers.calendars import Deadline
from domain.papers.values import Copy, Period
from storage import facts
from storage.directives import directive_of
from storage.store import Row, Tx, Value, marks


async def copies(tx: Tx, directive_id: int) -> list[tuple[int, Copy]]:
    """Every copy of the card with the unit of the audience in whose seat the person was when it left."""
    rows = await tx.rows(
        "SELECT DISTINCT s.unit_id, o.id, p.name AS person, o.revision, o.state, o.settled_at, o.message_id,"
        " o.again, o.reason FROM outbox o JOIN people p ON p.id = o.person_id"
        " JOIN seats s ON s.person_id = o.person_id AND s.role IN ('officer', 'leader', 'coordinator')"
        " AND s.since <= coalesce(o.settled_at, o.created_at) AND (s.until IS NULL OR s.until > o.created_at)"
        " JOIN audience a ON a.directive_id = o.directive_id AND a.unit_id = s.unit_id"
        " WHERE o.directive_id = ? AND o.kind = 'card' ORDER BY s.unit_id, o.id",
        directive_id,
    )
    return [(row["unit_id"], _copy(row)) for row in [*rows, *await _in_groups(tx, directive_id)]]


async def _in_groups(tx: Tx, directive_id: int) -> list[Row]:
    """Copies in groups, with the unit of the audience whose group it is, or was before it went along."""
    return await tx.rows(
        "SELECT coalesce((SELECT a.unit_id FROM audience a WHERE a.directive_id = o.directive_id"
        "  AND a.unit_id = g.unit_id), (SELECT min(a.unit_id) FROM audience a JOIN unit_successors u"
        "  ON u.unit_id = a.unit_id AND u.successor_id = g.unit_id WHERE a.directive_id = o.directive_id),"
        " g.unit_id) AS unit_id, '“' || g.title || '”' AS person, 1 AS in_group, o.revision, o.state,"
        " o.settled_at, o.message_id, o.again, o.reason FROM outbox o JOIN unit_groups g ON g.id = o.group_id"
        " WHERE o.directive_id = ? AND o.kind = 'group_card' ORDER BY unit_id, o.id",
        directive_id,
    )


def _copy(row: Row) -> Copy:
    return Copy(
        "", row["person"], row["revision"] or 1, row["state"], _instant(row["settled_at"]), row["message_id"],
        bool(row["again"]), row["reason"], in_group="in_group" in row.keys(),  # noqa: SIM118 — of a row, not a dict
    )  # fmt: skip


async def periods(tx: Tx, directive_id: int) -> list[tuple[int, Period]]:
    """Every period that opened by now, in order of its deadline, with its unit."""
    rows = await tx.rows(
        "SELECT s.unit_id, s.due_at, s.state, s.late, r.sent_at, p.name AS person FROM slots s"
        " LEFT JOIN reports r ON r.id = s.report_id LEFT JOIN people p ON p.id = r.person_id"
        " WHERE s.directive_id = ? AND s.opens_at <= ? ORDER BY s.due_at, s.id",
        directive_id, tx.stamp,
    )  # fmt: skip
    return [
        (
            row["unit_id"],
            Period(
                "", times.from_text(row["due_at"]), row["state"], _instant(row["sent_at"]),
                row["person"] or "", bool(row["late"]),
            ),
        )
        for row in rows
    ]  # fmt: skip


async def owed(tx: Tx, directive_id: int) -> dict[int, tuple[datetime, int]]:
    """For each unit: its deadline, and how many reports are overdue.

    The deadline is the first that was missed, else the next one, else the last.
    """
    rows = await tx.rows(
        "SELECT unit_id, coalesce(min(due_at) FILTER (WHERE state IN ('open', 'returned') AND late_at <= ?),"
        " min(due_at) FILTER (WHERE state IN ('open', 'returned')), max(due_at)) AS due,"
        " count(*) FILTER (WHERE state IN ('open', 'returned') AND late_at <= ?) AS overdue"
        " FROM slots WHERE directive_id = ? AND state <> 'cancelled' GROUP BY unit_id",
        tx.stamp, tx.stamp, directive_id,
    )  # fmt: skip
    return {row["unit_id"]: (times.from_text(row["due"]), row["overdue"]) for row in rows}


async def source(tx: Tx, directive_id: int, revision: int) -> tuple[str, str, str]:
    """The text of a revision, the name of its file, and the file's SHA-256."""
    row = await tx.row(
        "SELECT text, file_name, sha256 FROM revisions WHERE directive_id = ? AND revision = ?",
        directive_id, revision,
    )  # fmt: skip
    return (row["text"], row["file_name"], row["sha256"]) if row else ("", "", "")


async def published(
    tx: Tx, since: datetime, until: datetime, person_id: int, seen: Sequence[int] | None
) -> list[Directive]:
    """What was published from ``since`` to before ``until``, oldest first.

    All for ``seen`` None; else what this person published and what went to one of these units.
    """
    values: list[Value] = [times.to_text(since), times.to_text(until)]
    within = ""
    if seen is not None:
        within = (
            " AND (d.keeper_id = ? OR EXISTS (SELECT 1 FROM audience a WHERE a.directive_id = d.id"  # noqa: S608 — question marks only
            f" AND a.unit_id IN ({marks(seen)})))"
        )
        values += [person_id, *seen]
    rows = await tx.rows(
        "SELECT d.* FROM directives d WHERE d.published_at >= ? AND d.published_at < ?"  # noqa: S608 — question marks only
        f" AND d.state NOT IN ('withdrawn', 'releasing') AND d.drill = 0{within} ORDER BY d.published_at, d.id",
        *values,
    )
    return [directive_of(row) for row in rows]


async def issued_on(tx: Tx, directive_id: int) -> str | None:
    """The day that stands on the directive, as ``YYYY-MM-DD``."""
    row = await tx.row("SELECT issued_on FROM directives WHERE id = ?", directive_id)
    return row["issued_on"] if row else None


async def standings(tx: Tx, directive_id: int) -> list[Row]:
    """Each unit of the audience with its answer, its newest report and what it owes, one row a unit."""
    return await tx.rows(
        "SELECT a.unit_id, a.state, a.answered_at, a.late, r.sent_at, r.late AS report_late,"
        " r.state AS report_state, s.due, s.overdue, l.linked_at FROM audience a"
        " LEFT JOIN late_links l ON l.directive_id = a.directive_id AND l.unit_id = a.unit_id"
        " LEFT JOIN (SELECT unit_id, sent_at, late, state, max(sent_at || printf('%012d', id)) FROM reports"
        " WHERE directive_id = ? AND state IN ('sent', 'accepted', 'returned') GROUP BY unit_id) r"
        " ON r.unit_id = a.unit_id"
        " LEFT JOIN (SELECT y.unit_id, coalesce(min(s.due_at) FILTER (WHERE s.state IN ('open', 'returned')),"
        " max(s.due_at)) AS due, count(*) FILTER (WHERE s.state IN ('open', 'returned') AND s.late_at <= ?)"
        " AS overdue FROM duties d JOIN duty_units y ON y.duty_id = d.id"
        " JOIN slots s ON s.duty_id = d.id AND s.unit_id = y.unit_id"
        " WHERE d.directive_id = ? AND s.state <> 'cancelled' GROUP BY y.unit_id) s ON s.unit_id = a.unit_id"
        " WHERE a.directive_id = ?",
        directive_id, tx.stamp, directive_id, directive_id,
    )  # fmt: skip


def _instant(text: str | None) -> datetime | None:
    return times.from_text(text) if text else None


async def recent(tx: Tx, person_id: int, unit_ids: Sequence[int], limit: int, offset: int) -> list[Directive]:
    """What this person published and what went to any of these units, newest first, also what is closed."""
    rows = await tx.rows(
        "SELECT d.* FROM directives d WHERE d.state NOT IN ('withdrawn', 'releasing') AND (d.keeper_id = ?"  # noqa: S608 — question marks only
        " OR EXISTS (SELECT 1 FROM audience a WHERE a.directive_id = d.id"
        f" AND a.unit_id IN ({marks(unit_ids)}))) ORDER BY d.id DESC LIMIT ? OFFSET ?",
        person_id, *unit_ids, limit, offset,
    )  # fmt: skip
    return [directive_of(row) for row in rows]


_AHEAD = (
    "SELECT 'slot-' || s.id AS key, 'duty-' || s.duty_id || '-' || s.planned_for AS series, s.unit_id,"
    " s.due_at, d.number, d.subject FROM slots s"
    " JOIN directives d ON d.id = s.directive_id"
    " WHERE d.state = 'published' AND s.state IN ('open', 'returned') AND s.due_at > ? AND {0}"
    " UNION ALL SELECT 'directive-' || d.id || '-' || a.unit_id, 'directive-' || d.id, a.unit_id,"
    " coalesce((SELECT max(e.wanted_at)"
    " FROM extensions e WHERE e.directive_id = d.id AND e.unit_id = a.unit_id AND e.state = 'approved'),"
    " d.due_at) AS due_at, d.number, d.subject FROM audience a JOIN directives d ON d.id = a.directive_id"
    " WHERE d.state = 'published' AND d.due_at IS NOT NULL AND a.state <> 'refused' AND a.purpose = 'act'"
    " AND {1} AND NOT EXISTS (SELECT 1 FROM slots s WHERE s.directive_id = d.id AND s.unit_id = a.unit_id)"
    " AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.directive_id = d.id AND r.unit_id = a.unit_id"
    " AND r.state IN ('sent', 'accepted'))"
)


async def deadlines(tx: Tx, unit_ids: Sequence[int]) -> list[Deadline]:
    """What these units still owe with a deadline ahead, the earliest first."""
    within = f"IN ({marks(unit_ids)})"
    sql = _AHEAD.format(f"s.unit_id {within}", f"a.unit_id {within}")
    return _deadlines(await tx.rows(sql, tx.stamp, *unit_ids, *unit_ids), tx.now)


async def deadlines_of(tx: Tx, directive_id: int, seen: Sequence[int] | None) -> list[Deadline]:
    """What is still owed under one directive with a deadline ahead, by these units (None: by all)."""
    sql = _AHEAD.format("s.directive_id = ?", "d.id = ?")
    found = _deadlines(await tx.rows(sql, tx.stamp, directive_id, directive_id), tx.now)
    return [one for one in found if seen is None or one.unit_id in seen]


def _deadlines(rows: Sequence[Row], now: datetime) -> list[Deadline]:
    found = [
        Deadline(
            row["key"], row["unit_id"], times.from_text(row["due_at"]), row["number"] or row["subject"],
            row["subject"], row["series"],
        )
        for row in rows
    ]  # fmt: skip
    return sorted((one for one in found if one.due_at > now), key=lambda one: (one.due_at, one.key))


@dataclass(frozen=True, slots=True)
class Filled:
    """The newest report of a unit under one duty (0: none), with what it filled into its form."""

    report_id: int
    unit_id: int
    duty_id: int
    slot_id: int | None
    revision: int
    answers: str


async def filled(tx: Tx, directive_id: int) -> list[Filled]:
    """Of every unit and duty the newest report that counts, where it filled in a form; duty by duty."""
    rows = await tx.rows(
        "SELECT * FROM (SELECT r.id, r.unit_id, coalesce(s.duty_id, 0) AS duty_id, r.slot_id, r.revision,"
        " r.answers, row_number() OVER (PARTITION BY r.unit_id, s.duty_id ORDER BY r.sent_at DESC, r.id DESC)"
        " AS place FROM reports r LEFT JOIN slots s ON s.id = r.slot_id WHERE r.directive_id = ?"
        " AND r.state IN ('sent', 'accepted')) WHERE place = 1 AND answers <> '' ORDER BY duty_id, unit_id",
        directive_id,
    )
    return [
        Filled(row["id"], row["unit_id"], row["duty_id"], row["slot_id"], row["revision"], row["answers"])
        for row in rows
    ]


async def sent_meanwhile(tx: Tx, person_id: int, file_name: str, update_id: int) -> bool:
    """Whether this file was made for the person after the update had come in: an impatient second press."""
    row = await tx.row(
        "SELECT count(*) AS n FROM facts f JOIN inbox i ON i.update_id = ?"
        " WHERE f.name = ? AND f.value = ? AND i.received_at < f.at",
        update_id, f"exported:{person_id}", file_name,
    )  # fmt: skip
    return row is not None and row["n"] > 0


async def remember_sent(tx: Tx, person_id: int, file_name: str) -> None:
    """The file that was made for the person last."""
    await facts.put(tx, f"exported:{person_id}", file_name)
