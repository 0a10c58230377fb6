"""The duties of a corrected directive: slots move with their reports, what has happened stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from domain import duty_drafts
from domain.drafts import Draft
from domain.duties import Duty, dues
from domain.revisions import paired
from handlers import duty
from storage import calendar, duty_changes, planning, retiming
from storage.planning import StoredDuty
from storage.store import Tx


@dataclass(frozen=True, slots=True)
class _Placed:
    """A duty with its place in its letter: equal duties are told apart by it."""

    place: int
    duty: Duty

    @property
    def quote(self) -> str:
        return self.duty.quote


async def amend(tx: Tx, directive_id: int, old: Draft, new: Draft, zone: tzinfo) -> None:
    """Make the stored duties those of ``new``; ``old`` is what they were planned from.

    A duty that the correction leaves alone is left alone, also where its deadline was moved by hand since.
    """
    stored = await retiming.duties_of(tx, directive_id)
    before, after = (_placed(duty_drafts.confirmed(draft, zone)) for draft in (old, new))
    kept: dict[int, int] = {}
    for was, now in paired(before, after):
        row = stored[was.place] if was and was.place < len(stored) else None
        if now is None:
            if row:
                await duty_changes.end(tx, row.id)
        elif row is None or was is None:
            kept[now.place] = await _begin(tx, directive_id, now, len(stored), new, zone)
        else:
            await _change(tx, row, was.duty, now.duty, new, zone)
            kept[now.place] = row.id
    await duty_changes.arrange(tx, [kept[place] for place in sorted(kept)])


def _placed(found: Sequence[Duty]) -> list[_Placed]:
    return [_Placed(place, each) for place, each in enumerate(found)]


async def _begin(tx: Tx, directive_id: int, made: _Placed, taken: int, draft: Draft, zone: tzinfo) -> int:
    units = made.duty.units or draft.audience
    duty_id = await planning.add_duty(tx, directive_id, taken + 1 + made.place, made.duty, units)
    row = await planning.get(tx, duty_id)
    assert row is not None
    await duty.retime(tx, row, made.duty, zone)
    return duty_id


async def _change(tx: Tx, row: StoredDuty, was: Duty, now: Duty, draft: Draft, zone: tzinfo) -> None:
    wanted, owing = set(now.units or draft.audience), await duty_changes.owing_units(tx, row.id)
    await duty_changes.join(tx, row.id, sorted(wanted - owing))
    await duty_changes.part(tx, row.id, sorted(owing - wanted))
    if was == now:
        rule = row.duty
    else:
        rule = now
        await retiming.change_duty(tx, row.id, now)
        await _move_overdue(tx, row, now, zone)
    if was != now or wanted - owing:
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
