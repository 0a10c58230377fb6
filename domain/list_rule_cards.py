"""Screens on which a list that goes by a rule is put together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from domain import list_rules
from domain.actions import Verb, encode
from domain.audience import Selection
from domain.audience_cards import LEFT_OUT, MARK, Rows, marked, names, paired, titled, turning
from domain.list_rules import Offer, Section
from domain.markup import h
from domain.messages import Button, Message
from domain.picking import Picker
from domain.wording import audience as audience_words
from domain.wording import labels
from domain.wording import tags as words

PAGE: Final = 20  # two stand in a row
NAMED: Final = 6  # units or places by name in one line


def rule(state: Picker, chosen: Selection) -> Message:
    """What the rule asks so far, whom it means now, and the sections in which to choose."""
    meant = list_rules.meant(state, chosen)
    lines = [f"<b>{h(words.RULE_HEAD)}</b>", h(words.RULE_HOW), "", *map(h, _said(state, chosen))]
    if list_rules.is_chosen(state, chosen):
        lines += ["", f"<b>{h(words.now(len(meant)))}</b>"]
        lines += [h(names([state.tree[unit].name for unit in meant], NAMED))] if meant else []
    else:
        lines.append(h(words.RULE_EMPTY))
    rows = paired(_section(state, section) for section in _open_sections(state, chosen))
    if meant:
        save = Button(words.RULE_SAVE, encode(Verb.LIST_RULE_SAVE, state.draft_id), style="primary")
        rows.append((save,))
    back = Button(labels.BACK, encode(Verb.PICK_LISTS, state.draft_id, 0))
    return Message("\n".join(lines), (*rows, (back,)))


def _open_sections(state: Picker, chosen: Selection) -> list[Section]:
    return [section for section in Section if list_rules.offers(state, chosen, section)]


def _section(state: Picker, section: Section) -> Button:
    return Button(_name(section), encode(Verb.LIST_RULE_PART, state.draft_id, section, 0))


def _name(section: Section) -> str:
    return (words.SECTION_TAG, words.SECTION_KIND, words.SECTION_UNDER, words.SECTION_OUT)[section]


def _said(state: Picker, chosen: Selection) -> list[str]:
    tree = state.tree
    sections = (
        (Section.TAG, chosen.tags),
        (Section.KIND, [titled(kind) for kind in chosen.kinds]),
        (Section.UNDER, [tree[unit].name for unit in chosen.under if unit in tree]),
    )
    lines = [words.rule_line(_name(one), words.either(said[:NAMED])) for one, said in sections if said]
    # Whatever belongs to a unit is below it: that the unit itself is left out goes without saying.
    out = [tree[unit].name for unit in chosen.excluded if unit in tree and unit not in chosen.under]
    if out:
        lines.append(words.rule_line(_name(Section.OUT), names(out, NAMED)))
    return lines


def in_short(state: Picker, chosen: Selection) -> str:
    """The rule in one line; empty where it is none, but units one by one."""
    everybody = [audience_words.WHOLE] if chosen.whole else []
    return "; ".join([*everybody, *_said(state, chosen)]) if chosen.is_rule else ""


def part(state: Picker, chosen: Selection, section: Section, page: int) -> Message:
    """What may be chosen in one section, each a button."""
    every = list_rules.offers(state, chosen, section)
    pages = max(1, -(-len(every) // PAGE))
    page = min(page, pages - 1)
    rows: Rows = paired(_offers(state, every[page * PAGE : (page + 1) * PAGE], section, page))
    rows += turning(page, 0, pages, lambda leaf: encode(Verb.LIST_RULE_PART, state.draft_id, section, leaf))
    head, _, rest = words.SECTION_HEADS[section].partition("\n")
    now = words.now(len(list_rules.meant(state, chosen)))
    done = Button(labels.DONE, encode(Verb.LIST_RULE, state.draft_id), style="primary")
    return Message(f"<b>{h(head)}</b>\n{h(rest)}\n{h(now)}", (*rows, (done,)))


def _offers(state: Picker, offers: Iterable[Offer], section: Section, page: int) -> Iterable[Button]:
    mark = LEFT_OUT if section is Section.OUT else MARK
    for offer in offers:
        data = encode(Verb.LIST_RULE_SET, state.draft_id, section, offer.number, int(not offer.on), page)
        yield Button(marked(_label(state, offer, section), on=offer.on, mark=mark), data)


def _label(state: Picker, offer: Offer, section: Section) -> str:
    if section is Section.OUT:
        return state.tree[int(offer.value)].name
    if section is Section.UNDER:
        return f"{state.tree[int(offer.value)].name} ({offer.units})"
    name = titled(str(offer.value)) if section is Section.KIND else str(offer.value)
    return f"{name} ({offer.units})"


def nobody(state: Picker, saved: Selection) -> str:
    """Why a saved list means nobody at present."""
    borne = {tag for unit in state.tree for tag in unit.tags}
    if saved.tags and not list_rules.any_borne(saved, borne):
        return words.nobody_bears(saved.tags)
    return words.nobody_left() if saved.is_rule else audience_words.GONE
