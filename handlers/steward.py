"""Who may change the life of a published directive: its publisher, or a coordinator of the office it came from.

A coordinator below that office, though over all of its units, changes nothing that a superior has sent.
"""

from __future__ import annotations

from domain.directives import Directive
from domain.errors import Refusal
from domain.people import Actor, coordinates, is_admin, is_coordinator
from domain.units import Tree
from domain.wording import lives as words
from storage import directives, people, units
from storage.store import Tx


async def stewards(tx: Tx, actor: Actor, directive: Directive) -> bool:
    """Whether the actor may correct, replace, recall and close it."""
    if not is_coordinator(actor):
        return False
    if directive.keeper == actor.person.id or is_admin(actor):
        return True
    tree = await units.tree(tx)
    if not any(coordinates(actor, unit_id, tree) for unit_id in await _offices(tx, directive, tree)):
        return False
    asked = await directives.answers(tx, directive.id)
    return bool(asked) and all(coordinates(actor, answer.unit_id, tree) for answer in asked)


async def _offices(tx: Tx, directive: Directive, tree: Tree) -> list[int]:
    """The units for which it was published, or what stands in their place now."""
    found = await people.published_for(tx, directive.published_by, directive.published_at)
    tops = [unit.id for unit in tree.roots()]
    return [heir for unit in found for heir in (tops if unit is None else tree.heirs(unit))]


async def in_care(tx: Tx, actor: Actor, directive_id: int, *states: str) -> Directive:
    """The directive, which is the actor's to change. Raises Refusal, also for one in none of these states."""
    directive = await directives.get(tx, directive_id)
    if directive is None or not await stewards(tx, actor, directive):
        raise Refusal(words.NOT_YOURS)
    if states and directive.state not in states:
        raise Refusal(words.state(directive.state))
    return directive
