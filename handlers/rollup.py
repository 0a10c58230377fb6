"""A superior unit's report put together from those of the units below it, edited before it goes up."""

from __future__ import annotations

from dataclasses import replace

from domain import forms, limits
from domain.errors import Refusal
from domain.forms import Answers, Form
from domain.people import Actor
from domain.reports import Part, Report
from domain.text import clip
from domain.wording import LANGUAGES, speaking
from domain.wording import rollup as words
from handlers import asked_forms, periods
from handlers.acknowledge import live
from handlers.below import reports_below
from handlers.report import form_of, own
from storage import directives, journal, relays, report_parts, reports, units
from storage.store import Tx


async def gather(tx: Tx, actor: Actor, report_id: int) -> int:
    """Put into the actor's report what the units below have sent: sums, texts by unit, files; how many units.

    Pressed again it takes the place of what it had put there; what the actor wrote stays.
    """
    report = await own(tx, actor, report_id)
    directive = await live(tx, report.directive_id)
    period = await periods.chosen(tx, directive, report.unit_id, report.slot_id)
    begins = await periods.begins(tx, period)
    below = await reports_below(tx, directive.id, report.unit_id, begins)
    if not below:
        raise Refusal(words.NOTHING)
    await _sum(tx, report, below)
    await report_parts.forget_gathered(tx, report_id)
    gathered = [await _head(tx, report, below)]
    for one in below:
        gathered += await _parts(tx, one)
    for part in gathered[: limits.ROLLUP_PARTS_MAX]:
        await report_parts.add(tx, report_id, None, part)
    await journal.write(
        tx, "rolled_up", actor.person.id, directive_id=report.directive_id, unit_id=report.unit_id,
        data={"report": report_id, "from": [one.id for one in below]},
    )  # fmt: skip
    return len(below)


async def _sum(tx: Tx, report: Report, below: list[Report]) -> None:
    form = await form_of(tx, await live(tx, report.directive_id), report)
    summed = forms.sums(form, await _filled(tx, form, below))
    if any(field.kind == "number" for field in form):
        kept = [
            value if field.kind == "number" else own_answer
            for field, value, own_answer in zip(
                form, summed, forms.from_json(report.answers, form), strict=True
            )
        ]
        await reports.set_answers(tx, report.id, forms.to_json(tuple(kept)))


async def _filled(tx: Tx, form: Form, below: list[Report]) -> list[Answers]:
    """What the units below answered, as far as their forms ask for what this one does."""
    found = []
    for one in below:
        theirs = await asked_forms.of_report(tx, one)
        found.append(forms.carried(theirs, forms.from_json(one.answers, theirs), form))
    return found


async def _head(tx: Tx, report: Report, below: list[Report]) -> Part:
    """The first piece: how many of the units below have reported, how far they are, who is missing."""
    tree = await units.tree(tx)
    handed_down = [one for one in await relays.of(tx, report.directive_id) if one.unit_id == report.unit_id]
    asked = [
        answer.unit_id
        for directive_id in (report.directive_id, *(one.directive_id for one in handed_down))
        for answer in await directives.answers(tx, directive_id)
    ]
    under = [
        unit for unit in dict.fromkeys(asked) if unit != report.unit_id and tree.is_within(unit, report.unit_id)
    ]
    reported = {one.unit_id for one in below}
    missing = [unit.name for unit in tree if unit.id in set(under) - reported]
    done = sum(one.progress.stage == "done" for one in below)
    with speaking(LANGUAGES[0]):  # it goes into the report, which is Vietnamese whoever sends it
        text = words.head(len(below), len(under), done, words.names(missing))
    form = await form_of(tx, await live(tx, report.directive_id), report)
    filled = await _filled(tx, form, below)
    counted = [
        f"{field.name}: {value}"
        for field, value in zip(form, forms.sums(form, filled), strict=True)
        if field.kind in ("choice", "yes_no") and value
    ]
    return Part("text", "\n".join([text, *counted]))


async def _parts(tx: Tx, one: Report) -> list[Part]:
    name = await units.name(tx, one.unit_id)
    parts = await report_parts.of(tx, one.id)
    said = [part.text for part in parts if part.text and part.kind == "text"]
    texts = [Part("text", clip(f"{name}: " + "\n".join(said), limits.TEXT_MAX))] if said else []
    files = [
        replace(part, text=clip(f"{name}. {part.text}".rstrip(". "), limits.CAPTION_MAX), album="")
        for part in parts
        if part.file_id or part.kind == "location"
    ]
    return texts + files
