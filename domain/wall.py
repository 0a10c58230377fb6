"""What the office's page shows at a glance: the open directives, what asks for attention first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.directives import Directive
from domain.standings import Counts


@dataclass(frozen=True, slots=True)
class Row:
    """One open directive, counted over the units that the looker may follow."""

    directive: Directive
    counts: Counts
    next_at: datetime | None = None  # when the next of its periods falls due

    @property
    def due_at(self) -> datetime | None:
        """Its own deadline, else that of the period that comes next."""
        return self.directive.due_at or self.next_at

    @property
    def received(self) -> int:
        """Units that have answered, in whatever way."""
        return self.counts.acknowledged + self.counts.refused

    @property
    def waits(self) -> bool:
        """Whether anybody owes an answer or an overdue report."""
        return self.received < self.counts.units or self.counts.overdue > 0


def by_attention(rows: Iterable[Row]) -> list[Row]:
    """Those that wait for somebody first; then the most urgent, the nearest deadline, the newest."""
    return sorted(rows, key=_attention)


def _attention(row: Row) -> tuple[bool, int, bool, float, int]:
    directive = row.directive
    due = row.due_at
    return (
        not row.waits, -directive.urgency.rank, due is None, due.timestamp() if due else 0.0, -directive.id,
    )  # fmt: skip
