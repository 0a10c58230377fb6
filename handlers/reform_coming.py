"""What a unit's page says of days to come; and for who coordinates it, that something waits there."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from domain.people import Actor
from domain.unit_cards import Place
from domain.units import Tree
from domain.wording import scheduling as words
from handlers import reform_ahead, reform_ahead_screens
from storage import reforms_ahead
from storage.store import Tx

SHOWN: Final = 3  # a province's own page would name every unit that goes to it


async def on_page(tx: Tx, actor: Actor, place: Place, tree: Tree) -> Place:
    """The page with what waits for its day."""
    plans = [plan for plan in await reforms_ahead.of_unit(tx, place.unit.id) if tree.known(plan.unit_id)]
    coming = [words.coming(reform_ahead.said(plan, tree)) for plan in plans[:SHOWN]]
    coming += [words.coming_more(len(plans) - SHOWN)] if len(plans) > SHOWN else []
    waiting = len(await reform_ahead_screens.visible(tx, actor, place.unit.id)) if place.may_change else 0
    return replace(place, coming=tuple(coming), waiting=waiting)
