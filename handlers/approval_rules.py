"""Cài đặt → Phê duyệt: what each office wants approved by a second person."""

from __future__ import annotations

from dataclasses import asdict
from typing import Final

from domain import approval_cards, limits
from domain.approvals import rule_of
from domain.errors import Refusal
from domain.messages import Message
from domain.people import Actor, Role, is_admin
from domain.text import clean, squeeze
from domain.units import Tree
from domain.wording import answering
from domain.wording import approvals as words
from storage import approvals as rows
from storage import drafts, journal, people, units
from storage.store import Tx

ABOVE: Final = "approval_above"  # waits for a number of units


async def show(tx: Tx, actor: Actor, unit_id: int) -> Message:
    """The rule of a unit's office, or (0) which office? Raises Refusal for whoever is no admin."""
    if not is_admin(actor):
        raise Refusal(words.ONLY_ADMIN)
    tree, known = await units.tree(tx), await rows.rules(tx)
    found = await _offices(tx, tree)
    if not unit_id and len(found) == 1:
        unit_id = found[0]
    if not unit_id:
        return approval_cards.offices([(unit, tree[unit].name, unit in known) for unit in found])
    if unit_id not in tree:
        raise Refusal(answering.FOREIGN)
    return approval_cards.rule_card(
        unit_id, tree[unit_id].name, rule_of(known, unit_id, tree), own=unit_id in known,
        above_it=tree.parent(unit_id) is not None, several=len(found) > 1,
    )  # fmt: skip


async def _offices(tx: Tx, tree: Tree) -> list[int]:
    """The tops of the tree, and every unit that somebody coordinates."""
    tops = {unit.id for unit in tree.roots()}
    seated = await people.seated(tx, [unit.id for unit in tree], (Role.COORDINATOR,))
    coordinated = {seat.unit_id for _, seat in seated}
    return [unit.id for unit in tree if unit.id in tops or unit.id in coordinated]


async def put(tx: Tx, actor: Actor, unit_id: int, what: int, value: int) -> Message:
    """Set one thing of an office's rule, or let it follow the one above; the rule as it is then."""
    await show(tx, actor, unit_id)
    tree, known = await units.tree(tx), await rows.rules(tx)
    if what == approval_cards.INHERIT:
        await rows.drop_rule(tx, unit_id)
        facts: dict[str, object] = {"rule": None}
    else:
        rule = approval_cards.changed(rule_of(known, unit_id, tree), what, value)
        if rule is None or unit_id not in tree:
            raise Refusal(answering.FOREIGN)
        await rows.keep_rule(tx, unit_id, rule, actor.person.id)
        facts = {"rule": asdict(rule)}
    await journal.write(tx, "approval_rule", actor.person.id, unit_id=unit_id, data=facts)
    return await show(tx, actor, unit_id)


async def many(tx: Tx, actor: Actor, unit_id: int) -> Message:
    """More units than how many? Raises Refusal for whoever is no admin."""
    await show(tx, actor, unit_id)
    tree, known = await units.tree(tx), await rows.rules(tx)
    if unit_id not in tree:
        raise Refusal(answering.FOREIGN)
    return approval_cards.many(unit_id, tree[unit_id].name, rule_of(known, unit_id, tree))


async def ask_above(tx: Tx, actor: Actor, unit_id: int) -> str:
    """The actor's next message is the number of units; what to ask."""
    await many(tx, actor, unit_id)
    await drafts.ask(tx, actor.person.id, ABOVE, unit_id)
    return words.ask_above(limits.APPROVAL_ABOVE)


async def typed_above(tx: Tx, actor: Actor, unit_id: int, typed: str) -> Message:
    """The number as typed; the rule as it is then. Raises Refusal for what is none."""
    text = squeeze(clean(typed)).replace(".", "")
    if not text.isdecimal() or not 1 <= int(text[:9]) <= limits.APPROVAL_ABOVE:
        raise Refusal(words.bad_above(limits.APPROVAL_ABOVE))
    shown = await put(tx, actor, unit_id, approval_cards.MANY, int(text))
    await drafts.answered(tx, actor.person.id)
    return shown
