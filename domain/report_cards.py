"""What a person sees while writing a report: one message that says all that is in it, and its menus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from domain import deadlines, forms, limits, marks, progress, times
from domain.actions import Verb, encode
from domain.forms import Answers, Form
from domain.marks import Mark
from domain.markup import h, joined
from domain.messages import Button, Keyboard, Message
from domain.reports import Part, Report
from domain.text import clip, squeeze
from domain.wording import forms as form_words
from domain.wording import labels
from domain.wording import reporting as words

PAGE: Final = 8  # pieces on one screen of buttons
LABEL_MAX: Final = 40
Rows = list[tuple[Button, ...]]


@dataclass(frozen=True, slots=True)
class Writing:
    """A report that is being written, with all that its panel tells."""

    report: Report
    title: str
    unit: str
    parts: tuple[Part, ...]
    form: Form = ()
    answers: Answers = ()
    asked: int | None = None  # the place of the field that the next message answers
    due_at: datetime | None = None
    periods: int = 0  # that wait for a report
    earlier: Report | None = None  # that it takes the place of
    below: int = 0  # units below that have reported
    duty: str = ""  # what the period's duty asks for, where there are several
    cut: Mark | None = None  # up to when its numbers count
    planned_for: datetime | None = None  # the due day that this is counted from


def panel(writing: Writing, zone: tzinfo) -> Message:
    """All that is in the report so far, and how to go on."""
    lines = [f"<b>{h(words.begun(writing.title, writing.unit))}</b>", *_about(writing, zone)]
    if writing.form:
        lines += ["", *field_lines(writing.form, writing.answers)]
    if writing.parts:
        counts = Counter(part.kind for part in writing.parts)
        lines += ["", h(words.collected({kind: counts[kind] for kind in words.KINDS if counts[kind]}))]
    if said := said_progress(writing.parts):
        lines.append(h(words.PROGRESS_READ.format(said)))
    lines += ["", *map(h, _next(writing))]
    return Message(joined(lines, limits.TEXT_MAX), _keyboard(writing))


def _about(writing: Writing, zone: tzinfo) -> list[str]:
    lines = []
    if writing.due_at:
        say = words.PERIOD if writing.periods > 1 else words.DUE
        lines.append(h(words.of_duty(say.format(deadlines.show(writing.due_at, zone)), writing.duty)))
    if writing.cut and writing.planned_for and (at := marks.cutoff(writing.cut, writing.planned_for, zone)):
        lines.append(h(words.CUTOFF.format(deadlines.show(at, zone))))
    if writing.earlier and writing.earlier.state == "returned":
        lines.append(h(words.RETURNED.format(writing.earlier.reason)))
    elif writing.earlier and writing.earlier.sent_at:
        lines.append(h(words.CORRECTS.format(times.show_short(writing.earlier.sent_at, zone))))
    return lines


def field_lines(form: Form, answers: Answers) -> list[str]:
    """A line a field: its name and its answer."""
    pairs = zip(form, answers, strict=True)
    return [f"{h(field.name)}: <b>{h(forms.shown(field, value))}</b>" for field, value in pairs]


def said_progress(parts: Sequence[Part]) -> str:
    """What the pieces say of progress, in words; empty for nothing."""
    found = progress.latest([part.text for part in parts])
    return words.progress(found.stage, found.percent)


def _next(writing: Writing) -> list[str]:
    if writing.asked is not None:
        field = writing.form[writing.asked]
        lines = [form_words.ask(writing.asked + 1, len(writing.form), field.name, field.how)]
        if forms.unanswered(writing.answers) == 0 and len(writing.form) > 1:
            lines.append(form_words.all_at_once(len(writing.form)))
        return lines
    return [words.MORE] if writing.parts else [words.HOW, words.NO_SECRETS]


def _keyboard(writing: Writing) -> Keyboard:
    report = writing.report.id
    rows: Rows = [*_choices(writing)]
    send = Button(labels.SEND, encode(Verb.REPORT_SEND, report), style="success")
    rows.append((send, Button(labels.DROP, encode(Verb.REPORT_DROP, report))))
    more = [Button(labels.PARTS, encode(Verb.REPORT_PARTS, report, 0))] if writing.parts else []
    if any(value is not None for value in writing.answers):
        more.append(Button(labels.FORM_EDIT, encode(Verb.FORM_FIELDS, report)))
    rows += [tuple(more)] if more else []
    if writing.below:
        label = labels.ROLLUP.format(writing.below)
        rows.append((Button(label, encode(Verb.ROLLUP, report)),))
    if writing.periods > 1:
        rows.append((Button(labels.OTHER_PERIOD, encode(Verb.REPORT_SLOTS, report)),))
    return tuple(rows)


def _choices(writing: Writing) -> Rows:
    if writing.asked is None:
        return []
    field = writing.form[writing.asked]
    said = field.choices or ((forms.YES, forms.NO) if field.kind == "yes_no" else ())
    place = writing.asked
    buttons = [
        Button(
            clip(forms.shown(field, choice), LABEL_MAX), encode(Verb.FORM_PICK, writing.report.id, place, at)
        )
        for at, choice in enumerate(said)
    ]
    return [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]


def units_menu(
    directive_id: int, title: str, units: Sequence[tuple[int, str]], *, answered: bool = False
) -> Message:
    """For which of one's units? What was ``answered`` with must be sent again: it belongs to none yet."""
    rows = [(Button(clip(name, 60), encode(Verb.REPORT_UNIT, directive_id, unit)),) for unit, name in units]
    lines = [words.WHICH_UNIT.format(title), *([words.SEND_AGAIN] if answered else [])]
    return Message(h("\n".join(lines)), tuple(rows))


def periods_menu(report_id: int, slots: Sequence[tuple[int, datetime, str]], zone: tzinfo) -> Message:
    """For which period? Each slot with when it is due, and what its duty asks for where there are several."""
    rows: Rows = [
        (
            Button(
                clip(words.of_duty(deadlines.show(due, zone), duty), 60),
                encode(Verb.REPORT_SLOT, report_id, slot),
            ),
        )
        for slot, due, duty in slots
    ]
    return Message(h(words.PERIOD_WHICH), (*rows, back(report_id)))


def fields_menu(report_id: int, form: Form, answers: Answers) -> Message:
    """Which field to correct?"""
    pairs = enumerate(zip(form, answers, strict=True))
    labelled = [(at, clip(f"{field.name}: {forms.shown(field, value)}", 60)) for at, (field, value) in pairs]
    rows = [(Button(label, encode(Verb.FORM_FIELD, report_id, at)),) for at, label in labelled]
    return Message(h(form_words.FILL_WHICH), (*rows, back(report_id)))


def parts_menu(report_id: int, parts: Sequence[Part], page: int) -> Message:
    """The pieces, a page of them, each a button."""
    last = max(len(parts) - 1, 0) // PAGE
    page = min(page, last)
    rows: Rows = [
        (Button(part_label(part), encode(Verb.REPORT_PART, report_id, part.id)),)
        for part in parts[page * PAGE : (page + 1) * PAGE]
    ]
    turn = [Button(labels.PREVIOUS, encode(Verb.REPORT_PARTS, report_id, page - 1))] if page else []
    turn += [Button(labels.NEXT, encode(Verb.REPORT_PARTS, report_id, page + 1))] if page < last else []
    return Message(h(words.PARTS_HEAD), (*rows, *([tuple(turn)] if turn else []), back(report_id)))


def part_label(part: Part) -> str:
    """``Ảnh: thôn 3``."""
    said = squeeze(part.text) or part.file_name
    return clip(f"{words.KINDS[part.kind].capitalize()}{': ' if said else ''}{said}", LABEL_MAX)


def part_menu(report_id: int, part: Part) -> Message:
    """One piece, to be written anew or taken out."""
    text = "\n".join([f"<b>{h(part_label(part))}</b>", h(clip(part.text, 3000))])
    drop = Button(labels.PART_DROP, encode(Verb.PART_DROP, report_id, part.id))
    edit = Button(labels.PART_EDIT, encode(Verb.PART_EDIT, report_id, part.id))
    row = (drop,) if part.kind == "location" else (edit, drop)
    return Message(text.strip(), (row, back(report_id)))


def back(report_id: int) -> tuple[Button, ...]:
    """To the panel."""
    return (Button(labels.BACK, encode(Verb.REPORT_BACK, report_id)),)
