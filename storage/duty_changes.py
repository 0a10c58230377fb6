"""The duties of a corrected directive: ended, put into another order, owed by other units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from storage.duties import DROPPED, OPEN
from storage.store import Tx

_CANCEL: Final = "UPDATE slots SET state = 'cancelled', remind_at = NULL, ended_at = ?"


async def end(tx: Tx, duty_id: int) -> int:
    """Nobody owes it any more; what was reported stays. How many slots were open."""
    await tx.run(
        "UPDATE duties SET state = 'ended', position = ? + id WHERE id = ? AND state = 'open'",
        DROPPED, duty_id,
    )  # fmt: skip
    return await tx.run(
        f"{_CANCEL} WHERE duty_id = ? AND state IN {OPEN}",
        tx.stamp, duty_id,
    )  # fmt: skip


async def arrange(tx: Tx, duty_ids: Sequence[int]) -> None:
    """These are the directive's duties from now on, in this order."""
    await tx.many(
        "UPDATE duties SET position = ? + id WHERE id = ?", [(2 * DROPPED, duty_id) for duty_id in duty_ids]
    )
    await tx.many("UPDATE duties SET position = ? WHERE id = ?", list(enumerate(duty_ids)))


async def owing_units(tx: Tx, duty_id: int) -> set[int]:
    """Who owes it now."""
    rows = await tx.rows("SELECT unit_id FROM duty_units WHERE duty_id = ? AND ended_at IS NULL", duty_id)
    return {row["unit_id"] for row in rows}


async def join(tx: Tx, duty_id: int, unit_ids: Sequence[int]) -> None:
    """These units owe it, too; their slots are the caller's to plan."""
    await tx.many(
        "INSERT INTO duty_units (duty_id, unit_id) VALUES (?, ?)"
        " ON CONFLICT (duty_id, unit_id) DO UPDATE SET ended_at = NULL",
        [(duty_id, unit_id) for unit_id in unit_ids],
    )


async def part(tx: Tx, duty_id: int, unit_ids: Sequence[int]) -> None:
    """These units owe it no more; what they reported stays."""
    await tx.many(
        "UPDATE duty_units SET ended_at = ? WHERE duty_id = ? AND unit_id = ?",
        [(tx.stamp, duty_id, unit_id) for unit_id in unit_ids],
    )
    await tx.many(
        f"{_CANCEL} WHERE duty_id = ? AND unit_id = ? AND state IN {OPEN}",
        [(tx.stamp, duty_id, unit_id) for unit_id in unit_ids],
    )
