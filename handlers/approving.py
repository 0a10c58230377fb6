"""A draft that a second person must approve waits: who is asked, what they see, how it ends unapproved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from domain import approval_cards, approvals, draft_cards, times
from domain.approval_cards import Question
from domain.approvals import Why
from domain.errors import Refusal
from domain.messages import Lane, Message
from domain.people import Actor, Person, Role
from domain.units import Tree
from domain.urgency import Urgency
from domain.wording import approvals as words
from domain.wording import drafting as draft_words
from handlers import approval_waits, drafting, preview, redraw
from handlers.desk import Desk
from handlers.notes import notes, speaking_to
from storage import alarms, directives, drafts, journal, outbox, people, units
from storage import approvals as rows
from storage.approvals import Approval
from storage.copies import Copy
from storage.drafts import StoredDraft
from storage.outbox import Claimed, Owed
from storage.store import Tx

ALARM: Final = "approval"  # the alarm that ends the waiting


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a press on "Phát hành" did: nothing left, so many people were asked."""

    approval_id: int
    people: int


async def needed(tx: Tx, actor: Actor, stored: StoredDraft) -> tuple[int, tuple[Why, ...]] | None:
    """The office that the actor would send it for, and why that needs a second person; None: it needs none."""
    known = await rows.rules(tx)
    if not known:
        return None
    tree, draft = await units.tree(tx), stored.draft
    for unit_id in approvals.publishing_units(actor, draft.audience, tree):
        rule = approvals.rule_of(known, unit_id, tree)
        if why := approvals.reasons(rule, draft.urgency, draft.audience, unit_id, tree):
            return unit_id, why
    return None


async def ask(
    tx: Tx, actor: Actor, stored: StoredDraft, unit_id: int, why: Sequence[Why], zone: tzinfo, *, at_night: bool
) -> Waiting:
    """Freeze the draft and ask everybody who may approve it. Raises Refusal where nobody can be asked."""
    tree = await units.tree(tx)
    asked = await _approvers(tx, unit_id, tree, actor.person.id)
    urgency = stored.draft.urgency
    expires_at = approvals.expiry(urgency, tx.now)
    made = await rows.ask(
        tx, stored.id, stored.version, unit_id, why, expires_at, by_id=actor.person.id, at_night=at_night,
        approvers=[person.id for person in asked],
    )  # fmt: skip
    silent = urgency is not Urgency.FLASH and times.quiet_until(tx.now, zone) is not None
    lane = Lane.FLASH if urgency is Urgency.FLASH else Lane.DIRECTIVE
    await outbox.owe(
        tx,
        [
            Owed(rows.key(made, each.id), rows.KIND, lane, each.id, payload={"approval": made}, silent=silent)
            for each in asked
        ],
    )
    await alarms.set_alarm(tx, ALARM, made, expires_at)
    if waiting := await rows.get(tx, made):
        await approval_waits.plan(tx, waiting, urgency, zone)
    await record(tx, "approval_asked", actor.person.id, made, stored, {"why": [*why], "unit": unit_id})
    return Waiting(made, len(asked))


async def _approvers(tx: Tx, unit_id: int, tree: Tree, author_id: int) -> list[Person]:
    """Who may approve and can be reached, the nearest first. Raises Refusal, which says what to do."""
    chain = [unit_id, *(unit.id for unit in tree.ancestors(unit_id))]
    leaders = await people.seated(tx, chain, (Role.LEADER,))
    leaders.sort(key=lambda held: chain.index(held[1].unit_id or unit_id))
    every = [*(person for person, _ in leaders), *await people.admins(tx)]
    found = {person.id: person for person in every if person.id != author_id}
    if not found:
        raise Refusal(words.NOBODY)
    reachable = [person for person in found.values() if person.reachable]
    if not reachable:
        raise Refusal(words.unreachable(", ".join(person.name for person in found.values())))
    return reachable


async def record(
    tx: Tx, kind: str, by: int | None, approval_id: int, stored: StoredDraft, more: Mapping[str, object]
) -> None:
    """One line in the journal; under the directive that the draft corrects, or has become."""
    data = {"approval": approval_id, "draft": stored.id, "version": stored.version, **more}
    found = await rows.get(tx, approval_id)
    became = found.directive_id if found else None
    await journal.write(tx, kind, by, directive_id=became or stored.amends, data=data)


async def known(tx: Tx, approval_id: int) -> tuple[Approval, StoredDraft]:
    """A question with its draft. Raises Refusal for one that never was."""
    asked = await rows.get(tx, approval_id)
    stored = await drafts.get(tx, asked.draft_id) if asked else None
    if asked is None or stored is None:
        raise Refusal(words.NOTHING)
    return asked, stored


async def looked_at(tx: Tx, actor: Actor, approval_id: int) -> tuple[Approval, StoredDraft]:
    """``known``, for its author and whoever may approve it. Raises Refusal for anybody else."""
    asked, stored = await known(tx, approval_id)
    if actor.person.id not in (asked.asked_by, stored.author_id) and not approvals.may_approve(
        actor, asked.unit_id, await units.tree(tx)
    ):
        raise Refusal(words.NOT_APPROVER)
    return asked, stored


async def _question(tx: Tx, asked: Approval, stored: StoredDraft, zone: tzinfo) -> Question:
    tree, draft = await units.tree(tx), stored.draft
    linked = await people.linked_counts(tx)
    author = await people.get(tx, stored.author_id)
    amended = await directives.get(tx, stored.amends) if stored.amends else None
    held = None if asked.at_night else draft_cards.held_until(draft, tx.now, zone)
    return Question(
        asked.id, author.name if author else "", await units.name(tx, asked.unit_id), asked.why,
        asked.expires_at, draft, len(await people.answering(tx, draft.audience)),
        tuple(unit.name for unit in tree if unit.id in set(draft.audience)),
        sum(unit not in linked for unit in draft.audience), held, amended.title if amended else "",
        stored.source.file_id, stored.source.file_name, asked.became,
        draft.due_at if draft.due_at and draft.due_at <= tx.now else None,
    )  # fmt: skip


async def draw(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """The message that asks; None once it is settled."""
    approval_id = claimed.payload["approval"]
    assert isinstance(approval_id, int)
    asked, _ = await known(tx, approval_id)
    return await message(tx, approval_id, desk.zone) if asked.is_waiting else None


async def message(tx: Tx, approval_id: int, zone: tzinfo) -> Message:
    """What an approver's message says now."""
    asked, stored = await known(tx, approval_id)
    if asked.is_waiting:
        question = await _question(tx, asked, stored, zone)
        return approval_cards.question(question, await preview.card(tx, stored, zone), zone)
    assert asked.decided_at is not None
    when = times.show_short(asked.decided_at, zone)
    return approval_cards.decided(
        stored.draft, asked.state, await decider(tx, asked), when, asked.reason, asked.directive_id
    )


async def decider(tx: Tx, asked: Approval) -> str:
    """Who settled it, by name; nobody where its time ran out."""
    person = await people.get(tx, asked.decided_by) if asked.decided_by else None
    return person.name if person else ""


async def waiting_card(tx: Tx, stored: StoredDraft, zone: tzinfo) -> Message | None:
    """What the author sees of a draft that waits."""
    asked = await rows.waiting_of(tx, stored.id)
    if asked is None:
        return None
    found = [await people.get(tx, each) for each in await rows.asked(tx, asked.id)]
    names = [person.name for person in found if person]
    return approval_cards.waiting(await _question(tx, asked, stored, zone), names, zone)


async def settle(tx: Tx, asked: Approval, but: int = 0, pressed: int = 0) -> None:
    """It is decided: no alarm rings; every message that asked says so, and so does its author's card.

    The one message of ``but``, who has just pressed in it, or the author's ``pressed`` one, is drawn by whoever
    answers the press.
    """
    for kind in (ALARM, approval_waits.ALARM):
        await alarms.silence(tx, kind, asked.id)
    copies = await rows.messages(tx, asked.id)
    own = [copy for copy in copies if copy.person_id == but]
    drawn = own if len(own) == 1 else []
    if asked.card_id not in (None, pressed):
        copies.append(Copy(asked.asked_by, asked.card_id or 0, 0, has_file=False))
    await outbox.owe(tx, [_edit(asked.id, copy) for copy in copies if copy not in drawn])


def _edit(approval_id: int, copy: Copy) -> Owed:
    payload = {"approval": approval_id, "message": copy.message_id, "file": copy.has_file}
    key = f"{redraw.KIND}:{rows.KIND}{approval_id}:{copy.person_id}:{copy.message_id}"
    return Owed(key, redraw.KIND, Lane.REPLY, copy.person_id, payload=payload)


async def arrived(tx: Tx, claimed: Claimed, message_id: int, *, has_file: bool) -> None:
    """The message that asks has arrived: if it was decided meanwhile, it shall say so."""
    approval_id = claimed.payload["approval"]
    assert isinstance(approval_id, int)
    asked, _ = await known(tx, approval_id)
    if not asked.is_waiting:
        await outbox.owe(tx, [_edit(asked.id, Copy(claimed.person_id, message_id, 0, has_file))])


async def unreached(tx: Tx, claimed: Claimed) -> None:
    """One who was asked cannot be reached: if nobody is left, the author hears of it at once."""
    approval_id = claimed.payload["approval"]
    assert isinstance(approval_id, int)
    asked, stored = await known(tx, approval_id)
    if not asked.is_waiting or await rows.on_their_way(tx, approval_id):
        return
    found = [await people.get(tx, each) for each in await rows.asked(tx, approval_id)]
    names = ", ".join(person.name for person in found if person)
    told = await notes(
        tx, f"{rows.KIND}{approval_id}:nobody", [stored.author_id], lambda: words.unreachable(names)
    )
    await outbox.owe(tx, told)


async def withdraw(tx: Tx, actor: Actor, approval_id: int, pressed: int = 0) -> int:
    """The author takes the question back by this message; the draft is open again, its id."""
    asked, stored = await known(tx, approval_id)
    if stored.author_id != actor.person.id:
        raise Refusal(draft_words.NO_DRAFT)
    if not await rows.decide(tx, approval_id, "withdrawn", actor.person.id):
        raise Refusal(words.NOTHING)
    await settle(tx, asked, pressed=pressed)
    await record(tx, "approval_withdrawn", actor.person.id, approval_id, stored, {})
    return stored.id


async def expire(tx: Tx, approval_id: int, zone: tzinfo) -> None:
    """Nobody said a word in time: the author is told, and the draft is open again."""
    asked, stored = await known(tx, approval_id)
    if not await rows.decide(tx, approval_id, "expired"):
        return
    await settle(tx, asked)
    await record(tx, "approval_expired", None, approval_id, stored, {})
    async with speaking_to(tx, stored.author_id):
        remark = words.expired_remark(times.show(asked.expires_at, zone))
        await drafting.show(tx, stored.id, stored.author_id, remark)
