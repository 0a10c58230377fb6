"""The buttons of saved lists."""

from __future__ import annotations

from typing import Final

from domain import audience_cards, list_cards, list_rule_cards, picking
from domain.audience import Selection
from domain.list_rules import Section, looks_tagged, meant
from domain.picking import Picker
from domain.wording import audience as words
from domain.wording import tags as tag_words
from handlers import list_rules as building
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
    more = words.LIST_RULE if by_rule else tag_words.FIXED if looks_tagged(state) else ""
    await visit.say(audience_cards.picker(state, f"{said} {more}".rstrip()))


async def _save(tx: Tx, visit: Visit, draft_id: int) -> tuple[Picker, str, bool]:
    done = await use.save(tx, visit.actor, draft_id, visit.text)
    await drafts.answered(tx, visit.actor.person.id)
    return done


async def on_rule(visit: Visit) -> None:
    """Lập danh sách theo quy tắc: what it asks so far."""
    (draft_id,) = visit.action.ids
    await visit.redraw(list_rule_cards.rule(*await visit.do(building.go_on, visit.actor, draft_id)))


async def on_part(visit: Visit) -> None:
    """One section of the rule."""
    draft_id, place, page = visit.action.ids
    state, rule = await visit.ask(building.built, visit.actor, draft_id)
    await visit.redraw(list_rule_cards.part(state, rule, building.section_of(place), page))


async def on_set(visit: Visit) -> None:
    """Something in it, chosen or not."""
    draft_id, place, number, on, page = visit.action.ids
    section: Section = building.section_of(place)
    state, rule = await visit.do(building.turn, visit.actor, draft_id, section, number, on=bool(on))
    await visit.toast(tag_words.now(len(meant(state, rule))))
    await visit.redraw(list_rule_cards.part(state, rule, section, page))


async def on_save_rule(visit: Visit) -> None:
    """Lưu danh sách: ask for its name."""
    (draft_id,) = visit.action.ids
    count = await visit.do(building.ask_name, visit.actor, draft_id)
    await visit.say(tag_words.rule_name(count))


async def on_rule_name(visit: Visit, prompt: Prompt) -> None:
    """The name, as a message; the list is one press away."""
    state, name, rule = await visit.do(_save_rule, visit, prompt.subject)
    said = list_rule_cards.in_short(state, rule)
    remark = tag_words.rule_saved(name, said, len(meant(state, rule)))
    state, rows = await visit.ask(use.show, visit.actor, prompt.subject)
    page = next((list_cards.page_of(rows, row.id) for row in rows if row.name == name), 0)
    await visit.say(list_cards.saved_lists(state, rows, page, remark))


async def _save_rule(tx: Tx, visit: Visit, draft_id: int) -> tuple[Picker, str, Selection]:
    done = await use.save_rule(tx, visit.actor, draft_id, visit.text)
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
