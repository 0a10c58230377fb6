"""The day has come: what waited is checked again, then carried out whole, or not at all and somebody told."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import tzinfo

import structlog

from domain import reform_ahead
from domain.errors import Refusal
from domain.reform_ahead import Ahead
from domain.reform_plans import UnitPlan
from domain.reforms import Bar, Kind
from domain.units import Tree
from domain.wording import LANGUAGES, reforming, speaking
from domain.wording import scheduling as words
from handlers import aside, reform, reform_ahead_notes, reform_import
from handlers.reform import Reformed
from handlers.reform_ahead import briefly
from handlers.reform_import import Files
from handlers.reform_parts import parts
from storage import journal, units
from storage import reforms_ahead as stored
from storage.store import Tx
from storage.trouble import explain

REASON_MAX = 2000  # code points of all that stands in the way
LINES_NAMED = 3  # of what a tree would change unseen
_log = structlog.get_logger(__name__)


async def ring(tx: Tx, reform_id: int, zone: tzinfo) -> None:
    """Midnight, or whenever somebody looks again: only what still waits."""
    ahead = await stored.get(tx, reform_id)
    if ahead is not None and ahead.is_open:
        await attempt(tx, ahead, ahead.by_id, zone)


async def attempt(
    tx: Tx, ahead: Ahead, by_id: int | None, zone: tzinfo, *, told: bool = True
) -> Reformed | None:
    """Carry it out, all of it; None if something stands in the way: then nothing has changed.

    ``told``: whoever ordered it is told of either; not whoever presses and sees it.
    """
    with speaking(LANGUAGES[0]):
        done, reasons = await _tried(tx, ahead, by_id, zone)
    if done is None:
        await stored.block(tx, ahead.id, "\n".join(reasons)[:REASON_MAX])
        await journal.write(tx, "units.blocked", None, data={"reform": ahead.id})
        if told:
            await reform_ahead_notes.tell_blocked(tx, ahead, zone)
        return None
    await stored.end(tx, ahead.id, "done", by_id)
    await journal.write(tx, "units.carried_out", by_id, data={"reform": ahead.id, "changes": done.changes})
    if told:
        await reform_ahead_notes.tell_done(tx, ahead, done, zone)
    return done


async def _tried(
    tx: Tx, ahead: Ahead, by_id: int | None, zone: tzinfo
) -> tuple[Reformed | None, Sequence[str]]:
    """All of it; or nothing of it, and why. A database that cannot be used is no reason: it is tried again."""
    try:
        if reasons := await obstacles(tx, ahead):
            return None, reasons
        async with tx.part():
            return await (_tree if ahead.tree else _lines)(tx, ahead, by_id, zone), ()
    except Refusal as refused:
        return None, [refused.sentence]
    except Exception as error:
        if explain(error):
            raise
        return None, [await _defect(tx, ahead, error)]


async def _defect(tx: Tx, ahead: Ahead, error: Exception) -> str:
    """A defect of ours is in the log under a reference, which whoever ordered it and the admins read."""
    reference = secrets.token_hex(2).upper()
    _log.error("reform_failed", reform_id=ahead.id, reference=reference, exc_info=error)
    await aside.tell_admins(tx, reference)
    return words.defect(reference)


async def _tree(tx: Tx, ahead: Ahead, by_id: int | None, zone: tzinfo) -> Reformed:
    files = Files(ahead.tree, ahead.endings)
    _, done = await reform_import.carry_out(tx, files, ahead.day, ahead.basis, zone, by_id=by_id)
    return done


async def _lines(tx: Tx, ahead: Ahead, by_id: int | None, zone: tzinfo) -> Reformed:
    changes = [plan.change(await parts(tx, plan) if plan.kind is Kind.SPLIT else ()) for plan in ahead.plans]
    return await reform.carry_out(tx, changes, by_id, zone)


async def obstacles(tx: Tx, ahead: Ahead) -> list[str]:
    """What stands in the way as the units are now, a sentence each, in the language that is spoken."""
    if ahead.tree:
        return await _tree_obstacles(tx, ahead)
    tree = await units.tree(tx)
    found = reform_ahead.barred(ahead.plans, tree, ahead.day)
    return [words.obstacle(briefly(plan, tree), _why(plan, bar, tree)) for plan, bar in found]


def _why(plan: UnitPlan, bar: Bar, tree: Tree) -> str:
    gone = plan.unit_id if bar is Bar.GONE else plan.target_id
    unit = tree.known(gone) if gone and bar in (Bar.GONE, Bar.SUCCESSOR_GONE) and gone not in tree else None
    if unit is None:
        return reforming.barred(bar, "")
    return reforming.gone(unit.name, [tree[heir].name for heir in tree.heirs(unit.id)])


async def _tree_obstacles(tx: Tx, ahead: Ahead) -> list[str]:
    try:
        now: Sequence[str] = await reform_import.plain_lines(tx, Files(ahead.tree, ahead.endings))
    except Refusal as refused:
        return [refused.sentence]
    unseen = [line for line in now if line not in ahead.shown]
    return [words.other_than_shown(unseen[:LINES_NAMED])] if unseen else []
