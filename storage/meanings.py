"""What printed addressees mean to the office: answers of coordinators, remembered."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from storage.store import Tx


async def remember(tx: Tx, key: str, printed: str, units: Sequence[int], person_id: int) -> None:
    """From now on this printed name means these units (none: it is not sent to); the last answer counts."""
    await tx.run(
        "INSERT INTO meanings (printed_key, printed, units, person_id, at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (printed_key) DO UPDATE SET printed = excluded.printed, units = excluded.units,"
        " person_id = excluded.person_id, at = excluded.at",
        key, printed, json.dumps(list(units)), person_id, tx.stamp,
    )  # fmt: skip


async def every(tx: Tx) -> Mapping[str, tuple[int, ...]]:
    """Key of the printed name → unit ids; empty where it is not sent to."""
    rows = await tx.rows("SELECT printed_key, units FROM meanings")
    return {row["printed_key"]: tuple(json.loads(row["units"])) for row in rows}
