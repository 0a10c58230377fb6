"""A unit reports: pieces in any order, sent as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from domain.directives import Directive
from domain.errors import Refusal
from domain.messages import Lane
from domain.people import Actor
from domain.wording.vi import reporting as words
from handlers.acknowledge import live, own_units
from storage import boards, directives, drafts, journal, outbox, reports, units
from storage.outbox import Owed
from storage.reports import Part, Report
from storage.store import Tx

REPORT: Final = "report"  # the prompt that collects pieces
PARTS_MAX: Final = 30  # of one report: more belongs into a file


@dataclass(frozen=True, slots=True)
class Begun:
    """A report that collects its pieces."""

    report_id: int
    directive: Directive
    unit: str


async def begin(tx: Tx, actor: Actor, directive_id: int) -> Begun:
    """Start a report for the actor's (first) unit of the audience. Raises Refusal for a foreign one."""
    directive = await live(tx, directive_id)
    unit_id = (await own_units(tx, actor, directive_id))[0]
    report_id = await reports.start(tx, directive_id, unit_id, directive.revision, actor.person.id)
    await drafts.ask(tx, actor.person.id, REPORT, report_id)
    return Begun(report_id, directive, await units.name(tx, unit_id))


async def add(tx: Tx, actor: Actor, report_id: int, message_id: int, part: Part) -> int:
    """Add one piece; how many there are now."""
    await _own(tx, actor, report_id)
    present = await reports.parts(tx, report_id)
    if len(present) >= PARTS_MAX:
        raise Refusal(words.TOO_MANY)
    added = await reports.add_part(tx, report_id, message_id, part)
    return len(present) + int(added)


async def send(tx: Tx, actor: Actor, report_id: int) -> Directive:
    """Hand it in: recorded, and passed on to whoever published the directive.

    A report also says that the directive was received.
    """
    report = await _own(tx, actor, report_id)
    parts = await reports.parts(tx, report_id)
    if not parts:
        raise Refusal(words.EMPTY)
    directive = await live(tx, report.directive_id)
    late = directive.due_at is not None and tx.now > directive.due_at
    if not await reports.send(tx, report_id, late=late):
        raise Refusal(words.GONE)
    await drafts.answered(tx, actor.person.id)
    await directives.give_answer(tx, directive.id, report.unit_id, "acknowledged", actor.person.id, late=late)
    await boards.stir(tx, directive.id)
    await outbox.owe(tx, await _told(tx, actor, directive, report, parts, late))
    await journal.write(
        tx, "reported", actor.person.id, directive_id=directive.id, unit_id=report.unit_id,
        data={"report": report_id, "parts": len(parts), "late": late},
    )  # fmt: skip
    return directive


async def _told(
    tx: Tx, actor: Actor, directive: Directive, report: Report, parts: list[Part], late: bool
) -> list[Owed]:
    unit = await units.name(tx, report.unit_id)
    text = "\n".join(part.text for part in parts if part.text)
    head = words.told(unit, actor.person.name, directive.title, late=late)
    payloads: list[dict[str, object]] = [{"text": words.body(head, text, len(_files(parts)))}]
    payloads += [{"text": f"{unit}: {directive.title}", part.kind: part.file_id} for part in _files(parts)]
    return [
        Owed(
            f"report{report.id}:{n}", "note", Lane.REPLY, directive.published_by, directive.id, payload=payload
        )
        for n, payload in enumerate(payloads)
    ]


def _files(parts: list[Part]) -> list[Part]:
    return [part for part in parts if part.file_id and part.kind in ("document", "photo")]


async def drop(tx: Tx, actor: Actor, report_id: int) -> None:
    """Give it up."""
    await _own(tx, actor, report_id)
    await reports.drop(tx, report_id)
    await drafts.answered(tx, actor.person.id)


async def _own(tx: Tx, actor: Actor, report_id: int) -> Report:
    report = await reports.get(tx, report_id)
    if report is None or report.person_id != actor.person.id or report.state != "writing":
        raise Refusal(words.GONE)
    return report
