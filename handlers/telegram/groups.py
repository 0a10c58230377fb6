"""Groups: being added and thrown out, linking, the buttons under a unit's card; and their list in private."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final

from telegram import ChatMember
from telegram.constants import ChatType

from domain import group_cards
from domain.actions import Verb
from domain.errors import Refusal
from domain.markup import h
from domain.messages import Button, Lane, Message
from domain.outcomes import Sent
from domain.people import ANSWERING, Actor, holds
from domain.wording import LANGUAGES, answering, speaking
from domain.wording import groups as words
from domain.wording import lives as life_words
from handlers import acknowledge, group_copies, group_digest, group_fates, group_keepers, group_reading, recall
from handlers import groups as use
from handlers.acknowledge import Answered, Revised
from handlers.telegram.answering import thanks
from handlers.telegram.group_visit import GroupVisit
from handlers.telegram.visit import Visit
from storage import group_copies as lying
from storage import groups as rows
from storage import units
from storage.groups import Group
from storage.store import Tx

_WANTED: Final = re.compile(rf"{group_cards.LINKS}(\d{{1,12}})")
_OUT: Final = (ChatMember.BANNED, ChatMember.LEFT)


async def on_membership(visit: Visit) -> None:
    """The bot was brought into a group, or thrown out of it."""
    assert isinstance(visit, GroupVisit)
    member, chat = visit.update.my_chat_member, visit.update.effective_chat
    assert member is not None
    assert chat is not None
    if member.new_chat_member.status in _OUT:
        await visit.do(group_fates.lost, visit.chat_id, "kicked")
    elif chat.type == ChatType.CHANNEL:
        await visit.do(use.refuse_channel, visit.chat, member.from_user.id)
    elif member.old_chat_member.status in _OUT:
        await visit.do(use.arrive, visit.chat, member.from_user.id)
        await _ask(visit)


async def _ask(visit: GroupVisit, wanted: int = 0) -> None:
    """Say whose group this may become; for a wish the question that stands there is changed."""
    message = await visit.ask(use.question, visit.actor, visit.chat, wanted)
    group = await visit.ask(rows.of_chat, visit.chat_id)
    if wanted and group is not None and group.question_id and group.topic == visit.chat.topic:
        line, old = visit.office.line, group.question_id
        if isinstance(await line.edit(visit.chat_id, old, message, False, Lane.REPLY), Sent):
            return
    outcome = await visit.say(message)
    if isinstance(outcome, Sent) and group is not None and not group.is_linked:
        await visit.office.store.write(rows.set_question, group.id, outcome.message_id)


async def on_message(visit: Visit) -> None:
    """A command for us, an answer to a message of ours, or the group has become another chat."""
    assert isinstance(visit, GroupVisit)
    message = visit.update.message
    assert message is not None
    if message.migrate_to_chat_id is not None:
        await visit.do(group_fates.moved, visit.chat_id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await visit.do(group_fates.moved, message.migrate_from_chat_id, visit.chat_id)
    elif visit.command:
        await _command(visit)
    elif message.reply_to_message is not None:
        await visit.do(use.reply_seen, visit.chat_id, message.reply_to_message.message_id)


async def _command(visit: GroupVisit) -> None:
    name = visit.command
    if visit.is_anonymous:
        await visit.say(words.ANONYMOUS)
    elif name == "start":
        wanted = _WANTED.fullmatch(visit.words)
        assert visit.update.effective_user is not None
        await visit.do(use.arrive, visit.chat, visit.update.effective_user.id)
        await _ask(visit, int(wanted[1]) if wanted else 0)
    elif name in ("trogiup", "help"):
        await visit.say(words.HELP)
    elif "@" in visit.text:  # meant for us and nobody else
        lead = Button(words.PRIVATE, url=f"https://t.me/{visit.office.bot_name}")
        await visit.say(Message(h(words.own_command(name)), ((lead,),)))


async def on_button(visit: Visit) -> None:
    """Any press in a group: only what the group's card offers, and only from somebody with a name."""
    assert isinstance(visit, GroupVisit)
    handler = _BUTTONS.get(visit.action.verb)
    if handler is None:
        raise Refusal(words.NOT_HERE)
    if visit.is_anonymous:
        raise Refusal(words.ANONYMOUS)
    await handler(visit)


async def _on_link(visit: GroupVisit) -> None:
    (unit_id,) = visit.action.ids
    said = await visit.do(use.link, visit.actor, visit.chat, unit_id, visit.office.zone)
    await visit.redraw(Message(h(said)))


async def _on_whose(visit: GroupVisit) -> None:
    await visit.redraw(await visit.ask(use.whose, visit.actor))


async def _linked(visit: GroupVisit) -> tuple[Group, Actor]:
    """The group, and the presser as one of its unit's people only. Raises Refusal for anybody else."""
    group = await visit.ask(rows.of_chat, visit.chat_id)
    if group is None or not group.is_linked or group.unit_id is None:
        raise Refusal(words.NOT_LINKED)
    if group.unit_id not in holds(visit.actor, *ANSWERING):
        raise Refusal(words.not_of_unit(await visit.ask(units.name, group.unit_id)))
    own = tuple(seat for seat in visit.actor.seats if seat.unit_id == group.unit_id)
    return group, replace(visit.actor, seats=own)


async def _on_ack(visit: GroupVisit) -> None:
    directive_id, revision = visit.action.ids
    group, actor = await _linked(visit)
    try:
        done = await visit.do(_acknowledge, visit, group, actor, directive_id, revision)
    except Revised as revised:
        await visit.do(_anew, visit, directive_id)
        await visit.toast(revised.sentence, alert=True)
        return
    await visit.toast(thanks(visit, done), alert=not done.units)


async def _acknowledge(
    tx: Tx, visit: GroupVisit, group: Group, actor: Actor, directive_id: int, revision: int
) -> Answered:
    if visit.pressed:  # a tap on a copy proves that it came
        await lying.arrived(tx, group.id, visit.pressed.message_id, directive_id)
    done = await acknowledge.acknowledge(tx, actor, directive_id, revision)
    if not done.units:
        await _anew(tx, visit, directive_id)
    return done


async def _anew(tx: Tx, visit: GroupVisit, directive_id: int) -> None:
    """The pressed card said something old: the cards in the unit's groups shall look as they now stand."""
    group = await rows.of_chat(tx, visit.chat_id)
    if group is not None and group.unit_id is not None:
        await group_copies.redraw_unit(tx, directive_id, group.unit_id, f"press{visit.update.update_id}")


async def _on_undo(visit: GroupVisit) -> None:
    directive_id, _ = visit.action.ids
    _, actor = await _linked(visit)
    await visit.do(acknowledge.undo, actor, directive_id)
    await visit.toast(answering.UNDONE)


async def _on_full(visit: GroupVisit) -> None:
    directive_id, revision, page = visit.action.ids
    group, actor = await _linked(visit)
    assert group.unit_id is not None
    shown = await visit.ask(group_reading.full_text, actor, group.unit_id, directive_id, revision, page)
    if page == 0 and not group_reading.is_page(getattr(visit.pressed, "text", "") or ""):
        await visit.say(shown)
    else:
        await visit.redraw(shown)


async def _on_recall_seen(visit: GroupVisit) -> None:
    (directive_id,) = visit.action.ids
    _, actor = await _linked(visit)
    new = await visit.do(recall.confirm, actor, directive_id)
    await visit.toast(life_words.KNOWN if new else life_words.KNOWN_BEFORE)


async def _on_open(visit: GroupVisit) -> None:
    (directive_id,) = visit.action.ids
    group, actor = await _linked(visit)
    await visit.toast(await visit.do(group_digest.open_card, actor, group, directive_id))


async def _on_keep(visit: GroupVisit) -> None:
    (link_id,) = visit.action.ids
    with speaking(LANGUAGES[0]):
        said = await visit.do(group_keepers.keep, visit.actor, link_id)
    await visit.redraw(Message(h(said)))


_BUTTONS: Final[Mapping[Verb, Callable[[GroupVisit], Awaitable[None]]]] = {
    Verb.GROUP_LINK: _on_link,
    Verb.GROUP_WHOSE: _on_whose,
    Verb.GROUP_KEEP: _on_keep,
    Verb.GROUP_OPEN: _on_open,
    Verb.ACK: _on_ack,
    Verb.UNDO: _on_undo,
    Verb.FULL: _on_full,
    Verb.RECALL_SEEN: _on_recall_seen,
}
