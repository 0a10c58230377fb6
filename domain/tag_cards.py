"""Tags on a phone: what a unit bears, and choosing receivers by what units bear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain import picking, tags
from domain.actions import Verb, encode
from domain.audience_cards import marked, paired, to_picker, turning, with_count
from domain.limits import PICK_PAGE
from domain.markup import h
from domain.messages import Button, Message
from domain.picking import Picker
from domain.tags import Tag
from domain.units import Unit
from domain.wording import labels
from domain.wording import tags as words

PAGE = 2 * PICK_PAGE  # tags on one screen: two stand in a row


def number_of(tag: str) -> int:
    """The number under which a button names a tag, however it is spelled; never 0."""
    return picking.number_of(tags.key(tag))


def unit_tags(unit: Unit, offered: Sequence[Tag], page: int, remark: str = "") -> Message:
    """What a unit bears, and every tag that the office uses, each a button that gives it or takes it off."""
    lines = [f"<b>{h(unit.name)}</b>", *([f"<i>{h(remark)}</i>"] if remark else [])]
    lines += [h(words.line(unit.tags) if unit.tags else words.NONE), "", h(words.HOW)]
    shown, page, pages = _leaf(offered, page)
    rows = paired(_unit_tag(unit, tag, page) for tag in shown)
    rows += turning(page, 0, pages, lambda leaf: encode(Verb.UNIT_TAGS, unit.id, leaf))
    rows.append((Button(words.NEW, encode(Verb.UNIT_TAG_NEW, unit.id)),))
    rows.append((Button(labels.BACK, encode(Verb.UNITS, unit.id, 0)),))
    return Message("\n".join(lines), tuple(rows))


def _unit_tag(unit: Unit, tag: Tag, page: int) -> Button:
    on = tags.bears(unit, {tags.key(tag.name)})
    data = encode(Verb.UNIT_TAG, unit.id, number_of(tag.name), int(not on), page)
    return Button(marked(labelled(tag), on=on), data)


def labelled(tag: Tag) -> str:
    """``biên giới (12)``."""
    return f"{tag.name} ({tag.units})"


def menu(state: Picker, page: int) -> Message:
    """Every tag that is borne below, each a button that chooses all who bear it."""
    shown, page, pages = _leaf(tags.counted(picking.below(state)), page)
    rows = paired(_picked(state, tag, page) for tag in shown)
    turn = turning(page, 0, pages, lambda leaf: encode(Verb.PICK_TAG, state.draft_id, 0, 0, leaf))
    rule = (Button(words.RULE, encode(Verb.LIST_RULE, state.draft_id)),)
    return Message(with_count(state, words.MENU), (*rows, *turn, rule, to_picker(state)))


def _picked(state: Picker, tag: Tag, page: int) -> Button:
    number = number_of(tag.name)
    on = all(unit.id in state.chosen for unit in picking.tagged(state, number))
    return Button(
        marked(labelled(tag), on=on), encode(Verb.PICK_TAG, state.draft_id, number, int(not on), page)
    )


def _leaf(offered: Iterable[Tag], page: int) -> tuple[Sequence[Tag], int, int]:
    every = list(offered)
    pages = max(1, -(-len(every) // PAGE))
    page = min(page, pages - 1)
    return every[page * PAGE : (page + 1) * PAGE], page, pages
