"""What becomes of a group, and of what is sent there: gone, moved, without its topic, changed meanwhile."""

from __future__ import annotations

from typing import Final, assert_never

from domain.messages import Message
from domain.outcomes import TOPIC_GONE, Gone, Later, Moved, Outcome, Rejected, Sent, Uncertain
from domain.wording import groups as words
from handlers import group_copies, group_keepers, groups
from handlers.groups import WAIT
from handlers.notes import group_note
from storage import alarms, directives, journal, outbox, units
from storage import group_copies as lying
from storage import groups as rows
from storage.group_copies import GroupCopy
from storage.groups import Group
from storage.outbox import Claimed
from storage.store import Tx

_NO_RIGHTS: Final = "no_rights"  # the group silences the bot: that passes, the link stays


async def lost(tx: Tx, chat_id: int, reason: str) -> bool:
    """The bot is not in the chat any more: its link ends. False if that was known.

    Told are who coordinates the unit, and at once, too, who answers for the group: the nearest to ask it back.
    """
    group = await rows.of_chat(tx, chat_id)
    if group is None or not await rows.end(tx, group.id, reason):
        return False
    await alarms.silence(tx, WAIT, group.id)
    data = {"group": group.id, "reason": reason}
    await journal.write(tx, "group_lost", None, unit_id=group.unit_id, data=data)
    if group.unit_id is not None:
        unit = await units.name(tx, group.unit_id)
        keeper = [group.by_id] if await group_keepers.may_keep(tx, group, group.by_id) else []
        await groups.tell(tx, group, "lost", lambda: words.told_ended(group.title, unit, reason), also=keeper)
    return True


async def moved(tx: Tx, old_chat: int, new_chat: int) -> bool:
    """A group has become a supergroup: the link goes on there. False if that was known.

    The cards that lie in the old chat cannot be edited any more, so those of live directives are sent again.
    """
    old, there = await rows.of_chat(tx, old_chat), await rows.of_chat(tx, new_chat)
    if old is None:
        return False
    if there is not None and there.is_linked:  # somebody has linked the new one already
        return await rows.end(tx, old.id, "moved")
    if there is not None:
        await rows.end(tx, there.id, "moved")
        await alarms.silence(tx, WAIT, there.id)
    new_id = await rows.move(tx, old, new_chat)
    await _go_on(tx, old, new_id)
    data = {"group": old.id, "now": new_id}
    await journal.write(tx, "group_moved", None, unit_id=old.unit_id, data=data)
    return True


async def _go_on(tx: Tx, old: Group, new_id: int) -> None:
    if not old.is_linked or old.unit_id is None:
        await alarms.move(tx, WAIT, old.id, new_id)
        return
    await alarms.move(tx, group_keepers.ALARM, old.id, new_id)
    group = await rows.get(tx, new_id)
    assert group is not None
    for directive_id, revision in await lying.carried(tx, old.id):
        await group_copies.owe_to(tx, directive_id, revision, [group], tx.now, silent=True, again=True)


async def settle(tx: Tx, claimed: Claimed, outcome: Outcome) -> bool:
    """Write down what a group's own failures mean; False for all that is settled like any message."""
    match outcome:
        case Moved(new_chat):
            await _follow(tx, claimed, new_chat)
        case Gone(reason) if reason == _NO_RIGHTS:
            await outbox.settle(tx, claimed.id, "refused", reason=reason)
            await _no_rights(tx, claimed)
        case Gone(reason):
            await outbox.settle(tx, claimed.id, "refused", reason=reason)
            await lost(tx, claimed.chat_id, reason)
        case Rejected(reason) if reason == TOPIC_GONE and claimed.topic is not None:
            await _without_topic(tx, claimed)
        case _:
            return False
    return True


async def _follow(tx: Tx, claimed: Claimed, new_chat: int) -> None:
    assert claimed.group_id is not None
    await moved(tx, claimed.chat_id, new_chat)
    group = await rows.of_chat(tx, new_chat)
    own = await rows.get(tx, claimed.group_id)
    if claimed.kind in (group_copies.BYE, group_copies.LEAVE):
        await rows.set_chat(tx, claimed.group_id, new_chat)
    elif "message" in claimed.payload or group is None or own is None or group.unit_id != own.unit_id:
        await outbox.settle(tx, claimed.id, "cancelled", reason="moved")
        return
    else:
        await rows.follow(tx, claimed.id, group.id)
    await outbox.postpone(tx, claimed.id, tx.now, "moved")
    tx.announce(outbox.SIGNAL)


async def _without_topic(tx: Tx, claimed: Claimed) -> None:
    """The topic is closed or deleted: the message goes into the chat itself, which is told once."""
    assert claimed.group_id is not None
    group = await rows.get(tx, claimed.group_id)
    if group is not None and await rows.set_topic(tx, group.id, None) and group.unit_id is not None:
        unit, key = await units.name(tx, group.unit_id), f"topic{claimed.topic}"
        await outbox.owe(tx, [group_note(group, f"g{group.id}:{key}", lambda: words.TOPIC_GONE)])
        await groups.tell(tx, group, key, lambda: words.told_topic_gone(group.title, unit))
        data = {"group": group.id, "topic": claimed.topic}
        await journal.write(tx, "group_topic_gone", None, unit_id=group.unit_id, data=data)
    await outbox.postpone(tx, claimed.id, tx.now, TOPIC_GONE)
    tx.announce(outbox.SIGNAL)


async def _no_rights(tx: Tx, claimed: Claimed) -> None:
    group = await rows.get(tx, claimed.group_id or 0)
    if group is not None and group.is_linked and group.unit_id is not None:
        unit, day = await units.name(tx, group.unit_id), tx.stamp[:10]
        await groups.tell(tx, group, f"rights:{day}", lambda: words.told_no_rights(group.title, unit))


async def after(tx: Tx, claimed: Claimed, message: Message, outcome: Outcome) -> None:
    """What follows from a group's message that has been settled."""
    match outcome:
        case Later() | Moved() | Uncertain():  # not ended, or ended as ``perhaps``
            return
        case Rejected(reason) if reason == TOPIC_GONE:
            return
        case Sent(message_id):
            await _arrived(tx, claimed, message, message_id)
        case Gone() | Rejected():
            pass
        case _:
            assert_never(outcome)
    await _go(tx, claimed)


async def _go(tx: Tx, claimed: Claimed) -> None:
    """The last sentence has gone, or not: now the bot goes, too."""
    if claimed.kind != group_copies.BYE or claimed.group_id is None:
        return
    group = await rows.get(tx, claimed.group_id)
    assert group is not None
    await outbox.owe(tx, [group_note(group, f"g{group.id}:leave", str, kind=group_copies.LEAVE)])


async def _arrived(tx: Tx, claimed: Claimed, message: Message, message_id: int) -> None:
    """A card that came after the directive, or its unit's answer, had changed is put right at once."""
    if claimed.kind != group_copies.CARD or claimed.directive_id is None or claimed.group_id is None:
        return
    directive = await directives.get(tx, claimed.directive_id)
    group = await rows.get(tx, claimed.group_id)
    if directive is None or group is None or group.unit_id is None:
        return
    copy = GroupCopy(
        group.id, group.by_id, message_id, claimed.revision or 1, bool(claimed.payload.get("file"))
    )
    if directive.state != "published" or claimed.revision != directive.revision:
        occasion = f"late:{directive.state}:r{directive.revision}"
        await group_copies.redraw_late(tx, directive.id, copy, occasion)
        if directive.state == "recalled":
            await group_copies.recalled_after_all(tx, directive, group.id)
        return
    answer = await directives.answer(tx, directive.id, group.unit_id)
    if answer and answer.state != "silent" and _asks(message):
        await group_copies.redraw_late(tx, directive.id, copy, "late:answered")


def _asks(message: Message) -> bool:
    return any(button.data.startswith("ack.") for row in message.keyboard for button in row)


async def perhaps(tx: Tx, claimed: Claimed) -> None:
    """Of unknown fate: a last sentence is not said twice, and of a recall a group is told in any case."""
    await _go(tx, claimed)
    if claimed.kind != group_copies.CARD or claimed.directive_id is None or claimed.group_id is None:
        return
    directive = await directives.get(tx, claimed.directive_id)
    if directive and directive.state == "recalled":
        await group_copies.recalled_after_all(tx, directive, claimed.group_id)
