"""Editing a report before it is sent: its pieces, its period, its form."""

from __future__ import annotations

from domain import forms, limits
from domain.errors import Refusal
from domain.people import Actor
from domain.reports import Part
from domain.text import clean, clip
from domain.wording import forms as form_words
from domain.wording import reporting as words
from handlers import periods
from handlers.acknowledge import live
from handlers.report import REPORT, form_of, own
from storage import drafts, report_parts, reports
from storage.store import Tx

LONG_TALK = 5  # words that do not fit a field and are as many: a piece of the report, no slip of the hand


async def piece(tx: Tx, actor: Actor, report_id: int, part_id: int) -> Part:
    """One piece of a report that the actor is writing. Raises Refusal when it is not there."""
    await own(tx, actor, report_id)
    found = [part for part in await report_parts.of(tx, report_id) if part.id == part_id]
    if not found:
        raise Refusal(words.PART_GONE)
    return found[0]


async def remove(tx: Tx, actor: Actor, report_id: int, part_id: int) -> list[Part]:
    """Take one piece out; what is left."""
    await piece(tx, actor, report_id, part_id)
    await report_parts.remove(tx, report_id, part_id)
    return await report_parts.of(tx, report_id)


async def ask_rewrite(tx: Tx, actor: Actor, report_id: int, part_id: int) -> Part:
    """The actor's next message is the new text of this piece."""
    found = await piece(tx, actor, report_id, part_id)
    await drafts.ask(tx, actor.person.id, REPORT, report_id, f"p{part_id}")
    return found


async def rewrite(tx: Tx, actor: Actor, report_id: int, part_id: int, typed: str) -> None:
    """Another text for one piece; further messages are pieces again."""
    await piece(tx, actor, report_id, part_id)
    text = clip(clean(typed).strip(), limits.TEXT_MAX)
    if not text:
        raise Refusal(words.PART_WORDS)
    await report_parts.rewrite(tx, report_id, part_id, text)
    await resume(tx, actor, report_id)


async def resume(tx: Tx, actor: Actor, report_id: int) -> None:
    """The actor's next message is a piece of this report, whatever was asked in between."""
    await own(tx, actor, report_id)
    await drafts.ask(tx, actor.person.id, REPORT, report_id)


async def choose_period(tx: Tx, actor: Actor, report_id: int, slot_id: int) -> None:
    """It is for this period; answers to another form are kept where this one asks for the same.

    Raises Refusal where no report of the unit is wanted for it.
    """
    report = await own(tx, actor, report_id)
    directive = await live(tx, report.directive_id)
    old = await form_of(tx, directive, report)
    offered = await periods.offered(tx, report.directive_id, report.unit_id)
    if slot_id not in {slot.id for slot in offered}:
        raise Refusal(words.PERIOD_GONE)
    await reports.set_slot(tx, report_id, slot_id)
    new = await form_of(tx, directive, await own(tx, actor, report_id))
    if new != old:
        answers = forms.carried(old, forms.from_json(report.answers, old), new)
        await reports.set_answers(tx, report_id, forms.to_json(answers))
    await resume(tx, actor, report_id)


async def ask_field(tx: Tx, actor: Actor, report_id: int, place: int) -> None:
    """The actor's next message is the answer to this field."""
    report = await own(tx, actor, report_id)
    form = await form_of(tx, await live(tx, report.directive_id), report)
    if place >= len(form):
        raise Refusal(form_words.NOT_FIELD)
    await drafts.ask(tx, actor.person.id, REPORT, report_id, f"f{place}")


async def pick(tx: Tx, actor: Actor, report_id: int, place: int, choice: int) -> None:
    """A choice was pressed: the answer to this field."""
    report = await own(tx, actor, report_id)
    form = await form_of(tx, await live(tx, report.directive_id), report)
    offered = () if place >= len(form) else form[place].choices or (forms.YES, forms.NO)
    if choice >= len(offered) or form[place].kind not in ("choice", "yes_no"):
        raise Refusal(form_words.NOT_FIELD)
    await _answer(tx, actor, report_id, place, offered[choice])


async def fill(tx: Tx, actor: Actor, report_id: int, place: int | None, typed: str) -> bool:
    """Take a message for the form, whole or one field; False when it is a piece of the report instead.

    Raises Refusal for an answer that does not fit. ``place`` is the field that was asked for by a press.
    """
    report = await own(tx, actor, report_id)
    form = await form_of(tx, await live(tx, report.directive_id), report)
    answers = forms.from_json(report.answers, form)
    at = forms.unanswered(answers) if place is None else place
    if at is None or at >= len(form):
        return at is None and bool(form) and await _corrected(tx, actor, report_id, form, typed)
    whole = forms.line(form, typed) if place is None else None
    if whole is not None:
        await reports.set_answers(tx, report_id, forms.to_json(whole))
        return True
    try:
        await _answer(tx, actor, report_id, at, typed)
    except Refusal:
        if place is None and len(typed.split()) >= LONG_TALK:
            return False
        raise
    return True


async def _corrected(tx: Tx, actor: Actor, report_id: int, form: forms.Form, typed: str) -> bool:
    try:
        whole = forms.line(form, typed)
    except Refusal:
        return False
    if whole is None or form[0].kind == "text":
        return False
    await reports.set_answers(tx, report_id, forms.to_json(whole))
    return True


async def _answer(tx: Tx, actor: Actor, report_id: int, place: int, typed: str) -> None:
    report = await own(tx, actor, report_id)
    form = await form_of(tx, await live(tx, report.directive_id), report)
    answers = list(forms.from_json(report.answers, form))
    answers[place] = forms.answer(form[place], typed)
    await reports.set_answers(tx, report_id, forms.to_json(tuple(answers)))
    await resume(tx, actor, report_id)
