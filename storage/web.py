"""Codes that open the office's page once, and the sessions that follow; only their hashes are kept."""

from __future__ import annotations

from datetime import datetime

from domain import limits, times
from storage.store import Tx


async def add_code(tx: Tx, digest: bytes, person_id: int, until: datetime) -> None:
    """A code for this person; her earlier ones no longer open anything."""
    await tx.run("DELETE FROM web_codes WHERE person_id = ? OR expires_at <= ?", person_id, tx.stamp)
    await tx.run(
        "INSERT INTO web_codes (hash, person_id, expires_at) VALUES (?, ?, ?)",
        digest, person_id, times.to_text(until),
    )  # fmt: skip


async def use_code(tx: Tx, digest: bytes) -> int | None:
    """Whose code it is; from now on it opens nothing. None for a wrong, used or expired one."""
    row = await tx.row("DELETE FROM web_codes WHERE hash = ? RETURNING person_id, expires_at", digest)
    return None if row is None or row["expires_at"] <= tx.stamp else int(row["person_id"])


async def begin(tx: Tx, digest: bytes, person_id: int, until: datetime) -> None:
    """A session; a person's oldest ones end where there are too many."""
    await tx.run("DELETE FROM web_sessions WHERE expires_at <= ?", tx.stamp)
    await tx.run(
        "DELETE FROM web_sessions WHERE person_id = ? AND hash NOT IN (SELECT hash FROM web_sessions"
        " WHERE person_id = ? ORDER BY begun_at DESC LIMIT ?)",
        person_id, person_id, limits.WEB_SESSIONS - 1,
    )  # fmt: skip
    await tx.run(
        "INSERT INTO web_sessions (hash, person_id, begun_at, expires_at) VALUES (?, ?, ?, ?)",
        digest, person_id, tx.stamp, times.to_text(until),
    )  # fmt: skip


async def whose(tx: Tx, digest: bytes) -> int | None:
    """Whose session it is; None for one that is over."""
    row = await tx.row("SELECT person_id FROM web_sessions WHERE hash = ? AND expires_at > ?", digest, tx.stamp)
    return None if row is None else int(row["person_id"])


async def end(tx: Tx, digest: bytes) -> None:
    """The session is over."""
    await tx.run("DELETE FROM web_sessions WHERE hash = ?", digest)


async def end_all(tx: Tx, person_id: int) -> None:
    """Everything that this person could look with is over."""
    await tx.run("DELETE FROM web_codes WHERE person_id = ?", person_id)
    await tx.run("DELETE FROM web_sessions WHERE person_id = ?", person_id)
