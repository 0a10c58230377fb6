"""What papers tell, gathered once and carried whole into the process that makes the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from domain.forms import Answers, Form
from domain.readiness import Readiness


@dataclass(frozen=True, slots=True)
class Given:
    """The newest report of a unit, and what became of it."""

    sent_at: datetime
    by: str
    state: str  # sent, accepted, returned
    late: bool = False
    stage: str = ""  # "", none, doing, done
    percent: int | None = None
    decided_at: datetime | None = None
    decided_by: str = ""
    reason: str = ""

    @property
    def counts(self) -> bool:
        """The unit has reported with it."""
        return self.state != "returned"


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit under one directive: what it answered, what it reported, what it still owes."""

    unit: str
    parent: str
    state: str  # silent, acknowledged, refused
    people: str = ""  # who answers for it now
    answered_at: datetime | None = None
    answered_by: str = ""
    on_behalf: bool = False
    late: bool = False
    reason: str = ""
    due_at: datetime | None = None  # of what it owes now, else of what it owed last
    overdue: int = 0  # reports that are late and still missing
    report: Given | None = None
    joined: bool = False  # nobody was linked to the unit when it went out


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of the directive on its way to one person."""

    unit: str
    person: str
    revision: int
    state: str  # held, pending, sending, sent, uncertain, refused, cancelled
    at: datetime | None = None  # when that was known
    message: int | None = None  # the messenger's number of it in that person's chat
    again: bool = False
    reason: str = ""
    in_group: bool = False  # to a unit's group chat, whose name then stands for the person


@dataclass(frozen=True, slots=True)
class Period:
    """One due report of one unit."""

    unit: str
    due_at: datetime
    state: str  # open, reported, accepted, returned, cancelled
    sent_at: datetime | None = None
    by: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What units filled into one form: unit, the unit above it, the answers."""

    form: Form
    rows: tuple[tuple[str, str, Answers], ...]
    name: str = ""  # which duty's form it is, where there are several
    contained: frozenset[int] = frozenset()  # places of rows that a superior's row has in it already

    @property
    def counted(self) -> list[tuple[str, Answers]]:
        """The unit above and the answers of every row that is to be added up."""
        return [row[1:] for place, row in enumerate(self.rows) if place not in self.contained]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one directive, of the units that whoever asked may follow."""

    id: int
    kind: str  # directive, notice
    doc_type: str
    number: str
    issuer: str
    place: str
    issued_on: date | None
    subject: str
    signer: str
    urgency: str
    state: str
    revision: int
    published_at: datetime
    due_at: datetime | None
    text_sha256: str
    file_name: str
    file_sha256: str
    office: str  # the topmost unit
    author: str  # the body that reports: the issuer, or the unit of whoever asked
    units: tuple[UnitLine, ...]
    copies: tuple[Copy, ...]
    periods: tuple[Period, ...]
    figures: tuple[Figures, ...]
    whole: bool  # False: only the units below the own seats
    made_at: datetime
    made_by: str
    zone: tzinfo
    ready: Readiness | None = None  # of a drill

    @property
    def title(self) -> str:
        """Its number, or what it is about; of a drill with its mark."""
        title = self.number or self.subject
        return f"DIỄN TẬP {title}" if self.ready else title


@dataclass(frozen=True, slots=True)
class Entry:
    """One directive in the register, with the counts of the units that whoever asked may follow."""

    id: int
    kind: str
    doc_type: str
    number: str
    issued_on: date | None
    issuer: str
    subject: str
    urgency: str
    state: str
    published_at: datetime
    due_at: datetime | None
    receivers: tuple[str, ...]
    units: int
    acknowledged: int
    refused: int
    reported: int
    overdue: int


Detail = tuple[
    str, str, str, str, "datetime | None", bool, "datetime | None", bool, "datetime | None", int, bool
]  # fmt: skip
"""Number, unit, the unit above, answer, when, late, reported when, late, due, reports overdue."""


@dataclass(frozen=True, slots=True)
class Register:
    """The tracking register of a span of time. ``details`` come in pages of many rows."""

    office: str
    span: str  # "tháng 7/2026"
    first: date
    last: date
    entries: tuple[Entry, ...]
    details: Sequence[Sequence[Detail]]
    made_at: datetime
    made_by: str
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Appointment:
    """One deadline for a calendar; ``uid`` stays the same when the deadline is moved."""

    uid: str
    due_at: datetime
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """The deadlines of a unit or of a directive."""

    name: str
    items: tuple[Appointment, ...]
    made_at: datetime


@dataclass(frozen=True, slots=True)
class ChainLine:
    """A line of the journal. Of one that is not about the directive only ``seq`` and ``hash`` are told."""

    seq: int
    hash: str
    at: str = ""
    kind: str = ""
    actor_id: int | None = None
    directive_id: int | None = None
    unit_id: int | None = None
    data: str = ""
    previous: str = ""
    who: str = ""
    unit: str = ""

    @property
    def is_open(self) -> bool:
        """Its content is told."""
        return bool(self.previous)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A directive with its part of the journal and the journal's end at that moment."""

    dossier: Dossier
    lines: tuple[ChainLine, ...]
    head: ChainLine


Matter = Dossier | Register | Agenda | Evidence
