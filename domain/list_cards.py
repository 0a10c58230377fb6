"""What is asked back: typed names, printed entries nobody understood; and the saved lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain import naming, picking
from domain.actions import Verb, encode
from domain.audience_cards import LABEL_MAX, Rows, marked, to_picker, turning
from domain.limits import ASKED_AT_ONCE
from domain.markup import h
from domain.messages import Button, Keyboard, Message
from domain.naming import Asked
from domain.picking import Picker
from domain.text import clip
from domain.wording import audience as words
from domain.wording import labels
from domain.wording import tags as tag_words

PAGE: Final = 6  # lists on one screen
RULE_MAX: Final = 300  # code points of a rule in words: six of them fit into a message


@dataclass(frozen=True, slots=True)
class ListRow:
    """A saved list as the actor sees it: its units within the actor's reach, and whether it may be deleted."""

    id: int
    name: str
    units: tuple[int, ...]
    own: bool
    author: str = ""
    rule: str = ""  # in words; empty: exactly these units were picked


def asked_back(state: Picker, asked: Sequence[Asked], remark: str, entry: int = 0) -> Message:
    """Typed words that were not understood, with the nearest units as buttons; the message stays as it is."""
    lines = [f"<i>{h(remark)}</i>", ""] if remark else []
    lines.append(f"<b>{h(words.TYPED_HEAD)}</b>")
    shown, rest = asked[:ASKED_AT_ONCE], len(asked) - ASKED_AT_ONCE
    lines += [h(words.not_understood(clip(item.words, 80), words.reason(item.reason))) for item in shown]
    lines += [h(words.more_asked(rest))] if rest > 0 else []
    near = {(unit, item.wanted): None for item in shown for unit in item.candidates[:3]}
    rows = [_candidate(state, unit, wanted=wanted) for unit, wanted in near]
    lines += ["", h(words.MAYBE if rows else words.NONE_NEAR)]
    again = Button(words.AGAIN, encode(Verb.PICK_TYPED, state.draft_id, entry))
    done = Button(labels.DONE, encode(Verb.AUDIENCE, state.draft_id, 0), style="primary")
    return Message("\n".join(lines), (*rows, (again, done)))


def _candidate(state: Picker, unit: int, *, wanted: bool) -> tuple[Button, ...]:
    path = state.tree.path(unit)
    data = encode(Verb.PICK_NAMED, state.draft_id, unit, int(wanted))
    return (Button(clip(path if wanted else words.without(path), LABEL_MAX), data),)


def open_entry(state: Picker, entry: str) -> Message:
    """One printed entry that nobody understood, with what it may mean."""
    number, total = state.draft.unresolved.index(entry) + 1, len(state.draft.unresolved)
    head, _, printed = words.entry(clip(entry, 300), number, total).partition("\n")
    why = words.reason(naming.why_open(state, entry))
    rows = [_meaning(state, entry, unit) for unit in naming.meanings(state, entry)]
    ask = words.ENTRY_ASK if rows else words.ENTRY_TYPE
    text = "\n".join([f"<b>{h(head)}</b>", h(printed), *([h(why)] if why else []), "", h(ask)])
    return Message(text, (*rows, *_entry_ways(state, entry)))


def _meaning(state: Picker, entry: str, unit_id: int) -> tuple[Button, ...]:
    data = encode(Verb.PICK_MEANT, state.draft_id, picking.number_of(entry), unit_id)
    return (Button(marked(state.tree.path(unit_id), on=unit_id in state.chosen), data),)


def _entry_ways(state: Picker, entry: str) -> Keyboard:
    draft, entries = state.draft_id, state.draft.unresolved
    skip = Button(words.SKIP, encode(Verb.PICK_SKIP, draft, picking.number_of(entry)))
    typed = Button(words.BY_NAME, encode(Verb.PICK_TYPED, draft, picking.number_of(entry)))
    rows: Rows = [(skip,), (typed,)]
    if len(entries) > 1:
        following = entries[(entries.index(entry) + 1) % len(entries)]
        go_on = Button(words.NEXT_ENTRY, encode(Verb.PICK_OPEN, draft, picking.number_of(following)))
        rows.append((go_on, Button(words.SKIP_ALL, encode(Verb.PICK_SKIP, draft, 0))))
    return (*rows, to_picker(state))


def saved_lists(state: Picker, lists: Sequence[ListRow], page: int, remark: str = "") -> Message:
    """The office's lists, each a button that chooses all of it."""
    rows: Rows = []
    for row in _leaf(lists, page):
        on = state.chosen.issuperset(row.units) and bool(row.units)
        label = marked(f"{row.name} ({len(row.units)})", on=on)
        rows.append((Button(label, encode(Verb.PICK_LIST, state.draft_id, row.id, int(not on))),))
    turn = turning(page, 0, _pages(lists), lambda leaf: encode(Verb.PICK_LISTS, state.draft_id, leaf))
    more: Rows = [(Button(tag_words.RULE, encode(Verb.LIST_RULE, state.draft_id)),)]
    if state.draft.audience:
        more.append((Button(words.SAVE, encode(Verb.PICK_SAVE, state.draft_id)),))
    if any(row.own for row in lists):
        more.append((Button(words.DROP_LISTS, encode(Verb.LIST_DROPS, state.draft_id, 0)),))
    text = _headed(words.LIST_HEAD) if lists else h(words.LIST_NONE)
    text = "\n".join([text, *([""] if lists else []), *(_told(row) for row in _leaf(lists, page))])
    text = f"<i>{h(remark)}</i>\n\n{text}" if remark else text
    return Message(text, (*rows, *turn, *more, to_picker(state)))


def _told(row: ListRow) -> str:
    return h(f"• {tag_words.listed(row.name, clip(row.rule, RULE_MAX), row.author)}")


def droppable_lists(state: Picker, lists: Sequence[ListRow], page: int) -> Message:
    """The lists that the actor may delete."""
    own = [row for row in lists if row.own]
    rows: Rows = []
    for row in _leaf(own, page):
        label = clip(words.DROP_LIST.format(row.name), LABEL_MAX)
        rows.append((Button(label, encode(Verb.LIST_DROP, state.draft_id, row.id)),))
    turn = turning(page, 0, _pages(own), lambda leaf: encode(Verb.LIST_DROPS, state.draft_id, leaf))
    back = (Button(labels.BACK, encode(Verb.PICK_LISTS, state.draft_id, 0)),)
    return Message(_headed(words.LIST_DROP_HEAD), (*rows, *turn, back))


def page_of(lists: Sequence[ListRow], list_id: int) -> int:
    """The page on which a list stands."""
    return next((at // PAGE for at, row in enumerate(lists) if row.id == list_id), 0)


def _leaf(lists: Sequence[ListRow], page: int) -> Sequence[ListRow]:
    page = min(page, _pages(lists) - 1)
    return lists[page * PAGE : (page + 1) * PAGE]


def _pages(lists: Sequence[ListRow]) -> int:
    return max(1, -(-len(lists) // PAGE))


def _headed(text: str) -> str:
    head, _, rest = text.partition("\n")
    return f"<b>{h(head)}</b>\n{h(rest)}"
