"""The duties of a corrected directive: slots move with their reports, what has happened stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from domain import duty_drafts, tiers
from domain.drafts import Draft
from domain.duties import Duty, dues
from domain.revisions import paired
from domain.units import Tree
from handlers import duty
from storage import calendar, duty_changes, planning, retiming, units
from storage.planning import StoredDuty
from storage.store import Tx


@dataclass(frozen=True, slots=True)
class _Owed:
    """A duty with who owes it, as a letter says; ``place`` tells equal ones apart."""

    place: int
    duty: Duty
    units: tuple[int, ...] = ()

    @property
    def quote(self) -> str:
        return self.duty.quote


async def amend(tx: Tx, directive_id: int, old: Draft, new: Draft, zone: tzinfo) -> None:
    """Make the stored duties those of ``new``; ``old`` is what they were planned from.

    A duty that the correction leaves alone is left alone, also where its deadline was moved by hand since.
    """
    tree = await units.tree(tx)
    rows = await retiming.duties_of(tx, directive_id)
    before, after = (_owed(draft, tree, zone) for draft in (old, new))
    planned_from = _planned_from(rows, before)
    stored = [_Owed(place, row.duty) for place, row in enumerate(rows) if place in planned_from]
    kept: dict[int, int] = {}
    for known, now in paired(stored, after):
        row = rows[known.place] if known else None
        if now is None:
            if row:
                await duty_changes.end(tx, row.id)
        elif row is None or known is None:
            kept[now.place] = await _begin(tx, directive_id, now, len(rows), zone)
        else:
            await _change(tx, row, planned_from[known.place], now, zone)
            kept[now.place] = row.id
    taken_over = [row.id for place, row in enumerate(rows) if place not in planned_from]
    for duty_id in taken_over:  # it is in no letter, but nobody owes it who is not asked any more
        gone = await duty_changes.owing_units(tx, duty_id) - {*new.audience}
        await duty_changes.part(tx, duty_id, sorted(gone))
    await duty_changes.arrange(tx, [*(kept[place] for place in sorted(kept)), *taken_over])


def _planned_from(rows: Sequence[StoredDuty], before: Sequence[_Owed]) -> dict[int, Duty]:
    """What each stored duty was in the letter. Duties taken over from a replaced directive were never in it."""
    left = list(before)
    found: dict[int, Duty] = {}
    for place, row in enumerate(rows):
        twin = next((one for one in left if one.quote == row.duty.quote), None)
        if twin is not None:
            left.remove(twin)
            found[place] = twin.duty
    return found


def _owed(draft: Draft, tree: Tree, zone: tzinfo) -> list[_Owed]:
    found = tiers.owed(duty_drafts.confirmed(draft, zone), draft.audience, tree)
    return [_Owed(place, each, owing) for place, (each, owing) in enumerate(found)]


async def _begin(tx: Tx, directive_id: int, made: _Owed, taken: int, zone: tzinfo) -> int:
    duty_id = await planning.add_duty(tx, directive_id, taken + 1 + made.place, made.duty, made.units)
    row = await planning.get(tx, duty_id)
    assert row is not None
    await duty.retime(tx, row, made.duty, zone)
    return duty_id


async def _change(tx: Tx, row: StoredDuty, was: Duty, now: _Owed, zone: tzinfo) -> None:
    wanted, owing = set(now.units), await duty_changes.owing_units(tx, row.id)
    await duty_changes.join(tx, row.id, sorted(wanted - owing))
    await duty_changes.part(tx, row.id, sorted(owing - wanted))
    rule = row.duty if was == now.duty else now.duty
    if was != now.duty:
        await retiming.change_duty(tx, row.id, rule)
        await _move_overdue(tx, row, rule, zone)
    if was != now.duty or wanted - owing:
        await duty.retime(tx, row, rule, zone)


async def _move_overdue(tx: Tx, row: StoredDuty, rule: Duty, zone: tzinfo) -> None:
    """Exact dates that have passed unanswered move to the new ones, one for one: nobody owes both."""
    if rule.recurs:
        return
    days = await calendar.calendar(tx)
    found = dues(rule, row.begins, row.begins, tx.now + 10 * duty_drafts.YEAR, zone, days)
    owed = [one.planned_for for one in await retiming.owing(tx, row.id, len(found))]
    pairs = [(old, due) for old, due in zip(owed, found, strict=False) if old <= tx.now < due.at]
    await retiming.rename(tx, row.id, pairs)
