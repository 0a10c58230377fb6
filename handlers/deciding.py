"""A second person says yes, and it is published as its author's; or no, with a reason."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from domain import approvals, limits, times
from domain.errors import Refusal
from domain.people import Actor, is_coordinator
from domain.text import clean, clip, squeeze
from domain.wording import approvals as words
from handlers import approving, drafting, orders
from handlers.amend import Amended
from handlers.notes import notes, speaking_to
from handlers.publish import Published
from storage import approvals as rows
from storage import directives, drafts, outbox, people, units
from storage.approvals import Approval
from storage.drafts import StoredDraft
from storage.store import Tx

PROMPT: Final = "approval_return"  # waits for the reason


async def approve(tx: Tx, actor: Actor, approval_id: int, zone: tzinfo) -> Published | Amended:
    """Publish what was asked about, as it was asked. Raises Refusal for whoever may not, or is second."""
    asked, stored = await deciding(tx, actor, approval_id, zone)
    if not await rows.decide(tx, approval_id, "approved", actor.person.id):
        raise Refusal(words.NOTHING)
    made = await _published(tx, asked, stored, zone)
    revision = made.revision if isinstance(made, Amended) else 1
    await rows.became(tx, approval_id, made.directive_id, revision)
    await approving.settle(tx, asked, but=actor.person.id)
    await approving.record(tx, "approved", actor.person.id, approval_id, stored, {"revision": revision})
    await _tell_author(tx, actor, stored, made.directive_id, approval_id)
    return made


async def _published(tx: Tx, asked: Approval, stored: StoredDraft, zone: tzinfo) -> Published | Amended:
    author = await people.actor_of(tx, stored.author_id)
    assert author is not None
    if not is_coordinator(author):
        raise Refusal(words.AUTHOR_GONE)
    made = await orders.order(
        tx, author, stored.id, asked.version, zone, at_night=asked.at_night, approved=True
    )
    if not isinstance(made, Published | Amended):
        raise Refusal(words.NOTHING)
    return made


async def _tell_author(tx: Tx, actor: Actor, stored: StoredDraft, directive_id: int, approval_id: int) -> None:
    directive = await directives.get(tx, directive_id)
    assert directive is not None
    title = directive.title.rstrip(" .")  # a notice's own words end with a stop
    told = await notes(
        tx, f"{rows.KIND}{approval_id}:approved", [stored.author_id],
        lambda: words.approved_note(actor.person.name, title), directive_id=directive_id,
    )  # fmt: skip
    await outbox.owe(tx, told)


async def deciding(tx: Tx, actor: Actor, approval_id: int, zone: tzinfo) -> tuple[Approval, StoredDraft]:
    """What waits for the actor's word. Raises Refusal: not the actor's to decide, the own one, or settled."""
    asked, stored = await approving.known(tx, approval_id)
    if not approvals.may_approve(actor, asked.unit_id, await units.tree(tx)):
        raise Refusal(words.NOT_APPROVER)
    if actor.person.id in (asked.asked_by, stored.author_id):
        raise Refusal(words.OWN_DRAFT)
    if not asked.is_waiting:
        assert asked.decided_at is not None
        when = times.show_short(asked.decided_at, zone)
        raise Refusal(words.decided_before(asked.state, await approving.decider(tx, asked), when))
    return asked, stored


async def ask_reason(tx: Tx, actor: Actor, approval_id: int, zone: tzinfo) -> str:
    """The actor's next message is why it is returned; the question."""
    await deciding(tx, actor, approval_id, zone)
    await drafts.ask(tx, actor.person.id, PROMPT, approval_id)
    return words.ASK_REASON


async def give_back(tx: Tx, actor: Actor, approval_id: int, typed: str, zone: tzinfo) -> None:
    """Return it: the draft is open again, its author reads why."""
    asked, stored = await deciding(tx, actor, approval_id, zone)
    reason = clip(squeeze(clean(typed)), limits.REASON_MAX)
    if not reason:
        raise Refusal(words.REASON_EMPTY)
    if not await rows.decide(tx, approval_id, "returned", actor.person.id, reason):
        raise Refusal(words.NOTHING)
    await drafts.answered(tx, actor.person.id)
    await approving.settle(tx, asked)
    await approving.record(tx, "approval_returned", actor.person.id, approval_id, stored, {"reason": reason})
    async with speaking_to(tx, stored.author_id):
        remark = words.returned_remark(actor.person.name, reason)
        await drafting.show(tx, stored.id, stored.author_id, remark)
