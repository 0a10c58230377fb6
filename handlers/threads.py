"""Which directive a message in the chat is about: to answer it is to report on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from domain.actions import Verb
from domain.errors import Refusal
from domain.people import ANSWERING, Actor, holds
from domain.sorting import order
from domain.wording import reporting as words
from handlers.acknowledge import live, own_units
from storage import directives, facts, report_parts, reports, threads, units
from storage.store import Tx

NAMES_DIRECTIVE: Final = frozenset(
    {Verb.ACK, Verb.UNDO, Verb.DECLINE, Verb.FULL, Verb.REPORT, Verb.SHOW, Verb.REPORT_UNIT, Verb.EXTEND}
)
"""Buttons of a receiver's messages whose first id is the directive."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The units for which the actor may report on a directive, by id and name."""

    title: str
    units: tuple[tuple[int, str], ...]


async def units_of(tx: Tx, actor: Actor, directive_id: int) -> Choices:
    """The actor's units in the audience. Raises Refusal when there is none, or no report is taken."""
    directive = await live(tx, directive_id)
    mine = await own_units(tx, actor, directive_id)
    named = [(unit, await units.name(tx, unit)) for unit in mine]
    return Choices(directive.title, tuple(sorted(named, key=lambda pair: order(pair[1]))))


async def answered(tx: Tx, actor: Actor, message_id: int, hint: int) -> int | None:
    """The directive that a message to the actor was about, if one of the actor's units answers for it.

    ``hint`` is what the message's buttons say; what was sent through the outbox is known better.
    """
    directive_id = await threads.directive_of(tx, actor.person.id, message_id) or hint
    if not directive_id or not await directives.asked_units(tx, directive_id, holds(actor, *ANSWERING)):
        return None
    return directive_id


async def is_about(tx: Tx, report_id: int, directive_id: int) -> bool:
    """Whether a report is about this directive."""
    report = await reports.get(tx, report_id)
    return report is not None and report.directive_id == directive_id


async def is_first_of(tx: Tx, person_id: int, album: str) -> bool:
    """Whether this album has not been answered yet by the question for which unit it is; from now on it has.

    What belongs to no album is always the first.
    """
    name = f"asked_album:{person_id}"
    if album and await facts.get(tx, name) == album:
        return False
    if album:
        await facts.put(tx, name, album)
    return True


async def seal(tx: Tx, report_id: int, album: str) -> None:
    """Nothing of this album may be in the report, whether it came before or is still to come."""
    await report_parts.forget_album(tx, report_id, album)
    await facts.put(tx, f"sealed_album:{report_id}", album)


async def refuse_sealed(tx: Tx, report_id: int, album: str) -> None:
    """Raises Refusal for a piece of an album of which another piece bore a stamp."""
    if album and await facts.get(tx, f"sealed_album:{report_id}") == album:
        raise Refusal(words.ALBUM_FORGOTTEN)
