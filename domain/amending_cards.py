"""What a correction looks like: told in words on the new card, on old copies, and on its draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo
from typing import Final

from domain import deadlines, limits, times
from domain.actions import Verb, encode
from domain.directives import Directive, Revision
from domain.life_cards import title
from domain.markup import h, joined
from domain.messages import Button, Message
from domain.revisions import Change, What
from domain.text import apart, capital, clip
from domain.urgency import Urgency
from domain.wording import amending as words
from domain.wording import labels, lives, terms

VALUE_MAX: Final = 80  # code points of what stood there and stands there now
CHANGES_MAX: Final = 6  # told one by one on a card


def said(change: Change, zone: tzinfo) -> str:
    """One change in words: ``Hạn đổi 17:00 15/3/2026 → 17:00 20/3/2026``."""
    return words.change(change.what, *_values(change, zone))


def _values(change: Change, zone: tzinfo) -> tuple[str, str]:
    if change.what is What.SUBJECT:
        return apart(change.old, change.new, VALUE_MAX)
    if change.what is What.TASK_CHANGED:
        label, dot, gist = change.old.partition(". ")
        old, new = apart(gist, change.new.removeprefix(label + dot), VALUE_MAX)
        return label + dot + old, new
    return _value(change.what, change.old, zone), _value(change.what, change.new, zone)


def _value(what: What, text: str, zone: tzinfo) -> str:
    if not text:
        return ""
    if what is What.DUE:
        return deadlines.show(datetime.fromisoformat(text), zone)
    if what is What.ISSUED_ON:
        return times.show_date(date.fromisoformat(text))
    if what is What.URGENCY:
        return terms.URGENCY[Urgency(text)]
    if what is What.DUTY_CHANGED:
        return ", ".join(_limit(each, zone) for each in text.split("; "))
    return clip(text, VALUE_MAX)


def _limit(text: str, zone: tzinfo) -> str:
    if text.startswith("FREQ="):
        return terms.rule(text)
    due = deadlines.of_reading(text, before=False, zone=zone)
    return deadlines.show(due, zone) if due else clip(text, VALUE_MAX)


def lines(changes: Sequence[Change], zone: tzinfo) -> list[str]:
    """The changes, one a line, escaped; beyond a few only how many more."""
    once = [change for change in changes if not _told_elsewhere(change, changes, zone)]
    told = [h(f"• {capital(said(change, zone))}") for change in once[:CHANGES_MAX]]
    rest = len(once) - CHANGES_MAX
    return [*told, f"… +{rest}"] if rest > 0 else told


def _told_elsewhere(change: Change, changes: Sequence[Change], zone: tzinfo) -> bool:
    """Where one report is asked for, its deadline is the directive's; where it stays, only words changed."""
    if change.what is not What.DUTY_CHANGED:
        return False
    old, new = _values(change, zone)
    others = [one for one in changes if one.what is not What.DUTY_CHANGED]
    moved = [_values(one, zone) for one in others if one.what is What.DUE]
    return (old, new) in moved or (old == new and bool(others))


def stamp(revision: Revision, zone: tzinfo) -> list[str]:
    """The lines at the top of a corrected card; none on the first revision's."""
    if revision.revision == 1:
        return []
    head = f"<b>{h(words.STAMP.format(revision.revision - 1))}</b>"
    return [head, *lines(revision.changes, zone)]


def old_copy(directive: Directive, revision: Revision, *, out: bool) -> Message:
    """What an older copy says: which correction took its place; ``out``: it concerns the reader no more."""
    text = words.OUT if out else words.OLD_COPY.format(directive.revision - 1)
    told = [f"<b>{h(title(directive, revision))}</b>", h(text)]
    if directive.state == "recalled":
        why = [h(lives.because(directive.closed_reason))] if directive.closed_reason else []
        told = [f"<b>{h(lives.RECALLED)}</b>", *why, "", *told]
    show = Button(labels.SEE_NEW, encode(Verb.SHOW, directive.id))
    return Message(joined(told, limits.CAPTION_MAX), () if out else ((show,),))


def on_draft(
    card: Message, draft_id: int, directive: Directive, changes: Sequence[Change], zone: tzinfo
) -> Message:
    """The draft's card, as that of a correction: what it would change stands first."""
    told = lines(changes, zone) or [h(words.SAME)]
    head = [f"<b>{h(words.HEAD.format(directive.title))}</b>", *told, f"<i>{h(words.HOW)}</i>", ""]
    source = Button(labels.AMEND_SOURCE, encode(Verb.AMEND_SOURCE, draft_id))
    text = joined([*head, *card.text.partition("\n")[2].lstrip("\n").split("\n")], limits.TEXT_MAX)
    rows = (tuple(each for each in row if not each.data.startswith(f"{Verb.DRILL}.")) for row in card.keyboard)
    return replace(card, text=text, keyboard=(*rows, (source,)))  # a correction is in earnest
