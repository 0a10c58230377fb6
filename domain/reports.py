"""A report as a value: its pieces, how far it says the unit has come, what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.progress import UNSAID, Progress


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a report; ``file_id`` for everything but text and location.

    ``file_key`` is the messenger's own name of the content: equal for equal files. ``album`` joins pictures
    that were sent together.
    """

    kind: str  # text, photo, document, voice, video, location
    text: str = ""
    file_id: str = ""
    file_key: str = ""
    file_name: str = ""
    size: int = 0
    album: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """A report being written, sent, judged, or replaced by a correction."""

    id: int
    directive_id: int
    unit_id: int
    revision: int
    person_id: int
    state: str  # writing, sent, accepted, returned, superseded, dropped
    person_name: str = ""
    slot_id: int | None = None
    answers: str = ""  # of the form, as stored
    progress: Progress = UNSAID
    panel_id: int | None = None
    sent_at: datetime | None = None
    due_at: datetime | None = None
    late: bool = False
    decided_at: datetime | None = None
    decided_by: int | None = None
    decided_name: str = ""
    reason: str = ""
    superseded_by: int | None = None

    @property
    def counts(self) -> bool:
        """The unit has reported with it."""
        return self.state in ("sent", "accepted")


@dataclass(frozen=True, slots=True)
class Extension:
    """More time that a unit asks for."""

    id: int
    directive_id: int
    unit_id: int
    slot_id: int | None
    person_id: int
    due_at: datetime
    wanted_at: datetime
    reason: str
    state: str  # asked, approved, refused


@dataclass(frozen=True, slots=True)
class Reporting:
    """How the reports on a directive stand, for its board."""

    reported: int = 0  # units whose newest report counts
    done: int = 0  # of these, units that say it is done
    percent: int | None = None  # the mean over the units that name one
    accepted: int = 0
    returned: int = 0
    asking: int = 0  # units that ask for more time


NOTHING = Reporting()
