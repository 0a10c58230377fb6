"""Somebody of the unit answers for its group; where the one who linked it may no longer, others are asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from domain import group_cards, limits, times
from domain.messages import Lane, Message
from domain.people import Actor
from domain.wording import group_changes as changes
from domain.wording import groups as words
from handlers import groups
from handlers.desk import Desk
from handlers.notes import group_note
from storage import alarms, journal, outbox, people, units
from storage import groups as rows
from storage.groups import Group
from storage.outbox import Claimed, Owed
from storage.store import Tx

ALARM: Final = "group_orphan"  # the alarm at which a group that nobody took on is left
KIND: Final = "group_keep"  # the question who answers for it


async def seats_ended(tx: Tx, person_ids: Iterable[int], heir: int | None = None) -> int:
    """Look at the groups that these people linked; how many have nobody now.

    ``heir``: who took the seat over goes on with those that are hers to link.
    """
    count = 0
    for group in await rows.linked_by(tx, person_ids):
        if await may_keep(tx, group, group.by_id):
            continue
        if heir is not None and await may_keep(tx, group, heir):
            await rows.set_keeper(tx, group.id, heir)
            continue
        await _ask(tx, group)
        count += 1
    return count


async def may_keep(tx: Tx, group: Group, person_id: int) -> bool:
    """Whether the group of a unit is still this person's to answer for."""
    actor, tree = await people.actor_of(tx, person_id), await units.tree(tx)
    unit_id = group.unit_id
    return actor is not None and unit_id in tree and groups.may_link(actor, unit_id or 0, tree)


async def _ask(tx: Tx, group: Group) -> None:
    """The unit's other people; without any, the group itself and who coordinates the unit."""
    assert group.unit_id is not None
    if not await alarms.set_alarm(tx, ALARM, group.id, tx.now + timedelta(days=limits.GROUP_ORPHAN_DAYS)):
        return
    await journal.write(tx, "group_orphaned", None, unit_id=group.unit_id, data={"group": group.id})
    own = [person for person in await people.answering(tx, [group.unit_id]) if person != group.by_id]
    reachable = [each for each in own if (one := await people.get(tx, each)) and one.reachable]
    asked = reachable or await groups.overseers(tx, group.unit_id)
    base = f"g{group.id}:keep:{tx.stamp}"
    payload: dict[str, object] = {"group": group.id}
    owed = [Owed(f"{base}:p{each}", KIND, Lane.REMINDER, each, payload=payload, silent=True) for each in asked]
    if not reachable:
        owed.append(Owed(base, KIND, Lane.REMINDER, group.by_id, payload=payload, group_id=group.id))
    await outbox.owe(tx, owed)


async def keep(tx: Tx, actor: Actor, link_id: int) -> str:
    """The actor answers for the group from now on; what to say. Raises Refusal for another's group."""
    group = await groups.owned(tx, actor, link_id)
    assert group.unit_id is not None
    if not await may_keep(tx, group, group.by_id):
        await rows.set_keeper(tx, group.id, actor.person.id)
        await alarms.silence(tx, ALARM, group.id)
        data = {"group": group.id}
        await journal.write(tx, "group_kept", actor.person.id, unit_id=group.unit_id, data=data)
        return changes.kept(group.title, actor.person.name)
    return changes.kept(group.title, group.by_name)


async def expire(tx: Tx, group_id: int) -> None:
    """Nobody took it on in time: the link ends after a sentence, who coordinates the unit is told."""
    group = await rows.get(tx, group_id)
    if group is None or not group.is_linked or group.unit_id is None or await may_keep(tx, group, group.by_id):
        return
    unit = await units.name(tx, group.unit_id)
    await leave(tx, group, "orphaned", changes.orphan_bye(unit))
    await groups.tell(tx, group, "orphaned", lambda: words.told_ended(group.title, unit, "orphaned"))


async def leave(tx: Tx, group: Group, reason: str, say: str) -> None:
    """The link ends; the group reads why, in Vietnamese, before the bot goes."""
    await rows.end(tx, group.id, reason)
    await alarms.silence(tx, ALARM, group.id)
    data = {"group": group.id, "reason": reason}
    await journal.write(tx, "group_left", None, unit_id=group.unit_id, data=data)
    await outbox.owe(tx, [group_note(group, f"g{group.id}:bye", lambda: say, kind="group_bye")])


async def draw(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """The question to one of the unit's people; None once somebody has taken the group on, or it has ended."""
    link_id = claimed.payload["group"]
    assert isinstance(link_id, int)
    group = await rows.get(tx, link_id)
    return None if group is None else await _drawn(tx, group, desk, drop=True)


async def draw_in_group(tx: Tx, claimed: Claimed, desk: Desk, group: Group) -> Message | None:
    """The same, said in the group itself."""
    return await _drawn(tx, group, desk, drop=False)


async def _drawn(tx: Tx, group: Group, desk: Desk, *, drop: bool) -> Message | None:
    if not group.is_linked or await may_keep(tx, group, group.by_id):
        return None
    return group_cards.keeper_wanted(group.id, await _said(tx, group, desk), drop=drop)


async def _said(tx: Tx, group: Group, desk: Desk) -> str:
    assert group.unit_id is not None
    due = await alarms.due_of(tx, ALARM, group.id)
    until = times.show_date((due or tx.now).astimezone(desk.zone).date())
    return changes.keeper_wanted(group.title, await units.name(tx, group.unit_id), group.by_name, until)
