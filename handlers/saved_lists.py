"""Lists of receivers that the office keeps: saved under a name, chosen again, deleted by who saved them."""

from __future__ import annotations

from domain import limits, picking
from domain.audience.rules import follows_rule, rule_of
from domain.errors import Refusal
from domain.list_cards import ListRow
from domain.people import Actor, is_admin
from domain.picking import Picker
from domain.sorting import order
from domain.text import clean, fold, squeeze
from domain.wording import audience as words
from handlers.audience import change, picker
from storage import drafts, journal, lists
from storage.lists import SavedList
from storage.store import Tx

Shown = tuple[Picker, list[ListRow]]


async def show(tx: Tx, actor: Actor, draft_id: int) -> Shown:
    """The picker, and every list that holds a unit within the actor's reach, by name."""
    state = await picker(tx, actor, draft_id)
    rows = [_row(state, actor, saved) for saved in await lists.all_lists(tx)]
    return state, sorted((row for row in rows if row.units), key=lambda row: order(row.name))


def _row(state: Picker, actor: Actor, saved: SavedList) -> ListRow:
    own = saved.author_id == actor.person.id or is_admin(actor)
    return ListRow(saved.id, saved.name, picking.in_reach(state, saved.selection), own)


async def choose(tx: Tx, actor: Actor, draft_id: int, list_id: int, *, on: bool) -> Shown:
    """All units of a list, or none of them."""
    state = await picker(tx, actor, draft_id)
    saved = await lists.get(tx, list_id)
    if saved is None:
        raise Refusal(words.GONE)
    units = picking.in_reach(state, saved.selection)
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
    name = _name(typed)
    state = await picker(tx, actor, draft_id)
    if not state.draft.audience:
        raise Refusal(words.NOTHING_TO_SAVE)
    every = await lists.all_lists(tx)
    same = next((saved for saved in every if fold(saved.name) == fold(name)), None)
    if same and same.author_id != actor.person.id:
        raise Refusal(words.LIST_TAKEN.format(same.name, same.author))
    chosen = state.draft.audience
    if same:
        list_id = same.id
        await lists.replace_units(tx, list_id, chosen)
    elif len(every) >= limits.LISTS_MAX:
        raise Refusal(words.LISTS_FULL.format(len(every)))
    else:
        list_id = await lists.add(tx, name, chosen, actor.person.id)
    rule = rule_of(chosen, state.tree, state.tops)
    if follows_rule(rule):
        await lists.follow(tx, list_id, rule)
    await _note(tx, actor, "list_saved", same.name if same else name)
    return state, same.name if same else name, follows_rule(rule)


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


async def _note(tx: Tx, actor: Actor, what: str, name: str) -> None:
    await journal.write(tx, what, actor.person.id, data={"list": name})
