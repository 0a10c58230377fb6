"""A confirmed draft becomes a directive: one transaction from the press to every row that is owed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from typing import Final

from domain import drills, times
from domain.directives import Directive
from domain.drafts import Draft
from domain.errors import Refusal
from domain.messages import Lane
from domain.people import Actor, is_coordinator, scope
from domain.text import clip, readable, squeeze
from domain.urgency import Urgency
from domain.wording import approvals as approval_words
from domain.wording import drafting as words
from domain.wording import terms
from handlers import drills as drill_uses
from handlers import duty, group_copies, replaced, weekly
from storage import alarms, boards, directives, drafts, duties, journal, outbox, people, units
from storage.drafts import StoredDraft
from storage.outbox import Owed
from storage.store import Tx

HOLD: Final = timedelta(seconds=10)  # a flash order can be taken back for so long
EXCERPT: Final = 120  # what a letter without number and subject is called by
RELEASE: Final = "release"  # the alarm that lets go what was held


@dataclass(frozen=True, slots=True)
class Gaps:
    """Nothing was published yet: the draft says less than a letter should. The next press publishes it so."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Published:
    """What a press on "Phát hành" did."""

    directive_id: int
    units: int
    people: int
    release_at: datetime
    release_reason: str


@dataclass(frozen=True, slots=True)
class Release:
    """When the cards leave, why not at once, and whether they come without a sound."""

    at: datetime
    reason: str
    silent: bool = False


async def publish(
    tx: Tx, actor: Actor, draft_id: int, version: int, zone: tzinfo, *, at_night: bool = False
) -> Published | Gaps:
    """Publish the draft as it stands at ``version``: directive, frozen audience, one card a person, journal.

    ``at_night`` sends in the night what would wait for the morning. Raises Refusal for whatever forbids it.
    """
    stored = await editable(tx, actor, draft_id, version)
    await check_audience(tx, actor, stored.draft)
    if found := await gaps(tx, stored):
        return found
    stored = replace(stored, draft=titled(stored))
    receivers = await people.answering(tx, stored.draft.audience)
    if not receivers:
        raise Refusal(words.NOBODY_LINKED)
    if stored.draft.oath:
        await journal.write(tx, "no_secret_sworn", actor.person.id, data={"draft": draft_id})
    made = await _publish(tx, actor, stored, receivers, release_of(tx.now, stored.draft, zone, at_night))
    await duty.plan(tx, made.directive_id, stored.draft, zone)
    if stored.draft.drill:
        await drill_uses.begin(tx, made.directive_id, made.release_at)
    await weekly.plan(tx, zone)
    return made


async def editable(tx: Tx, actor: Actor, draft_id: int, version: int | None = None) -> StoredDraft:
    """An open draft of a coordinator, at this version. Raises Refusal otherwise."""
    if not is_coordinator(actor):
        raise Refusal(words.NOT_COORDINATOR)
    stored = await drafts.get(tx, draft_id)
    if stored is None or stored.state == "dropped" or stored.author_id != actor.person.id:
        raise Refusal(words.NO_DRAFT)
    if stored.state == "waiting":
        raise Refusal(approval_words.FROZEN)
    if stored.state == "published":
        raise Refusal(words.ALREADY_PUBLISHED)
    if version is not None and stored.version != version:
        raise Refusal(words.CHANGED)
    return stored


async def gaps(tx: Tx, stored: StoredDraft) -> Gaps | None:
    """What its author must have seen before it goes: asked once, the next press answers for it."""
    if stored.draft.oath == "wanted":
        await drafts.change(tx, stored, replace(stored.draft, oath="asked"))
        return Gaps(words.OATH)
    if stored.draft.missing and not stored.draft.warned:
        await drafts.change(tx, stored, replace(stored.draft, warned=True))
        return Gaps(words.CONFIRM_GAPS.format(_names(stored.draft)))
    return None


def _names(draft: Draft) -> str:
    return ", ".join(terms.FIELDS[asked].lower() for asked in draft.missing)


async def check_audience(tx: Tx, actor: Actor, draft: Draft) -> None:
    """Raise Refusal for a draft to nobody, or to units that are not the actor's to write to."""
    if not draft.audience:
        raise Refusal(words.NO_AUDIENCE)
    tree = await units.tree(tx)
    tops = scope(actor, tree)
    if not all(unit in tree and any(tree.is_within(unit, top) for top in tops) for unit in draft.audience):
        raise Refusal(words.OUT_OF_SCOPE)


def release_of(now: datetime, draft: Draft, zone: tzinfo, at_night: bool) -> Release:
    """The night holds what is not very urgent; a flash pauses, so that its order can be taken back."""
    if draft.urgency is Urgency.FLASH:
        return Release(now + HOLD, "flash")
    until = times.quiet_until(now, zone)
    if until and not at_night and draft.urgency.rank < Urgency.VERY_URGENT.rank:
        return Release(until, "night")
    return Release(now, "", silent=until is not None and draft.urgency is Urgency.VERY_URGENT)


async def _publish(
    tx: Tx, actor: Actor, stored: StoredDraft, receivers: list[int], going: Release
) -> Published:
    draft = stored.draft
    directive_id = await directives.add(
        tx, draft, stored.source, by_id=actor.person.id,
        unit_id=draft.relay.unit_id if draft.relay else None, draft_id=stored.id, release_at=going.at,
        release_reason=going.reason,
    )  # fmt: skip
    if not await drafts.publish(tx, stored.id, stored.version, directive_id):
        raise Refusal(words.CHANGED)
    await directives.freeze_audience(tx, directive_id, draft.audience)
    await outbox.owe(
        tx, (card_of(directive_id, 1, person, draft.urgency, going.at, going.silent) for person in receivers)
    )
    await group_copies.owe_cards(tx, directive_id, 1, draft.audience, going.at, silent=going.silent)
    await outbox.owe(tx, [board_of(directive_id, actor.person.id, tx.stamp)])
    if going.reason:
        await alarms.set_alarm(tx, RELEASE, directive_id, going.at)
    facts = {
        "number": draft.number, "units": len(draft.audience), "people": len(receivers), "hold": going.reason,
    }  # fmt: skip
    await journal.write(tx, "published", actor.person.id, directive_id=directive_id, data=facts)
    return Published(directive_id, len(draft.audience), len(receivers), going.at, going.reason)


def titled(stored: StoredDraft) -> Draft:
    """The draft as it goes out; what has neither number nor subject is called by its first words."""
    draft = drills.for_drill(stored.draft) if stored.draft.drill else stored.draft
    if draft.number or draft.subject:
        return draft
    return replace(draft, subject=f"“{clip(_opening(stored.source.text), EXCERPT)}”")


def _opening(text: str) -> str:
    """The first line of prose; what stands above it (addressees, marks) says nothing of the matter."""
    lines = [squeeze(line) for line in readable(text).splitlines()]
    prose = (line for line in lines if len(line) > EXCERPT // 2 and line[0].isalpha())
    return next(prose, squeeze(text))


def card_of(
    directive_id: int, revision: int, person_id: int, urgency: Urgency, not_before: datetime, silent: bool
) -> Owed:
    """The one card that a person is owed of a revision."""
    lane = Lane.FLASH if urgency is Urgency.FLASH else Lane.DIRECTIVE
    key = f"d{directive_id}:r{revision}:p{person_id}:card"
    return Owed(key, "card", lane, person_id, directive_id, revision, silent=silent, not_before=not_before)


def board_of(directive_id: int, person_id: int, occasion: str) -> Owed:
    """A board message for whoever follows the directive; one an occasion."""
    return Owed(f"d{directive_id}:p{person_id}:board:{occasion}", "board", Lane.REPLY, person_id, directive_id)


async def take_order_back(tx: Tx, actor: Actor, directive_id: int) -> int:
    """Stop a directive before anything of it has left; its draft is open again. Its id.

    Raises Refusal when it is too late.
    """
    directive = await directives.get(tx, directive_id)
    if directive is None or directive.draft_id is None or directive.keeper != actor.person.id:
        raise Refusal(words.NO_DRAFT)
    if directive.state != "releasing" or tx.now >= directive.release_at:
        raise Refusal(words.HOLD_LATE)
    await directives.set_state(tx, directive_id, "releasing", "withdrawn", "order taken back")
    for kind in ("card", group_copies.CARD):
        await outbox.cancel(tx, directive_id, kind, reason="order taken back")
    await alarms.silence(tx, RELEASE, directive_id)
    await duties.cancel_of(tx, directive_id)
    await drill_uses.call_off(tx, directive_id)
    await drafts.reopen(tx, directive.draft_id)
    await replaced.free(tx, directive_id)
    await boards.stir(tx, directive_id)
    await journal.write(tx, "order_taken_back", actor.person.id, directive_id=directive_id)
    return directive.draft_id


async def release(tx: Tx, directive_id: int) -> None:
    """The moment to take the order back has passed: what was held goes out."""
    if await directives.set_state(tx, directive_id, "releasing", "published"):
        await outbox.release(tx, directive_id)
        await boards.stir(tx, directive_id)
        await journal.write(tx, "released", None, directive_id=directive_id)


def is_held(directive: Directive, now: datetime) -> bool:
    """Whether the order to send can still be taken back."""
    return directive.state == "releasing" and now < directive.release_at
