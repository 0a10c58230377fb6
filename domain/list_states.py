"""How a directive stands, as a list says it in one line: of the reader's one unit, or counted over many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from domain import deadlines
from domain.directives import Directive
from domain.standings import Counts
from domain.wording import asking as words


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's part. ``due_at``: by when it still owes a report, or word that it has received."""

    state: str  # silent, acknowledged, refused
    reported: bool = False
    waiting: bool = False  # a report may be sent by now, and was not
    returned: bool = False
    overdue: bool = False
    due_at: datetime | None = None


Standing = Part | Counts


def counted(parts: list[Part]) -> Counts:
    """Several units as one count."""
    return Counts(
        len(parts),
        sum(part.state == "acknowledged" for part in parts),
        sum(part.reported for part in parts),
        sum(part.overdue for part in parts),
        sum(part.state == "refused" for part in parts),
    )


def said(directive: Directive, standing: Standing, now: datetime, zone: tzinfo) -> str:
    """How it stands and by when, in one line."""
    if directive.state != "published":
        states = {"recalled": words.RECALLED, "closed": words.CLOSED, "releasing": words.WAITING}
        due = directive.due_at if directive.is_live else None
        return " · ".join([states[directive.state], *_due(due, now, zone, late=False)])
    if isinstance(standing, Counts) and standing.units == 1:
        standing = _alone(standing, directive.due_at)
    if isinstance(standing, Part):
        due = None if standing.state == "refused" else standing.due_at
        late = standing.overdue and standing.state != "silent"
        return " · ".join([_of_unit(standing, wanted=directive.ack_wanted), *_due(due, now, zone, late=late)])
    return " · ".join([_of_many(standing, wanted=directive.ack_wanted), *_due(directive.due_at, now, zone)])


def _alone(one: Counts, due_at: datetime | None) -> Part:
    state = "acknowledged" if one.acknowledged else "refused" if one.refused else "silent"
    owes = not one.reported or one.overdue
    return Part(state, bool(one.reported), overdue=bool(one.overdue), due_at=due_at if owes else None)


def _of_unit(part: Part, *, wanted: bool) -> str:
    if part.state == "refused":
        return words.REFUSED
    if part.returned:
        return words.RETURNED_LATE if part.overdue else words.RETURNED
    received = words.ACKNOWLEDGED if part.state == "acknowledged" else words.SILENT if wanted else ""
    if part.overdue and (part.state != "silent" or not wanted):
        return _joined(received, words.OVERDUE)
    if part.reported and not part.waiting:
        return words.REPORTED
    if part.waiting and part.state == "acknowledged":
        return _joined(received, words.UNREPORTED)
    return received or words.NO_ANSWER_WANTED


def _joined(received: str, report: str) -> str:
    return f"{received}, {report}" if received else f"{report[:1].upper()}{report[1:]}"


def _of_many(counts: Counts, *, wanted: bool) -> str:
    if wanted:
        return words.answered(counts.acknowledged, counts.units, counts.reported, counts.overdue)
    if not counts.reported and not counts.overdue:
        return words.NO_ANSWER_WANTED
    return words.reported(counts.reported, counts.units, counts.overdue)


def _due(due_at: datetime | None, now: datetime, zone: tzinfo, *, late: bool = False) -> list[str]:
    """``late``: that it has passed is said already."""
    if due_at is None:
        return []
    return [words.due(deadlines.show(due_at, zone), past=now > due_at and not late)]
