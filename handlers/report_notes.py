"""Who is told of a report, and how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from domain import times
from domain.actions import Verb, encode
from domain.directives import Directive
from domain.markup import h
from domain.messages import Button, Lane, Message
from domain.reports import Report
from domain.wording import labels
from domain.wording import reviewing as words
from handlers import group_copies, redraw
from handlers.below import judges
from handlers.desk import Desk
from handlers.notes import notes
from storage import directives, people, reports, threads
from storage.outbox import Claimed, Owed
from storage.store import Tx

REPORTS: Final = "reports"  # the message that tells of several
EACH_MAX: Final = 8  # units of a directive up to which each report comes as a card of its own
NAMES_MAX: Final = 10  # units named in it
GATHER: Final = timedelta(minutes=30)  # what comes so close together is told at once
_EPOCH: Final = datetime(2026, 1, 1, tzinfo=UTC)


async def handed_in(tx: Tx, directive: Directive, report: Report) -> list[Owed]:
    """What those who follow the unit are owed: the card of this report, or one word of many."""
    receivers = [one for one in await judges(tx, directive, report.unit_id) if one != report.person_id]
    if await directives.size(tx, directive.id) > EACH_MAX:
        return _gathered(tx, directive, receivers)
    return [
        _owed("report", directive, person, {"report": report.id}, f"report{report.id}") for person in receivers
    ]


def _gathered(tx: Tx, directive: Directive, receivers: Sequence[int]) -> list[Owed]:
    """One message, without a sound, for all that comes within half an hour; the board tells of each at once."""
    at = tx.now + GATHER - (tx.now - _EPOCH) % GATHER
    key = f"reports:d{directive.id}:{at:%Y-%m-%dT%H:%M}"
    return [
        Owed(
            f"{key}:p{person}", REPORTS, Lane.REMINDER, person, directive.id, not_before=at,
            payload={"since": times.to_text(at - GATHER)}, silent=True,
        )
        for person in receivers
    ]  # fmt: skip


async def draw_gathered(tx: Tx, claimed: Claimed, _desk: Desk) -> Message | None:
    """The reports that have come since and that nobody has judged yet; None for none."""
    assert claimed.directive_id is not None
    directive = await directives.get(tx, claimed.directive_id)
    names = await reports.unjudged_since(tx, claimed.directive_id, str(claimed.payload["since"]))
    if directive is None or not names:
        return None
    look = Button(labels.REPORTS, encode(Verb.REPORTED, directive.id, 0))
    return Message(h(words.gathered(directive.title, names[:NAMES_MAX], len(names))), ((look,),))


async def given_back(tx: Tx, directive: Directive, report: Report) -> list[Owed]:
    """Everybody who answers for the unit hears that its report was returned."""
    return [
        _owed("returned", directive, person, {"report": report.id}, f"returned{report.id}")
        for person in await answering(tx, report.unit_id)
    ]


async def asked_for_time(tx: Tx, directive: Directive, unit_id: int, extension_id: int) -> list[Owed]:
    """The card that decides about a request for more time."""
    key = f"extension{extension_id}"
    return [
        _owed("extension", directive, person, {"extension": extension_id}, key)
        for person in await judges(tx, directive, unit_id)
    ]


async def told_of_time(
    tx: Tx, directive: Directive, unit_id: int, extension_id: int, say: Callable[[], str]
) -> list[Owed]:
    """Everybody who answers for the unit hears what became of its request."""
    receivers = await answering(tx, unit_id)
    return await notes(tx, f"extended{extension_id}", receivers, say, directive_id=directive.id)


async def cards_anew(tx: Tx, directive: Directive, unit_id: int, occasion: str) -> list[Owed]:
    """The cards that the unit's people and groups hold shall look as they now stand; an edit makes no sound."""
    await group_copies.redraw_unit(tx, directive.id, unit_id, occasion)
    return await cards_of_people(tx, directive, await answering(tx, unit_id), occasion)


async def cards_of_people(tx: Tx, directive: Directive, receivers: Sequence[int], occasion: str) -> list[Owed]:
    """The cards that these people hold shall look as they now stand."""
    revision = await directives.revision(tx, directive.id, directive.revision)
    has_file = bool(revision and revision.file_id)
    return [
        Owed(
            f"{redraw.KIND}:{occasion}:p{person}", redraw.KIND, Lane.BOARD, person, directive.id,
            payload={"message": message_id, "file": has_file},
        )
        for person, message_id in (await threads.cards_of(tx, directive.id, receivers)).items()
    ]  # fmt: skip


async def answering(tx: Tx, unit_id: int) -> list[int]:
    """The reachable people who answer for the unit."""
    seated = await people.seated(tx, [unit_id])
    return list(dict.fromkeys(person.id for person, _ in seated if person.reachable))


def _owed(kind: str, directive: Directive, person: int, payload: dict[str, object], key: str) -> Owed:
    return Owed(f"{key}:p{person}", kind, Lane.REPLY, person, directive.id, payload=payload)
