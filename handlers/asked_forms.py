"""Which form a report fills in: that of the duty it is for, else the directive's common one."""

from __future__ import annotations

from domain.forms import Form
from domain.reports import Report
from storage import directives, planning
from storage.store import Tx


async def of(tx: Tx, directive_id: int, revision: int, unit_id: int, slot_id: int | None) -> Form:
    """The form that a unit's report for this period fills in; empty for none.

    Without a period it is that of a duty of the unit's that has no clock ("khi có phát sinh").
    """
    owed = await (
        planning.duty_of_slot(tx, slot_id)
        if slot_id
        else planning.clockless_with_form(tx, directive_id, unit_id)
    )
    return owed.form if owed and owed.form else await common(tx, directive_id, revision)


async def of_report(tx: Tx, report: Report) -> Form:
    """The form that a report filled in when it was handed in."""
    return await of(tx, report.directive_id, report.revision, report.unit_id, report.slot_id)


async def common(tx: Tx, directive_id: int, revision: int) -> Form:
    """The form of the reports whose duty has none of its own."""
    kept = await directives.revision(tx, directive_id, revision)
    return kept.draft.form if kept else ()
