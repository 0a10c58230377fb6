"""Open duties of a replaced directive go on under the one that replaces it, with the slots that are owed.

They come back where the replacing one is recalled and the replaced one opened again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from storage import duty_changes, planning, retiming
from storage.duties import OPEN
from storage.planning import StoredDuty
from storage.store import Tx, chunks, marks

_AWAY: Final = """
FROM duties y JOIN directives d ON d.id = y.directive_id AND d.state IN ('recalled', 'withdrawn')
JOIN duties h ON h.id = y.moved_from AND h.directive_id = ?
JOIN slots s ON s.duty_id = y.id AND s.state = 'cancelled'
  AND s.ended_at = (SELECT max(ended_at) FROM slots WHERE directive_id = d.id)
"""  # what had moved, and was owed until the directive it had moved to ended
_ASKED: Final = """
JOIN duty_units u ON u.duty_id = h.id AND u.unit_id = s.unit_id AND u.ended_at IS NULL
JOIN audience a ON a.directive_id = h.directive_id AND a.unit_id = s.unit_id
WHERE h.state = 'open' AND NOT EXISTS (SELECT 1 FROM slots k WHERE k.duty_id = h.id
  AND k.unit_id = s.unit_id AND k.planned_for = s.planned_for)
"""


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
        "UPDATE duties SET planned_until = (SELECT planned_until FROM duties WHERE id = ?), moved_from = ?"
        " WHERE id = ?",
        duty.id, duty.id, made,
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


async def bring_back(tx: Tx, old_id: int) -> int:
    """What had moved to a directive that holds no more, and was still owed there, is owed here; how many slots.

    Only of units that this directive, which is open again, still asks for it. Reports being written go along.
    """
    found = await tx.rows(f"SELECT s.id, h.id AS home {_AWAY} {_ASKED} ORDER BY s.id", old_id)
    for row in found:
        await tx.run(
            "UPDATE OR IGNORE reports SET directive_id = ?, revision = (SELECT revision FROM directives"
            " WHERE id = ?) WHERE slot_id = ? AND state = 'writing'",
            old_id, old_id, row["id"],
        )  # fmt: skip
        await tx.run(
            "UPDATE slots SET duty_id = ?, directive_id = ?, told_at = ?, remind_at = ?, ended_at = NULL,"
            " state = CASE WHEN returned_at IS NULL THEN 'open' ELSE 'returned' END WHERE id = ?",
            row["home"], old_id, tx.stamp, tx.stamp, row["id"],
        )  # fmt: skip
    return len(found)


async def away(tx: Tx, old_id: int) -> int:
    """How much of what had moved, and is owed there no more, has not come back."""
    row = await tx.row(f"SELECT count(*) AS n {_AWAY}", old_id)
    return int(row["n"]) if row else 0
