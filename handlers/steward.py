"""Who may change the life of a published directive: its publisher, or a coordinator over all of its units."""

from __future__ import annotations

from domain.directives import Directive
from domain.errors import Refusal
from domain.people import Actor, coordinates, is_admin, is_coordinator
from domain.wording import lives as words
from storage import directives, units
from storage.store import Tx


async def stewards(tx: Tx, actor: Actor, directive: Directive) -> bool:
    """Whether the actor may correct, replace, recall and close it."""
    if not is_coordinator(actor):
        return False
    if directive.keeper == actor.person.id or is_admin(actor):
        return True
    tree = await units.tree(tx)
    asked = await directives.answers(tx, directive.id)
    return bool(asked) and all(coordinates(actor, answer.unit_id, tree) for answer in asked)


async def in_care(tx: Tx, actor: Actor, directive_id: int, *states: str) -> Directive:
    """The directive, which is the actor's to change. Raises Refusal, also for one in none of these states."""
    directive = await directives.get(tx, directive_id)
    if directive is None or not await stewards(tx, actor, directive):
        raise Refusal(words.NOT_YOURS)
    if states and directive.state not in states:
        raise Refusal(words.state(directive.state))
    return directive
