"""Units change by a decision: all of it in one transaction, with what they owed and who sat there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, tzinfo

from domain.errors import Refusal
from domain.reforms import Change, Kind, bar, heir_of_children
from domain.units import Tree
from domain.wording import reforming as words
from handlers import (
    approval_anew,
    group_digest,
    group_reform,
    passing,
    reform_notes,
    reseating,
    tag_keeping,
)
from handlers.passing import Owed
from storage import boards, journal, successions, units
from storage import passing as stored
from storage.store import Tx


@dataclass(frozen=True, slots=True)
class Reformed:
    """What was done: reports that passed or ended, people who passed or whose seats ended."""

    changes: int
    passed: int
    ended: int
    reseated: int
    unseated: int


async def carry_out(
    tx: Tx, changes: Sequence[Change], by_id: int | None, zone: tzinfo, *, told: bool = True
) -> Reformed:
    """Make these changes in this order. Rights are the caller's matter. Raises Refusal for what cannot be.

    Successors that are new must have been added before. Nobody is asked for anything twice.
    """
    tree, today = await units.tree(tx), tx.now.astimezone(zone).date()
    closing = {change.unit_id for change in changes if change.kind.closes}
    for change in changes:
        if barred := bar(change, tree, today, closing):
            known = tree.known(change.unit_id)
            raise Refusal(words.barred(barred, known.name if known else ""))
    owed, moved = Owed(), reseating.Moved()
    closed = [change for change in changes if change.kind.closes]
    for change in changes:
        await _one(tx, change, tree, by_id)
    for change in closed:
        await _close(tx, change, by_id, zone, owed, moved)
    if closed:
        await _follow(tx, {change.unit_id: change.successors for change in closed}, by_id, zone)
        await tag_keeping.pass_on(tx, closed, by_id)
        along = await group_reform.pass_on(tx, closed, tree, zone)
        await group_digest.owe_taken(tx, owed.asked, zone, along)
        await group_reform.look_after(tx, [*moved.passed, *moved.ended])
    await passing.redraw(tx, owed)
    if told:
        await reform_notes.tell(tx, changes, tree, owed, moved, zone)
    return Reformed(len(changes), owed.passed, owed.ended, len(moved.passed), len(moved.ended))


def _day(tx: Tx, change: Change) -> date:
    """A change holds at once when it is made: the tree knows days by Greenwich, decisions by our own."""
    return min(change.day, tx.now.astimezone(UTC).date())


async def _one(tx: Tx, change: Change, tree: Tree, by_id: int | None) -> None:
    old, day = tree[change.unit_id].name, _day(tx, change)
    closes = change.kind.closes
    work, seats = (change.work, change.seats) if closes else ("none", "none")
    if closes and not change.successors:
        work, seats = "end", "end"
    made = await successions.decide(
        tx, change.kind, change.unit_id, old, change.day, change.basis, by_id, work=work, seats=seats
    )
    if change.kind is Kind.RENAMED:
        await units.rename(
            tx, change.unit_id, change.name, max(day, await units.named_since(tx, change.unit_id))
        )
    elif change.kind is Kind.MOVED:
        since = await units.placed_since(tx, change.unit_id)
        await units.move(tx, change.unit_id, change.parent_id, max(day, since or day))
    else:
        await _shut(tx, change, tree, made, day)
    data: dict[str, object] = {
        "change": made, "day": change.day.isoformat(), "basis": change.basis, "from": old, "to": change.name,
        "parent": change.parent_id, "successors": list(change.successors), "work": work, "seats": seats,
    }  # fmt: skip
    await journal.write(tx, f"unit.{change.kind}", by_id, unit_id=change.unit_id, data=data)
    await boards.stir_units(tx, [change.unit_id])


async def _shut(tx: Tx, change: Change, tree: Tree, made: int, day: date) -> None:
    """The unit is no more; those below it stand under its heir, unless they are closed or moved themselves."""
    await successions.succeed(tx, made, change.unit_id, change.successors)
    await successions.close(tx, change.unit_id, day)
    below = tree.children(change.unit_id)
    if not below:  # most units: the tree, which has just changed, need not be read again for each
        return
    present = await units.tree(tx)
    heir = heir_of_children(change, tree)
    for child in below:
        now = present.get(child.id)
        if now is not None and now.parent_id == change.unit_id:
            since = await units.placed_since(tx, child.id)
            await units.move(tx, child.id, heir, max(day, since or day))


async def _close(
    tx: Tx, change: Change, by_id: int | None, zone: tzinfo, owed: Owed, moved: reseating.Moved
) -> None:
    decision = await successions.ending(tx, change.unit_id)
    assert decision is not None
    heirs = change.successors if decision.seats == "pass" else ()
    await reseating.reseat(tx, change.unit_id, heirs, by_id, zone, moved)
    await stored.end_invites(tx, change.unit_id)
    await passing.pass_all(tx, decision, by_id, zone, owed)


async def _follow(tx: Tx, became: dict[int, tuple[int, ...]], by_id: int | None, zone: tzinfo) -> None:
    """Drafts, saved lists and remembered addressees speak of the units that are there."""
    await stored.rewrite_lists(tx, became)
    await approval_anew.pass_rules(tx, became, by_id)
    await approval_anew.ask_anew(tx, became, zone)
    await reseating.rewrite_drafts(tx, became)
