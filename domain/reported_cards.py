"""All reports on a directive: the newest of each unit, or those of one period; their figures summed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from domain import deadlines, forms, limits
from domain.actions import Verb, encode
from domain.forms import Answers, Form
from domain.markup import h, joined
from domain.messages import Button, Message
from domain.report_cards import field_lines
from domain.reports import Extension, Report
from domain.text import clip, few
from domain.wording import extending, labels
from domain.wording import forms as form_words
from domain.wording import reporting as report_words
from domain.wording import reviewing as words

PAGE: Final = 10  # reports on one screen
PERIODS: Final = 8  # periods on one screen
NAMES_MAX: Final = 15  # units named that still owe one
LABEL_MAX: Final = 40
GROUPS_MAX: Final = 30  # parent units on one screen
Rows = list[tuple[Button, ...]]


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """A period in the list of periods; ``duty`` tells apart what several duties ask for on one day."""

    slot_id: int
    due_at: datetime
    duty: str
    units: int
    reported: int


@dataclass(frozen=True, slots=True)
class Sum:
    """One form summed: over all units that answered, then by the unit above; ``name`` says which form it is."""

    form: Form
    total: Answers
    units: int
    by_parent: tuple[tuple[str, int, Answers], ...] = ()
    name: str = ""
    contained: int = 0  # units that are part of a superior's figures, and not added again


def listing(
    directive_id: int,
    title: str,
    reports: Sequence[Report],
    asked: Sequence[Extension],
    names: Mapping[int, str],
    page: int,
    *,
    figures: bool,
    periods: bool,
) -> Message:
    """The newest report of each unit, a page of them, each a button; above them who asks for more time."""
    head = words.LIST_HEAD.format(title) if reports else words.LIST_NONE
    lines, rows = [f"<b>{h(head)}</b>"], _requests(asked, names)
    shown, buttons = _reports(reports, names, page, lambda leaf: encode(Verb.REPORTED, directive_id, leaf))
    rows += buttons
    if figures and reports:
        rows.append((Button(labels.SUMS, encode(Verb.SUMS, directive_id)),))
    if periods:
        rows.append((Button(labels.BY_PERIOD, encode(Verb.PERIODS, directive_id, 0)),))
    rows.append(_board(directive_id))
    return Message("\n".join([*lines, *shown]), tuple(rows))


def _reports(
    reports: Sequence[Report], names: Mapping[int, str], page: int, turned: Callable[[int], str]
) -> tuple[list[str], Rows]:
    last = max(len(reports) - 1, 0) // PAGE
    page = min(page, last)
    lines: list[str] = []
    rows: Rows = []
    for report in reports[page * PAGE : (page + 1) * PAGE]:
        lines.append(h(f"{names[report.unit_id]}: {_standing(report)}"))
        rows.append((Button(clip(names[report.unit_id], LABEL_MAX), encode(Verb.REPORT_OPEN, report.id)),))
    turn = [Button(labels.PREVIOUS, turned(page - 1))] if page else []
    turn += [Button(labels.NEXT, turned(page + 1))] if page < last else []
    return lines, rows + ([tuple(turn)] if turn else [])


def _requests(asked: Sequence[Extension], names: Mapping[int, str]) -> Rows:
    return [
        (
            Button(clip(f"{extending.YES}: {names[one.unit_id]}", LABEL_MAX), encode(Verb.EXTEND_YES, one.id)),
            Button(extending.NO, encode(Verb.EXTEND_NO, one.id)),
        )
        for one in asked[:PAGE]
    ]


def _standing(report: Report) -> str:
    said = report_words.progress(report.progress.stage, report.progress.percent)
    late = words.LATE if report.late else ""
    return ", ".join(filter(None, (said, words.STATES[report.state], late)))


def periods_menu(
    directive_id: int, title: str, found: Sequence[PeriodLine], page: int, more: bool, zone: tzinfo
) -> Message:
    """The periods of a directive, the latest first, each a button."""
    head = words.PERIODS_HEAD.format(title) if found else words.PERIODS_NONE
    rows: Rows = [
        (
            Button(
                clip(words.period(deadlines.show(one.due_at, zone), one.reported, one.units, one.duty), 60),
                encode(Verb.PERIOD, one.slot_id, 0),
            ),
        )
        for one in found
    ]
    turn = [Button(labels.PREVIOUS, encode(Verb.PERIODS, directive_id, page - 1))] if page else []
    turn += [Button(labels.NEXT, encode(Verb.PERIODS, directive_id, page + 1))] if more else []
    rows += [tuple(turn)] if turn else []
    return Message(f"<b>{h(head)}</b>", (*rows, _board(directive_id)))


def period_page(
    directive_id: int,
    title: str,
    period: PeriodLine,
    reports: Sequence[Report],
    owing: Sequence[int],
    names: Mapping[int, str],
    page: int,
    zone: tzinfo,
    *,
    figures: bool,
) -> Message:
    """The reports of one period, a page of them, and who still owes one."""
    due = deadlines.show(period.due_at, zone)
    lines = [f"<b>{h(words.LIST_HEAD.format(title))}</b>"]
    lines.append(h(words.period_head(due, period.reported, period.units, period.duty)))
    shown, rows = _reports(reports, names, page, lambda leaf: encode(Verb.PERIOD, period.slot_id, leaf))
    lines += ["", *shown] if shown else []
    if owing:
        lines += ["", h(words.owing(len(owing), few([names[unit] for unit in owing], NAMES_MAX)))]
    if figures and reports:
        rows.append((Button(labels.SUMS, encode(Verb.PERIOD_SUMS, period.slot_id)),))
    rows.append((Button(labels.BY_PERIOD, encode(Verb.PERIODS, directive_id, 0)), *_board(directive_id)))
    return Message(joined(lines, limits.TEXT_MAX), tuple(rows))


def sums(directive_id: int, found: Sequence[Sum], back: Button | None = None, period: str = "") -> Message:
    """Figures summed, form by form; ``period`` says of which period, ``back`` leads there."""
    lines: list[str] = []
    for one in found:
        lines += ([""] if lines else []) + _sum(one, period)
    rows = [(back, *_board(directive_id))] if back else [_board(directive_id)]
    return Message(joined(lines or [h(form_words.NO_FILLED)], limits.TEXT_MAX), tuple(rows))


def _sum(one: Sum, period: str) -> list[str]:
    lines = [f"<b>{h(form_words.SUMS.format(one.units))}</b>"]
    lines += [h(each) for each in (one.name, period) if each]
    lines += _figures(one.form, one.total)
    if one.contained:
        lines.append(f"<i>{h(form_words.contained(one.contained))}</i>")
    if len(one.by_parent) > 1:
        lines += ["", f"<b>{h(form_words.BY_PARENT)}</b>"]
        for name, units, answers in one.by_parent[:GROUPS_MAX]:
            lines.append(h(f"{form_words.group(name, units)}: {_in_line(one.form, answers)}"))
    return lines


def _figures(form: Form, answers: Answers) -> list[str]:
    summed = [(field, value) for field, value in zip(form, answers, strict=True) if field.kind != "text"]
    return field_lines(tuple(field for field, _ in summed), tuple(value for _, value in summed))


def _in_line(form: Form, answers: Answers) -> str:
    pairs = zip(form, answers, strict=True)
    return "; ".join(f"{f.name} {forms.shown(f, value)}" for f, value in pairs if f.kind != "text")


def _board(directive_id: int) -> tuple[Button, ...]:
    return (Button(labels.BOARD, encode(Verb.BOARD, directive_id)),)
