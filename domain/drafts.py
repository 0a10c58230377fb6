"""A directive before it is published: what was read or written, corrected, and confirmed.

The same value is kept with every revision, so that what was confirmed can be shown years later.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from enum import IntEnum
from typing import Any, Final, Literal, TypeVar

from domain import times
from domain.forms import Form, FormField
from domain.text import fold
from domain.urgency import Urgency

Kind = Literal["directive", "notice"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DraftTask:
    """A numbered item, with the units of the audience that it charges (none named: all)."""

    label: str
    gist: str
    assignees: tuple[str, ...] = ()
    units: tuple[int, ...] = ()
    elsewhere: bool = False  # charged to units that are not in the audience


@dataclass(frozen=True, slots=True)
class DraftDuty:
    """Who reports to whom and when, as read; nothing is scheduled before a person confirms."""

    quote: str
    reporter: str = ""
    to: str = ""
    via: str = ""
    kind: str = "once"  # once, daily, weekly, monthly, quarterly, semiannual, yearly, adhoc, regular
    due: str = ""  # as read: YYYY-MM-DD or YYYY-MM-DDTHH:MM
    rrule: str = ""  # RFC 5545
    before: bool = False  # "trước": the due instant itself is too late
    units: tuple[int, ...] = ()
    elsewhere: bool = False  # owed by units that are not in the audience (the monitor, often)
    dates: tuple[str, ...] = ()  # several exact days, written as ``due``
    hours: tuple[str, ...] = ()  # HH:MM, of a recurring one
    starts: str = ""  # YYYY-MM-DD, the first day that counts
    until: str = ""  # and the last
    opens: int = 0  # day of the month from which a monthly one may come; 0: not said
    skipped: tuple[str, ...] = ()  # days that the coordinator struck out
    shift: str = ""  # keep, next, previous; empty: as its kind is wont
    cutoff: str = ""  # up to when the numbers count, in words
    soft: str = ""  # YYYY-MM-DD: better by then
    next_due: str = ""  # when whoever collects must pass it on, in words
    via_units: tuple[int, ...] = ()  # where it is handed in
    cut: str = ""  # the cut-off as a ``Mark``
    next_mark: str = ""  # the next tier's deadline as a ``Mark``
    counted: str = ""  # days from an event, as an ``Anchor`` counts them
    event: str = ""  # which one, in words; empty: receipt
    event_day: str = ""  # YYYY-MM-DD: when it is, once that is known
    form: Form = ()  # what each of its reports fills in; none: the draft's common one
    lead: int = 0  # worked days by which each period is owed earlier than its words say: of a relay


@dataclass(frozen=True, slots=True)
class DraftTie:
    """How it will stand to another directive; ``moves``: what is owed under a replaced one is owed on."""

    kind: str  # replaces, amends, implements, relays
    directive_id: int
    title: str
    moves: bool = False


@dataclass(frozen=True, slots=True)
class DraftRelay:
    """A directive handed down: by which unit, of what (at which revision), with what word of its own."""

    unit_id: int
    unit: str
    directive_id: int
    revision: int
    title: str
    issuer: str
    note: str = ""
    warned: bool = False  # the author has seen that time is short, or who has it already


class Field(IntEnum):
    """What can be corrected by writing a new value. The numbers stand in buttons: never re-use one."""

    NUMBER = 1
    DOC_TYPE = 2
    ISSUED_ON = 3
    ISSUER = 4
    SUBJECT = 5
    DUE = 6


ASKED: Final = (Field.NUMBER, Field.ISSUED_ON, Field.ISSUER, Field.SUBJECT)
"""What an official letter should say; what is missing is asked, never guessed."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that is confirmed by the press on "Phát hành" (the text and the file are kept beside it)."""

    kind: Kind = "directive"
    doc_type: str = ""
    number: str = ""
    issuer: str = ""
    place: str = ""
    issued_on: date | None = None
    subject: str = ""
    urgency: Urgency = Urgency.NORMAL
    signer: str = ""
    addressees: tuple[str, ...] = ()  # as printed
    unresolved: tuple[str, ...] = ()  # of these, the ones no unit was found for
    audience: tuple[int, ...] = ()  # unit ids
    tasks: tuple[DraftTask, ...] = ()
    duties: tuple[DraftDuty, ...] = ()
    due_at: datetime | None = None
    due_quote: str = ""  # the words it was read from
    monitors: tuple[int, ...] = ()  # units charged to follow it up
    form: Form = ()  # what each report fills in whose duty has no form of its own
    ack_wanted: bool = True
    monitor_names: tuple[str, ...] = ()  # the same as printed, also those that are no units here
    doubts: tuple[Field, ...] = field(default=())  # read, but unsure
    doubt_words: tuple[str, ...] = ()  # for each of these, the words that it was read from
    meanings: tuple[str, ...] = ()  # printed addressees understood as they were last time
    oath: str = ""  # wanted, asked: read by OCR, so the author must answer for it that no stamp was missed
    warned: bool = False  # the author has seen what is missing and pressed again
    ties: tuple[DraftTie, ...] = ()  # to other directives
    remark: str = ""  # what the author should know of it, in words
    drill: bool = False  # only the answers are wanted, and counted apart
    relay: DraftRelay | None = None  # set where a directive received is handed down

    @property
    def missing(self) -> tuple[Field, ...]:
        """What a letter should say and this one does not (a notice owes only its text).

        Nothing where it is handed down: that was answered for when the original went out.
        """
        if self.kind == "notice" or self.relay:
            return ()
        return tuple(asked for asked in ASKED if not self.value(asked))

    def value(self, asked: Field) -> object:
        """The present value of a field that can be corrected."""
        return getattr(self, asked.name.lower()) if asked is not Field.DUE else self.due_at

    @property
    def number_key(self) -> str:
        """The number for comparing: no spaces, no marks, one kind of dash."""
        return number_key(self.number)

    def with_audience(self, units: tuple[int, ...]) -> Draft:
        """The same draft for these units."""
        return replace(self, audience=tuple(dict.fromkeys(units)))


def number_key(number: str) -> str:
    """``963 - CV/TU`` and ``963-cv/tu`` are one number."""
    dashes = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
    return "".join(fold(number).translate(dashes).split())


def to_json(draft: Draft) -> str:
    """The draft as it is stored."""
    return json.dumps(asdict(draft), ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return times.to_text(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def from_json(text: str) -> Draft:
    """What ``to_json`` wrote; fields that a newer version added take their defaults."""
    stored = json.loads(text)
    stored["urgency"] = Urgency(stored["urgency"])
    stored["issued_on"] = date.fromisoformat(stored["issued_on"]) if stored["issued_on"] else None
    stored["due_at"] = times.from_text(stored["due_at"]) if stored["due_at"] else None
    stored["tasks"] = tuple(DraftTask(**_tuples(task)) for task in stored["tasks"])
    stored["duties"] = tuple(DraftDuty(**_tuples(_with_form(duty))) for duty in stored["duties"])
    stored["ties"] = tuple(DraftTie(**tie) for tie in stored.get("ties", ()))
    stored["relay"] = DraftRelay(**stored["relay"]) if stored.get("relay") else None
    stored["doubts"] = tuple(map(Field, stored["doubts"]))
    return Draft(**_tuples(_with_form(stored)))


def _with_form(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "form": tuple(FormField(**_tuples(asked)) for asked in record.get("form", ()))}


def _tuples(record: dict[str, T]) -> dict[str, T]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in record.items()}  # type: ignore[misc]  # JSON has no tuples
