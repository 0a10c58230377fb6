"""What is read and pressed of changes that wait for their day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain import limits, times
from domain.actions import Verb, encode
from domain.markup import h, joined
from domain.messages import Button, Message
from domain.reform_ahead import Ahead
from domain.text import clip
from domain.wording import labels, reforming
from domain.wording import scheduling as words

LABEL_MAX: Final = 60
LINES_MAX: Final = 12  # changes of one decision on one screen
OUT_MAX: Final = 8  # buttons that take one out


@dataclass(frozen=True, slots=True)
class Sight:
    """One decision as it is looked at. ``lines``: what it changes, each with what is open there.

    ``names``: of the units that change, for the buttons that take one out; empty for a whole tree.
    """

    ahead: Ahead
    lines: tuple[str, ...]
    obstacles: tuple[str, ...]
    names: tuple[tuple[int, str], ...]  # by place
    who: str
    ordered_on: str
    due: bool  # its day has come
    may: bool  # call it off


def waits(made: Ahead, said: str) -> Message:
    """A change was ordered: it waits."""
    lines = [h(said), "", h(words.waits(times.show_date(made.day)))]
    lines += [h(words.together(len(made.lines)))] if len(made.lines) > 1 else []
    return Message("\n".join(lines), ((Button(words.SEE, encode(Verb.AHEAD, made.id)),),))


def listed(found: Sequence[Ahead], unit_id: int) -> Message:
    """All that waits, the nearest day first."""
    lines, rows = [f"<b>{h(words.HEAD)}</b>"], []
    for ahead in found:
        day = times.show_date(ahead.day)
        entry = words.entry(day, ahead.basis, max(len(ahead.shown), len(ahead.lines)))
        lines.append(h(words.blocked_entry(entry) if ahead.state == "blocked" else entry))
        label = clip(words.entry_button(day, ahead.basis), LABEL_MAX)
        rows.append((Button(label, encode(Verb.AHEAD, ahead.id)),))
    lines += [] if found else [h(words.NONE)]
    back = Button(labels.BACK, encode(Verb.UNITS, unit_id, 0))
    return Message(joined(lines, limits.TEXT_MAX), (*rows, (back,)))


def screen(sight: Sight) -> Message:
    """One decision: what it changes, what will pass, what stands in the way, and what to press."""
    ahead, day = sight.ahead, times.show_date(sight.ahead.day)
    lines = [f"<b>{h(words.title(day))}</b>", h(words.ordered(ahead.basis, sight.who, sight.ordered_on)), ""]
    gap = [] if ahead.tree else [""]
    for place, line in enumerate(sight.lines[:LINES_MAX]):
        lines += [*(gap if place else ()), h(line)]
    rest = len(sight.lines) - LINES_MAX
    lines += [h(words.more(rest))] if rest > 0 else []
    lines += _hindered(sight, day)
    if not sight.due:
        lines += ["", h(words.at(day))]
    return Message(joined(lines, limits.TEXT_MAX), tuple(_rows(sight)))


def _hindered(sight: Sight, day: str) -> list[str]:
    if not sight.obstacles and sight.ahead.state != "blocked":
        return []
    head = words.blocked_head(day) if sight.due else words.HINDERED
    how = words.HOW_TO_MEND_TREE if sight.ahead.tree else words.HOW_TO_MEND
    if not sight.obstacles:  # it was mended since, or what failed could not be seen before
        how = words.TRY_AGAIN
    return [
        "",
        f"<b>{h(head)}</b>",
        *(h(f"- {line}") for line in sight.obstacles or sight.ahead.reason.splitlines()),
        *([h(how)] if sight.due else []),
    ]


def _rows(sight: Sight) -> list[tuple[Button, ...]]:
    ahead = sight.ahead
    rows: list[tuple[Button, ...]] = []
    if sight.may and sight.due:
        rows.append((Button(words.NOW, encode(Verb.AHEAD_NOW, ahead.id), style="success"),))
    if sight.may and len(sight.names) > 1:
        rows += [
            (Button(clip(words.leave_out(name), LABEL_MAX), encode(Verb.AHEAD_OUT, ahead.id, place)),)
            for place, name in sight.names[:OUT_MAX]
        ]
    if sight.may:
        rows.append((Button(words.CALL_OFF, encode(Verb.AHEAD_OFF, ahead.id, 0), style="danger"),))
    rows.append((Button(labels.BACK, encode(Verb.AHEADS, 0)),))
    return rows


def ask_off(ahead: Ahead) -> Message:
    """Sure?"""
    sure = Button(words.CALL_OFF_SURE, encode(Verb.AHEAD_OFF, ahead.id, 1), style="danger")
    keep = Button(words.KEEP, encode(Verb.AHEAD, ahead.id))
    return Message(h(words.ask_off(times.show_date(ahead.day))), ((sure,), (keep,)))


def with_open(line: str, choices: str, still: tuple[int, int, int]) -> str:
    """A change of a unit that ends, with what is open of it: directives, periods, people."""
    return f"{line} {choices}".rstrip() + f"\n{reforming.open_work(*still)}"


def carried_out(ahead: Ahead, passed: int, ended: int, reseated: int, unseated: int) -> Message:
    """It was done after all."""
    followed = reforming.done(passed, ended, reseated, unseated)
    return Message(h(words.done_note(times.show_date(ahead.day), ahead.basis, followed)))
