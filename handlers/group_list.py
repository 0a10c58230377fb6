"""The groups of a unit as its people, and who coordinates it, see them in the private chat."""

from __future__ import annotations

from datetime import tzinfo

from domain import group_cards
from domain.errors import Refusal
from domain.group_cards import Place
from domain.messages import Message
from domain.people import Actor
from domain.wording import groups as words
from handlers import groups as use
from storage import groups, units
from storage.groups import Group
from storage.store import Tx


async def screen(tx: Tx, actor: Actor, unit_id: int, bot: str, zone: tzinfo) -> Message:
    """The groups of a unit (0: of the actor's own), and how to link one. Raises Refusal for a foreign unit."""
    if unit_id == 0:
        mine = use.own_units(actor, await units.tree(tx))
        if not mine:
            raise Refusal(words.NOT_YOURS)
        if len(mine) > 1:
            return group_cards.units_screen(mine)
        unit_id = mine[0][0]
    unit = await use.linkable(tx, actor, unit_id)
    places = await places_of(tx, unit_id)
    return group_cards.groups_screen(unit, unit_id, places, bot, zone)


async def places_of(tx: Tx, unit_id: int) -> list[Place]:
    """The groups that are linked to a unit."""
    return [_place(group) for group in await groups.of_units(tx, [unit_id])]


def _place(group: Group) -> Place:
    assert group.linked_at is not None
    return Place(group.id, group.title, group.by_name, group.linked_at)


async def ask_drop(tx: Tx, actor: Actor, link_id: int) -> Message:
    """Sure? Raises Refusal for another's group."""
    group = await use.owned(tx, actor, link_id)
    assert group.unit_id is not None
    return group_cards.ask_unlink(group.title, await units.name(tx, group.unit_id), group.id, group.unit_id)
