"""A report as whoever judges it sees it, and the list of all reports on a directive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from domain import deadlines, limits, times
from domain.actions import Verb, encode
from domain.forms import Answers, Form
from domain.markup import h, joined, plain
from domain.messages import Button, Keyboard, Message
from domain.report_cards import field_lines, part_label
from domain.reports import Extension, Part, Report
from domain.text import clip
from domain.wording import extending, labels
from domain.wording import forms as form_words
from domain.wording import reporting as report_words
from domain.wording import reviewing as words

PAGE: Final = 10  # reports on one screen
TEXT_SHOWN: Final = 2800  # code points of the report's own words on its card


@dataclass(frozen=True, slots=True)
class Handed:
    """A report that was handed in, with all that its card tells."""

    report: Report
    title: str
    unit: str
    parts: tuple[Part, ...]
    form: Form = ()
    answers: Answers = ()
    problems: tuple[tuple[str, str], ...] = ()  # files that could not be kept: name, reason
    replaces: int = 0


def card(handed: Handed, zone: tzinfo, *, judge: bool = True) -> Message:
    """The report with the buttons that judge it; an only picture or document goes with it."""
    report = handed.report
    head = words.head(handed.unit, report.person_name, handed.title, late=report.late)
    lines = [f"<b>{h(head)}</b>", h(_when(report, zone)), *_body(handed), *_fate(handed, zone)]
    files = files_of(handed.parts)
    text = joined(lines, limits.TEXT_MAX)
    only = files[0] if len(files) == 1 and len(plain(text)) <= limits.CAPTION_MAX else None
    document = only.file_id if only and only.kind == "document" else ""
    photo = only.file_id if only and only.kind == "photo" else ""
    shown = bool(document or photo)
    return Message(
        text, _keyboard(handed, 0 if shown else len(files), judge=judge), document=document, photo=photo
    )


def _when(report: Report, zone: tzinfo) -> str:
    assert report.sent_at is not None
    due = deadlines.show(report.due_at, zone) if report.due_at else ""
    return words.sent(times.show_short(report.sent_at, zone), due)


def _body(handed: Handed) -> list[str]:
    lines: list[str] = []
    if far := report_words.progress(handed.report.progress.stage, handed.report.progress.percent):
        lines.append(h(words.progress(far)))
    if handed.form:
        lines += ["", f"<b>{h(form_words.HEAD)}</b>", *field_lines(handed.form, handed.answers)]
    text = said(handed.parts)
    lines += ["", *map(h, clip(text, TEXT_SHOWN).splitlines())] if text else []
    kinds = Counter(part.kind for part in files_of(handed.parts))
    if kinds:
        told = ", ".join(f"{count} {report_words.KINDS[kind]}" for kind, count in kinds.items())
        lines += ["", h(words.attached(told))]
    return lines + [h(words.file_problem(name, reason)) for name, reason in handed.problems]


def _fate(handed: Handed, zone: tzinfo) -> list[str]:
    report = handed.report
    lines = [f"<i>{h(words.superseded(handed.replaces))}</i>"] if handed.replaces else []
    if report.state == "superseded":
        lines.append(f"<b>{h(words.GONE)}</b>")
    elif report.decided_at and report.state in ("accepted", "returned"):
        when = times.show_short(report.decided_at, zone)
        told = words.decided(report.state, report.decided_name, when, report.reason)
        lines.append(f"<b>{h(told)}</b>")
    return ["", *lines] if lines else []


def said(parts: Sequence[Part]) -> str:
    """The words of all pieces below each other."""
    return "\n".join(part.text for part in parts if part.text)


def files_of(parts: Sequence[Part]) -> list[Part]:
    """The pieces that are files."""
    return [part for part in parts if part.file_id]


def _keyboard(handed: Handed, files: int, *, judge: bool) -> Keyboard:
    report = handed.report
    rows: list[tuple[Button, ...]] = []
    give_back = Button(labels.RETURN, encode(Verb.REPORT_RETURN, report.id))
    if judge and report.state == "sent":
        accept = Button(labels.ACCEPT, encode(Verb.REPORT_ACCEPT, report.id), style="success")
        rows.append((accept, give_back))
    elif judge and report.state == "accepted":
        rows.append((give_back,))
    if len(said(handed.parts)) > TEXT_SHOWN:
        rows.append((Button(labels.FULL, encode(Verb.REPORT_TEXT, report.id, 0)),))
    if files:
        rows.append((Button(words.FILES.format(files), encode(Verb.REPORT_FILES, report.id)),))
    return tuple(rows)


def file_message(unit: str, part: Part) -> Message:
    """One file of a report as a message."""
    text = h(clip(f"{unit}. {part_label(part)}", limits.CAPTION_MAX))
    match part.kind:
        case "photo":
            return Message(text, photo=part.file_id)
        case "document":
            return Message(text, document=part.file_id)
        case "voice":
            return Message(text, voice=part.file_id)
        case _:
            return Message(text, video=part.file_id)


def returned(report: Report, unit: str, title: str) -> Message:
    """What the unit reads when its report comes back."""
    lines = [f"<b>{h(words.returned(unit, title, report.reason, report.decided_name))}</b>"]
    button = Button(
        labels.REPORT, encode(Verb.REPORT_UNIT, report.directive_id, report.unit_id), style="primary"
    )
    show = Button(labels.OPEN, encode(Verb.SHOW, report.directive_id))
    return Message("\n".join([*lines, h(words.RETURNED_HOW)]), ((button,), (show,)))


def extension_card(asked: Extension, unit: str, who: str, title: str, fate: str, zone: tzinfo) -> Message:
    """A request for more time; one tap decides. ``fate`` says what became of it."""
    dates = extending.dates(deadlines.show(asked.due_at, zone), deadlines.show(asked.wanted_at, zone))
    lines = [f"<b>{h(extending.told(unit, who, title))}</b>", h(dates), h(extending.reason(asked.reason))]
    if fate:
        return Message("\n".join([*lines, "", f"<b>{h(fate)}</b>"]))
    yes = Button(extending.YES, encode(Verb.EXTEND_YES, asked.id), style="success")
    return Message("\n".join(lines), ((yes, Button(extending.NO, encode(Verb.EXTEND_NO, asked.id))),))
