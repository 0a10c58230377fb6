"""Which pictures the messenger has already: by the SHA-256 of what they show."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from domain import times
from storage.store import Tx

KEPT: Final = timedelta(days=30)  # boards change by the hour; what is older is not asked for again


async def file_id(tx: Tx, digest: str) -> str:
    """The messenger's name of this picture; empty where it has none."""
    row = await tx.row("SELECT file_id FROM drawn WHERE digest = ?", digest)
    return str(row["file_id"]) if row else ""


async def remember(tx: Tx, digest: str, name: str) -> None:
    """The messenger has it under this name from now on; what is long past is forgotten."""
    await tx.run(
        "INSERT INTO drawn (digest, file_id, at) VALUES (?, ?, ?)"
        " ON CONFLICT (digest) DO UPDATE SET file_id = excluded.file_id, at = excluded.at",
        digest, name, tx.stamp,
    )  # fmt: skip
    await tx.run("DELETE FROM drawn WHERE at < ?", times.to_text(tx.now - KEPT))


async def forget(tx: Tx, digest: str) -> None:
    """The messenger does not know that name: perhaps it was another bot's."""
    await tx.run("DELETE FROM drawn WHERE digest = ?", digest)
