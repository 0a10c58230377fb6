"""A unit answers, takes it back, or is answered for."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from domain import times
from storage import absences
from storage.store import Tx

# What was due before anybody of the unit was linked is not answered late.
_LATE: Final = (
    "? AND NOT EXISTS (SELECT 1 FROM late_links l JOIN directives d ON d.id = l.directive_id"
    " WHERE l.directive_id = audience.directive_id AND l.unit_id = audience.unit_id AND d.due_at < l.linked_at)"
)


async def give_answer(
    tx: Tx, directive_id: int, unit_id: int, state: str, person_id: int,
    *, late: bool, on_behalf: bool = False, reason: str = "",
) -> bool:  # fmt: skip
    """Answer for a unit that is silent so far, perhaps in another's name; False if somebody was first."""
    stands_for = "" if on_behalf else await absences.stands_for(tx, person_id, unit_id)
    changed = await tx.run(
        f"UPDATE audience SET state = ?, answered_at = ?, answered_by = ?, late = {_LATE}, on_behalf = ?,"  # noqa: S608 — constants only
        " reason = ?, stands_for = ?, heard_from = '',"
        " revision = (SELECT revision FROM directives WHERE id = directive_id)"
        " WHERE directive_id = ? AND unit_id = ? AND state = 'silent'",
        state, tx.stamp, person_id, int(late), int(on_behalf), reason, stands_for, directive_id, unit_id,
    )  # fmt: skip
    return changed == 1


async def take_back(tx: Tx, directive_id: int, unit_id: int, person_id: int, since: datetime) -> bool:
    """Undo this person's own answer given after ``since``; False if there is none."""
    changed = await tx.run(
        "UPDATE audience SET state = 'silent', answered_at = NULL, answered_by = NULL, late = 0,"
        " on_behalf = 0, reason = '', stands_for = '', heard_from = '' WHERE directive_id = ? AND unit_id = ?"
        " AND answered_by = ? AND state <> 'silent' AND answered_at >= ?",
        directive_id, unit_id, person_id, times.to_text(since),
    )  # fmt: skip
    return changed == 1


async def heard(tx: Tx, directive_id: int, unit_id: int, person_id: int, who: str) -> bool:
    """Who said on the telephone what this person recorded on behalf; False where nothing was."""
    changed = await tx.run(
        "UPDATE audience SET heard_from = ? WHERE directive_id = ? AND unit_id = ? AND answered_by = ?"
        " AND on_behalf = 1",
        who, directive_id, unit_id, person_id,
    )  # fmt: skip
    return changed == 1
