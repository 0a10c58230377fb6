"""Files that reports bring along: wanted, then kept under their SHA-256, or why not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from domain import limits, times
from domain.reports import Part
from storage.store import Tx

SIGNAL = "files"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to be fetched; ``attempts`` have failed so far."""

    key: str
    file_id: str
    attempts: int


def folder_of(database: Path) -> Path:
    """Where the kept files lie: beside the database."""
    return database.parent / "files"


async def want(tx: Tx, parts: Iterable[Part]) -> int:
    """Have these pieces' files fetched; how many are new. What is too large is known at once."""
    rows = []
    for part in parts:
        if part.file_id and part.file_key:
            big = part.size > limits.DOWNLOAD_MAX
            state, reason = ("failed", "too_large") if big else ("wanted", "")
            settled = tx.stamp if big else None
            rows.append((part.file_key, part.file_id, state, tx.stamp, part.size, reason, tx.stamp, settled))
    if not rows:
        return 0
    tx.announce(SIGNAL)
    return await tx.many(
        "INSERT INTO files (key, file_id, state, next_at, size, reason, wanted_at, settled_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        rows,
    )


async def due(tx: Tx, limit: int) -> list[Wanted]:
    """Files whose turn it is, the longest waiting first."""
    rows = await tx.rows(
        "SELECT key, file_id, attempts FROM files WHERE state = 'wanted' AND next_at <= ?"
        " ORDER BY next_at LIMIT ?",
        tx.stamp, limit,
    )  # fmt: skip
    return [Wanted(row["key"], row["file_id"], row["attempts"]) for row in rows]


async def kept(tx: Tx, key: str, sha256: str, size: int) -> bool:
    """It lies on the disk under this digest; False if it was settled before."""
    changed = await tx.run(
        "UPDATE files SET state = 'kept', sha256 = ?, size = ?, settled_at = ?"
        " WHERE key = ? AND state = 'wanted'",
        sha256, size, tx.stamp, key,
    )  # fmt: skip
    return changed == 1


async def failed(tx: Tx, key: str, reason: str) -> bool:
    """It cannot be fetched: too_large, gone, unreachable. False if it was settled before."""
    changed = await tx.run(
        "UPDATE files SET state = 'failed', reason = ?, settled_at = ? WHERE key = ? AND state = 'wanted'",
        reason, tx.stamp, key,
    )  # fmt: skip
    return changed == 1


async def later(tx: Tx, key: str, at: datetime) -> bool:
    """Try again at this instant; False if it was settled before."""
    changed = await tx.run(
        "UPDATE files SET attempts = attempts + 1, next_at = ? WHERE key = ? AND state = 'wanted'",
        times.to_text(at), key,
    )  # fmt: skip
    return changed == 1


async def states(tx: Tx, report_id: int) -> dict[str, tuple[str, str]]:
    """For each file of a report by its key: state and, where it failed, why."""
    rows = await tx.rows(
        "SELECT f.key, f.state, f.reason FROM report_parts p JOIN files f ON f.key = p.file_key"
        " WHERE p.report_id = ?",
        report_id,
    )
    return {row["key"]: (row["state"], row["reason"]) for row in rows}


async def reports_with(tx: Tx, key: str) -> list[int]:
    """The reports that were handed in with this file."""
    rows = await tx.rows(
        "SELECT DISTINCT r.id FROM report_parts p JOIN reports r ON r.id = p.report_id"
        " WHERE p.file_key = ? AND r.sent_at IS NOT NULL ORDER BY r.id",
        key,
    )
    return [row["id"] for row in rows]
