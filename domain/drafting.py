"""From a reading to a draft, and corrections a person types."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Final

from domain import deadlines, duty_drafts
from domain.documents.reading import Reading, ReportingDuty, Task
from domain.drafts import Draft, DraftDuty, DraftTask, Field
from domain.errors import Refusal
from domain.text import clean, clip, fold, readable, squeeze
from domain.wording import drafting as words

Resolve = Callable[[Sequence[str]], tuple[tuple[int, ...], tuple[str, ...]]]
"""Printed addressees → (unit ids, what stays unresolved)."""

VALUE_MAX: Final = 500  # code points of a corrected field
GIST_MAX: Final = 300  # code points kept of a task: the card shows the first of them
_AS_ABOVE: Final = "nhu tren"  # an entry of the copies that means the addressees, who are read already
WORDS_MAX: Final = 90  # code points of the words that an unsure field was read from
BEHIND_MAX: Final = 300  # code points behind a duty that may say who collects, and by when
SURE: Final = 0.7  # a reading below it is shown with its doubt
_NAMES: Final = {
    "number": Field.NUMBER, "doc_type": Field.DOC_TYPE, "date": Field.ISSUED_ON,
    "issuer": Field.ISSUER, "subject": Field.SUBJECT,
}  # fmt: skip


def from_reading(reading: Reading, text: str, resolve: Resolve, zone: tzinfo) -> Draft:
    """The draft that a person then checks. Nothing is filled in that ``text`` does not say."""
    audience, unresolved = resolve(addressees(reading))
    duties = tuple(_duties(reading, text, resolve, audience))
    doubts = _doubts(reading, text)
    due_at, quote = deadline_of(duties, zone)
    return Draft(
        kind="directive",
        doc_type=reading.doc_type or "",
        number=reading.number or "",
        issuer=reading.issuer or "",
        place=reading.place or "",
        issued_on=reading.date,
        subject=reading.subject or "",
        urgency=reading.urgency,
        signer=reading.signer.name or "",
        addressees=reading.recipients,
        unresolved=unresolved,
        audience=audience,
        tasks=tuple(_task(task, text, resolve, audience) for task in reading.tasks),
        duties=duties,
        due_at=due_at,
        due_quote=quote,
        doubts=tuple(doubts),
        doubt_words=tuple(doubts.values()),
        monitors=resolve(reading.monitors)[0] if reading.monitors else (),
        monitor_names=reading.monitors,
        remark="" if reading.is_directive else words.NOT_A_DIRECTIVE,
    )


def _duties(reading: Reading, text: str, resolve: Resolve, audience: Sequence[int]) -> Iterator[DraftDuty]:
    for duty in reading.reporting:
        if not _follows_up(duty, reading):
            start, end = duty.span
            said = squeeze(readable(text[start : end + BEHIND_MAX]))
            behind = said.partition(duty.quote)[2]
            yield duty_drafts.completed(_duty(duty, resolve, audience), reading.date, behind)


def _follows_up(duty: ReportingDuty, reading: Reading) -> bool:
    """What the monitor passes on without a date is no report that anybody waits for here."""
    return duty.reporter in reading.monitors and not (duty.due or duty.rrule)


def _doubts(reading: Reading, text: str) -> dict[Field, str]:
    """The fields that were read but are unsure, each with the words it was read from."""
    unsure = (name for name in _NAMES if 0 < reading.confidence.get(name, 1.0) < SURE)
    return {_NAMES[name]: _words(reading, text, name) for name in unsure}


def _words(reading: Reading, text: str, name: str) -> str:
    start, end = reading.spans.get(name, (0, 0))
    return clip(squeeze(readable(text[start:end])), WORDS_MAX)


def addressees(reading: Reading) -> tuple[str, ...]:
    """Who is to act: Kính gửi, and the copies "để thực hiện"."""
    acting = tuple(copy.to for copy in reading.copies if copy.purpose and "thực hiện" in copy.purpose.lower())
    named = tuple(entry for entry in acting if not fold(entry).startswith(_AS_ABOVE))
    return tuple(dict.fromkeys(reading.recipients + named))


def _task(task: Task, text: str, resolve: Resolve, audience: Sequence[int]) -> DraftTask:
    start, end = task.span
    item = squeeze(readable(text[start:end])).removeprefix(task.label).lstrip(".):- ")
    gist = clip(item, GIST_MAX) or task.gist
    units, elsewhere = _charged(task.assignees, resolve, audience)
    return DraftTask(task.label, gist, task.assignees, units, elsewhere)


def _charged(named: Sequence[str], resolve: Resolve, audience: Sequence[int]) -> tuple[tuple[int, ...], bool]:
    """The named units that are in the audience; and whether all that could be told are outside it."""
    found, unresolved = resolve(named) if named else ((), ())
    inside = tuple(unit for unit in found if unit in set(audience))
    return inside, bool(found) and not inside and not unresolved


def _duty(duty: ReportingDuty, resolve: Resolve, audience: Sequence[int]) -> DraftDuty:
    units, elsewhere = _charged((duty.reporter,) if duty.reporter else (), resolve, audience)
    return DraftDuty(
        quote=duty.quote,
        reporter=duty.reporter or "",
        to=duty.to or "",
        via=duty.via or "",
        kind=duty.kind,
        due=duty.due or "",
        rrule=duty.rrule or "",
        before=duty.boundary == "before",
        units=units,
        elsewhere=elsewhere,
        via_units=resolve((duty.via,))[0] if duty.via else (),
    )


def deadline_of(duties: Sequence[DraftDuty], zone: tzinfo) -> tuple[datetime | None, str]:
    """The earliest single deadline that any duty states, and the words it was read from."""
    dated = [
        (due, duty.quote)
        for duty in duties
        if duty.due and (due := deadlines.of_reading(duty.due, before=duty.before, zone=zone))
    ]
    return min(dated, default=(None, ""), key=lambda pair: pair[0])


def corrected(draft: Draft, asked: Field, typed: str, now: datetime, zone: tzinfo) -> Draft:
    """The draft with one field as typed; ``-`` empties it. Raises Refusal for what is no value."""
    value = squeeze(clean(typed))
    if len(value) > VALUE_MAX:
        raise Refusal(words.FIELD_LONG.format(VALUE_MAX))
    empty = value in ("-", "–", "—")
    draft = replace(_without_doubt(draft, asked), warned=False)
    if asked is Field.DUE:
        due_at = None if empty else _due(value, now, zone)
        duties = duty_drafts.moved(draft.duties, draft.due_at, due_at, zone)
        return replace(draft, due_at=due_at, due_quote="", duties=duties)
    if asked is Field.ISSUED_ON:
        day = None if empty else deadlines.day_of_words(value, now.astimezone(zone).date())
        if day is None and not empty:
            raise Refusal(words.BAD_DATE)
        return replace(draft, issued_on=day)
    return _set_text(draft, asked, "" if empty else value)


def _without_doubt(draft: Draft, asked: Field) -> Draft:
    at = [n for n, doubt in enumerate(draft.doubts) if doubt is not asked]
    said = draft.doubt_words + ("",) * (len(draft.doubts) - len(draft.doubt_words))
    return replace(draft, doubts=tuple(draft.doubts[n] for n in at), doubt_words=tuple(said[n] for n in at))


def _due(value: str, now: datetime, zone: tzinfo) -> datetime:
    due = deadlines.of_words(value, now, zone)
    if due is None:
        raise Refusal(words.BAD_DATE)
    if due <= now:
        raise Refusal(words.PAST_DUE.format(deadlines.show(due, zone)))
    return due


def _set_text(draft: Draft, asked: Field, value: str) -> Draft:
    match asked:
        case Field.NUMBER:
            return replace(draft, number=value)
        case Field.DOC_TYPE:
            return replace(draft, doc_type=value.lower(), remark="")
        case Field.ISSUER:
            return replace(draft, issuer=value)
        case _:
            return replace(draft, subject=value)
