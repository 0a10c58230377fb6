"""A group that is linked while directives are open gets one list of them, with days as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Final

from domain import group_cards, times
from domain.documents.secrecy import secrecy_stamp
from domain.errors import Refusal
from domain.group_cards import OpenItem
from domain.messages import Lane, Message
from domain.people import Actor
from domain.urgency import Urgency
from domain.wording import answering
from domain.wording import group_changes as changes
from domain.wording import groups as words
from handlers import group_copies
from handlers.desk import Desk
from handlers.telling import release_of
from storage import directives, estates, groups, outbox, reminding, units
from storage import group_copies as lying
from storage.groups import Group
from storage.outbox import Claimed, Owed
from storage.store import Tx

KIND: Final = "group_digest"


async def owe(tx: Tx, group: Group, zone: tzinfo, *, passed: bool = False) -> int:
    """One list of what is open for the group's unit and has no card there; how many.

    ``passed``: the group was linked before, for a unit that is no more.
    """
    assert group.unit_id is not None
    silent = await estates.silent(tx, group.unit_id)
    owed = [directive_id for _, directive_id in await estates.owed(tx, group.unit_id)]
    at, _ = release_of(Urgency.NORMAL, tx.now, zone)
    return await _owe(tx, group, dict.fromkeys((*silent, *owed)), "passed" if passed else "linked", at)


async def owe_taken(
    tx: Tx, asked: Mapping[int, Collection[int]], zone: tzinfo | None, but: Collection[int] = ()
) -> None:
    """Units take over another's work: each of their groups gets one list of what is ``asked`` now, by unit.

    Not ``but`` those groups, which have come along with people of the other unit and are owed a list of all.
    Without a zone it leaves at once.
    """
    at = release_of(Urgency.NORMAL, tx.now, zone)[0] if zone else tx.now
    for group in await groups.of_units(tx, asked):
        assert group.unit_id is not None
        if group.id not in but:
            await _owe(tx, group, asked[group.unit_id], "taken", at)


async def _owe(tx: Tx, group: Group, directive_ids: Iterable[int], why: str, at: datetime) -> int:
    found = []
    for directive_id in directive_ids:
        directive = await directives.get(tx, directive_id)
        if directive and not await lying.has_card(tx, directive_id, group.id, directive.revision):
            found.append(directive_id)
    if found:
        key = f"g{group.id}:digest:{tx.stamp}:{why}"
        payload: dict[str, object] = {"directives": found, "why": why}
        message = Owed(
            key, KIND, Lane.DIRECTIVE, group.by_id, payload=payload, not_before=at, group_id=group.id
        )
        await outbox.owe(tx, [message])
    return len(found)


async def draw(tx: Tx, claimed: Claimed, desk: Desk, group: Group) -> Message | None:
    """What is still open when it leaves; None when nothing is."""
    wanted = claimed.payload["directives"]
    assert isinstance(wanted, list)
    assert group.unit_id is not None
    owed = await estates.owed(tx, group.unit_id)
    items = [item for one in wanted if (item := await _item(tx, int(one), group.unit_id, owed, desk))]
    if not items:
        return None
    unit = await units.name(tx, group.unit_id)
    return group_cards.digest(unit, items, _why(claimed.payload, group, unit, desk.zone), desk.zone)


def _why(payload: Mapping[str, object], group: Group, unit: str, zone: tzinfo) -> str:
    """Why it comes only now."""
    assert group.linked_at is not None
    if payload.get("why") == "taken":
        return changes.open_taken(unit)
    if payload.get("why") == "passed":
        return changes.open_passed(unit)
    return changes.late_linked(times.show_date(group.linked_at.astimezone(zone).date()))


async def _item(
    tx: Tx, directive_id: int, unit_id: int, owed: Sequence[tuple[int, int]], desk: Desk
) -> OpenItem | None:
    directive, revision = await desk.directive(tx, directive_id)
    answer = await directives.answer(tx, directive_id, unit_id)
    slots = [slot for slot, of in owed if of == directive_id]
    due = sorted(slot.due_at for slot in await reminding.slots(tx, slots))
    silent = directive.ack_wanted and answer is not None and answer.state == "silent"
    if not directive.is_live or answer is None or not (silent or due) or secrecy_stamp(revision.text):
        return None
    who = "" if silent else answer.answered_name
    return OpenItem(directive, silent, who, due[0] if due else None, late=bool(due) and due[0] < tx.now)


async def open_card(tx: Tx, actor: Actor, group: Group, directive_id: int) -> str:
    """The unit's card comes into the group; what to say. Raises Refusal for what is not the unit's."""
    assert group.unit_id is not None
    directive = await directives.get(tx, directive_id)
    if directive is None or not await directives.asked_units(tx, directive_id, [group.unit_id]):
        raise Refusal(answering.NOT_YOURS)
    if not directive.is_live:
        raise Refusal(changes.NOT_LIVE)
    if await lying.has_card(tx, directive_id, group.id, directive.revision):
        return changes.CARD_THERE
    if not await group_copies.owe_to(tx, directive_id, directive.revision, [group], tx.now):
        raise Refusal(words.NOT_HERE)
    return changes.CARD_COMES
