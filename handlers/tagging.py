"""Nhãn: a coordinator from above tags a unit, in the chat."""

from __future__ import annotations

from typing import Final

from domain import limits, tag_cards, tags
from domain.errors import Refusal
from domain.messages import Message
from domain.people import Actor
from domain.tags import Tag
from domain.units import Tree, Unit
from domain.wording import tags as words
from handlers.reform_menu import changeable
from handlers.tag_keeping import keep
from storage import drafts, unit_tags, units
from storage.store import Tx

PROMPT: Final = "unit_tag"  # waits for a tag that the office does not use yet


async def screen(tx: Tx, actor: Actor, unit_id: int, page: int) -> Message:
    """What the unit bears, and what it may bear."""
    tree = await units.tree(tx)
    return tag_cards.unit_tags(_changeable(actor, unit_id, tree), tags.counted(tree), page)


def _changeable(actor: Actor, unit_id: int, tree: Tree) -> Unit:
    """The unit, if the actor may tag it: tags decide what reaches it, so whoever may change it otherwise."""
    return changeable(actor, unit_id, tree, words.MAY_NOT)


async def turn(tx: Tx, actor: Actor, unit_id: int, number: int, page: int, *, on: bool) -> tuple[str, Message]:
    """The unit bears the tag of this number, or not; what is said, and the screen.

    A tag that nobody else bears stays on the screen, so that the same press brings it back.
    """
    unit = _changeable(actor, unit_id, await units.tree(tx))
    tag = next((one for one in await unit_tags.known(tx) if tag_cards.number_of(one) == number), None)
    if tag is None:
        raise Refusal(words.GONE)
    rest = tuple(one for one in unit.tags if tags.key(one) != tags.key(tag))
    if on and len(rest) == len(unit.tags):
        _room(unit, 1)
        await keep(tx, actor.person.id, unit, (*unit.tags, tag))
    elif not on and len(rest) < len(unit.tags):
        await keep(tx, actor.person.id, unit, rest)
    tree = await units.tree(tx)
    offered = tags.counted(tree)
    if not any(tags.key(one.name) == tags.key(tag) for one in offered):
        offered = [*offered, Tag(tag, 0)]
    return (words.put if on else words.taken)(tag), tag_cards.unit_tags(tree[unit_id], offered, page)


def _room(unit: Unit, more: int) -> None:
    if len(unit.tags) + more > limits.TAGS_OF_UNIT:
        raise Refusal(words.full(limits.TAGS_OF_UNIT))


async def ask_new(tx: Tx, actor: Actor, unit_id: int) -> str:
    """The actor's next message is a tag for the unit."""
    unit = _changeable(actor, unit_id, await units.tree(tx))
    await drafts.ask(tx, actor.person.id, PROMPT, unit_id)
    return words.ask(unit.name, limits.TAG_MAX)


async def typed(tx: Tx, actor: Actor, unit_id: int, text: str) -> Message:
    """The unit bears what was typed, too, as the office writes it. Raises Refusal for what is no tag."""
    tree = await units.tree(tx)
    unit = _changeable(actor, unit_id, tree)
    used = [tag.name for tag in tags.counted(tree)]
    wanted = tags.once(tags.as_known(tag, used) for tag in tags.split(text))
    if not wanted:
        raise Refusal(words.NOTHING)
    for tag in wanted:
        if why := tags.fault(tag):
            raise Refusal(words.bad(tag[: limits.TAG_MAX], why, limits.TAG_MAX))
    new = [tag for tag in wanted if not tags.bears(unit, {tags.key(tag)})]
    _room(unit, len(new))
    if len(tags.once((*used, *new))) > limits.TAGS_MAX:
        raise Refusal(words.office_full(limits.TAGS_MAX))
    await keep(tx, actor.person.id, unit, (*unit.tags, *new))
    await drafts.answered(tx, actor.person.id)
    tree = await units.tree(tx)
    return tag_cards.unit_tags(tree[unit_id], tags.counted(tree), 0, words.given(new))
