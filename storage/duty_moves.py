"""Open duties of a replaced directive go on under the one that replaces it, with the slots that are owed."""

from __future__ import annotations

from collections.abc import Sequence

from storage import duty_changes, planning, retiming
from storage.duties import OPEN
from storage.planning import StoredDuty
from storage.store import Tx, chunks, marks


async def move(tx: Tx, old_id: int, new_id: int, audience: Sequence[int]) -> int:
    """Move what units of the new audience still owe under the old directive; how many slots.

    What was reported stays under the old one, and so does what units outside the new audience owe.
    """
    row = await tx.row(
        "SELECT coalesce(max(position) + 1, 0) AS free FROM duties WHERE directive_id = ?", new_id
    )
    assert row is not None
    moved = 0
    for place, duty in enumerate(await retiming.duties_of(tx, old_id), row["free"]):
        units = sorted(await duty_changes.owing_units(tx, duty.id) & set(audience))
        if units:
            moved += await _move(tx, duty, new_id, place, units)
    return moved


async def _move(tx: Tx, duty: StoredDuty, new_id: int, place: int, units: Sequence[int]) -> int:
    made = await planning.add_duty(tx, new_id, place, duty.duty, units)
    await tx.run(
        "UPDATE duties SET planned_until = (SELECT planned_until FROM duties WHERE id = ?) WHERE id = ?",
        duty.id, made,
    )  # fmt: skip
    moved = 0
    for chunk in chunks(units):
        which = f"duty_id = ? AND state IN {OPEN} AND unit_id IN ({marks(chunk)})"
        await tx.run(
            "UPDATE reports SET directive_id = ?, revision = 1 WHERE state = 'writing' AND slot_id IN ("  # noqa: S608 — constants and question marks only
            f" SELECT id FROM slots WHERE {which})",
            new_id, duty.id, *chunk,
        )  # fmt: skip
        moved += await tx.run(
            f"UPDATE slots SET duty_id = ?, directive_id = ? WHERE {which}",  # noqa: S608 — constants and question marks only
            made, new_id, duty.id, *chunk,
        )  # fmt: skip
    return moved
