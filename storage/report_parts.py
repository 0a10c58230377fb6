"""The pieces of reports."""

from __future__ import annotations

from domain.reports import Part
from storage.store import Row, Tx


async def add(tx: Tx, report_id: int, message_id: int | None, part: Part) -> bool:
    """Add one piece; False if that message is there already. No message: put together from others."""
    changed = await tx.run(
        "INSERT INTO report_parts (report_id, message_id, album, kind, text, file_id, file_key, file_name,"
        " size) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        report_id, message_id, part.album, part.kind, part.text, part.file_id, part.file_key, part.file_name,
        part.size,
    )  # fmt: skip
    return changed == 1


async def of(tx: Tx, report_id: int) -> list[Part]:
    """The pieces in the order they were sent."""
    rows = await tx.rows("SELECT * FROM report_parts WHERE report_id = ? ORDER BY id", report_id)
    return [_part(row) for row in rows]


async def count(tx: Tx, report_id: int) -> int:
    """How many pieces there are."""
    row = await tx.row("SELECT count(*) AS n FROM report_parts WHERE report_id = ?", report_id)
    return int(row["n"]) if row else 0


async def has_album(tx: Tx, report_id: int, album: str) -> bool:
    """Whether a piece of this album is there already."""
    row = await tx.row("SELECT 1 FROM report_parts WHERE report_id = ? AND album = ? LIMIT 1", report_id, album)
    return row is not None


async def remove(tx: Tx, report_id: int, part_id: int) -> bool:
    """Take one piece out of a report that is being written; False if it is not there."""
    changed = await tx.run(
        "DELETE FROM report_parts WHERE id = ? AND report_id = ? AND EXISTS ("
        " SELECT 1 FROM reports WHERE id = ? AND state = 'writing')",
        part_id, report_id, report_id,
    )  # fmt: skip
    return changed == 1


async def rewrite(tx: Tx, report_id: int, part_id: int, text: str) -> bool:
    """Another text for one piece of a report that is being written; False if it is not there."""
    changed = await tx.run(
        "UPDATE report_parts SET text = ? WHERE id = ? AND report_id = ? AND EXISTS ("
        " SELECT 1 FROM reports WHERE id = ? AND state = 'writing')",
        text, part_id, report_id, report_id,
    )  # fmt: skip
    return changed == 1


async def forget_gathered(tx: Tx, report_id: int) -> int:
    """Take out what was put together from others; how many pieces."""
    return await tx.run("DELETE FROM report_parts WHERE report_id = ? AND message_id IS NULL", report_id)


async def forget_album(tx: Tx, report_id: int, album: str) -> int:
    """Take out what was sent together with something that may not travel here; how many pieces."""
    return await tx.run("DELETE FROM report_parts WHERE report_id = ? AND album = ?", report_id, album)


def _part(row: Row) -> Part:
    return Part(
        row["kind"], row["text"], row["file_id"], row["file_key"], row["file_name"], row["size"], row["album"],
        row["id"],
    )  # fmt: skip
