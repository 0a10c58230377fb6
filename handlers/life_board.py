"""What a directive's later life adds to its board."""

from __future__ import annotations

from dataclasses import replace

from domain import life_cards, times
from domain.directives import Directive
from domain.markup import h
from domain.messages import Message
from domain.people import Actor
from domain.wording import approvals as words
from handlers.desk import Desk
from handlers.replaced import may_reopen
from handlers.sight import Sight
from handlers.steward import stewards
from storage import approvals, people, recalls
from storage.store import Tx


async def add(tx: Tx, board: Message, directive: Directive, actor: Actor, seen: Sight, desk: Desk) -> Message:
    """The board with the recall's receipts of the units ``seen``, and the actor's buttons."""
    recall = await _recall(tx, directive, seen, desk) if directive.state == "recalled" else None
    steward = await stewards(tx, actor, directive)
    reopen = steward and await may_reopen(tx, directive)
    shown = life_cards.on_board(board, directive, recall, steward=steward, reopen=reopen)
    return await _approved(tx, shown, directive, desk)


async def _approved(tx: Tx, board: Message, directive: Directive, desk: Desk) -> Message:
    """The board with who let the present revision go, where somebody had to."""
    word = await approvals.of_directive(tx, directive.id, directive.revision)
    person = await people.get(tx, word.decided_by) if word and word.decided_by else None
    if word is None or word.decided_at is None or person is None:
        return board
    line = h(words.on_board(person.name, times.show_short(word.decided_at, desk.zone)))
    return replace(board, text=f"{board.text}\n{line}")


async def _recall(tx: Tx, directive: Directive, seen: Sight, desk: Desk) -> life_cards.Recall | None:
    found = await recalls.get(tx, directive.id)
    if found is None:
        return None
    tree = await desk.units(tx)
    unseen, units = await recalls.unseen(tx, directive.id)
    names = tuple(tree[unit].name for unit in unseen if unit in tree and (seen is None or unit in seen))
    return life_cards.Recall(times.show(found.at, desk.zone), found.reason, units, names)
