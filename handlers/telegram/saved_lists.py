"""The buttons of saved lists."""

from __future__ import annotations

from typing import Final

from domain import audience_cards, list_cards, picking
from domain.picking import Picker
from domain.wording import audience as words
from handlers import saved_lists as use
from handlers.telegram.visit import Visit
from storage import drafts
from storage.drafts import Prompt
from storage.store import Tx

NAME: Final = "list_name"  # the prompt that waits for a list's name


async def on_lists(visit: Visit) -> None:
    """Danh sách đã lưu."""
    draft_id, page = visit.action.ids
    state, rows = await visit.ask(use.show, visit.actor, draft_id)
    await visit.redraw(list_cards.saved_lists(state, rows, page))


async def on_list(visit: Visit) -> None:
    """One list, chosen whole or not at all."""
    draft_id, list_id, on = visit.action.ids
    state, rows = await visit.do(use.choose, visit.actor, draft_id, list_id, on=bool(on))
    await visit.toast(words.counts(len(state.draft.audience), picking.total(state)))
    await visit.redraw(list_cards.saved_lists(state, rows, list_cards.page_of(rows, list_id)))


async def on_save(visit: Visit) -> None:
    """Lưu danh sách này: ask for its name."""
    (draft_id,) = visit.action.ids
    count = await visit.do(use.ask_name, visit.actor, draft_id, NAME)
    await visit.say(words.LIST_NAME.format(count))


async def on_name(visit: Visit, prompt: Prompt) -> None:
    """The name, as a message."""
    state, name, by_rule = await visit.do(_save, visit, prompt.subject)
    said = words.list_saved(name, len(state.draft.audience))
    await visit.say(audience_cards.picker(state, f"{said} {words.LIST_RULE}" if by_rule else said))


async def _save(tx: Tx, visit: Visit, draft_id: int) -> tuple[Picker, str, bool]:
    done = await use.save(tx, visit.actor, draft_id, visit.text)
    await drafts.answered(tx, visit.actor.person.id)
    return done


async def on_drops(visit: Visit) -> None:
    """Xóa danh sách: which?"""
    draft_id, page = visit.action.ids
    state, rows = await visit.ask(use.show, visit.actor, draft_id)
    await visit.redraw(list_cards.droppable_lists(state, rows, page))


async def on_drop(visit: Visit) -> None:
    """One list is deleted."""
    draft_id, list_id = visit.action.ids
    name = await visit.do(use.drop, visit.actor, draft_id, list_id)
    await visit.toast(words.list_dropped(name))
    state, rows = await visit.ask(use.show, visit.actor, draft_id)
    await visit.redraw(list_cards.saved_lists(state, rows, 0))
