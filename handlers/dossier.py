"""All that is known of one directive, gathered in one read for a paper."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from domain.directives import Answer, Directive
from domain.papers.values import Dossier, Given, UnitLine
from domain.people import Actor, Role, holds
from domain.reports import Report
from domain.units import Tree
from domain.wording import LANGUAGES, speaking
from handlers import board, drills, figures, recognising
from handlers.desk import Desk
from handlers.sight import Sight
from handlers.unit_order import above, in_order, name
from storage import directives, exports, latecomers, people, reports
from storage.store import Tx


async def gather(tx: Tx, actor: Actor, directive_id: int, zone: tzinfo) -> Dossier:
    """The directive with the units that the actor may follow. Raises Refusal when there is none."""
    directive, tree, seen = await board.allowed(tx, actor, directive_id)
    revision = await directives.revision(tx, directive_id, directive.revision)
    assert revision is not None
    text, file_name, sha256 = await exports.source(tx, directive_id, directive.revision)
    draft, roots = revision.draft, tree.roots()
    newest = [one for one in await reports.newest_of_all(tx, directive_id) if _in(seen, one.unit_id)]
    copies = in_order(tree, await exports.copies(tx, directive_id))
    periods = await exports.periods(tx, directive_id)
    with speaking(LANGUAGES[0]):
        once = await recognising.remarks(tx, directive_id, tree)
    ready = await drills.gather(tx, directive, seen, Desk(zone, tree)) if directive.drill else None
    return Dossier(
        id=directive.id, kind=directive.kind, doc_type=directive.doc_type, number=directive.number,
        issuer=directive.issuer, place=draft.place, issued_on=draft.issued_on, subject=directive.subject,
        signer=draft.signer, urgency=directive.urgency, state=directive.state, revision=directive.revision,
        published_at=directive.published_at, due_at=directive.due_at,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(), file_name=file_name, file_sha256=sha256,
        office=roots[0].name if roots else "", author=_author(actor, directive, tree, seen),
        units=await _lines(tx, directive, tree, seen, newest, once),
        copies=tuple([replace(one, unit=_called(tree, of, once)) for of, one in copies if _in(seen, of)]),
        periods=tuple([replace(one, unit=_called(tree, of, once)) for of, one in periods if _in(seen, of)]),
        figures=await figures.gather(tx, directive_id, tree, seen, once), whole=seen is None, made_at=tx.now,
        made_by=actor.person.name, zone=zone, ready=ready,
    )  # fmt: skip


def _author(actor: Actor, directive: Directive, tree: Tree, seen: Sight) -> str:
    mine = holds(actor, Role.LEADER, Role.COORDINATOR)
    if seen is not None and mine:
        return name(tree, mine[0])
    return directive.issuer or next((root.name for root in tree.roots()), "")


def _in(seen: Sight, unit_id: int) -> bool:
    return seen is None or unit_id in seen


def _called(tree: Tree, unit_id: int, once: Mapping[int, str]) -> str:
    return name(tree, unit_id) + once.get(unit_id, "")


async def _lines(
    tx: Tx, directive: Directive, tree: Tree, seen: Sight, newest: Sequence[Report], once: Mapping[int, str]
) -> tuple[UnitLine, ...]:
    answers = [one for one in await directives.answers(tx, directive.id) if _in(seen, one.unit_id)]
    owed = await exports.owed(tx, directive.id)
    given = {one.unit_id: one for one in newest}
    seated: dict[int, list[str]] = {}
    for person, seat in await people.seated(tx, [one.unit_id for one in answers]):
        seated.setdefault(seat.unit_id or 0, []).append(person.name)
    joined = await latecomers.of_directive(tx, directive.id)
    pairs = in_order(tree, [(one.unit_id, one) for one in answers])
    return tuple(
        [
            _line(
                tree,
                directive,
                answer,
                given.get(unit_id),
                owed,
                seated.get(unit_id, []),
                tx.now,
                joined.get(unit_id),
                _called(tree, unit_id, once),
            )
            for unit_id, answer in pairs
        ]
    )


def _line(
    tree: Tree, directive: Directive, answer: Answer, report: Report | None,
    owed: Mapping[int, tuple[datetime, int]], seated: Sequence[str], now: datetime, joined: datetime | None,
    called: str,
) -> UnitLine:  # fmt: skip
    unit_id = answer.unit_id
    given = _given(report)
    late = _late_without_slots(directive, answer, given, now, joined)
    due, overdue = owed.get(unit_id) or (directive.due_at, int(late))
    return UnitLine(
        called, above(tree, unit_id), answer.state, ", ".join(dict.fromkeys(seated)),
        answer.answered_at, answer.answered_name, answer.on_behalf, answer.late, answer.reason, due, overdue,
        given, joined is not None,
    )  # fmt: skip


def _late_without_slots(
    directive: Directive, answer: Answer, given: Given | None, now: datetime, joined: datetime | None
) -> bool:
    due, missing = directive.due_at, answer.state != "refused" and not (given and given.counts)
    return missing and due is not None and due < now and (joined is None or joined <= due)


def _given(report: Report | None) -> Given | None:
    if report is None or report.sent_at is None:
        return None
    said = report.progress
    return Given(
        report.sent_at, report.person_name, report.state, report.late, said.stage, said.percent,
        report.decided_at, report.decided_name, report.reason,
    )  # fmt: skip
