"""Boards by the unit above, and over all open directives at once."""

from __future__ import annotations

from domain import branch_cards
from domain.errors import Refusal
from domain.messages import Message
from domain.people import Actor
from domain.standings import Counts, whole
from domain.units import Tree
from domain.wording import boards as words
from domain.wording import pictures as picture_words
from handlers import board, following
from storage import standings, units
from storage.store import Tx


async def overview(tx: Tx, actor: Actor, page: int) -> Message:
    """The open directives that the actor follows: how all of them stand, then five, with their buttons."""
    listed = await board.open_boards(tx, actor, page)
    tree = await units.tree(tx)
    found = await following.following(tx, actor, tree)
    if not found.directives:
        return listed
    counted = await following.counts(tx, found)
    shown = found.directives[page * board.PER_PAGE : (page + 1) * board.PER_PAGE]
    drills = [one.id for one in shown if one.drill]
    apart = await standings.counts(tx, drills) if drills else {}
    lines = [(one.title, apart.get(one.id) or counted.get(one.id, Counts())) for one in shown]
    many = len(found.counted)
    return branch_cards.overview(
        listed, lines, many, whole(counted.values()), deep=tree.is_deep(), drills=len(found.directives) - many
    )


async def branches(tx: Tx, actor: Actor, directive_id: int, page: int) -> Message:
    """The branches of one directive's audience, or (0) of all open ones'."""
    title, counted, tree = await _counted(tx, actor, directive_id)
    found = branch_cards.branches(counted, tree)
    return branch_cards.branches_card(title, directive_id, found, counted, page)


async def branch(tx: Tx, actor: Actor, directive_id: int, unit_id: int, page: int) -> Message:
    """The units directly below one, by what most needs attention."""
    title, counted, tree = await _counted(tx, actor, directive_id)
    for found in branch_cards.branches(counted, tree):
        if found.parent == unit_id:
            return branch_cards.branch_card(title, directive_id, found, counted, tree, page)
    raise Refusal(words.NOT_FOUND)


async def _counted(tx: Tx, actor: Actor, directive_id: int) -> tuple[str, dict[int, Counts], Tree]:
    """What it is called, how each unit stands, and the tree. Raises Refusal where the actor follows nothing."""
    if directive_id:
        directive, tree, seen = await board.allowed(tx, actor, directive_id)
        return directive.title, await standings.counts_of_units(tx, [directive_id], seen), tree
    tree = await units.tree(tx)
    found = await following.following(tx, actor, tree)
    counted = await following.counts_of_units(tx, found)
    if not counted:
        raise Refusal(words.NONE_OPEN)
    return picture_words.ALL_OPEN, counted, tree
