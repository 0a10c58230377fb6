"""The picker: whom a draft goes to, the list of the chosen, and choosing by kind.

Every button says what it wants (chosen or not), never "the other way round".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from domain import picking
from domain.actions import Verb, encode
from domain.kinds import counted
from domain.kinds import label as kind_label
from domain.limits import CHOSEN_PAGE
from domain.markup import h
from domain.messages import Button, Keyboard, Message
from domain.picking import Picker
from domain.text import clip, few, squeeze
from domain.wording import audience as words
from domain.wording import labels
from domain.wording import tags as tag_words

TITLE_SHOWN: Final = 120
NAMES_MAX: Final = 10
ENTRIES_MAX: Final = 5
NAME_MAX: Final = 90  # thirty such names, numbered and marked, fit one message
KINDS_MAX: Final = 24  # lines of a summary, rows of a menu: the vocabulary of kinds is open
LABEL_MAX: Final = 44  # what fits one row of a narrow phone
SHORT: Final = 20  # two such labels fit beside each other
MARK: Final = "✓ "
"""Before the label of what is chosen."""
LEFT_OUT: Final = "✕ "
"""Before the label of what was taken out."""

Rows = list[tuple[Button, ...]]


def picker(state: Picker, remark: str = "") -> Message:
    """What is chosen now, whom it will not reach, and the ways to choose."""
    lines = [f"<b>{h(words.HEAD)}</b>"]
    lines += [f"<i>{h(remark)}</i>"] if remark else []
    lines += [h(clip(squeeze(state.draft.number or state.draft.subject), TITLE_SHOWN)), ""]
    lines += _summary(state) if state.draft.audience else [h(words.NOBODY)]
    return Message("\n".join([*lines, *_open_line(state)]), _ways(state))


def _summary(state: Picker) -> list[str]:
    total = dict(counted(picking.below(state)))
    chosen = dict(counted(unit for unit in picking.below(state) if unit.id in state.chosen))
    own = [state.tree[top].name for top in state.tops if top in state.chosen]
    lines = [f"<b>{h(words.counts(len(state.chosen), picking.total(state)))}</b>"]
    lines += [h(name) for name in own]
    shown = [kind for kind in total if kind in chosen][:KINDS_MAX]
    lines += [h(words.kind_line(titled(kind), chosen[kind], total[kind])) for kind in shown]
    for units, said in ((state.unlinked, words.unlinked), (state.unreachable, words.unreachable)):
        mute = [state.tree[unit].name for unit in state.draft.audience if unit in units]
        lines += ["", h(said(len(mute), names(mute)))] if mute else []
    return lines


def _open_line(state: Picker) -> list[str]:
    entries = [f"“{clip(entry, 60)}”" for entry in state.draft.unresolved]
    return ["", h(words.still_open(len(entries), names(entries, ENTRIES_MAX)))] if entries else []


def _ways(state: Picker) -> Keyboard:
    draft, chosen = state.draft_id, len(state.draft.audience)
    whole = [unit.id for unit in picking.below(state)]
    rows: Rows = []
    if state.draft.unresolved:
        label = words.open_entries(len(state.draft.unresolved))
        rows.append((Button(label, encode(Verb.PICK_OPEN, draft, 0)),))
    on = state.chosen.issuperset(whole) and bool(whole)
    rows.append((Button(marked(words.WHOLE, on=on), encode(Verb.PICK_ALL, draft, int(not on))),))
    ways = [
        Button(words.BY_KIND, encode(Verb.PICK_KIND, draft, 0, 0)),
        *_by_tag(state),
        Button(words.BY_PLACE, encode(Verb.PICK_UNDER, draft, 0, 0, 0)),
        Button(words.BY_NAME, encode(Verb.PICK_TYPED, draft, 0)),
        Button(words.SAVED, encode(Verb.PICK_LISTS, draft, 0)),
    ]
    rows += [tuple(ways[at : at + 2]) for at in range(0, len(ways), 2)]
    if chosen:
        show = Button(f"{words.SHOW} ({chosen})", encode(Verb.AUDIENCE, draft, 1))
        rows.append((show, Button(words.CLEAR, encode(Verb.PICK_CLEAR, draft))))
        rows.append((Button(words.SAVE, encode(Verb.PICK_SAVE, draft)),))
    return (*rows, (Button(labels.DONE, encode(Verb.DRAFT, draft), style="primary"),))


def _by_tag(state: Picker) -> list[Button]:
    """The way to the tags, where any are borne."""
    if not any(unit.tags for unit in picking.below(state)):
        return []
    return [Button(tag_words.BY_TAG, encode(Verb.PICK_TAG, state.draft_id, 0, 0, 0))]


def chosen_list(state: Picker, page: int) -> Message:
    """The chosen units by name, ``page`` from 1; those that no message reaches say so."""
    chosen = state.draft.audience
    pages = max(1, -(-len(chosen) // CHOSEN_PAGE))
    page = min(max(page, 1), pages)
    first = (page - 1) * CHOSEN_PAGE
    shown = chosen[first : first + CHOSEN_PAGE]
    lines = [f"{number}. {_told(state, unit)}" for number, unit in enumerate(shown, first + 1)]
    head = words.chosen_head(len(chosen), page, pages)
    turn = turning(page, 1, pages, lambda leaf: encode(Verb.AUDIENCE, state.draft_id, leaf))
    return Message(f"<b>{h(head)}</b>\n" + h("\n".join(lines)), (*turn, to_picker(state)))


def _told(state: Picker, unit_id: int) -> str:
    name = clip(state.tree[unit_id].name, NAME_MAX) if unit_id in state.tree else f"#{unit_id}"
    if unit_id in state.unlinked:
        return words.marked_unlinked(name)
    return words.marked_unreachable(name) if unit_id in state.unreachable else name


def kinds(state: Picker) -> Message:
    """Every kind below, each a button that chooses all of it."""
    buttons = [_kind_button(state, kind, count) for kind, count in counted(picking.below(state))[:KINDS_MAX]]
    return Message(with_count(state, words.KINDS), (*paired(buttons), to_picker(state)))


def _kind_button(state: Picker, kind: str, count: int) -> Button:
    number = picking.number_of(kind)
    on = all(unit.id in state.chosen for unit in picking.of_kind(state, number))
    data = encode(Verb.PICK_KIND, state.draft_id, number, int(not on))
    return Button(marked(f"{titled(kind)} ({count})", on=on), data)


def with_count(state: Picker, text: str) -> str:
    """A head, what to do, and how many are chosen now."""
    head, _, rest = text.partition("\n")
    count = words.counts(len(state.draft.audience), picking.total(state))
    return f"<b>{h(head)}</b>\n{h(rest)}\n{h(count)}"


def paired(buttons: Iterable[Button]) -> Rows:
    """Short neighbours beside each other, long ones alone."""
    rows: Rows = []
    for button in buttons:
        if rows and len(rows[-1]) == 1 and max(len(rows[-1][0].label), len(button.label)) <= SHORT:
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return rows


def turning(page: int, first: int, pages: int, data: Callable[[int], str]) -> Rows:
    """A row with the buttons to the page before and the page after; none for a single page."""
    row = [Button(labels.PREVIOUS, data(page - 1))] if page > first else []
    row += [Button(labels.NEXT, data(page + 1))] if page < first + pages - 1 else []
    return [tuple(row)] if row else []


def titled(kind: str) -> str:
    """What people call a kind, as the head of a line."""
    called = kind_label(kind)
    return called[:1].upper() + called[1:]


def names(found: Sequence[str], most: int = NAMES_MAX) -> str:
    """The first few, and how many more."""
    return few(found, most, 80)


def marked(label: str, *, on: bool, mark: str = MARK) -> str:
    """A label that fits its row, with the mark of what is chosen (or another ``mark``)."""
    return clip(mark + label if on else label, LABEL_MAX)


def to_picker(state: Picker) -> tuple[Button, ...]:
    """The row that leads back to the picker."""
    return (Button(labels.BACK, encode(Verb.AUDIENCE, state.draft_id, 0)),)
