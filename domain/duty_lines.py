"""What a unit owes under a directive, as lines of a card."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, time, tzinfo
from typing import Final

from domain import deadlines, marks
from domain.drafts import DraftDuty
from domain.marks import Mark
from domain.markup import h
from domain.text import clip
from domain.wording import cards as words
from domain.wording import terms

GIST_MAX: Final = 140
DUTIES_MAX: Final = 2


def asked(
    duties: Sequence[DraftDuty], mine: Collection[int], zone: tzinfo, known: datetime | None
) -> list[str]:
    """Those owed by one of these units, escaped; a limit that stands there already (``known``) is not said."""
    owed = [duty for duty in duties if not duty.elsewhere and (not duty.units or set(mine) & set(duty.units))]
    if not owed:
        return []
    lines = [f"<b>{h(words.DUTIES)}</b>"]
    return lines + [line for duty in owed[:DUTIES_MAX] for line in _duty(duty, zone, known)]


def undated(duty: DraftDuty) -> DraftDuty:
    """Without the letter's own dates and days, which may no longer hold."""
    return replace(duty, kind="once", due="")


def _duty(duty: DraftDuty, zone: tzinfo, known: datetime | None) -> list[str]:
    lines = [h(clip(duty_words(duty, zone, known), GIST_MAX * 2))]
    due = deadlines.of_reading(duty.due, before=duty.before, zone=zone) if duty.due else None
    cut = marks.cutoff(Mark.of(duty.cut), due, zone) if duty.cut and due else None
    if cut or duty.cutoff:  # of what comes again the words; each period's own day stands in its reminders
        said = duty.cutoff[:1].upper() + duty.cutoff[1:]
        lines.append(h(words.cutoff(deadlines.show(cut, zone)) if cut else clip(said, GIST_MAX)))
    if duty.soft:
        lines.append(h(words.soft(deadlines.show(_soft(duty.soft, zone), zone))))
    return lines


def _soft(stored: str, zone: tzinfo) -> datetime:
    day, _, hour = stored.partition("T")
    return deadlines.at_end(
        date.fromisoformat(day), time.fromisoformat(hour) if hour else deadlines.DAY_END, zone
    )


def duty_words(duty: DraftDuty, zone: tzinfo, known: datetime | None = None) -> str:
    """A duty in one line; a limit that stands on the card already (``known``) is not said twice."""
    due = deadlines.of_reading(duty.due, before=duty.before, zone=zone) if duty.due else None
    return terms.duty(duty, deadlines.show(due, zone) if due and due != known else "")
