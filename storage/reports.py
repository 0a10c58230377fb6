"""Progress reports: written piece by piece, sent as one."""

from __future__ import annotations

from dataclasses import dataclass

from storage.store import Row, Tx


@dataclass(frozen=True, slots=True)
class Report:
    """A report being written, or sent."""

    id: int
    directive_id: int
    unit_id: int
    revision: int
    person_id: int
    state: str


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a report; ``file_id`` for everything but text and location."""

    kind: str
    text: str = ""
    file_id: str = ""


async def start(tx: Tx, directive_id: int, unit_id: int, revision: int, person_id: int) -> int:
    """Begin a report; one that this person was writing is dropped. Its id."""
    await tx.run("UPDATE reports SET state = 'dropped' WHERE person_id = ? AND state = 'writing'", person_id)
    return await tx.insert(
        "INSERT INTO reports (directive_id, unit_id, revision, person_id, started_at) VALUES (?, ?, ?, ?, ?)",
        directive_id, unit_id, revision, person_id, tx.stamp,
    )  # fmt: skip


async def get(tx: Tx, report_id: int) -> Report | None:
    """The report of this id."""
    row = await tx.row("SELECT * FROM reports WHERE id = ?", report_id)
    return None if row is None else _report(row)


async def add_part(tx: Tx, report_id: int, message_id: int, part: Part) -> bool:
    """Add one message; False if it is there already."""
    changed = await tx.run(
        "INSERT INTO report_parts (report_id, message_id, kind, text, file_id) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        report_id, message_id, part.kind, part.text, part.file_id,
    )  # fmt: skip
    return changed == 1


async def parts(tx: Tx, report_id: int) -> list[Part]:
    """The parts in the order they were sent."""
    rows = await tx.rows("SELECT * FROM report_parts WHERE report_id = ? ORDER BY message_id", report_id)
    return [Part(row["kind"], row["text"], row["file_id"]) for row in rows]


async def send(tx: Tx, report_id: int, *, late: bool) -> bool:
    """It is handed in; False if it was not being written."""
    changed = await tx.run(
        "UPDATE reports SET state = 'sent', sent_at = ?, late = ? WHERE id = ? AND state = 'writing'",
        tx.stamp, int(late), report_id,
    )  # fmt: skip
    return changed == 1


async def drop(tx: Tx, report_id: int) -> bool:
    """It is given up; False if it was not being written."""
    changed = await tx.run("UPDATE reports SET state = 'dropped' WHERE id = ? AND state = 'writing'", report_id)
    return changed == 1


async def units_reported(tx: Tx, directive_id: int) -> set[int]:
    """The units that have handed in at least one report."""
    rows = await tx.rows(
        "SELECT DISTINCT unit_id FROM reports WHERE directive_id = ? AND state = 'sent'", directive_id
    )
    return {row["unit_id"] for row in rows}


def _report(row: Row) -> Report:
    return Report(
        row["id"], row["directive_id"], row["unit_id"], row["revision"], row["person_id"], row["state"]
    )
