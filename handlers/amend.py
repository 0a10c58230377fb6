"""A published directive is corrected: a new revision, a fresh answer only from those whom it concerns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Final

from domain import reminders, times
from domain.directives import Directive
from domain.drafts import Draft
from domain.errors import Refusal
from domain.people import Actor
from domain.revisions import Change, changes, concerned
from domain.wording import amending as words
from domain.wording import drills as drill_words
from handlers import amend_duties, as_now, group_copies
from handlers.copies import redraw_all
from handlers.notes import notes
from handlers.publish import card_of, check_audience, editable, release_of
from handlers.steward import in_care
from storage import boards, calendar, directives, drafts, journal, outbox, people, planning, revisions
from storage.drafts import Source, StoredDraft
from storage.outbox import Owed
from storage.store import Tx

SOURCE: Final = "amend_source"  # the prompt that waits for the corrected letter


@dataclass(frozen=True, slots=True)
class Compared:
    """The directive that a draft corrects, as what it stands now, and what the draft would change."""

    directive: Directive
    was: Draft
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Amended:
    """What a correction did: how many units must acknowledge anew or for the first time, and who is told."""

    directive_id: int
    revision: int
    units: int
    people: int
    release_at: datetime


async def begin(tx: Tx, actor: Actor, directive_id: int) -> int:
    """A draft of the correction, as the directive stands now; one that is open already is gone on with."""
    directive = await in_care(tx, actor, directive_id, "published")
    if directive.drill:
        raise Refusal(drill_words.NO_AMENDING)
    for stored in await drafts.open_of(tx, actor.person.id):
        if stored.amends == directive_id:
            return stored.id
    kept = await directives.revision(tx, directive_id, directive.revision)
    assert kept is not None
    # A deadline that was moved by hand since stands on the directive, not in what was confirmed then.
    standing = await as_now.standing(tx, directive_id, kept.draft)
    draft = replace(standing, due_at=directive.due_at, warned=True, doubts=(), doubt_words=(), remark="")
    source = await revisions.source_of(tx, directive_id, directive.revision)
    made = await drafts.add(tx, actor.person.id, draft, source, amends=directive_id)
    data = {"draft": made}
    await journal.write(tx, "amendment_begun", actor.person.id, directive_id=directive_id, data=data)
    return made


async def compared(tx: Tx, stored: StoredDraft) -> Compared:
    """What a correction would change. Only for a draft that corrects a directive."""
    assert stored.amends is not None
    directive = await directives.get(tx, stored.amends)
    assert directive is not None
    kept = await directives.revision(tx, directive.id, directive.revision)
    assert kept is not None
    old = replace(await as_now.standing(tx, directive.id, kept.draft), due_at=directive.due_at)
    return Compared(directive, old, changes(old, stored.draft, kept.text, stored.source.text))


async def check(tx: Tx, actor: Actor, stored: StoredDraft) -> Compared:
    """``compared``, for a correction that may go. Raises Refusal for whatever forbids it."""
    found = await compared(tx, stored)
    directive = found.directive
    await in_care(tx, actor, directive.id, "published")
    await check_audience(tx, actor, stored.draft)
    before = await revisions.source_of(tx, directive.id, directive.revision)
    if not found.changes and before.sha256 == stored.source.sha256:
        raise Refusal(words.NOTHING)
    return found


async def publish(tx: Tx, actor: Actor, stored: StoredDraft, zone: tzinfo, *, at_night: bool) -> Amended:
    """The correction takes effect, in one transaction. Raises Refusal for whatever forbids it."""
    found = await check(tx, actor, stored)
    directive, was, made = found.directive, found.was, found.changes
    revision = await revisions.add(tx, directive, stored.draft, stored.source, made, actor.person.id)
    if revision is None or not await drafts.publish(tx, stored.id, stored.version, directive.id):
        raise Refusal(words.SOMEBODY_WAS_FASTER)
    out = await _out(tx, found, stored.draft)
    asked = await _ask(tx, directive.id, revision, was, stored.draft, made, zone)
    await amend_duties.amend(tx, directive.id, was, stored.draft, zone)
    told = await _tell(tx, directive.id, revision, stored, asked, zone, at_night=at_night)
    await outbox.owe(tx, await _dismissed(tx, directive, revision, out))
    facts = {
        "revision": revision, "units": len(asked), "people": told.people,
        "changes": [change.what.value for change in made],
    }  # fmt: skip
    await journal.write(tx, "amended", actor.person.id, directive_id=directive.id, data=facts)
    await boards.stir(tx, directive.id)
    return told


async def _ask(
    tx: Tx, directive_id: int, revision: int, old: Draft, new: Draft, made: Sequence[Change], zone: tzinfo
) -> tuple[int, ...]:
    """Change the audience and ask again whom the change concerns; these, and those who are new."""
    joined = [unit for unit in new.audience if unit not in old.audience]
    await revisions.join(tx, directive_id, revision, joined)
    await revisions.part(tx, directive_id, [unit for unit in old.audience if unit not in new.audience])
    whom = concerned(made, new.audience)
    again = await revisions.ask_again(tx, directive_id, revision, whom)
    if new.ack_wanted:
        plan = await planning.plan_of(tx, directive_id) or await planning.default(tx, new.urgency)
        days = await calendar.calendar(tx)
        first = next(iter(reminders.ack_instants(plan, tx.now, zone, days)), None)
        await revisions.watch(tx, directive_id, [*again, *joined], times.to_text(first) if first else None)
    return whom


async def _out(tx: Tx, found: Compared, new: Draft) -> tuple[int, ...]:
    """People who answered for units that drop out now, and answer for none that stays."""
    answers = await directives.answers(tx, found.directive.id)
    units = [one.unit_id for one in answers if one.unit_id not in new.audience and one.state != "silent"]
    staying = set(await people.answering(tx, new.audience)) if units else set()
    return tuple(person for person in await people.answering(tx, units) if person not in staying)


async def _dismissed(tx: Tx, directive: Directive, revision: int, whom: Sequence[int]) -> list[Owed]:
    """A word to whoever may be at work on it: an edit makes no noise."""
    key = f"d{directive.id}:r{revision}:out"
    title = directive.title
    return await notes(tx, key, whom, lambda: words.out(title), directive_id=directive.id, silent=True)


async def _tell(
    tx: Tx, directive_id: int, revision: int, stored: StoredDraft, units: Sequence[int], zone: tzinfo,
    *, at_night: bool,
) -> Amended:  # fmt: skip
    """The new card for those concerned; every copy that lies somewhere is edited."""
    receivers = await people.answering(tx, units)
    going = release_of(tx.now, stored.draft, zone, at_night)
    urgency = stored.draft.urgency
    at = tx.now if going.reason == "flash" else going.at  # what is corrected was read once already: no pause
    await outbox.owe(
        tx, (card_of(directive_id, revision, person, urgency, at, going.silent) for person in receivers)
    )
    await group_copies.owe_cards(tx, directive_id, revision, units, at, silent=going.silent)
    await redraw_all(tx, directive_id, revision, "amended")
    return Amended(directive_id, revision, len(units), len(receivers), at)


async def ask_source(tx: Tx, actor: Actor, draft_id: int) -> None:
    """The actor's next file or text is the corrected letter. Raises Refusal where nothing is corrected."""
    stored = await editable(tx, actor, draft_id)
    if stored.amends is None:
        raise Refusal(words.NOT_HERE)
    await drafts.ask(tx, actor.person.id, SOURCE, draft_id)


async def replace_source(tx: Tx, stored: StoredDraft, draft: Draft, source: Source) -> None:
    """The corrected letter has come: its reading replaces the fields; units, form and what was chosen stay."""
    kept = stored.draft
    merged = replace(
        draft, audience=kept.audience, unresolved=(), ack_wanted=kept.ack_wanted, form=kept.form,
        urgency=max(kept.urgency, draft.urgency, key=lambda level: level.rank), warned=True,
    )  # fmt: skip
    if not await drafts.replace_source(tx, stored, merged, source):
        raise Refusal(words.SOMEBODY_WAS_FASTER)
