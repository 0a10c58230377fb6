"""What was read from the text of a directive, as values. Null and empty mean: the text does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.urgency import FLASH_TIMED, Urgency, printed, urgency_of

Span = tuple[int, int]
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Copy:
    """One entry of Nơi nhận; ``purpose`` as printed in its bracket, without the bracket."""

    to: str
    purpose: str | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """The signature block: whose authority, which post, which name; each may be missing."""

    authority: str | None = None
    post: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One item of the outermost numbering; ``gist`` is its first words, at most twelve."""

    label: str
    assignees: tuple[str, ...]
    gist: str
    supporters: tuple[str, ...] = ()
    monitor: bool = False
    span: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class ReportingDuty:
    """Who owes which report to whom, handed in where, and when.

    ``kind`` is once, daily, weekly, monthly, quarterly, semiannual, yearly, adhoc or regular. ``due`` (only
    for once) is ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM`` as printed; ``rrule`` is RFC 5545 when the text fixes
    the day. ``boundary`` is ``before`` (trước) or ``by`` (chậm nhất, trong, đến hết). ``hours`` are the
    hours (``HH:MM``) that a recurring duty names; the rule itself speaks of days only.
    """

    reporter: str | None
    to: str | None
    via: str | None
    kind: str
    due: str | None = None
    rrule: str | None = None
    boundary: str | None = None
    quote: str = ""
    span: Span = (0, 0)
    hours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All fields of one document; ``doc_type`` None means that it is not a directive.

    ``monitors`` are the bodies charged to follow the directive up, as printed.
    ``spans`` holds, per field, where in ``clean(text)`` it was read (code points, end exclusive);
    ``confidence`` holds 0–1 for each field that was read.
    """

    doc_type: str | None = None
    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    date: date | None = None
    subject: str | None = None
    urgency: Urgency = Urgency.NORMAL
    urgency_words: str = ""
    secrecy: str | None = None
    recipients: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    signer: Signer = Signer()
    references: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    reporting: tuple[ReportingDuty, ...] = ()
    monitors: tuple[str, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)
    confidence: Mapping[str, float] = field(default_factory=dict)

    @property
    def is_directive(self) -> bool:
        """False for news, invitations, templates and chat."""
        return self.doc_type is not None

    def as_json(self) -> Json:
        """The public schema of ``directive-bot parse --json``; urgency and secrecy in printed words."""
        return {
            "doc_type": self.doc_type,
            "number": self.number,
            "issuer": self.issuer,
            "place": self.place,
            "date": self.date.isoformat() if self.date else None,
            "subject": self.subject,
            "urgency": urgency_words(self.urgency, self.urgency_words),
            "secrecy": self.secrecy,
            "recipients": list(self.recipients),
            "copies": [{"to": c.to, "purpose": c.purpose} for c in self.copies],
            "signer": {
                "authority": self.signer.authority,
                "post": self.signer.post,
                "name": self.signer.name,
            },
            "references": list(self.references),
            "tasks": [_task(t) for t in self.tasks],
            "reporting": [_duty(r) for r in self.reporting],
            "monitors": list(self.monitors),
            "spans": {name: list(span) for name, span in self.spans.items()},
            "confidence": dict(self.confidence),
        }


def urgency_words(level: Urgency, words: str) -> str:
    """The printed words for the schema: a timed flash keeps its own."""
    if urgency_of(words) is Urgency.FLASH and "giờ" in words.casefold():
        return FLASH_TIMED
    return printed(level)


def _task(task: Task) -> Json:
    return {
        "label": task.label,
        "assignees": list(task.assignees),
        "gist": task.gist,
        "supporters": list(task.supporters),
        "monitor": task.monitor,
    }


def _duty(duty: ReportingDuty) -> Json:
    return {
        "reporter": duty.reporter,
        "to": duty.to,
        "via": duty.via,
        "kind": duty.kind,
        "due": duty.due,
        "rrule": duty.rrule,
        "boundary": duty.boundary,
        "quote": duty.quote,
    }
