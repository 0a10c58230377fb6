"""What a directive's later life adds to its board."""

from __future__ import annotations

from domain import life_cards, times
from domain.directives import Directive
from domain.messages import Message
from domain.people import Actor
from handlers.desk import Desk
from handlers.sight import Sight
from handlers.steward import stewards
from storage import people, recalls
from storage.store import Tx


async def add(tx: Tx, board: Message, directive: Directive, person_id: int, seen: Sight, desk: Desk) -> Message:
    """The board with the recall's receipts of the units ``seen``, and this person's buttons."""
    person = await people.get(tx, person_id)
    assert person is not None
    actor = Actor(person, await people.seats_of(tx, person_id))
    recall = await _recall(tx, directive, seen, desk) if directive.state == "recalled" else None
    return life_cards.on_board(board, directive, recall, steward=await stewards(tx, actor, directive))


async def _recall(tx: Tx, directive: Directive, seen: Sight, desk: Desk) -> life_cards.Recall | None:
    found = await recalls.get(tx, directive.id)
    if found is None:
        return None
    tree = await desk.units(tx)
    unseen, units = await recalls.unseen(tx, directive.id)
    names = tuple(tree[unit].name for unit in unseen if unit in tree and (seen is None or unit in seen))
    return life_cards.Recall(times.show(found.at, desk.zone), found.reason, units, names)
