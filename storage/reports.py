"""Progress reports: written piece by piece, sent as one, judged, corrected."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from domain import times
from domain.progress import Progress
from domain.reports import Part, Report, Reporting
from domain.wording import absences as absence_words
from storage import absences
from storage.store import Row, Tx, chunks, marks

__all__ = ["Part", "Report"]

_SELECT = (
    "SELECT r.*, p.name AS person_name, d.name AS decided_name FROM reports r"
    " JOIN people p ON p.id = r.person_id LEFT JOIN people d ON d.id = r.decided_by"
)
_STANDING = "r.state IN ('sent', 'accepted', 'returned')"
_NEWEST = (
    "r.id = (SELECT n.id FROM reports n WHERE n.directive_id = r.directive_id AND n.unit_id = r.unit_id"
    " AND n.state IN ('sent', 'accepted', 'returned') ORDER BY n.sent_at DESC, n.id DESC LIMIT 1)"
)


async def start(
    tx: Tx, directive_id: int, unit_id: int, revision: int, person_id: int, slot_id: int | None = None
) -> int:
    """Begin a report, or go on with the one that this person is writing for the unit; its id."""
    row = await tx.row(
        "SELECT id FROM reports WHERE person_id = ? AND directive_id = ? AND unit_id = ? AND state = 'writing'",
        person_id, directive_id, unit_id,
    )  # fmt: skip
    if row is not None:
        await tx.run("UPDATE reports SET slot_id = coalesce(slot_id, ?) WHERE id = ?", slot_id, row["id"])
        return int(row["id"])
    return await tx.insert(
        "INSERT INTO reports (directive_id, unit_id, revision, person_id, slot_id, started_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        directive_id, unit_id, revision, person_id, slot_id, tx.stamp,
    )  # fmt: skip


async def get(tx: Tx, report_id: int) -> Report | None:
    """The report of this id."""
    row = await tx.row(f"{_SELECT} WHERE r.id = ?", report_id)
    return None if row is None else _report(row)


async def newest(tx: Tx, directive_id: int, unit_id: int) -> Report | None:
    """What the unit has handed in last and not corrected since, whatever became of it."""
    row = await tx.row(
        f"{_SELECT} WHERE r.directive_id = ? AND r.unit_id = ? AND {_STANDING}"
        " ORDER BY r.sent_at DESC, r.id DESC LIMIT 1",
        directive_id, unit_id,
    )  # fmt: skip
    return None if row is None else _report(row)


async def newest_of_all(tx: Tx, directive_id: int) -> list[Report]:
    """``newest`` of every unit that has handed in something, in the order of the units' ids."""
    rows = await tx.rows(
        f"{_SELECT} WHERE r.directive_id = ? AND {_STANDING} AND {_NEWEST} ORDER BY r.unit_id", directive_id
    )
    return [_report(row) for row in rows]


async def of_period(tx: Tx, duty_id: int, planned_for: datetime) -> list[Report]:
    """What the units have handed in for this due day of a duty and not corrected since, by the units' ids."""
    rows = await tx.rows(
        f"{_SELECT} JOIN slots s ON s.id = r.slot_id WHERE s.duty_id = ? AND s.planned_for = ? AND {_STANDING}"
        " ORDER BY r.unit_id, r.id",
        duty_id, times.to_text(planned_for),
    )  # fmt: skip
    return list({row["unit_id"]: _report(row) for row in rows}.values())


async def put_together(tx: Tx, report_ids: Sequence[int]) -> set[int]:
    """Which of these reports were put together from those of units below."""
    found: set[int] = set()
    for chunk in chunks(report_ids):
        rows = await tx.rows(
            "SELECT DISTINCT report_id FROM report_parts WHERE message_id IS NULL"  # noqa: S608 — question marks only
            f" AND report_id IN ({marks(chunk)})",
            *chunk,
        )
        found |= {row["report_id"] for row in rows}
    return found


async def earlier(tx: Tx, directive_id: int, unit_id: int, slot_id: int | None) -> list[int]:
    """What a new report for the same period takes the place of."""
    rows = await tx.rows(
        "SELECT id FROM reports WHERE directive_id = ? AND unit_id = ? AND slot_id IS ?"
        " AND state IN ('sent', 'accepted', 'returned')",
        directive_id, unit_id, slot_id,
    )  # fmt: skip
    return [row["id"] for row in rows]


async def set_slot(tx: Tx, report_id: int, slot_id: int) -> bool:
    """It is for this period; False if it is no longer being written."""
    changed = await tx.run(
        "UPDATE reports SET slot_id = ? WHERE id = ? AND state = 'writing'", slot_id, report_id
    )
    return changed == 1


async def set_answers(tx: Tx, report_id: int, answers: str) -> bool:
    """What its form says so far; False if it is no longer being written."""
    changed = await tx.run(
        "UPDATE reports SET answers = ? WHERE id = ? AND state = 'writing'", answers, report_id
    )
    return changed == 1


async def set_panel(tx: Tx, report_id: int, message_id: int) -> None:
    """This message shows it while it is being written."""
    await tx.run("UPDATE reports SET panel_id = ? WHERE id = ?", message_id, report_id)


async def send(
    tx: Tx, report_id: int, slot_id: int | None, *, late: bool, due_at: datetime | None, progress: Progress
) -> bool:
    """It is handed in, perhaps in another's name; False if it was not being written."""
    report = await get(tx, report_id)
    stands_for = await absences.stands_for(tx, report.person_id, report.unit_id) if report else ""
    changed = await tx.run(
        "UPDATE reports SET state = 'sent', slot_id = ?, sent_at = ?, late = ?, due_at = ?, progress = ?,"
        " percent = ?, stands_for = ? WHERE id = ? AND state = 'writing'",
        slot_id, tx.stamp, int(late), times.to_text(due_at) if due_at else None, progress.stage,
        progress.percent, stands_for, report_id,
    )  # fmt: skip
    return changed == 1


async def supersede(tx: Tx, report_id: int, by_id: int) -> bool:
    """A correction takes its place; it is kept."""
    changed = await tx.run(
        "UPDATE reports SET state = 'superseded', superseded_by = ? WHERE id = ?"
        " AND state IN ('sent', 'accepted', 'returned')",
        by_id, report_id,
    )  # fmt: skip
    return changed == 1


async def replaces(tx: Tx, report_id: int) -> int:
    """How many earlier reports this one takes the place of."""
    row = await tx.row("SELECT count(*) AS n FROM reports WHERE superseded_by = ?", report_id)
    return int(row["n"]) if row else 0


async def decide(tx: Tx, report_id: int, state: str, by_id: int, reason: str = "") -> bool:
    """Accepted or returned; False if it was judged or corrected before."""
    changed = await tx.run(
        "UPDATE reports SET state = ?, decided_at = ?, decided_by = ?, reason = ?"
        " WHERE id = ? AND (state = 'sent' OR (state = 'accepted' AND ? = 'returned'))",
        state, tx.stamp, by_id, reason, report_id, state,
    )  # fmt: skip
    return changed == 1


async def drop(tx: Tx, report_id: int) -> bool:
    """It is given up; False if it was not being written."""
    changed = await tx.run("UPDATE reports SET state = 'dropped' WHERE id = ? AND state = 'writing'", report_id)
    return changed == 1


async def units_reported(tx: Tx, directive_id: int) -> set[int]:
    """The units that owe no report now: the newest counts, and nothing that was due is missing."""
    rows = await tx.rows(
        f"SELECT r.unit_id FROM reports r WHERE r.directive_id = ? AND r.state IN ('sent', 'accepted')"  # noqa: S608 — constants only
        f" AND {_NEWEST} AND NOT EXISTS (SELECT 1 FROM slots s WHERE s.directive_id = r.directive_id"
        " AND s.unit_id = r.unit_id AND s.state IN ('open', 'returned') AND s.due_at <= ?)",
        directive_id, tx.stamp,
    )  # fmt: skip
    return {row["unit_id"] for row in rows}


async def reporting(tx: Tx, directive_id: int, only: Collection[int] | None = None) -> Reporting:
    """How the reports on a directive stand; with ``only`` those of these units."""
    mine = () if only is None else tuple(only)
    within = "" if only is None else f" AND unit_id IN ({marks(mine)})"
    row = await tx.row(
        "SELECT count(*) FILTER (WHERE r.state <> 'returned') AS reported,"  # noqa: S608 — constants only
        " count(*) FILTER (WHERE r.state <> 'returned' AND r.progress = 'done') AS done,"
        " avg(r.percent) FILTER (WHERE r.state <> 'returned') AS percent,"
        " count(*) FILTER (WHERE r.state = 'accepted') AS accepted,"
        " count(*) FILTER (WHERE r.state = 'returned') AS returned,"
        " (SELECT count(*) FROM extensions e"
        f" WHERE e.directive_id = ? AND e.state = 'asked'{within}) AS asking"
        f" FROM reports r WHERE r.directive_id = ? AND {_STANDING} AND {_NEWEST}{within}",
        directive_id, *mine, directive_id, *mine,
    )  # fmt: skip
    assert row is not None
    percent = None if row["percent"] is None else round(row["percent"])
    return Reporting(
        row["reported"], row["done"], percent, row["accepted"], row["returned"], row["asking"]
    )  # fmt: skip


def _report(row: Row) -> Report:
    return Report(
        id=row["id"], directive_id=row["directive_id"], unit_id=row["unit_id"], revision=row["revision"],
        person_id=row["person_id"], state=row["state"],
        person_name=_named(row["person_name"], row["stands_for"]),
        slot_id=row["slot_id"], answers=row["answers"],
        progress=Progress(row["progress"], row["percent"]), panel_id=row["panel_id"],
        sent_at=_instant(row["sent_at"]), due_at=_instant(row["due_at"]), late=bool(row["late"]),
        decided_at=_instant(row["decided_at"]), decided_by=row["decided_by"],
        decided_name=row["decided_name"] or "", reason=row["reason"], superseded_by=row["superseded_by"],
    )  # fmt: skip


def _named(name: str, stands_for: str) -> str:
    return absence_words.instead(name, stands_for) if stands_for else name


def _instant(text: str | None) -> datetime | None:
    return times.from_text(text) if text else None


async def unjudged_since(tx: Tx, directive_id: int, since: str) -> list[str]:
    """The units whose reports came from this instant on and wait to be judged, in the order they came."""
    rows = await tx.rows(
        "SELECT n.name FROM reports r JOIN unit_names n ON n.unit_id = r.unit_id AND n.valid_to IS NULL"
        " WHERE r.directive_id = ? AND r.state = 'sent' AND r.sent_at >= ?"
        " GROUP BY r.unit_id ORDER BY min(r.id)",
        directive_id, since,
    )  # fmt: skip
    return [row["name"] for row in rows]
