"""Small facts of the office that outlive a restart."""

from __future__ import annotations

from typing import Final

from storage.store import Tx

INVENTED: Final = "invented"
"""The fact that nobody in this database is real."""


async def get(tx: Tx, name: str, default: str = "") -> str:
    """The value last written under this name."""
    row = await tx.row("SELECT value FROM facts WHERE name = ?", name)
    return default if row is None else str(row["value"])


async def put(tx: Tx, name: str, value: str) -> None:
    """Remember a value under this name."""
    await tx.run(
        "INSERT INTO facts (name, value, at) VALUES (?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at",
        name, value, tx.stamp,
    )  # fmt: skip
