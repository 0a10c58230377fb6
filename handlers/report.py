"""A unit reports: pieces in any order, sent as one; a correction takes the place of what was sent before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from domain import forms, limits, progress
from domain.directives import Directive
from domain.errors import Refusal
from domain.forms import Form
from domain.people import Actor
from domain.report_cards import Writing
from domain.reports import Part, Report
from domain.wording import answering
from domain.wording import drills as drill_words
from domain.wording import forms as form_words
from domain.wording import reporting as words
from handlers import asked_forms, below, beside, group_copies, periods, report_notes
from handlers.acknowledge import live, own_units
from storage import boards, directives, drafts, files, journal, outbox, report_parts, reports, units
from storage.store import Tx

REPORT: Final = "report"  # the prompt that collects pieces; its data says what else the next message is


@dataclass(frozen=True, slots=True)
class Begun:
    """A report that collects its pieces."""

    report_id: int
    directive: Directive
    unit: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A report that was handed in."""

    report_id: int
    directive: Directive
    late: bool


async def begin(tx: Tx, actor: Actor, directive_id: int, unit_id: int | None = None) -> Begun:
    """Start a report for a unit of the actor's (the first of the audience), or go on with the one there is.

    Raises Refusal for a foreign unit and for a directive that takes no reports.
    """
    directive = await live(tx, directive_id)
    if directive.drill:
        raise Refusal(drill_words.NO_REPORT)
    mine = await own_units(tx, actor, directive_id)
    if unit_id is not None and unit_id not in mine:
        raise Refusal(answering.NOT_YOURS)
    unit_id = mine[0] if unit_id is None else unit_id
    period = await periods.present(tx, directive, unit_id)
    report_id = await reports.start(
        tx, directive_id, unit_id, directive.revision, actor.person.id, period.slot_id
    )
    await drafts.ask(tx, actor.person.id, REPORT, report_id)
    return Begun(report_id, directive, await units.name(tx, unit_id))


async def writing(tx: Tx, actor: Actor, report_id: int, asked: int | None = None) -> Writing:
    """The report as it stands, for its panel; ``asked`` is the field that is to be filled in next."""
    report = await own(tx, actor, report_id)
    directive = await live(tx, report.directive_id)
    period = await periods.chosen(tx, directive, report.unit_id, report.slot_id)
    form = await asked_forms.of(tx, directive.id, directive.revision, report.unit_id, period.slot_id)
    answers = forms.from_json(report.answers, form)
    last = await reports.newest(tx, directive.id, report.unit_id)
    names = await periods.duty_names(tx, directive.id, [period.slot] if period.slot else [])
    return Writing(
        report, directive.title, await units.name(tx, report.unit_id),
        tuple(await report_parts.of(tx, report_id)), form, answers,
        forms.unanswered(answers) if asked is None else asked, period.due_at,
        len(await periods.offered(tx, directive.id, report.unit_id)),
        last if last and last.slot_id == period.slot_id else None,
        len(
            await below.reports_below(tx, directive.id, report.unit_id, await periods.begins(tx, period))
        ),
        duty=next(iter(names.values()), ""),
        cut=await beside.cut(tx, period.slot), planned_for=period.slot.planned_for if period.slot else None,
    )  # fmt: skip


async def form_of(tx: Tx, directive: Directive, report: Report) -> Form:
    """The form of a report that is being written, by the period it is for; empty for none."""
    period = await periods.chosen(tx, directive, report.unit_id, report.slot_id)
    return await asked_forms.of(tx, directive.id, directive.revision, report.unit_id, period.slot_id)


async def add(tx: Tx, actor: Actor, report_id: int, message_id: int, part: Part) -> int:
    """Add one piece; how many there are now."""
    await own(tx, actor, report_id)
    count = await report_parts.count(tx, report_id)
    if count >= limits.REPORT_PARTS_MAX:
        raise Refusal(words.TOO_MANY.format(limits.REPORT_PARTS_MAX))
    return count + int(await report_parts.add(tx, report_id, message_id, part))


async def send(tx: Tx, actor: Actor, report_id: int) -> Sent:
    """Hand it in: recorded, judged by the clock, passed on to whoever follows the directive.

    It takes the place of what the unit sent for the same period. A report also says that the directive
    was received.
    """
    report = await own(tx, actor, report_id)
    parts = await report_parts.of(tx, report_id)
    directive = await live(tx, report.directive_id)
    _complete(report, parts, await form_of(tx, directive, report))
    period = await periods.chosen(tx, directive, report.unit_id, report.slot_id)
    late = period.late_at is not None and tx.now > period.late_at
    said = progress.latest([part.text for part in parts])
    if not await reports.send(tx, report_id, period.slot_id, late=late, due_at=period.due_at, progress=said):
        raise Refusal(words.GONE)
    replaced = await _replace(tx, report, period.slot_id)
    if period.slot:
        await periods.fill(tx, period.slot, report_id, late=late)
    await files.want(tx, parts)
    await _tell(tx, actor, directive, report, late=late, replaced=replaced)
    return Sent(report_id, directive, late)


def _complete(report: Report, parts: list[Part], form: Form) -> None:
    answers = forms.from_json(report.answers, form)
    if gaps := forms.missing(form, answers):
        raise Refusal(form_words.MISSING.format(", ".join(form[at].name for at in gaps)))
    if not parts and not any(answers):
        raise Refusal(words.EMPTY)


async def _replace(tx: Tx, report: Report, slot_id: int | None) -> list[int]:
    earlier = await reports.earlier(tx, report.directive_id, report.unit_id, slot_id)
    replaced = [one for one in earlier if one != report.id]
    for one in replaced:
        await reports.supersede(tx, one, report.id)
    return replaced


async def _tell(
    tx: Tx, actor: Actor, directive: Directive, report: Report, *, late: bool, replaced: list[int]
) -> None:
    await drafts.answered(tx, actor.person.id)
    await directives.give_answer(tx, directive.id, report.unit_id, "acknowledged", actor.person.id, late=late)
    await boards.stir(tx, directive.id)
    await group_copies.redraw_unit(tx, directive.id, report.unit_id, f"report{report.id}")
    await outbox.owe(tx, await report_notes.handed_in(tx, directive, report))
    facts: dict[str, object] = {
        "report": report.id,
        "parts": await report_parts.count(tx, report.id),
        "late": late,
    }
    if replaced:
        facts["replaces"] = replaced
    await journal.write(
        tx, "reported", actor.person.id, directive_id=directive.id, unit_id=report.unit_id, data=facts
    )


async def drop(tx: Tx, actor: Actor, report_id: int) -> None:
    """Give it up."""
    await own(tx, actor, report_id)
    await reports.drop(tx, report_id)
    await drafts.answered(tx, actor.person.id)


async def own(tx: Tx, actor: Actor, report_id: int) -> Report:
    """A report that the actor is writing, for a unit that the actor still answers for. Raises Refusal."""
    report = await reports.get(tx, report_id)
    if report is None or report.person_id != actor.person.id or report.state != "writing":
        raise Refusal(words.GONE)
    if report.unit_id not in await own_units(tx, actor, report.directive_id):
        raise Refusal(answering.NOT_YOURS)
    return report
