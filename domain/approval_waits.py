"""What waits for a second person's word: the reminder, and the first lines of a list of open items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Final

from domain import limits, times
from domain.actions import Verb, encode
from domain.approval_cards import ASKED_MAX, titled
from domain.drafts import Draft
from domain.drills import marked
from domain.markup import h, joined
from domain.messages import Button, Message
from domain.text import clip
from domain.urgency import Urgency
from domain.wording import approvals as words
from domain.wording import terms

LABEL_MAX: Final = 60
TITLE_MAX: Final = 80


@dataclass(frozen=True, slots=True)
class Wait:
    """One draft that waits: by whom, for which unit, for whom, since when and until when."""

    approval_id: int
    draft_id: int
    draft: Draft
    author: str
    unit: str
    people: tuple[str, ...]
    asked_at: datetime
    expires_at: datetime

    @property
    def title(self) -> str:
        """What it is called in a line."""
        return clip(titled(self.draft).rstrip(" .;:,"), TITLE_MAX)  # a notice's own words end with a stop


@dataclass(frozen=True, slots=True)
class Waits:
    """What waits for the reader's own word, and what the reader has asked others to approve."""

    yours: tuple[Wait, ...] = ()
    others: tuple[Wait, ...] = ()


def nudge(one: Wait, zone: tzinfo) -> Message:
    """The reminder: what it is, for how long it waits, and one press that shows the whole of it."""
    urgent = one.draft.urgency is Urgency.FLASH
    lines = [f"<b>{h(words.NUDGE_FLASH if urgent else words.NUDGE)}</b>", f"<b>{h(one.title)}</b>"]
    lines += [h(clip(one.draft.subject, TITLE_MAX))] if one.draft.number and one.draft.subject else []
    lines.append(h(words.asked_by(one.author, one.unit)))
    lines.append(h(words.waited(times.show_short(one.asked_at, zone), times.show(one.expires_at, zone))))
    look = Button(words.LOOK, encode(Verb.APPROVE_SHOW, one.approval_id), style="primary")
    shown = Message("\n".join(lines), ((look,),))
    return marked(shown) if one.draft.drill else shown


def nobody_yet(one: Wait, reminders: int, zone: tzinfo) -> str:
    """To the author after the last reminder."""
    more = max(len(one.people) - ASKED_MAX, 0)
    until = times.show(one.expires_at, zone)
    return words.nobody_yet(one.title, one.people[:ASKED_MAX], more, reminders, until)


def on_top(rest: Message | None, waits: Waits, zone: tzinfo) -> Message | None:
    """A list of open items with what waits for a word above it; ``rest`` None where nothing else is open."""
    if not waits.yours and not waits.others:
        return rest
    lines, rows = _yours(waits.yours, zone)
    more, below = _others(waits.others, zone)
    lines += (["", *more] if lines else more) if more else []
    if rest is None:
        return Message(joined(lines, limits.TEXT_MAX), (*rows, *below))
    text = joined([*lines, "", *rest.text.split("\n")], limits.TEXT_MAX)
    return replace(rest, text=text, keyboard=(*rows, *below, *rest.keyboard))


def _yours(waits: Sequence[Wait], zone: tzinfo) -> tuple[list[str], list[tuple[Button, ...]]]:
    lines = [f"<b>{h(words.YOURS)}</b>"] if waits else []
    for one in waits:
        urgency = one.draft.urgency
        stamp = "" if urgency is Urgency.NORMAL else terms.URGENCY[urgency]
        lines.append(h(words.yours(one.title, stamp, one.author, times.show_short(one.expires_at, zone))))
    return lines, [
        (
            Button(
                clip(words.look(one.title), LABEL_MAX),
                encode(Verb.APPROVE_OPEN, one.approval_id),
                style="success",
            ),
        )
        for one in waits
    ]


def _others(waits: Sequence[Wait], zone: tzinfo) -> tuple[list[str], list[tuple[Button, ...]]]:
    lines = [f"<b>{h(words.OTHERS)}</b>"] if waits else []
    for one in waits:
        more = max(len(one.people) - ASKED_MAX, 0)
        until = times.show_short(one.expires_at, zone)
        lines.append(h(words.others(one.title, one.people[:ASKED_MAX], more, until)))
    return lines, [
        (Button(clip(words.waiting_of(one.title), LABEL_MAX), encode(Verb.DRAFT, one.draft_id)),)
        for one in waits
    ]
