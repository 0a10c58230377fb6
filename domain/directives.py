"""A published directive and its units' answers, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain import limits
from domain.drafts import Draft
from domain.reports import NOTHING, Reporting
from domain.revisions import Change
from domain.text import clip, squeeze
from domain.urgency import Urgency
from domain.wording import absences
from domain.wording import drills as words


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive at its present revision."""

    id: int
    kind: str  # directive, notice
    doc_type: str
    number: str
    issuer: str
    subject: str
    urgency: Urgency
    ack_wanted: bool
    due_at: datetime | None
    revision: int
    state: str  # releasing, published, withdrawn, recalled, closed
    unit_id: int | None
    published_by: int
    published_at: datetime
    release_at: datetime
    release_reason: str  # "", flash, night
    draft_id: int | None
    closed_reason: str = ""
    keeper: int = 0  # who follows it up: whoever published it, or took that seat over
    drill: bool = False

    @property
    def is_live(self) -> bool:
        """Answers are still wanted (or at least taken)."""
        return self.state in ("releasing", "published")

    @property
    def title(self) -> str:
        """``963-CV/TU``, or for what bears no number its first words; of a drill with its mark."""
        title = self.number or clip(squeeze(self.subject), limits.TITLE_MAX)
        return words.titled(title) if self.drill else title


@dataclass(frozen=True, slots=True)
class Revision:
    """What was confirmed: the fields, the text and the file."""

    directive_id: int
    revision: int
    draft: Draft
    text: str
    file_id: str
    file_name: str
    changes: tuple[Change, ...] = ()  # what it changed; the first revision nothing


@dataclass(frozen=True, slots=True)
class Answer:
    """One unit's row in the audience."""

    unit_id: int
    purpose: str  # act, inform
    state: str  # silent, acknowledged, refused
    answered_at: datetime | None = None
    answered_by: int | None = None
    answered_name: str = ""
    on_behalf: bool = False
    late: bool = False
    reason: str = ""
    stands_for: str = ""  # a deputy answered: in whose name
    heard_from: str = ""  # recorded on behalf: who said so on the telephone

    @property
    def who(self) -> str:
        """Who answered, and in whose name."""
        return absences.instead(self.answered_name, self.stands_for) if self.stands_for else self.answered_name


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts for a board."""

    units: int
    acknowledged: int
    refused: int
    silent: int
    late: int
    reported: int
    unlinked: int  # units nobody is linked to
    unreachable: int  # units with people, none of whom can be reached
    people: int  # owed a card
    sent: int
    waiting: int
    uncertain: int
    failed: int
    reporting: Reporting = NOTHING
    overdue: int = 0  # units that owe something past its time
    joined: int = 0  # units that could not have it from the start: nobody was linked to them
