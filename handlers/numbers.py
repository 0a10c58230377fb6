"""Telephone numbers: shared by a person, typed for a unit, shown to those above, used to record an answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from domain import limits
from domain.errors import Refusal
from domain.people import Actor, coordinates
from domain.phones import grouped, may_call, number_of
from domain.text import clean, clip, fold, squeeze
from domain.units import Tree
from domain.wording import numbers as words
from storage import answers, boards, drafts, journal, numbers, units
from storage.store import Tx

OWN: Final = "own_phone"  # waits for the actor's own number
UNIT: Final = "unit_phone"  # waits for a unit's
HEARD: Final = "heard_from"  # waits for who said on the telephone what was recorded


async def ask_own(tx: Tx, actor: Actor) -> str:
    """The actor's next message is her own number, or shares it."""
    await drafts.ask(tx, actor.person.id, OWN, 0)
    return words.ASK_OWN


async def share(tx: Tx, actor: Actor, contact_of: int, phone: str) -> str:
    """The number that a contact carries, if it is the actor's own; what is said."""
    if contact_of != actor.person.telegram_id:
        raise Refusal(words.NOT_YOUR_CONTACT)
    return await _keep_own(tx, actor, grouped(phone))


async def typed_own(tx: Tx, actor: Actor, typed: str) -> str:
    """The actor's own number as typed. Raises Refusal for what is none."""
    number = number_of(typed)
    if not number:
        raise Refusal(words.NO_NUMBER)
    return await _keep_own(tx, actor, number)


async def _keep_own(tx: Tx, actor: Actor, number: str) -> str:
    await numbers.set_person(tx, actor.person.id, number)
    await drafts.answered(tx, actor.person.id)
    await journal.write(tx, "phone_shared", actor.person.id)  # that, never which
    return words.kept(number)


async def forget_own(tx: Tx, actor: Actor) -> str:
    """The actor's number is forgotten."""
    await numbers.set_person(tx, actor.person.id, "")
    await journal.write(tx, "phone_forgotten", actor.person.id)
    return words.FORGOTTEN


async def ask_unit(tx: Tx, actor: Actor, unit_id: int) -> str:
    """The actor's next message is the unit's number. Raises Refusal for whoever does not coordinate it."""
    tree = await units.tree(tx)
    unit = tree.get(unit_id)
    if unit is None or not coordinates(actor, unit_id, tree):
        raise Refusal(words.NOT_YOUR_UNIT)
    await drafts.ask(tx, actor.person.id, UNIT, unit_id)
    present = (await numbers.of_units(tx, [unit_id])).get(unit_id, [])
    return words.ask_unit(unit.name, next((phone for name, phone in present if not name), ""))


async def typed_unit(tx: Tx, actor: Actor, unit_id: int, typed: str) -> str:
    """The unit's number as typed; "không" forgets it. Raises Refusal for what is none."""
    tree = await units.tree(tx)
    if unit_id not in tree or not coordinates(actor, unit_id, tree):
        raise Refusal(words.NOT_YOUR_UNIT)
    forget = fold(squeeze(clean(typed))) in words.NONE
    number = "" if forget else number_of(typed)
    if not number and not forget:
        raise Refusal(words.NO_NUMBER)
    await numbers.set_unit(tx, unit_id, number)
    await drafts.answered(tx, actor.person.id)
    await journal.write(tx, "unit_phone_kept", actor.person.id, unit_id=unit_id)
    return words.kept_unit(tree[unit_id].name, number)


async def shown(tx: Tx, actor: Actor, unit_ids: Iterable[int], tree: Tree) -> dict[int, str]:
    """For each of these units whose numbers the actor may see: whom to ring, in one line."""
    mine = [unit_id for unit_id in unit_ids if unit_id in tree and may_call(actor, unit_id, tree)]
    found = await numbers.of_units(tx, mine)
    return {unit_id: words.ring(known[: words.SHOWN]) for unit_id, known in found.items()}


async def ask_heard(tx: Tx, actor: Actor, directive_id: int, unit_id: int) -> str:
    """After something was recorded on behalf: the actor's next message says who said so."""
    await drafts.ask(tx, actor.person.id, HEARD, directive_id, str(unit_id))
    return words.ask_heard(await units.name(tx, unit_id))


async def heard(tx: Tx, actor: Actor, directive_id: int, unit_id: int, typed: str) -> str:
    """Who said it on the telephone stands with the answer. Raises Refusal where nothing was recorded."""
    who = clip(squeeze(clean(typed)), limits.HEARD_MAX)
    if not who:
        raise Refusal(words.WHO_EMPTY)
    if not await answers.heard(tx, directive_id, unit_id, actor.person.id, who):
        raise Refusal(words.NOT_RECORDED)
    await drafts.answered(tx, actor.person.id)
    await boards.stir(tx, directive_id)
    data = {"heard_from": who}
    await journal.write(
        tx, "heard_by_telephone", actor.person.id, directive_id=directive_id, unit_id=unit_id, data=data
    )
    return words.heard(await units.name(tx, unit_id), who)
