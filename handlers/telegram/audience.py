"""The picker's buttons: each edits its message in place."""

from __future__ import annotations

from typing import Final

from domain import audience_cards, list_cards, naming, picking, place_cards, tag_cards
from domain.picking import Picker
from domain.wording import audience as words
from handlers import audience as use
from handlers.telegram.visit import Visit
from storage import drafts
from storage.drafts import Prompt
from storage.store import Tx

TYPED: Final = "audience"  # the prompt that waits for names of units


async def on_audience(visit: Visit) -> None:
    """Đối tượng nhận (0), and the list of the chosen by name (from 1)."""
    draft_id, page = visit.action.ids
    state = await visit.ask(use.picker, visit.actor, draft_id)
    await visit.redraw(audience_cards.chosen_list(state, page) if page else audience_cards.picker(state))


async def on_whole(visit: Visit) -> None:
    """Toàn bộ đơn vị."""
    draft_id, on = visit.action.ids
    state = await visit.do(use.choose_whole, visit.actor, draft_id, on=bool(on))
    await _counted(visit, state)
    await visit.redraw(audience_cards.picker(state))


async def _counted(visit: Visit, state: Picker) -> None:
    await visit.toast(words.counts(len(state.draft.audience), picking.total(state)))


async def on_kind(visit: Visit) -> None:
    """Theo loại: the menu, or one kind chosen whole."""
    draft_id, kind, on = visit.action.ids
    if not kind:
        await visit.redraw(audience_cards.kinds(await visit.ask(use.picker, visit.actor, draft_id)))
        return
    state = await visit.do(use.choose_kind, visit.actor, draft_id, kind, on=bool(on))
    await _counted(visit, state)
    await visit.redraw(audience_cards.kinds(state))


async def on_tag(visit: Visit) -> None:
    """Theo nhãn: the menu, or all who bear one tag."""
    draft_id, tag, on, page = visit.action.ids
    if not tag:
        await visit.redraw(tag_cards.menu(await visit.ask(use.picker, visit.actor, draft_id), page))
        return
    state = await visit.do(use.choose_tag, visit.actor, draft_id, tag, on=bool(on))
    await _counted(visit, state)
    await visit.redraw(tag_cards.menu(state, page))


async def on_under(visit: Visit) -> None:
    """Từng đơn vị: what stands below one unit."""
    draft_id, unit_id, kind, page = visit.action.ids
    state = await visit.ask(use.browse, visit.actor, draft_id, unit_id)
    await visit.redraw(place_cards.place(state, unit_id, kind, page))


async def on_group(visit: Visit) -> None:
    """Chọn cả cụm."""
    draft_id, unit_id, kind, on = visit.action.ids
    state = await visit.do(use.choose_group, visit.actor, draft_id, unit_id, kind, on=bool(on))
    await _counted(visit, state)
    await visit.redraw(place_cards.place(state, unit_id, kind, 0))


async def on_unit(visit: Visit) -> None:
    """One unit of a screen."""
    draft_id, unit_id, on, here, kind, page = visit.action.ids
    state = await visit.do(use.choose_unit, visit.actor, draft_id, unit_id, on=bool(on))
    await _counted(visit, state)
    where = here if state.has(here) else 0
    await visit.redraw(place_cards.place(state, where, kind, page))


async def on_named(visit: Visit) -> None:
    """One of the units that typed words may have meant; the question stays, for its other buttons."""
    draft_id, unit_id, on = visit.action.ids
    state = await visit.do(use.choose_unit, visit.actor, draft_id, unit_id, on=bool(on))
    name = state.tree[unit_id].name
    await visit.toast(words.added(name) if on else words.removed(name))


async def on_clear(visit: Visit) -> None:
    """Bỏ chọn hết."""
    (draft_id,) = visit.action.ids
    state = await visit.do(use.clear, visit.actor, draft_id)
    await visit.toast(words.CLEARED)
    await visit.redraw(audience_cards.picker(state))


async def on_type(visit: Visit) -> None:
    """Gõ tên đơn vị."""
    draft_id, entry = visit.action.ids
    state = await visit.do(use.ask, visit.actor, draft_id, TYPED, entry)
    await visit.say(words.type_names(*naming.examples(state)))


async def on_typed(visit: Visit, prompt: Prompt) -> None:
    """The names, as a message."""
    entry = int(prompt.data or 0)
    state, meant, remark = await visit.do(_typed, visit, prompt.subject, entry)
    if meant.asked:
        await visit.say(list_cards.asked_back(state, meant.asked, remark, entry))
    else:
        await visit.say(audience_cards.picker(state, remark))


async def _typed(tx: Tx, visit: Visit, draft_id: int, entry: int) -> tuple[Picker, naming.Typed, str]:
    done = await use.choose_typed(tx, visit.actor, draft_id, visit.text, entry)
    await drafts.answered(tx, visit.actor.person.id)
    return done


async def on_open(visit: Visit) -> None:
    """Mục chưa rõ: a printed entry that nobody understood."""
    draft_id, entry = visit.action.ids
    await _show_open(visit, await visit.ask(use.picker, visit.actor, draft_id), entry)


async def on_meant(visit: Visit) -> None:
    """The unit that a printed entry means."""
    draft_id, entry, unit_id = visit.action.ids
    state = await visit.do(use.mean, visit.actor, draft_id, entry, unit_id)
    await visit.toast(words.added(state.tree[unit_id].name))
    await _show_open(visit, state, 0)


async def on_skip(visit: Visit) -> None:
    """Không gửi mục này (0: all of them)."""
    draft_id, entry = visit.action.ids
    state = await visit.do(use.skip, visit.actor, draft_id, entry)
    await visit.toast(words.SKIPPED if entry else words.SKIPPED_ALL)
    await _show_open(visit, state, 0)


async def _show_open(visit: Visit, state: Picker, number: int) -> None:
    entry = naming.entry_at(state, number) or naming.entry_at(state, 0)
    if entry is None:
        await visit.redraw(audience_cards.picker(state, words.OPEN_DONE))
    else:
        await visit.redraw(list_cards.open_entry(state, entry))
