"""What a second person sees before saying yes or no, and what the author sees meanwhile."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Final

from domain import deadlines, limits, times
from domain.actions import Verb, encode
from domain.approvals import ABOVE, Rule, Why
from domain.drafts import Draft
from domain.drills import marked
from domain.markup import h, joined
from domain.messages import Button, Keyboard, Message
from domain.text import clip, few
from domain.urgency import Urgency
from domain.wording import LANGUAGES, labels, reforming, speaking
from domain.wording import approvals as words
from domain.wording import drafting as draft_words

NAMES_MAX: Final = 5  # receiving units named on the question itself; the list shows all
ASKED_MAX: Final = 3  # people named to the author
TITLE_MAX: Final = 200
_NUMBER: Final = re.compile(r"\d+")
Place = int
FLASH, WHOLE, MANY, INHERIT = range(4)
"""What of a rule a button sets."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: who would send what to whom, and why that needs a second person."""

    id: int
    author: str
    unit: str
    why: tuple[Why, ...]
    expires_at: datetime
    draft: Draft
    people: int
    names: tuple[str, ...]  # every receiving unit
    unlinked: int
    held_until: datetime | None
    amends: str = ""  # the title of the directive that it corrects
    file_id: str = ""
    file_name: str = ""
    became: tuple[tuple[str, tuple[str, ...]], ...] = ()  # units that are no more, and whom it goes to instead
    past: datetime | None = None  # the deadline that the draft names, where it has passed


def question(asked: Question, card: Message, zone: tzinfo) -> Message:
    """The message with which a second person decides; ``card`` is what receivers would get."""
    urgent = asked.draft.urgency is Urgency.FLASH
    lines = [f"<b>{h(words.ASKED_FLASH if urgent else words.ASKED)}</b>"]
    lines += [h(words.asked_by(asked.author, asked.unit)), h(words.why(asked.why))]
    lines += [h(words.until(times.show(asked.expires_at, zone)))]
    lines += [h(words.amends(asked.amends))] if asked.amends else []
    lines += [h(reforming.ANEW), *(h(reforming.gone(*one)) for one in asked.became)] if asked.became else []
    lines += [f"<b>{h(words.reach(len(asked.names), asked.people, _few(asked.names)))}</b>"]
    lines += [h(words.unlinked(asked.unlinked))] if asked.unlinked else []
    lines += [h(draft_words.night(times.show(asked.held_until, zone)))] if asked.held_until else []
    lines += [h(draft_words.PAST_DUE.format(deadlines.show(asked.past, zone)))] if asked.past else []
    lines += [h(words.with_file(asked.file_name))] if asked.file_name else []
    lines += ["", f"<i>{h(words.WILL_SEE)}</i>", *card.text.split("\n")]
    text = joined(lines, limits.CAPTION_MAX if asked.file_id else limits.TEXT_MAX)
    shown = Message(text, (_verdict(asked.id), *_looks(asked.id)), document=asked.file_id)
    return _drilled(shown, asked.draft)


def _drilled(message: Message, draft: Draft) -> Message:
    return marked(message) if draft.drill else message


def _few(names: Sequence[str]) -> str:
    return few(names, NAMES_MAX, 60)


def _verdict(approval_id: int) -> tuple[Button, ...]:
    yes = Button(words.APPROVE, encode(Verb.APPROVE, approval_id), style="success")
    return yes, Button(words.RETURN, encode(Verb.APPROVE_NOT, approval_id), style="danger")


def _looks(approval_id: int) -> Keyboard:
    units = Button(words.UNITS, encode(Verb.APPROVE_UNITS, approval_id, 0))
    full = Button(labels.FULL, encode(Verb.APPROVE_TEXT, approval_id, 0))
    return ((units, full), (Button(words.CARD, encode(Verb.APPROVE_CARD, approval_id)),))


def waiting(asked: Question, people: Sequence[str], zone: tzinfo) -> Message:
    """What the author's draft says while it waits."""
    when = times.show(asked.expires_at, zone)
    more = max(len(people) - ASKED_MAX, 0)
    lines = [f"<b>{h(words.WAITING)}</b>", f"<b>{h(titled(asked.draft))}</b>", h(words.why(asked.why))]
    lines += [h(words.reach(len(asked.names), asked.people, _few(asked.names))), ""]
    lines += [h(words.waiting(people[:ASKED_MAX], more, when))]
    withdraw = Button(words.WITHDRAW, encode(Verb.APPROVE_DROP, asked.id), style="danger")
    return _drilled(Message(joined(lines, limits.TEXT_MAX), ((withdraw,), *_looks(asked.id))), asked.draft)


def titled(draft: Draft) -> str:
    """What a draft is called in a line."""
    return clip(" ".join(filter(None, (draft.doc_type.capitalize(), draft.number))) or draft.subject, TITLE_MAX)


def decided(draft: Draft, state: str, who: str, when: str, reason: str, directive_id: int | None) -> Message:
    """What every message that asked says once it is settled."""
    lines = [f"<b>{h(words.decided(state, who, when))}</b>", h(titled(draft))]
    lines += [h(clip(draft.subject, TITLE_MAX))] if draft.number and draft.subject else []
    lines += [h(words.because(reason))] if reason else []
    board = Button(labels.BOARD, encode(Verb.BOARD, directive_id)) if directive_id else None
    return _drilled(Message(joined(lines, limits.CAPTION_MAX), ((board,),) if board else ()), draft)


def whole_card(card: Message) -> Message:
    """The receivers' card, nothing left out."""
    text = joined([f"<i>{h(words.WILL_SEE)}</i>", "", *card.text.split("\n")], limits.TEXT_MAX)
    return Message(text)


def units_page(approval_id: int, names: Sequence[str], page: int) -> Message:
    """The receiving units, a screenful at a time."""
    pages = max(-(-len(names) // limits.APPROVAL_PAGE), 1)
    page = min(page, pages - 1)
    first = page * limits.APPROVAL_PAGE
    shown = names[first : first + limits.APPROVAL_PAGE]
    lines = [f"<b>{h(words.units_head(len(names), page + 1, pages))}</b>"]
    lines += [h(f"{number}. {clip(name, 80)}") for number, name in enumerate(shown, first + 1)]
    turn = [Button(labels.PREVIOUS, encode(Verb.APPROVE_UNITS, approval_id, page - 1))] if page else []
    turn += [Button(labels.NEXT, encode(Verb.APPROVE_UNITS, approval_id, page + 1))] if page < pages - 1 else []
    return Message(joined(lines, limits.TEXT_MAX), (tuple(turn),) if turn else ())


def is_units_page(text: str) -> bool:
    """Whether a message shows such a page already, in whatever language, so that turning edits it."""
    lines = {_NUMBER.sub("0", line) for line in text.split("\n")[:2]}  # over it may stand that it is a drill
    heads = set()
    for language in LANGUAGES:
        with speaking(language):
            heads.add(words.units_head(0, 0, 0))
    return not heads.isdisjoint(lines)


def offices(found: Sequence[tuple[int, str, bool]]) -> Message:
    """Which office's rule? Each with its name, and whether it has one of its own."""
    rows = [
        (Button(words.office(clip(name, 50), own=own), encode(Verb.RULES, unit)),) for unit, name, own in found
    ]
    back = (Button(labels.BACK, encode(Verb.SETTINGS)),)
    return Message(f"<b>{h(words.HEAD)}</b>\n{h(words.OFFICES)}", (*rows, back))


def rule_card(unit_id: int, name: str, rule: Rule, *, own: bool, above_it: bool, several: bool) -> Message:
    """One office's rule, each line a button that changes it; ``above_it``: there is a unit to follow."""
    following = h(words.INHERITED) if above_it and not own else ""
    lines = [f"<b>{h(words.HEAD)}</b>", h(words.rule_head(name)), "", h(words.HOW)]
    lines += ["", following] if following else []
    rows: list[tuple[Button, ...]] = [
        (_set(unit_id, FLASH, words.rule(words.FLASH, _yes(on=rule.flash)), int(not rule.flash)),),
        (_set(unit_id, WHOLE, words.rule(words.WHOLE, _yes(on=rule.whole)), int(not rule.whole)),),
        (Button(words.rule(words.ABOVE, words.above(rule.above)), encode(Verb.RULE_MANY, unit_id)),),
    ]
    rows += [(_set(unit_id, INHERIT, words.INHERIT, 0),)] if own and above_it else []
    back = encode(Verb.RULES, 0) if several else encode(Verb.SETTINGS)
    return Message("\n".join(lines), (*rows, (Button(labels.BACK, back),)))


def _set(unit_id: int, what: Place, label: str, value: int) -> Button:
    return Button(label, encode(Verb.RULE_SET, unit_id, what, value))


def _yes(*, on: bool) -> str:
    return words.YES if on else words.NO


def many(unit_id: int, name: str, rule: Rule) -> Message:
    """More units than how many? Some numbers to press, any other to type."""
    lines = [f"<b>{h(words.HEAD)}</b>", h(words.rule_head(name)), "", h(words.MANY_ASK)]
    lines.append(h(words.now(words.above(rule.above))))
    rows = [tuple(_set(unit_id, MANY, words.more_than(each), each) for each in ABOVE)]
    rows.append(
        (_set(unit_id, MANY, words.NO, 0), Button(words.OTHER_NUMBER, encode(Verb.RULE_TYPED, unit_id)))
    )
    return Message("\n".join(lines), (*rows, (Button(labels.BACK, encode(Verb.RULES, unit_id)),)))


def changed(rule: Rule, what: Place, value: int) -> Rule | None:
    """The rule with one thing set; None for what no button of ours sets."""
    if what == FLASH and value in (0, 1):
        return replace(rule, flash=bool(value))
    if what == WHOLE and value in (0, 1):
        return replace(rule, whole=bool(value))
    return replace(rule, above=value) if what == MANY and 0 <= value <= limits.APPROVAL_ABOVE else None
