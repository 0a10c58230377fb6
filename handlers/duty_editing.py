"""A coordinator checks and changes when the reports of a draft fall due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import tzinfo
from typing import Final

from domain import drafting, duty_cards, duty_events, duty_typing
from domain.drafts import Draft, DraftDuty
from domain.errors import Refusal
from domain.messages import Message
from domain.people import Actor
from domain.wording import drafting as draft_words
from domain.wording import duties as words
from handlers.publish import editable
from storage import calendar, drafts
from storage.drafts import StoredDraft
from storage.store import Tx

TIMES: Final = "duty_times"  # the prompts that wait for new times, and for days to strike out
STRIKE: Final = "duty_strike"
EVENT: Final = "duty_event"  # and for the day of the event that a limit is counted from


async def menu(tx: Tx, actor: Actor, draft_id: int, zone: tzinfo) -> Message:
    """Every duty of the draft with its next dates."""
    stored = await editable(tx, actor, draft_id)
    return duty_cards.duties_menu(draft_id, stored.draft, tx.now, zone, await calendar.calendar(tx))


async def page(tx: Tx, actor: Actor, draft_id: int, place: int, leaf: int, zone: tzinfo) -> Message:
    """One duty with the dates of the year. Raises Refusal when it is no longer there."""
    stored = await editable(tx, actor, draft_id)
    duty = _at(stored.draft, place)
    days = await calendar.calendar(tx)
    relayed = stored.draft.relay is not None
    return duty_cards.duty_page(draft_id, place, duty, leaf, tx.now, zone, days, relayed=relayed)


def _at(draft: Draft, place: int) -> DraftDuty:
    if place >= len(draft.duties):
        raise Refusal(words.GONE)
    return draft.duties[place]


async def ask(tx: Tx, actor: Actor, draft_id: int, place: int, prompt: str) -> None:
    """The actor's next message is the new times (or the days to strike out)."""
    _at((await editable(tx, actor, draft_id)).draft, place)
    await drafts.ask(tx, actor.person.id, prompt, draft_id, str(place))


async def typed(tx: Tx, actor: Actor, draft_id: int, place: int, prompt: str, text: str, zone: tzinfo) -> None:
    """The times as typed. Raises Refusal for what is none; the question stays."""
    days = await calendar.calendar(tx)

    def change(duty: DraftDuty) -> DraftDuty:
        if prompt == STRIKE:
            return duty_typing.struck(duty, text, tx.now, zone, days)
        if prompt == EVENT:
            return duty_typing.dated(duty, text, tx.now, zone, days)
        return duty_typing.retimed(duty, text, tx.now, zone)

    await _change(tx, actor, draft_id, place, change, zone)
    await drafts.answered(tx, actor.person.id)


async def ask_event(tx: Tx, actor: Actor, draft_id: int, place: int) -> str:
    """The actor's next message is the day of the event; which one, in words. Raises Refusal for none."""
    duty = _at((await editable(tx, actor, draft_id)).draft, place)
    if not duty_events.awaits(duty):
        raise Refusal(words.GONE)
    await drafts.ask(tx, actor.person.id, EVENT, draft_id, str(place))
    return duty.event


async def take(tx: Tx, actor: Actor, draft_id: int, place: int, number: int, zone: tzinfo) -> None:
    """One of the usual days for a period that the directive leaves open."""
    await _change(tx, actor, draft_id, place, lambda duty: duty_events.taken(duty, number), zone)


async def turn_shift(tx: Tx, actor: Actor, draft_id: int, place: int, zone: tzinfo) -> None:
    """The next way to treat rest days."""
    await _change(
        tx, actor, draft_id, place, lambda duty: replace(duty, shift=duty_cards.next_shift(duty)), zone
    )


async def turn_lead(tx: Tx, actor: Actor, draft_id: int, place: int, zone: tzinfo) -> None:
    """How many worked days those below are due before their superior: the next number. Refused for no relay."""
    if (await editable(tx, actor, draft_id)).draft.relay is None:
        raise Refusal(words.GONE)
    await _change(tx, actor, draft_id, place, lambda duty: replace(duty, lead=duty_cards.next_lead(duty)), zone)


async def drop(tx: Tx, actor: Actor, draft_id: int, place: int, zone: tzinfo) -> None:
    """The draft demands this no more."""
    stored = await editable(tx, actor, draft_id)
    _at(stored.draft, place)
    kept = tuple(duty for number, duty in enumerate(stored.draft.duties) if number != place)
    await _keep(tx, stored, kept, zone)


async def _change(
    tx: Tx, actor: Actor, draft_id: int, place: int, change: Callable[[DraftDuty], DraftDuty], zone: tzinfo
) -> None:
    stored = await editable(tx, actor, draft_id)
    changed = change(_at(stored.draft, place))
    duties = tuple(changed if number == place else duty for number, duty in enumerate(stored.draft.duties))
    await _keep(tx, stored, duties, zone)


async def _keep(tx: Tx, stored: StoredDraft, duties: tuple[DraftDuty, ...], zone: tzinfo) -> None:
    draft = replace(stored.draft, duties=duties)
    if draft.due_quote:  # read from a duty, not typed: it follows the duties
        due_at, quote = drafting.deadline_of(duties, zone)
        draft = replace(draft, due_at=due_at, due_quote=quote)
    if not await drafts.change(tx, stored, draft):
        raise Refusal(draft_words.CHANGED)
