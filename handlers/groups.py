"""Group chats of units: asked whose they are, linked by an officer, ended; the bot stays where it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import Final

from domain import group_cards, limits
from domain.errors import Refusal
from domain.messages import Lane, Message
from domain.people import ANSWERING, Actor, Role, coordinates, holds, is_stranger
from domain.text import clean, clip, squeeze
from domain.units import Tree
from domain.wording import LANGUAGES, speaking
from domain.wording import groups as words
from handlers import group_copies, group_digest
from handlers.notes import group_note, notes
from storage import alarms, groups, journal, outbox, people, units
from storage import group_copies as lying
from storage.groups import Group
from storage.store import Tx

WAIT: Final = "group_wait"  # the alarm at which an unwanted bot leaves
UNITS_ASKED: Final = 4  # buttons under the question: who holds more seats comes by the private chat


@dataclass(frozen=True, slots=True)
class Chat:
    """A group chat as an update shows it; ``topic`` is where in its forum the update came from."""

    id: int
    title: str
    topic: int | None = None


async def arrive(tx: Tx, chat: Chat, by_telegram_id: int) -> Group:
    """The bot is in this group: known from now on, and left again if nobody links it in time."""
    known = await groups.of_chat(tx, chat.id)
    if known is not None:
        return known
    by = await people.expect(tx, by_telegram_id)
    group_id = await groups.ask(tx, chat.id, _title(chat.title), chat.topic, by)
    await alarms.set_alarm(tx, WAIT, group_id, tx.now + timedelta(minutes=limits.GROUP_WAIT))
    await journal.write(tx, "group_asked", by, data={"group": group_id})
    made = await groups.get(tx, group_id)
    assert made is not None
    return made


async def question(tx: Tx, actor: Actor, chat: Chat, wanted: int = 0) -> Message:
    """What is said to whoever brought the bot, or asked for it: which unit, and who reads along."""
    group = await groups.of_chat(tx, chat.id)
    if group is not None and group.is_linked and group.unit_id is not None:
        unit = await units.name(tx, group.unit_id)
        return group_cards.linked_already(unit, group.unit_id, here=group.topic == chat.topic)
    tree = await units.tree(tx)
    if wanted in tree and may_link(actor, wanted, tree):
        return group_cards.question([(wanted, tree[wanted].name)], limits.GROUP_WAIT)
    return group_cards.question(own_units(actor, tree)[:UNITS_ASKED], limits.GROUP_WAIT)


async def whose(tx: Tx, actor: Actor) -> Message:
    """Somebody says that the group is their unit's: which? Raises Refusal for whoever holds no such seat."""
    mine = own_units(actor, await units.tree(tx))
    if not mine:
        raise Refusal(words.NO_SEAT)
    return group_cards.question(mine[:UNITS_ASKED], limits.GROUP_WAIT)


def own_units(actor: Actor, tree: Tree) -> list[tuple[int, str]]:
    """The units that the actor answers for, by id and name."""
    return [(unit, tree[unit].name) for unit in holds(actor, *ANSWERING) if unit in tree]


def may_link(actor: Actor, unit_id: int, tree: Tree) -> bool:
    """Whether the actor may link and unlink groups of the unit: its own people, and who coordinates it."""
    return unit_id in holds(actor, *ANSWERING) or coordinates(actor, unit_id, tree)


async def linkable(tx: Tx, actor: Actor, unit_id: int) -> str:
    """The name of a unit whose groups are the actor's to link. Raises Refusal otherwise."""
    tree = await units.tree(tx)
    if is_stranger(actor):
        raise Refusal(words.NO_SEAT)
    if unit_id not in tree or not may_link(actor, unit_id, tree):
        raise Refusal(words.NOT_YOUR_UNIT)
    return tree[unit_id].name


async def link(tx: Tx, actor: Actor, chat: Chat, unit_id: int, zone: tzinfo) -> str:
    """The group is this unit's from now on, and its messages come into ``chat.topic``; what to say there.

    Raises Refusal for a foreign unit, for a group of another unit, and where a unit has too many.
    """
    unit = await linkable(tx, actor, unit_id)
    group = await arrive(tx, chat, actor.person.telegram_id)
    if group.is_linked:
        return await _move_topic(tx, actor, group, chat, unit_id)
    if len(await groups.of_units(tx, [unit_id])) >= limits.GROUPS_OF_UNIT:
        raise Refusal(words.TOO_MANY.format(limits.GROUPS_OF_UNIT))
    title = _title(chat.title)
    if not await groups.link(tx, group.id, unit_id, chat.topic, title, actor.person.id):
        raise Refusal(words.NO_SUCH)
    await alarms.silence(tx, WAIT, group.id)
    await journal.write(tx, "group_linked", actor.person.id, unit_id=unit_id, data={"group": group.id})
    await _open(tx, group.id, zone)
    who = actor.person.name
    await _tell(tx, group, unit_id, "linked", lambda: words.told_linked(title, unit, who), but=actor.person.id)
    with speaking(LANGUAGES[0]):
        return words.linked(unit, who)


async def _open(tx: Tx, group_id: int, zone: tzinfo) -> None:
    linked = await groups.get(tx, group_id)
    assert linked is not None
    await group_digest.owe(tx, linked, zone)


async def _move_topic(tx: Tx, actor: Actor, group: Group, chat: Chat, unit_id: int) -> str:
    assert group.unit_id is not None
    if group.unit_id != unit_id:
        raise Refusal(words.taken(await units.name(tx, group.unit_id)))
    if await groups.set_topic(tx, group.id, chat.topic):
        data = {"group": group.id, "topic": chat.topic}
        await journal.write(tx, "group_topic", actor.person.id, unit_id=unit_id, data=data)
    return words.MOVED_HERE


async def unlink(tx: Tx, actor: Actor, link_id: int) -> Group:
    """The unit's group is its no more; the bot says so there and goes. Raises Refusal for what is another's."""
    group = await owned(tx, actor, link_id)
    assert group.unit_id is not None
    await groups.end(tx, group.id, "unlinked")
    data = {"group": group.id}
    await journal.write(tx, "group_unlinked", actor.person.id, unit_id=group.unit_id, data=data)
    unit = await units.name(tx, group.unit_id)
    await _say_bye(tx, group, lambda: words.unlinked(unit, actor.person.name))
    return group


async def owned(tx: Tx, actor: Actor, link_id: int) -> Group:
    """A linked group that the actor may unlink. Raises Refusal otherwise."""
    group = await groups.get(tx, link_id)
    if group is None or not group.is_linked or group.unit_id is None:
        raise Refusal(words.NO_SUCH)
    if not may_link(actor, group.unit_id, await units.tree(tx)):
        raise Refusal(words.NOT_YOURS)
    return group


async def nobody(tx: Tx, group_id: int) -> None:
    """Time is up: a group that nobody has linked is left, after a sentence."""
    group = await groups.get(tx, group_id)
    if group is not None and group.state == "asked":
        await _leave(tx, group, "nobody", lambda: words.NOBODY)


async def refuse_channel(tx: Tx, chat: Chat, by_telegram_id: int) -> None:
    """A channel has readers without names and no answers: the bot does not stay."""
    await _leave(tx, await arrive(tx, chat, by_telegram_id), "channel", lambda: words.NO_CHANNELS)


async def _leave(tx: Tx, group: Group, reason: str, say: Callable[[], str]) -> None:
    await groups.end(tx, group.id, reason)
    await alarms.silence(tx, WAIT, group.id)
    await journal.write(tx, "group_left", None, data={"group": group.id, "reason": reason})
    await _say_bye(tx, group, say)


async def _say_bye(tx: Tx, group: Group, say: Callable[[], str]) -> None:
    await outbox.owe(tx, [group_note(group, f"g{group.id}:bye", say, kind=group_copies.BYE)])


async def reply_seen(tx: Tx, chat_id: int, message_id: int) -> None:
    """Somebody answered a card in the group: once a card it is said that reports are not taken there."""
    group = await groups.of_chat(tx, chat_id)
    about = await lying.directive_in(tx, chat_id, message_id)
    if group is not None and group.is_linked and about is not None:
        key = f"g{group.id}:d{about}:no_reports"
        await outbox.owe(tx, [group_note(group, key, lambda: words.NO_REPORTS, opens=about)])


async def _tell(
    tx: Tx, group: Group, unit_id: int, key: str, say: Callable[[], str], *, but: int | None = None,
    also: Sequence[int] = (),
) -> None:  # fmt: skip
    """Tell those who coordinate the unit, without a sound."""
    receivers = [person for person in (*await overseers(tx, unit_id), *also) if person != but]
    owed = await notes(tx, f"g{group.id}:{key}", receivers, say, Lane.REMINDER, silent=True)
    await outbox.owe(tx, owed)


async def overseers(tx: Tx, unit_id: int) -> list[int]:
    """Who coordinates the unit; else the admins."""
    tree = await units.tree(tx)
    over = [unit_id, *(unit.id for unit in tree.ancestors(unit_id))] if tree.known(unit_id) else [unit_id]
    seated = await people.seated(tx, over, (Role.COORDINATOR,))
    return sorted({person.id for person, _ in seated} or {person.id for person in await people.admins(tx)})


async def tell(
    tx: Tx, group: Group, key: str, say: Callable[[], str], *, also: Sequence[int] = ()
) -> None:  # fmt: skip
    """Tell those who coordinate the group's unit, and ``also`` these, what became of it, once a ``key``."""
    assert group.unit_id is not None
    await _tell(tx, group, group.unit_id, key, say, also=also)


def _title(title: str) -> str:
    return clip(squeeze(clean(title)), limits.GROUP_TITLE_MAX)
