"""What waits for its day as who coordinates there sees it: with what will pass, and what stands in the way."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from domain import reform_ahead_cards as cards
from domain import times
from domain.errors import Refusal
from domain.messages import Message
from domain.people import Actor, coordinates, is_admin
from domain.reform_ahead import Ahead
from domain.reform_ahead_cards import Sight
from domain.units import Tree
from domain.wording import scheduling as words
from handlers import reform_ahead, reform_ahead_notes, reform_day, reform_import
from handlers.desk import Desk
from handlers.reform_import import Files
from handlers.reform_menu import may_change, still_open
from storage import people, units
from storage import reforms_ahead as stored
from storage.outbox import Claimed
from storage.store import Tx

_MARKS: Final = "->~=#+"
"""How the lines about a new tree begin, the gravest first."""


def _sees(actor: Actor, ahead: Ahead, tree: Tree, *, whole: bool) -> bool:
    """Whether the actor coordinates what changes: some of it, or the ``whole``."""
    if is_admin(actor) or not ahead.lines:
        return is_admin(actor) or any(coordinates(actor, root.id, tree) for root in tree.roots())
    mine = [may_change(actor, tree[unit_id], tree) for unit_id in ahead.unit_ids]
    return all(mine) if whole else any(mine)


async def visible(tx: Tx, actor: Actor, unit_id: int = 0) -> list[Ahead]:
    """What waits of the units that the actor coordinates; with a unit: of it and all below."""
    tree = await units.tree(tx)
    return [
        ahead
        for ahead in await stored.waiting(tx)
        if _sees(actor, ahead, tree, whole=False)
        and (unit_id == 0 or not ahead.lines or any(tree.is_within(one, unit_id) for one in ahead.unit_ids))
    ]


async def listed(tx: Tx, actor: Actor, unit_id: int) -> Message:
    """All of that. Raises Refusal for whoever coordinates nothing."""
    tree = await units.tree(tx)
    if not is_admin(actor) and not any(coordinates(actor, unit.id, tree) for unit in tree):
        raise Refusal(words.MAY_NOT)
    return cards.listed(await visible(tx, actor, unit_id), unit_id)


async def _open(tx: Tx, actor: Actor, reform_id: int, *, whole: bool) -> Ahead:
    ahead = await stored.get(tx, reform_id)
    if ahead is None or not ahead.is_open:
        raise Refusal(words.GONE)
    if not _sees(actor, ahead, await units.tree(tx), whole=whole):
        raise Refusal(words.MAY_NOT)
    return ahead


async def screen(tx: Tx, actor: Actor, reform_id: int, zone: tzinfo) -> Message:
    """One decision that waits. Raises Refusal for one that does not, and for whoever has no part in it."""
    ahead = await _open(tx, actor, reform_id, whole=False)
    tree = await units.tree(tx)
    due = not reform_ahead.is_ahead(ahead.day, tx.now, zone)
    obstacles = tuple(await reform_day.obstacles(tx, ahead))
    by = await people.get(tx, ahead.by_id) if ahead.by_id else None
    names = () if ahead.tree else tuple((place, tree[plan.unit_id].name) for place, plan in ahead.lines)
    lines = await (_tree_lines if ahead.tree else _lines)(tx, ahead, tree)
    ordered_on = times.show_short(ahead.at, zone)
    may = _sees(actor, ahead, tree, whole=True)
    return cards.screen(
        Sight(ahead, lines, obstacles, names, by.name if by else words.FROM_SHELL, ordered_on, due, may)
    )


async def _lines(tx: Tx, ahead: Ahead, tree: Tree) -> tuple[str, ...]:
    found = []
    for number, plan in enumerate(ahead.plans, 1):
        line = f"{number}. {reform_ahead.briefly(plan, tree)}"
        if plan.kind.closes and plan.unit_id in tree:
            still = await still_open(tx, plan.unit_id)
            choices = words.choices(plan.work, plan.seats) if plan.target_id or plan.names else ""
            line = cards.with_open(line, choices, (still.directives, still.slots, still.people))
        found.append(line)
    return tuple(found)


async def _tree_lines(tx: Tx, ahead: Ahead, tree: Tree) -> tuple[str, ...]:
    """A whole tree: how many changes of which kind, and what is open, before the changes themselves."""
    try:
        files = Files(ahead.tree, ahead.endings)
        changes = sorted((await reform_import.differences(tx, files)).lines, key=_weight)
        seen = await reform_import.compare(tx, files)
    except Refusal:  # it says so among what stands in the way
        return ahead.shown
    return (*seen.lines[len(changes) :], "", *changes)


def _weight(line: str) -> int:
    """First what ends, then what moves or is renamed, what is new at last."""
    return _MARKS.find(line[:1]) % len(_MARKS)


async def ask_off(tx: Tx, actor: Actor, reform_id: int) -> Message:
    """Sure?"""
    return cards.ask_off(await _open(tx, actor, reform_id, whole=True))


async def call_off(tx: Tx, actor: Actor, reform_id: int) -> str:
    """It waits no more; nothing has changed."""
    ahead = await _open(tx, actor, reform_id, whole=True)
    await reform_ahead.drop(tx, ahead.id, actor.person.id)
    await reform_ahead_notes.tell_off(tx, ahead, actor)
    return words.called_off(times.show_date(ahead.day))


async def leave_out(tx: Tx, actor: Actor, reform_id: int, place: int, zone: tzinfo) -> Message:
    """One change of it waits no more; the others as they stand now."""
    ahead = await _open(tx, actor, reform_id, whole=True)
    if not await reform_ahead.leave_out(tx, ahead, place, actor.person.id):
        raise Refusal(words.GONE)
    if len(ahead.lines) == 1:
        return cards.listed(await visible(tx, actor), 0)
    if ahead.state == "blocked":
        await stored.block(tx, ahead.id, words.TAKEN_OUT)
    return await screen(tx, actor, reform_id, zone)


async def again(tx: Tx, actor: Actor, reform_id: int, zone: tzinfo) -> Message:
    """Its day has come: everything is looked at once more, and carried out if nothing stands in the way."""
    ahead = await _open(tx, actor, reform_id, whole=True)
    if reform_ahead.is_ahead(ahead.day, tx.now, zone):
        raise Refusal(words.NOT_YET)
    done = await reform_day.attempt(tx, ahead, actor.person.id, zone, told=False)
    if done is None:
        return await screen(tx, actor, reform_id, zone)
    return cards.carried_out(ahead, done.passed, done.ended, done.reseated, done.unseated)


async def draw(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """What stood in the way on the day, as it is when the message leaves; None once it is settled."""
    reform_id = claimed.payload["reform"]
    assert isinstance(reform_id, int)
    ahead = await stored.get(tx, reform_id)
    actor = await people.actor_of(tx, claimed.person_id)
    if ahead is None or not ahead.is_open or actor is None:
        return None
    try:
        return await screen(tx, actor, reform_id, desk.zone)
    except Refusal:  # the seat has ended since
        return None
