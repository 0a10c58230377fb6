"""The draft of a công văn đôn đốc: what it says, before it is a file. A person signs it, or does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.papers.letters import is_party
from domain.wording import urging_letters as words


@dataclass(frozen=True, slots=True)
class LateUnit:
    """A row of the table."""

    name: str
    people: str
    missing: str
    due: str
    days: int  # overdue


@dataclass(frozen=True, slots=True)
class UrgingLetter:
    """Everything that the file shows; what only a person knows (its number, its day) stays blank."""

    issuer: str
    place: str
    title: str  # of the directive that is urged
    subject: str
    issued_on: date | None
    drafted_on: date
    units: tuple[LateUnit, ...]
    reached: tuple[str, ...]  # superiors who were told
    symbol: str = ""  # TU of 963-CV/TU: the series that the letter is numbered in
    monitor: str = ""

    @property
    def is_party(self) -> bool:
        """Party letters have another head than the State's."""
        return is_party(self.issuer)

    @property
    def about(self) -> str:
        """``về việc đôn đốc thực hiện Công văn số 963-CV/TU``, the letter's own subject."""
        return words.about(self.title, party=self.is_party)

    @property
    def body(self) -> tuple[str, ...]:
        """The paragraphs above the table, and below it (after an empty one)."""
        return words.body(
            self.title, self.issuer, self.subject, self.issued_on, len(self.units), self.reached,
            party=self.is_party,
        )  # fmt: skip
