"""Lists of receivers that the office keeps: saved under a name, chosen again, deleted by who saved them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from domain import limits, list_rule_cards, list_rules, picking
from domain.audience import Selection, select, to_json
from domain.audience.rules import follows_rule, rule_of
from domain.errors import Refusal
from domain.list_cards import ListRow
from domain.people import Actor, is_admin
from domain.picking import Picker
from domain.sorting import order
from domain.text import clean, fold, squeeze
from domain.wording import audience as words
from domain.wording import tags as tag_words
from handlers import list_rules as building
from handlers.audience import change, picker
from storage import drafts, journal, lists
from storage import list_rules as kept_rules
from storage.lists import SavedList
from storage.store import Tx

Shown = tuple[Picker, list[ListRow]]


async def show(tx: Tx, actor: Actor, draft_id: int) -> Shown:
    """The picker, and every list that holds a unit within the actor's reach or goes by tags, by name."""
    state = await picker(tx, actor, draft_id)
    every = [(saved, _row(state, actor, saved)) for saved in await lists.all_lists(tx)]
    shown = [row for saved, row in every if row.units or _is_idle(state, saved.selection)]
    return state, sorted(shown, key=lambda row: order(row.name))


def _is_idle(state: Picker, selection: Selection) -> bool:
    """Whether a list means nobody at all since nobody bears its tags; not only nobody within reach."""
    return bool(selection.tags) and not any(
        select(selection, state.tree, root.id) for root in state.tree.roots()
    )


def _row(state: Picker, actor: Actor, saved: SavedList) -> ListRow:
    own = saved.author_id == actor.person.id or is_admin(actor)
    meant, rule = picking.in_reach(state, saved.selection), list_rule_cards.in_short(state, saved.selection)
    return ListRow(saved.id, saved.name, meant, own, saved.author, rule)


async def choose(tx: Tx, actor: Actor, draft_id: int, list_id: int, *, on: bool) -> Shown:
    """All units of a list, or none of them."""
    state = await picker(tx, actor, draft_id)
    saved = await lists.get(tx, list_id)
    if saved is None:
        raise Refusal(words.GONE)
    units = picking.in_reach(state, saved.selection)
    if not units:
        raise Refusal(list_rule_cards.nobody(state, saved.selection))
    await change(tx, actor, draft_id, picking.turned(state, units, on=on))
    return await show(tx, actor, draft_id)


async def ask_name(tx: Tx, actor: Actor, draft_id: int, kind: str) -> int:
    """The author's next message names the list of what is chosen now; how many units that is."""
    state = await picker(tx, actor, draft_id)
    if not state.draft.audience:
        raise Refusal(words.NOTHING_TO_SAVE)
    await drafts.ask(tx, actor.person.id, kind, draft_id)
    return len(state.draft.audience)


async def save(tx: Tx, actor: Actor, draft_id: int, typed: str) -> tuple[Picker, str, bool]:
    """Save what is chosen now; the picker, the name, whether as a rule. One's own list of it is replaced.

    All below a unit, or all of some kinds, less a few, is a rule: units that come later belong to it, too.

    Raises Refusal for what is no name, and for the name of somebody else's list.
    """
    state = await picker(tx, actor, draft_id)
    if not state.draft.audience:
        raise Refusal(words.NOTHING_TO_SAVE)
    list_id, name = await _named(tx, actor, typed, state.draft.audience)
    rule = rule_of(state.draft.audience, state.tree, state.tops)
    if follows_rule(rule):
        await lists.follow(tx, list_id, rule)
    await _note(tx, actor, "list_saved", name)
    return state, name, follows_rule(rule)


async def save_rule(tx: Tx, actor: Actor, draft_id: int, typed: str) -> tuple[Picker, str, Selection]:
    """Save the rule that was put together; the picker, the name, the rule. One's own list of it is replaced.

    Raises Refusal for what is no name, for the name of somebody else's list, and where nobody fits.
    """
    state, rule = await building.built(tx, actor, draft_id)
    meant = list_rules.meant(state, rule)
    if not meant:
        raise Refusal(tag_words.RULE_NOBODY)
    list_id, name = await _named(tx, actor, typed, meant)
    await lists.follow(tx, list_id, rule)
    await kept_rules.drop(tx, actor.person.id)
    await _note(tx, actor, "list_saved", name, rule=json.loads(to_json(rule)))
    return state, name, rule


async def _named(tx: Tx, actor: Actor, typed: str, units: Sequence[int]) -> tuple[int, str]:
    """The list that bears this name from now on, of exactly these units; and its name."""
    name = _name(typed)
    every = await lists.all_lists(tx)
    same = next((saved for saved in every if fold(saved.name) == fold(name)), None)
    if same and same.author_id != actor.person.id:
        raise Refusal(words.LIST_TAKEN.format(same.name, same.author))
    if same:
        await lists.replace_units(tx, same.id, units)
        return same.id, same.name
    if len(every) >= limits.LISTS_MAX:
        raise Refusal(words.LISTS_FULL.format(len(every)))
    return await lists.add(tx, name, units, actor.person.id), name


def _name(typed: str) -> str:
    name = squeeze(clean(typed))
    if not any(letter.isalnum() for letter in name):
        raise Refusal(words.LIST_NAME_EMPTY)
    if len(name) > limits.LIST_NAME_MAX:
        raise Refusal(words.LIST_NAME_LONG.format(limits.LIST_NAME_MAX))
    return name


async def drop(tx: Tx, actor: Actor, draft_id: int, list_id: int) -> str:
    """Delete one's own list (an admin: any); its name. The draft stays as it is."""
    await picker(tx, actor, draft_id)
    saved = await lists.get(tx, list_id)
    if saved is None:
        raise Refusal(words.GONE)
    if saved.author_id != actor.person.id and not is_admin(actor):
        raise Refusal(words.LIST_NOT_YOURS)
    await lists.drop(tx, list_id)
    await _note(tx, actor, "list_dropped", saved.name)
    return saved.name


async def _note(tx: Tx, actor: Actor, what: str, name: str, **more: object) -> None:
    await journal.write(tx, what, actor.person.id, data={"list": name, **more})
