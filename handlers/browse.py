"""Walking through the units: /donvi, and finding where to invite somebody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final

from domain import handover_cards, unit_cards
from domain.actions import Verb
from domain.errors import Refusal
from domain.invites import Invite, hash_code
from domain.markup import h
from domain.messages import Message
from domain.people import Actor, Person, Role, Seat, coordinates, horizon, is_coordinator, may_give, scope, sees
from domain.text import clean, clip, squeeze
from domain.unit_cards import Place
from domain.unit_names import fitting
from domain.units import Tree, Unit
from domain.wording import answering, browsing, reforming
from handlers import enrol, group_list, numbers, recognising, reform_coming, reform_menu
from storage import invites, people, units
from storage.store import Tx

ROLES: Final = (Role.OFFICER, Role.LEADER, Role.VIEWER, Role.COORDINATOR, Role.ADMIN)  # most wanted first
TYPED_MAX: Final = 60  # code points of a typed name that are repeated


@dataclass(frozen=True, slots=True)
class Made:
    """A new invitation and its code, which is told only here."""

    code: str
    invite: Invite
    unit: str


async def screen(tx: Tx, actor: Actor, unit_id: int, page: int, zone: tzinfo) -> Message:
    """A unit's people and the units below; ``unit_id`` 0 begins at the top of what the actor sees."""
    tree = await units.tree(tx)
    tops = horizon(actor, tree)
    if not tops:
        return Message(h(browsing.NO_UNITS))
    counts = await people.linked_counts(tx)
    if unit_id == 0 and len(tops) > 1:
        return unit_cards.top_screen([tree[top] for top in tops], counts, page, Verb.UNITS, browsing.TOP)
    unit = _seen(actor, unit_id or tops[0], tree)
    above = tree.parent(unit.id)
    parent = above if above and sees(actor, above.id, tree) else None
    seated = await people.seated(tx, [unit.id], tuple(Role))
    place = Place(
        unit, seated, parent, coordinates(actor, unit.id, tree), await group_list.places_of(tx, unit.id)
    )
    ring = (await numbers.shown(tx, actor, [unit.id], tree)).get(unit.id, "")
    place = replace(place, may_reform=reform_menu.may_change(actor, unit, tree), ring=ring)
    place = await recognising.on_page(tx, place, tree)
    place = await reform_coming.on_page(tx, actor, place, tree)
    return unit_cards.unit_screen(place, tree, counts, page, zone)


def _seen(actor: Actor, unit_id: int, tree: Tree) -> Unit:
    unit = tree.known(unit_id)
    if unit is None or not sees(actor, unit_id, tree):
        raise Refusal(browsing.NOT_IN_SIGHT)
    if unit_id not in tree:
        raise Refusal(reforming.gone(unit.name, [tree[heir].name for heir in unit.became]))
    return unit


async def gaps_screen(tx: Tx, actor: Actor, unit_id: int, page: int) -> Message:
    """The units below that no message reaches."""
    tree = await units.tree(tx)
    unit = _seen(actor, unit_id, tree)
    counts = await people.linked_counts(tx)
    below = [gap.id for gap in unit_cards.gaps(unit, tree, counts)]
    return unit_cards.gaps_screen(unit, tree, counts, page, await numbers.shown(tx, actor, below, tree))


async def revocable(tx: Tx, actor: Actor, unit_id: int, page: int) -> Message:
    """The seats of a unit that the actor may revoke."""
    unit, allowed = await _given(tx, actor, unit_id)
    return unit_cards.seats_screen(unit, allowed, page)


async def hand_over_screen(tx: Tx, actor: Actor, unit_id: int, page: int) -> Message:
    """The seats of a unit that the actor may let pass to a successor."""
    unit, allowed = await _given(tx, actor, unit_id)
    return handover_cards.seats(unit, allowed, page)


async def _given(tx: Tx, actor: Actor, unit_id: int) -> tuple[Unit, list[tuple[Person, Seat]]]:
    tree = await units.tree(tx)
    unit = _coordinated(actor, unit_id, tree)
    seated = await people.seated(tx, [unit_id], tuple(Role))
    return unit, [(who, seat) for who, seat in seated if may_give(actor, unit_id, seat.role, tree)]


def _coordinated(actor: Actor, unit_id: int, tree: Tree) -> Unit:
    unit = tree.get(unit_id)
    if unit is None or not coordinates(actor, unit_id, tree):
        raise Refusal(browsing.NOT_IN_SIGHT)
    return unit


async def invite_screen(tx: Tx, actor: Actor, unit_id: int, page: int) -> Message:
    """Which unit to invite into; ``unit_id`` 0 begins at the top of what the actor coordinates."""
    tree = await units.tree(tx)
    tops = _inviting(actor, tree)
    counts = await people.linked_counts(tx)
    if unit_id == 0 and len(tops) > 1:
        found = [tree[top] for top in tops]
        return unit_cards.top_screen(found, counts, page, Verb.INVITE, browsing.CHOOSE_UNIT)
    unit = _coordinated(actor, unit_id or tops[0], tree)
    above = tree.parent(unit.id)
    parent = above if above and coordinates(actor, above.id, tree) else None
    return unit_cards.invite_screen(unit, parent, tree, counts, page)


def _inviting(actor: Actor, tree: Tree) -> tuple[int, ...]:
    if not is_coordinator(actor):
        raise Refusal(browsing.MAY_NOT)
    tops = scope(actor, tree)
    if not tops:
        raise Refusal(browsing.NO_UNITS)
    return tops


async def named(tx: Tx, actor: Actor, typed: str, *, invite: bool) -> Message:
    """The units that the typed words fit, within what the actor sees (or coordinates, to invite)."""
    tree = await units.tree(tx)
    tops = _inviting(actor, tree) if invite else horizon(actor, tree)
    shown = clip(squeeze(clean(typed)), TYPED_MAX)
    found = fitting((unit for top in tops for unit in tree.subtree(top)), shown, also_formerly=True)
    if not found:
        raise Refusal(browsing.NO_SUCH.format(shown))
    return unit_cards.found_screen(shown, found, tree, invite=invite)


async def roles_screen(tx: Tx, actor: Actor, unit_id: int) -> Message:
    """Which roles the actor may give there."""
    tree = await units.tree(tx)
    unit = _coordinated(actor, unit_id, tree)
    return unit_cards.roles_screen(unit, [role for role in ROLES if may_give(actor, unit_id, role, tree)])


async def uses_screen(tx: Tx, actor: Actor, unit_id: int, role: Role) -> Message:
    """For how many people the invitation is to be."""
    unit = _coordinated(actor, unit_id, await units.tree(tx))
    return unit_cards.uses_screen(unit, role)


def role_of(place: int) -> Role:
    """The role that a button names. Raises Refusal for no role of ours."""
    known = tuple(Role)
    if place >= len(known):
        raise Refusal(answering.FOREIGN)
    return known[place]


async def make_invite(tx: Tx, actor: Actor, unit_id: int, role: Role, uses: int) -> Made:
    """A new invitation. Raises Refusal where the actor may not give this role in this unit."""
    code = await enrol.invite(tx, actor, unit_id, role, uses)
    made = await invites.by_hash(tx, hash_code(code))
    assert made is not None
    return Made(code, made, await units.name(tx, unit_id))


async def drop_invite(tx: Tx, actor: Actor, invite_id: int) -> str:
    """Nobody joins by it any more; the name of its unit."""
    dropped = await enrol.revoke_invite(tx, actor, invite_id)
    return await units.name(tx, dropped.unit_id)
