"""Choosing who receives a draft: every press changes the draft's row, and nothing else remembers anything."""

from __future__ import annotations

from collections.abc import Iterable

from domain import limits, list_rule_cards, naming, picking
from domain.audience.meanings import printed_key
from domain.drafts import Draft
from domain.errors import Refusal
from domain.naming import Typed
from domain.people import Actor, scope
from domain.picking import Picker
from domain.reforms import once_called
from domain.text import clean, fold
from domain.wording import audience as words
from domain.wording import drafting as draft_words
from domain.wording import reforming
from handlers.publish import editable
from storage import drafts, lists, meanings, people, units
from storage.drafts import StoredDraft
from storage.store import Tx


async def picker(tx: Tx, actor: Actor, draft_id: int) -> Picker:
    """The picker of an open draft as it stands. Raises Refusal for whoever may not change the draft."""
    return await _picker(tx, actor, await editable(tx, actor, draft_id))


async def _picker(tx: Tx, actor: Actor, stored: StoredDraft) -> Picker:
    tree = await units.tree(tx)
    counts = await people.linked_counts(tx)
    unlinked = frozenset(unit.id for unit in tree if unit.id not in counts)
    unreachable = frozenset(unit for unit, linked in counts.items() if not linked.reachable)
    return Picker(stored.id, stored.draft, tree, scope(actor, tree), unlinked, unreachable)


async def change(tx: Tx, actor: Actor, draft_id: int, draft: Draft) -> Picker:
    """Keep the draft as changed; the picker as it stands then."""
    stored = await editable(tx, actor, draft_id)
    if draft != stored.draft and not await drafts.change(tx, stored, draft):
        raise Refusal(draft_words.CHANGED)
    return await picker(tx, actor, draft_id)


async def _turn(tx: Tx, actor: Actor, state: Picker, unit_ids: Iterable[int], *, on: bool) -> Picker:
    return await change(tx, actor, state.draft_id, picking.turned(state, unit_ids, on=on))


async def choose_whole(tx: Tx, actor: Actor, draft_id: int, *, on: bool) -> Picker:
    """All units below the actor's own, or none of them."""
    state = await picker(tx, actor, draft_id)
    return await _turn(tx, actor, state, [unit.id for unit in picking.below(state)], on=on)


async def choose_kind(tx: Tx, actor: Actor, draft_id: int, kind: int, *, on: bool) -> Picker:
    """All units of one kind, or none of them."""
    state = await picker(tx, actor, draft_id)
    return await _turn(tx, actor, state, [unit.id for unit in picking.of_kind(state, kind)], on=on)


async def choose_tag(tx: Tx, actor: Actor, draft_id: int, tag: int, *, on: bool) -> Picker:
    """All units that bear one tag, or none of them."""
    state = await picker(tx, actor, draft_id)
    return await _turn(tx, actor, state, [unit.id for unit in picking.tagged(state, tag)], on=on)


async def choose_group(tx: Tx, actor: Actor, draft_id: int, unit_id: int, kind: int, *, on: bool) -> Picker:
    """A unit with all below it (0: all), or only those of one kind directly below it."""
    state = await browse(tx, actor, draft_id, unit_id)
    return await _turn(tx, actor, state, [unit.id for unit in picking.group(state, unit_id, kind)], on=on)


async def choose_unit(tx: Tx, actor: Actor, draft_id: int, unit_id: int, *, on: bool) -> Picker:
    """One unit, or not. Raises Refusal for a unit outside the actor's reach."""
    state = await picker(tx, actor, draft_id)
    if not state.has(unit_id):
        raise Refusal(words.OUTSIDE)
    return await _turn(tx, actor, state, [unit_id], on=on)


async def browse(tx: Tx, actor: Actor, draft_id: int, unit_id: int) -> Picker:
    """The picker, for the screen of a unit within the actor's reach (0: the top)."""
    state = await picker(tx, actor, draft_id)
    if unit_id and not state.has(unit_id):
        raise Refusal(words.OUTSIDE)
    return state


async def clear(tx: Tx, actor: Actor, draft_id: int) -> Picker:
    """Nobody is chosen."""
    state = await picker(tx, actor, draft_id)
    return await change(tx, actor, draft_id, state.draft.with_audience(()))


async def choose_typed(
    tx: Tx, actor: Actor, draft_id: int, text: str, entry: int = 0
) -> tuple[Picker, Typed, str]:
    """What was typed is added (after "trừ": taken out): the picker now, what was meant, and what came of it.

    Names that were all understood settle the printed ``entry`` that they stand for (0: none).
    """
    text = clean(text).strip()
    if not text:
        raise Refusal(words.TYPE_WORDS)
    if len(text) > limits.TYPED_MAX:
        raise Refusal(words.TYPE_LONG.format(limits.TYPED_MAX))
    state = await picker(tx, actor, draft_id)
    known = await _lists(tx, state, text)
    meant = naming.typed(state, text, known)
    draft = naming.applied(state, meant)
    printed = naming.entry_at(state, entry) if entry and not meant.asked else None
    if printed and meant.added:
        await meanings.remember(tx, printed_key(printed), printed, meant.added, actor.person.id)
    after = await change(tx, actor, draft_id, naming.settled(draft, printed) if printed else draft)
    return after, meant, " ".join(filter(None, (_said(state, after, meant), _once(text, after, meant))))


async def _lists(tx: Tx, state: Picker, text: str) -> dict[str, tuple[int, ...]]:
    """What each saved list means here. Raises Refusal where the text is the name of one that means nobody."""
    known = {}
    for saved in await lists.all_lists(tx):
        known[saved.name] = picking.in_reach(state, saved.selection)
        if saved.selection.tags and not known[saved.name] and fold(saved.name) == fold(text):
            raise Refusal(list_rule_cards.nobody(state, saved.selection))
    return known


def _once(text: str, after: Picker, meant: Typed) -> str:
    found = [after.tree[unit] for unit in meant.added if unit in after.tree]
    return " ".join(reforming.now_called(old, [new]) for old, new in once_called(text, found))


def _said(before: Picker, after: Picker, meant: Typed) -> str:
    more, less = after.chosen - before.chosen, before.chosen - after.chosen
    if not more and not less:
        return words.NOTHING_NEW if meant.added and not meant.removed else ""
    return words.typed(len(more), len(less))


async def mean(tx: Tx, actor: Actor, draft_id: int, entry: int, unit_id: int) -> Picker:
    """A printed entry that nobody understood means this unit: it is chosen, and the entry is settled."""
    state = await picker(tx, actor, draft_id)
    if not state.has(unit_id):
        raise Refusal(words.OUTSIDE)
    draft = picking.turned(state, [unit_id], on=True)
    printed = naming.entry_at(state, entry)
    if printed is not None:
        await meanings.remember(tx, printed_key(printed), printed, [unit_id], actor.person.id)
    return await change(tx, actor, draft_id, draft if printed is None else naming.settled(draft, printed))


async def skip(tx: Tx, actor: Actor, draft_id: int, entry: int) -> Picker:
    """A printed entry (0: every one) that nobody understood is not to be sent to."""
    state = await picker(tx, actor, draft_id)
    printed = naming.entry_at(state, entry) if entry else None
    if entry and printed is None:
        return state
    if printed is not None:  # one by one only: "every one" is said of this letter, not of the names
        await meanings.remember(tx, printed_key(printed), printed, [], actor.person.id)
    return await change(tx, actor, draft_id, naming.settled(state.draft, printed))


async def ask(tx: Tx, actor: Actor, draft_id: int, kind: str, entry: int = 0) -> Picker:
    """The author's next message names units; what it names settles the printed ``entry`` (0: none)."""
    state = await picker(tx, actor, draft_id)
    await drafts.ask(tx, actor.person.id, kind, draft_id, str(entry))
    return state
