"""What waits for a second person's word: reminded of in time, and first in the list of whoever gives it."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import Final

from domain import approval_waits as cards
from domain import approvals
from domain.approval_waits import Wait, Waits
from domain.approvals import REMIND
from domain.messages import Lane, Message
from domain.people import Actor
from domain.units import Tree
from domain.urgency import Urgency
from handlers.desk import Desk
from handlers.notes import notes
from handlers.telling import release_of
from storage import alarms, drafts, journal, outbox, people, units
from storage import approvals as rows
from storage.approvals import Approval
from storage.drafts import StoredDraft
from storage.outbox import Claimed, Owed
from storage.store import Tx

ALARM: Final = "approval_nudge"  # the alarm that reminds


def instants(asked: Approval, urgency: Urgency, zone: tzinfo) -> list[datetime]:
    """When its approvers are reminded, before it expires; what the night would hold comes in the morning."""
    due = (asked.asked_at + timedelta(minutes=minutes) for minutes in REMIND[urgency])
    return sorted({at for each in due if (at := release_of(urgency, each, zone)[0]) < asked.expires_at})


async def plan(tx: Tx, asked: Approval, urgency: Urgency, zone: tzinfo) -> None:
    """The next reminder, where one is left."""
    ahead = [at for at in instants(asked, urgency, zone) if at > tx.now]
    if ahead:
        await alarms.set_alarm(tx, ALARM, asked.id, ahead[0])


async def ring(tx: Tx, approval_id: int, zone: tzinfo) -> None:
    """Remind whoever may still give the word, once however many reminders a stop has swallowed."""
    asked = await rows.get(tx, approval_id)
    stored = await drafts.get(tx, asked.draft_id) if asked else None
    if asked is None or stored is None or not asked.is_waiting or tx.now >= asked.expires_at:
        return
    urgency = stored.draft.urgency
    due = instants(asked, urgency, zone)
    step = sum(at <= tx.now for at in due)
    told = await _approvers(tx, asked)
    await outbox.owe(tx, [_nudge(asked, urgency, step, person, tx.now, zone) for person in told])
    data: dict[str, object] = {"approval": asked.id, "draft": stored.id, "step": step, "people": told}
    await journal.write(tx, "approval_reminded", None, directive_id=stored.amends, data=data)
    if step == len(due):
        await _tell_author(tx, asked, stored, step, zone)
    await plan(tx, asked, urgency, zone)


def _nudge(asked: Approval, urgency: Urgency, step: int, person: int, now: datetime, zone: tzinfo) -> Owed:
    key = f"{rows.KIND}{asked.id}:n{step}:p{person}"
    lane = Lane.FLASH if urgency is Urgency.FLASH else Lane.REMINDER
    silent = release_of(urgency, now, zone)[1]
    return Owed(key, rows.NUDGE, lane, person, payload={"approval": asked.id}, silent=silent)


async def _approvers(tx: Tx, asked: Approval) -> list[int]:
    """Those of the people asked who may still approve and can be reached."""
    tree = await units.tree(tx)
    found = [await people.actor_of(tx, each) for each in await rows.asked(tx, asked.id)]
    return [
        actor.person.id
        for actor in found
        if actor and actor.person.reachable and approvals.may_approve(actor, asked.unit_id, tree)
    ]


async def _tell_author(tx: Tx, asked: Approval, stored: StoredDraft, step: int, zone: tzinfo) -> None:
    one = await wait(tx, asked, stored, await units.tree(tx))
    _, silent = release_of(stored.draft.urgency, tx.now, zone)
    told = await notes(
        tx, f"{rows.KIND}{asked.id}:nobody_yet", [stored.author_id], lambda: cards.nobody_yet(one, step, zone),
        silent=silent,
    )  # fmt: skip
    await outbox.owe(tx, told)


async def wait(tx: Tx, asked: Approval, stored: StoredDraft, tree: Tree) -> Wait:
    """What a list or a reminder says of it."""
    author = await people.get(tx, stored.author_id)
    found = [await people.get(tx, each) for each in await rows.asked(tx, asked.id)]
    unit = tree.known(asked.unit_id)
    return Wait(
        asked.id, stored.id, stored.draft, author.name if author else "", unit.name if unit else "",
        tuple(person.name for person in found if person), asked.asked_at, asked.expires_at,
    )  # fmt: skip


async def draw(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """The reminder; None once it is settled."""
    approval_id = claimed.payload["approval"]
    assert isinstance(approval_id, int)
    asked = await rows.get(tx, approval_id)
    stored = await drafts.get(tx, asked.draft_id) if asked else None
    if asked is None or stored is None or not asked.is_waiting:
        return None
    return cards.nudge(await wait(tx, asked, stored, await desk.units(tx)), desk.zone)


async def of(tx: Tx, actor: Actor, tree: Tree) -> Waits:
    """What waits for the actor's word (the most urgent first), and what the actor waits for."""
    yours, others = [], []
    for asked in await rows.all_waiting(tx):
        stored = await drafts.get(tx, asked.draft_id)
        if stored is None:
            continue
        if actor.person.id == stored.author_id:
            others.append(await wait(tx, asked, stored, tree))
        elif actor.person.id != asked.asked_by and approvals.may_approve(actor, asked.unit_id, tree):
            yours.append(await wait(tx, asked, stored, tree))
    yours.sort(key=lambda one: (-one.draft.urgency.rank, one.expires_at))
    return Waits(tuple(yours), tuple(others))
