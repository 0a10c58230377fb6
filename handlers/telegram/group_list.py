"""In the private chat: the groups of a unit, how to link one, unlinking."""

from __future__ import annotations

from domain.errors import Refusal
from domain.markup import h
from domain.messages import Message
from domain.wording import groups as words
from handlers import group_keepers, groups
from handlers import group_list as use
from handlers.telegram.visit import Visit


async def on_groups(visit: Visit) -> None:
    """Kết nối nhóm Telegram."""
    (unit_id,) = visit.action.ids
    name, zone = visit.office.bot_name, visit.office.zone
    await visit.redraw(await visit.ask(use.screen, visit.actor, unit_id, name, zone))


async def on_drop(visit: Visit) -> None:
    """Ngắt nhóm: sure?"""
    (link_id,) = visit.action.ids
    await visit.redraw(await visit.ask(use.ask_drop, visit.actor, link_id))


async def on_drop_sure(visit: Visit) -> None:
    """Sure."""
    (link_id,) = visit.action.ids
    group = await visit.do(groups.unlink, visit.actor, link_id)
    await visit.redraw(Message(h(words.done_unlinked(group.title))))


async def on_keep(visit: Visit) -> None:
    """Tôi phụ trách nhóm này."""
    (link_id,) = visit.action.ids
    await visit.redraw(Message(h(await visit.do(group_keepers.keep, visit.actor, link_id))))


async def on_elsewhere(visit: Visit) -> None:
    """A button of the group's question, pressed where there is no group."""
    raise Refusal(words.NOT_A_GROUP)
