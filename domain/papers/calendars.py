"""Deadlines as RFC 5545 iCalendar: one event a deadline, instants in UTC, an alarm a day and an hour before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Final

from domain.papers.values import Agenda, Appointment
from domain.text import clean, squeeze

LINE_MAX: Final = 75  # octets of a line, RFC 5545 §3.1
EVENT: Final = timedelta(minutes=30)  # drawn before the deadline, which is its end
_SINCE: Final = datetime(2020, 1, 1, tzinfo=UTC)  # minutes since fit 31 bits for four thousand years
_ALARMS: Final = ("-P1D", "-PT1H")  # before the event's end
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Deadline:
    """One report, or the only one, that a unit owes; ``key`` never changes.

    ``series``: the due day as it was planned, which all units share and which stays when it is moved.
    """

    key: str
    unit_id: int
    due_at: datetime
    title: str
    subject: str
    series: str = ""


def together(found: Sequence[Deadline]) -> list[tuple[str, list[Deadline]]]:
    """The deadlines of one planned day and one instant, with a key that stays; the earliest instant first.

    Most units of a day share its instant and its key. Who was given another has a key of its own, so that no
    calendar moves everybody's deadline because one unit was given more time.
    """
    events: list[tuple[str, list[Deadline]]] = []
    ordered = sorted(found, key=lambda one: (one.series, one.due_at, one.unit_id))
    for series, planned in groupby(ordered, key=lambda one: one.series):
        groups = [list(group) for _, group in groupby(planned, key=lambda one: one.due_at)]
        shared = max(groups, key=len)
        events += [(series if group is shared else group[0].key, group) for group in groups]
    return sorted(events, key=lambda event: (event[1][0].due_at, event[0]))


def told(title: str, subject: str, whose: str, due: str) -> tuple[str, str]:
    """The name of an event, and what stands in it."""
    named = f"Hạn báo cáo {title}" + (f" ({whose})" if whose else "")
    return named, "\n".join(filter(None, [subject, f"Hạn: {due}", whose and f"Đơn vị: {whose}"]))


def counted(units: int) -> str:
    """How many units a deadline is for."""
    return f"{units} đơn vị"


def build(agenda: Agenda) -> bytes:
    """The bytes of an .ics."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//directive-bot//vi", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_text(f'Hạn báo cáo {agenda.name}')}"]
    for item in agenda.items:
        lines += _event(item, agenda.made_at)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in fold(line)).encode()


def _event(item: Appointment, made_at: datetime) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{item.uid}", f"DTSTAMP:{_utc(made_at)}", f"LAST-MODIFIED:{_utc(made_at)}"]
    lines.append(f"SEQUENCE:{(made_at - _SINCE) // timedelta(minutes=1)}")  # a later file is the newer word
    lines += [f"DTSTART:{_utc(item.due_at - EVENT)}", f"DTEND:{_utc(item.due_at)}"]
    lines += [f"SUMMARY:{_text(squeeze(item.title))}", f"DESCRIPTION:{_text(item.about)}", "TRANSP:TRANSPARENT"]
    for before in _ALARMS:
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER;RELATED=END:{before}"]
        lines += [f"DESCRIPTION:{_text(squeeze(item.title))}", "END:VALARM"]
    return [*lines, "END:VEVENT"]


def _utc(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(said: str) -> str:
    return clean(said).replace("\r", "").translate(_ESCAPES)


def fold(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, each further one begun by a space; no letter is cut."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LINE_MAX:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
