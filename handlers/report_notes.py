"""Who is told of a report, and how."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from domain.directives import Directive
from domain.messages import Lane
from domain.reports import Report
from handlers import group_copies, redraw
from handlers.below import judges
from handlers.notes import notes
from storage import directives, people, threads
from storage.outbox import Owed
from storage.store import Tx


async def handed_in(tx: Tx, directive: Directive, report: Report) -> list[Owed]:
    """The card that each of those who follow the unit is owed of this report."""
    receivers = [one for one in await judges(tx, directive, report.unit_id) if one != report.person_id]
    return [
        _owed("report", directive, person, {"report": report.id}, f"report{report.id}") for person in receivers
    ]


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
