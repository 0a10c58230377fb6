"""Whoever follows a directive judges what has come in: accepts it, or returns it with a reason."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from domain import forms, limits, review_cards
from domain.actions import Verb, encode
from domain.directives import Directive
from domain.errors import Refusal
from domain.messages import Message
from domain.people import Actor
from domain.reports import Part, Report
from domain.review_cards import Handed
from domain.text import clean, clip
from domain.wording import lives as life_words
from domain.wording import reviewing as words
from handlers import asked_forms, reading, recognising, report_notes, resettle, sight
from handlers.below import may_judge, may_see
from storage import (
    boards,
    directives,
    drafts,
    duties,
    files,
    journal,
    outbox,
    report_parts,
    reports,
    units,
)
from storage.store import Tx

RETURN: Final = "return"  # the prompt that waits for the reason


async def handed(tx: Tx, report_id: int) -> Handed | None:
    """A report that was handed in, as its card tells it; None for one that was not."""
    report = await reports.get(tx, report_id)
    if report is None or report.sent_at is None:
        return None
    directive = await directives.get(tx, report.directive_id)
    assert directive is not None
    form = await asked_forms.of_report(tx, report)
    parts = await report_parts.of(tx, report_id)
    return Handed(
        report, directive.title, await recognising.called(tx, directive.id, report.unit_id), tuple(parts),
        form,
        forms.from_json(report.answers, form), await _problems(tx, report_id, parts),
        await reports.replaces(tx, report_id),
    )  # fmt: skip


async def _problems(tx: Tx, report_id: int, parts: list[Part]) -> tuple[tuple[str, str], ...]:
    states = await files.states(tx, report_id)
    failed = [(part, states[part.file_key][1]) for part in parts if part.file_key in states]
    return tuple((part.file_name or part.kind, reason) for part, reason in failed if reason)


async def card(tx: Tx, report_id: int, zone: tzinfo) -> Message | None:
    """The card of a report as it stands now."""
    found = await handed(tx, report_id)
    return review_cards.card(found, zone) if found else None


async def shown(tx: Tx, actor: Actor, report_id: int, zone: tzinfo) -> Message:
    """The card, for somebody who may read the report. Raises Refusal for others."""
    found, judge = await _seen(tx, actor, report_id)
    return review_cards.card(found, zone, judge=judge)


async def _seen(tx: Tx, actor: Actor, report_id: int) -> tuple[Handed, bool]:
    found = await handed(tx, report_id)
    directive = await directives.get(tx, found.report.directive_id) if found else None
    if found is None or directive is None:
        raise Refusal(words.NOT_FOUND)
    tree, unit_id = await units.tree(tx), found.report.unit_id
    if not may_see(actor, directive, unit_id, tree) and not await sight.monitors_it(tx, actor, directive):
        raise Refusal(words.NOT_YOURS)
    return found, may_judge(actor, directive, unit_id, tree)


async def text_page(tx: Tx, actor: Actor, report_id: int, page: int) -> Message:
    """All that the report says, a page a message. Raises Refusal for those who may not read it."""
    found, _ = await _seen(tx, actor, report_id)
    text = review_cards.said(found.parts)
    return reading.text_page(text, page, lambda leaf: encode(Verb.REPORT_TEXT, report_id, leaf))


async def file_messages(tx: Tx, actor: Actor, report_id: int) -> list[Message]:
    """The files of a report, a message each. Raises Refusal where there is none."""
    found, _ = await _seen(tx, actor, report_id)
    messages = [review_cards.file_message(found.unit, part) for part in review_cards.files_of(found.parts)]
    if not messages:
        raise Refusal(words.NO_FILES)
    return messages


async def judged_by(tx: Tx, actor: Actor, report_id: int) -> tuple[Report, Directive]:
    """A report that was handed in, which the actor may judge. Raises Refusal."""
    report = await reports.get(tx, report_id)
    if report is None or report.sent_at is None:
        raise Refusal(words.NOT_FOUND)
    directive = await directives.get(tx, report.directive_id)
    assert directive is not None
    if not may_judge(actor, directive, report.unit_id, await units.tree(tx)):
        raise Refusal(words.NOT_YOURS)
    return report, directive


async def _judging(tx: Tx, actor: Actor, report_id: int, *wanted: str) -> tuple[Report, Directive]:
    report, directive = await judged_by(tx, actor, report_id)
    if report.person_id == actor.person.id:
        raise Refusal(words.OWN)
    if report.state == "superseded":
        raise Refusal(words.GONE)
    if report.state not in wanted:
        raise Refusal(words.JUDGED.format(words.STATES[report.state]))
    return report, directive


async def accept(tx: Tx, actor: Actor, report_id: int) -> str:
    """The report is good; the unit's name. A second press is refused with what was decided."""
    report, directive = await _judging(tx, actor, report_id, "sent")
    if not await reports.decide(tx, report_id, "accepted", actor.person.id):
        raise Refusal(words.GONE)
    if report.slot_id:
        await duties.accept(tx, report.slot_id)
    await _record(tx, actor, report, directive, "report_accepted")
    return await units.name(tx, report.unit_id)


async def _returnable(tx: Tx, actor: Actor, report_id: int) -> tuple[Report, Directive]:
    """Raises Refusal also where nobody would owe it again: nothing is followed up, or asked of the unit."""
    report, directive = await _judging(tx, actor, report_id, "sent", "accepted")
    if directive.state != "published":
        raise Refusal(life_words.state(directive.state))
    if report.slot_id and not await duties.would_owe(tx, report.slot_id):
        raise Refusal(words.NOT_OWED)
    return report, directive


async def ask_reason(tx: Tx, actor: Actor, report_id: int) -> str:
    """The actor's next message is why the report is returned; the unit's name."""
    report, _ = await _returnable(tx, actor, report_id)
    await drafts.ask(tx, actor.person.id, RETURN, report_id)
    return await units.name(tx, report.unit_id)


async def give_back(tx: Tx, actor: Actor, report_id: int, reason: str) -> str:
    """Return it for rework: its period is open again, the unit is told why; the unit's name."""
    report, directive = await _returnable(tx, actor, report_id)
    said = clip(clean(reason).strip(), limits.REASON_MAX)
    if not said:
        raise Refusal(words.REASON_EMPTY)
    if not await reports.decide(tx, report_id, "returned", actor.person.id, said):
        raise Refusal(words.GONE)
    if report.slot_id:
        await duties.reopen(tx, report.slot_id)
        await resettle.settle(tx, directive.id, actor.person.id)
    await drafts.answered(tx, actor.person.id)
    await outbox.owe(tx, await report_notes.given_back(tx, directive, report))
    await _record(tx, actor, report, directive, "report_returned", said)
    return await units.name(tx, report.unit_id)


async def _record(
    tx: Tx, actor: Actor, report: Report, directive: Directive, kind: str, reason: str = ""
) -> None:
    await boards.stir(tx, report.directive_id)
    occasion = f"{kind}{report.id}"
    await outbox.owe(tx, await report_notes.cards_anew(tx, directive, report.unit_id, occasion))
    facts: dict[str, object] = {"report": report.id, **({"reason": reason} if reason else {})}
    await journal.write(
        tx, kind, actor.person.id, directive_id=report.directive_id, unit_id=report.unit_id, data=facts
    )


async def returned(tx: Tx, report_id: int) -> Message | None:
    """What the unit reads of a returned report; None once it has sent another."""
    report = await reports.get(tx, report_id)
    if report is None or report.state != "returned":
        return None
    directive = await directives.get(tx, report.directive_id)
    if directive is None or not directive.is_live:
        return None
    return review_cards.returned(report, await units.name(tx, report.unit_id), directive.title)
