"""The board of one directive: words first, then the units that are silent by name, then buttons."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from domain import deadlines, drills, limits, times
from domain.actions import Verb, encode
from domain.directives import Directive, Tally
from domain.markup import h, joined
from domain.messages import Button, Keyboard, Message
from domain.reports import NOTHING
from domain.text import clip, few
from domain.urgency import Urgency
from domain.wording import answering, arriving, labels, terms
from domain.wording import boards as words
from domain.wording import cards as card_words
from domain.wording import drafting as draft_words
from domain.wording import drills as drill_words

NAMES_MAX: Final = 15  # silent units named on the board itself; the list shows all
FEW_NAMES: Final = 5  # of those whom no message can reach anyway
SUBJECT_MAX: Final = 200


@dataclass(frozen=True, slots=True)
class SilentUnit:
    """A unit that has not answered: ``linked`` people, of whom so many are ``reachable``."""

    unit_id: int
    name: str
    linked: int
    reachable: int
    joined: bool = False  # could not have it before: somebody has been linked only since then

    @property
    def words(self) -> str:
        """The name, and why it is silent where that is known: no message can help, or it has just come."""
        if self.linked == 0:
            return f"{self.name} ({words.NO_LINK})"
        if not self.reachable:
            return f"{self.name} ({words.NO_REACH})"
        return self.newly

    @property
    def newly(self) -> str:
        """The name, and that it has just come."""
        return f"{self.name} ({arriving.NEW})" if self.joined and self.linked else self.name


def board(
    directive: Directive,
    tally: Tally,
    silent: Sequence[SilentUnit],
    now: datetime,
    zone: tzinfo,
    monitors: Sequence[str] = (),
    seen_to: Sequence[str] = (),
    *,
    deep: bool = False,
) -> Message:
    """The message that a coordinator watches; ``monitors`` are the bodies that follow it up, as printed.

    ``seen_to`` says who sees to silent units, a line each. ``deep``: the tree has branches to look at.
    """
    counts = _counts(tally, silent, reports=not directive.drill)
    lines = [*_head(directive, zone), "", *counts, *map(h, seen_to)]
    if directive.due_at:
        lines.append(h(card_words.due(deadlines.show(directive.due_at, zone))))
    if monitors:
        lines.append(h(draft_words.monitors(clip(", ".join(monitors), SUBJECT_MAX))))
    lines += _hold(directive, now, zone)
    return Message(joined(lines, limits.TEXT_MAX), _keyboard(directive, tally, now, deep=deep))


def digest(message: Message) -> str:
    """Equal for boards that look the same."""
    return hashlib.sha256(repr((message.text, message.keyboard)).encode()).hexdigest()[:16]


def _head(directive: Directive, zone: tzinfo) -> list[str]:
    stamp = "" if directive.urgency is Urgency.NORMAL else f" · {terms.URGENCY[directive.urgency].upper()}"
    what = (
        card_words.NOTICE
        if directive.kind == "notice"
        else card_words.title(directive.doc_type, directive.number, "")
    )
    lines = [drills.line()] if directive.drill else []
    lines.append(f"<b>{h(what)}{h(stamp)}</b>")
    if directive.subject:
        lines.append(h(clip(directive.subject, SUBJECT_MAX)))
    if directive.state == "withdrawn":
        lines.append(f"<b>{h(answering.WITHDRAWN)}</b>")
    elif directive.state == "published":
        lines.append(f"<i>{h(draft_words.PUBLISHED)} {h(times.show_short(directive.release_at, zone))}</i>")
    return lines


def _counts(tally: Tally, silent: Sequence[SilentUnit], *, reports: bool) -> list[str]:
    said = words.acknowledged(tally.acknowledged, tally.units)
    if reports:
        said = words.answers(tally.acknowledged, tally.units, tally.reported, tally.overdue)
    lines = [f"<b>{h(said)}</b>"]
    if tally.silent == 0 and tally.refused == 0:
        lines.append(h(words.ALL_DONE))
    lines += _silent(silent)
    lines += [h(line) for line in words.reporting(tally.reporting)]
    if tally.refused:
        lines.append(h(words.refused(tally.refused)))
    if tally.late:
        lines.append(h(words.late(tally.late)))
    if tally.joined:
        lines.append(h(arriving.joined(tally.joined)))
    if tally.people:
        lines.append(h(words.sends(tally.sent, tally.people, tally.waiting, tally.uncertain, tally.failed)))
    return lines


def _silent(silent: Sequence[SilentUnit]) -> list[str]:
    """The silent by what can be done: urge them, telephone them, invite them."""
    groups = (
        (words.silent, [unit for unit in silent if unit.reachable], NAMES_MAX),
        (words.unreachable, [unit for unit in silent if unit.linked and not unit.reachable], NAMES_MAX),
        (words.unlinked, [unit for unit in silent if not unit.linked], FEW_NAMES),
    )
    return [h(say(len(units), _names(units, most))) for say, units, most in groups if units]


def _names(units: Sequence[SilentUnit], most: int) -> str:
    return few([unit.newly for unit in units], most)


def _hold(directive: Directive, now: datetime, zone: tzinfo) -> list[str]:
    if directive.state != "releasing" or now >= directive.release_at:
        return []
    if directive.release_reason == "flash":
        seconds = round((directive.release_at - directive.published_at).total_seconds())
        until = directive.release_at.astimezone(zone).strftime("%H:%M:%S")
        return ["", f"<b>{h(draft_words.held(until, seconds))}</b>"]
    return ["", f"<b>{h(draft_words.held_night(times.show(directive.release_at, zone)))}</b>"]


def _keyboard(directive: Directive, tally: Tally, now: datetime, *, deep: bool) -> Keyboard:
    if directive.state == "withdrawn":
        return ()
    rows: list[tuple[Button, ...]] = []
    if directive.state == "releasing" and now < directive.release_at:
        rows.append((Button(labels.HOLD, encode(Verb.HOLD, directive.id), style="danger"),))
    silent = Button(labels.SILENT, encode(Verb.SILENT, directive.id, 0))
    other = Button(labels.UNREPORTED, encode(Verb.UNREPORTED, directive.id, 0))
    if directive.drill:
        other = Button(drill_words.READINESS, encode(Verb.READINESS, directive.id))
    rows.append((silent, other))
    if tally.reporting != NOTHING:
        rows.append((Button(labels.REPORTS, encode(Verb.REPORTED, directive.id, 0)),))
    if (tally.silent or tally.overdue) and directive.state == "published":
        urge = Button(labels.URGE, encode(Verb.URGE, directive.id))
        behalf = (Button(labels.BEHALF, encode(Verb.BEHALF, directive.id, 0)),) if tally.silent else ()
        rows.append((urge, *behalf))
    return (*rows, *_looking_closer(directive, deep=deep))


def _looking_closer(directive: Directive, *, deep: bool) -> Keyboard:
    """Pictures, the table, the branches: of what has been sent."""
    if directive.state == "releasing":
        return ()
    charts = Button(labels.CHARTS, encode(Verb.CHART, directive.id))
    table = Button(labels.EXPORT, encode(Verb.EXPORT, directive.id, 0))
    branches = (Button(labels.BRANCHES, encode(Verb.BRANCHES, directive.id, 0)),)
    return ((charts, table), branches) if deep else ((charts, table),)
