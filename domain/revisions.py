"""What a correction changes, and whom it concerns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from domain.drafts import Draft, DraftDuty, DraftTask
from domain.text import fold, squeeze


class What(StrEnum):
    """What may change. Those after ``ISSUER`` ask units to do something else than before."""

    NUMBER = "number"
    DOC_TYPE = "doc_type"
    ISSUED_ON = "issued_on"
    ISSUER = "issuer"
    SUBJECT = "subject"
    URGENCY = "urgency"
    DUE = "due"
    TASK_ADDED = "task_added"
    TASK_CHANGED = "task_changed"
    TASK_DROPPED = "task_dropped"
    DUTY_ADDED = "duty_added"
    DUTY_CHANGED = "duty_changed"
    DUTY_DROPPED = "duty_dropped"
    FORM = "form"
    ANNEX = "annex"
    TEXT = "text"
    UNITS_ADDED = "units_added"
    UNITS_DROPPED = "units_dropped"


@dataclass(frozen=True, slots=True)
class Change:
    """One change, with what stood there and what stands there now; words as stored, not as shown.

    ``units`` are those whom it concerns; None: all. An empty tuple: a slip of the pen, nobody acts otherwise.
    """

    what: What
    old: str = ""
    new: str = ""
    units: tuple[int, ...] | None = None


class _Quoted(Protocol):
    @property
    def quote(self) -> str: ...


Item = TypeVar("Item", bound=_Quoted)
_ANNEX: Final = re.compile(
    r"^[ \t]*(phụ lục|PHỤ LỤC)[ \t]+(?:số[ \t]+)?([0-9]{1,2}|[IVX]{1,5})\b", re.MULTILINE
)
_FORMAL: Final = (What.NUMBER, What.DOC_TYPE, What.ISSUED_ON, What.ISSUER, What.SUBJECT)


def changes(old: Draft, new: Draft, old_text: str, new_text: str) -> tuple[Change, ...]:
    """Everything in which ``new`` differs from ``old``, in the order in which one would tell it."""
    return (
        *_formal(old, new),
        *_asked(old, new),
        *_tasks(old.tasks, new.tasks),
        *_duties(old.duties, new.duties),
        *_texts(old_text, new_text),
        *_units(old.audience, new.audience),
    )


def _formal(old: Draft, new: Draft) -> Iterator[Change]:
    for what in _FORMAL:
        before, after = (str(getattr(draft, what.value) or "") for draft in (old, new))
        if before != after:
            yield Change(what, before, after, ())


def _asked(old: Draft, new: Draft) -> Iterator[Change]:
    if old.urgency != new.urgency:
        yield Change(What.URGENCY, old.urgency, new.urgency)
    if old.due_at != new.due_at:
        before, after = (draft.due_at.isoformat() if draft.due_at else "" for draft in (old, new))
        yield Change(What.DUE, before, after)
    if old.form != new.form:
        yield Change(What.FORM)


def _tasks(old: Sequence[DraftTask], new: Sequence[DraftTask]) -> Iterator[Change]:
    before, after = ({task.label: task for task in tasks} for tasks in (old, new))
    for label in dict.fromkeys([*before, *after]):
        was, now = before.get(label), after.get(label)
        if was is None and now is not None:
            yield Change(What.TASK_ADDED, "", f"{label}. {now.gist}", now.units or None)
        elif now is None and was is not None:
            yield Change(What.TASK_DROPPED, f"{label}. {was.gist}", "", was.units or None)
        elif was and now and (was.gist, was.units) != (now.gist, now.units):
            both = _both(was.units, now.units)
            yield Change(What.TASK_CHANGED, f"{label}. {was.gist}", f"{label}. {now.gist}", both)


def _duties(old: Sequence[DraftDuty], new: Sequence[DraftDuty]) -> Iterator[Change]:
    for was, now in paired(old, new):
        if was is None and now is not None:
            yield Change(What.DUTY_ADDED, "", now.quote, now.units or None)
        elif now is None and was is not None:
            yield Change(What.DUTY_DROPPED, was.quote, "", was.units or None)
        elif was and now and was != now:
            yield Change(What.DUTY_CHANGED, when(was), when(now), _both(was.units, now.units))


def when(duty: DraftDuty) -> str:
    """The part of a duty that says when: dates as read, or the rule; the words where neither is."""
    return "; ".join(duty.dates) or duty.due or duty.rrule or squeeze(duty.quote)


def _both(old: tuple[int, ...], new: tuple[int, ...]) -> tuple[int, ...] | None:
    """The units of either; None where either means all."""
    return tuple(dict.fromkeys((*old, *new))) if old and new else None


def _texts(old: str, new: str) -> Iterator[Change]:
    if fold(squeeze(old)) == fold(squeeze(new)):
        return
    added = [number for number in _annexes(new) if number not in _annexes(old)]
    yield from (Change(What.ANNEX, "", number) for number in added)
    if not added:
        yield Change(What.TEXT)


def _annexes(text: str) -> list[str]:
    return list(dict.fromkeys(found[2] for found in _ANNEX.finditer(text)))


def _units(old: Sequence[int], new: Sequence[int]) -> Iterator[Change]:
    added = tuple(unit for unit in new if unit not in old)
    dropped = tuple(unit for unit in old if unit not in new)
    if added:
        yield Change(What.UNITS_ADDED, "", str(len(added)), added)
    if dropped:
        yield Change(What.UNITS_DROPPED, str(len(dropped)), "", dropped)


def paired(old: Sequence[Item], new: Sequence[Item]) -> list[tuple[Item | None, Item | None]]:
    """Which of the new ones is which of the old: the same words first, then in their order.

    As many as both have are pairs: a corrected sentence is the same duty. The rest was added or dropped.
    """
    left = list(old)
    found: list[tuple[Item | None, Item | None]] = []
    waiting: list[tuple[int, Item]] = []
    for place, item in enumerate(new):
        twin = next((each for each in left if squeeze(each.quote) == squeeze(item.quote)), None)
        if twin is None:
            waiting.append((place, item))
        else:
            left.remove(twin)
        found.append((twin, item))
    for place, item in waiting:
        if left:
            found[place] = (left.pop(0), item)
    return found + [(item, None) for item in left]


def concerned(made: Iterable[Change], audience: Sequence[int]) -> tuple[int, ...]:
    """The units of the (new) audience that must do something else than before, in its order."""
    whom: set[int] = set()
    for change in made:
        if change.what is not What.UNITS_DROPPED:
            whom.update(audience if change.units is None else change.units)
    return tuple(unit for unit in audience if unit in whom)


def to_json(made: Sequence[Change]) -> str:
    """The changes as they are stored with their revision."""
    return json.dumps([asdict(change) for change in made], ensure_ascii=False) if made else ""


def from_json(text: str) -> tuple[Change, ...]:
    """What ``to_json`` wrote."""
    stored = json.loads(text) if text else []
    return tuple(
        Change(
            What(one["what"]), one["old"], one["new"],
            None if one["units"] is None else tuple(one["units"]),
        )
        for one in stored
    )  # fmt: skip
