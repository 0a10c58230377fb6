"""Thay đổi đơn vị: a coordinator from above puts a change together; nothing holds before the last press."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo
from typing import Final

from domain import reform_ahead_cards, reform_cards
from domain.errors import Refusal
from domain.markup import h
from domain.messages import Message
from domain.people import Actor, Role, coordinates, is_admin
from domain.reform_cards import CHOICES, Open
from domain.reform_plans import Missing, UnitPlan, decision_in, names_in
from domain.reforms import Change, Choice, Kind, bar
from domain.text import clean, clip, fold, squeeze
from domain.unit_names import fitting
from domain.units import Tree, Unit
from domain.wording import answering, browsing
from domain.wording import reforming as words
from handlers import reform, reform_ahead
from handlers.reform_parts import parts
from storage import drafts, passing, people, reforms_ahead, unit_plans, units
from storage.store import Tx

PROMPT: Final = "unit_change"  # waits for what is missing of the plan
SHOWN: Final = 8  # units to choose from


async def menu(tx: Tx, actor: Actor, unit_id: int) -> Message:
    """What can happen to the unit."""
    return reform_cards.menu(await _changeable(tx, actor, unit_id))


async def _changeable(tx: Tx, actor: Actor, unit_id: int) -> Unit:
    return changeable(actor, unit_id, await units.tree(tx), words.MAY_NOT)


def changeable(actor: Actor, unit_id: int, tree: Tree, otherwise: str) -> Unit:
    """The unit, if the actor may change it: whoever coordinates the one above, and admins.

    Raises Refusal with ``otherwise`` for anybody else.
    """
    unit = tree.get(unit_id)
    if unit is None:
        raise Refusal(browsing.NOT_IN_SIGHT)
    if not may_change(actor, unit, tree):
        raise Refusal(otherwise)
    return unit


def may_change(actor: Actor, unit: Unit, tree: Tree) -> bool:
    """Whether the actor may change the unit."""
    return is_admin(actor) or (unit.parent_id is not None and coordinates(actor, unit.parent_id, tree))


async def begin(tx: Tx, actor: Actor, unit_id: int, place: int, zone: tzinfo) -> Message | str:
    """Such a change is begun; what is asked next."""
    await _changeable(tx, actor, unit_id)
    kinds = tuple(Kind)
    if place >= len(kinds):
        raise Refusal(answering.FOREIGN)
    return await _go_on(tx, actor, UnitPlan(unit_id, kinds[place]), zone)


async def _go_on(tx: Tx, actor: Actor, plan: UnitPlan, zone: tzinfo) -> Message | str:
    await unit_plans.keep(tx, actor.person.id, plan)
    if plan.missing is None:
        await drafts.answered(tx, actor.person.id)
        return await _confirm(tx, plan, zone)
    await drafts.ask(tx, actor.person.id, PROMPT, plan.unit_id)
    return reform_cards.question(plan.missing, await units.name(tx, plan.unit_id))


async def _confirm(tx: Tx, plan: UnitPlan, zone: tzinfo) -> Message:
    assert plan.day is not None
    ahead = reform_ahead.is_ahead(plan.day, tx.now, zone)
    tree, others = await units.tree(tx), await reforms_ahead.of_unit(tx, plan.unit_id)
    return reform_cards.confirm(
        plan, await _said(tx, plan), await still_open(tx, plan.unit_id), ahead=ahead,
        waiting=[reform_ahead.said(one, tree) for one in others[:SHOWN] if tree.known(one.unit_id)],
    )  # fmt: skip


async def _said(tx: Tx, plan: UnitPlan) -> str:
    return reform_ahead.said(plan, await units.tree(tx))


async def still_open(tx: Tx, unit_id: int) -> Open:
    """What a unit owes and who sits there: what a change of it would pass on, or end."""
    found = await passing.concerned(tx, unit_id)
    slots = [len(await passing.open_slots(tx, one, unit_id)) for one in found]
    seated = await people.seated(tx, [unit_id], tuple(Role))
    borne = (await units.tree(tx))[unit_id].tags
    return Open(len(found), sum(slots), len({person.id for person, _ in seated}), borne)


async def _plan(tx: Tx, actor: Actor, unit_id: int) -> UnitPlan:
    plan = await unit_plans.get(tx, actor.person.id)
    if plan is None or plan.unit_id != unit_id:
        raise Refusal(words.PLAN_GONE)
    await _changeable(tx, actor, unit_id)
    return plan


async def typed(tx: Tx, actor: Actor, unit_id: int, text: str, zone: tzinfo) -> Message | str:
    """What was asked was written. Raises Refusal for what answers nothing; the question stays."""
    plan = await _plan(tx, actor, unit_id)
    if plan.missing in (Missing.NAME, Missing.PARTS):
        names = names_in(text)
        if plan.missing is Missing.PARTS and len(names) < 2:
            raise Refusal(words.TOO_FEW_PARTS)
        return await _go_on(
            tx, actor, replace(plan, names=names[:1] if plan.missing is Missing.NAME else names), zone
        )
    if plan.missing in (Missing.HEIR, Missing.PARENT):
        return await _named(tx, actor, plan, text, zone)
    day, basis = decision_in(text, tx.now.astimezone(zone).date())
    ready = replace(plan, day=day or plan.day, basis=basis or plan.basis)
    if ready.missing is not None:  # one of the two may come first
        await _go_on(tx, actor, ready, zone)
        return words.NO_BASIS if ready.day else words.NO_DAY
    await _possible(tx, ready, zone)
    return await _go_on(tx, actor, ready, zone)


async def _possible(tx: Tx, plan: UnitPlan, zone: tzinfo) -> None:
    assert plan.day is not None
    if reform_ahead.is_ahead(plan.day, tx.now, zone):
        await reform_ahead.possible(tx, plan)
        return
    tree = await units.tree(tx)
    change = plan.change()
    if plan.kind is Kind.SPLIT:
        change = replace(change, kind=Kind.ABOLISHED)  # its parts are made when it is carried out
    if barred := bar(change, tree, tx.now.astimezone(zone).date()):
        raise Refusal(words.barred(barred, tree[plan.unit_id].name))


async def _named(tx: Tx, actor: Actor, plan: UnitPlan, text: str, zone: tzinfo) -> Message | str:
    tree = await units.tree(tx)
    shown = clip(squeeze(clean(text)), 60)
    wanted = fold(shown).split()
    others = (unit for unit in tree if unit.id != plan.unit_id and coordinates(actor, unit.id, tree))
    found = fitting(others, shown)
    exact = [unit for unit in found if fold(unit.name).split() == wanted]
    if not found:
        raise Refusal(browsing.NO_SUCH.format(shown))
    if len(found) == 1 or len(exact) == 1:
        return await _go_on(tx, actor, replace(plan, target_id=(exact or found)[0].id), zone)
    return reform_cards.choice(plan.unit_id, found[:SHOWN], tree)


async def choose(tx: Tx, actor: Actor, unit_id: int, target_id: int, zone: tzinfo) -> Message | str:
    """One of the units that fit was pressed."""
    plan, tree = await _plan(tx, actor, unit_id), await units.tree(tx)
    if target_id not in tree or not coordinates(actor, target_id, tree):
        raise Refusal(browsing.NOT_IN_SIGHT)
    return await _go_on(tx, actor, replace(plan, target_id=target_id), zone)


async def turn(tx: Tx, actor: Actor, unit_id: int, which: int, value: int, zone: tzinfo) -> Message:
    """What becomes of open work (0) or of the people (1)."""
    plan = await _plan(tx, actor, unit_id)
    if which > 1 or value >= len(CHOICES) or plan.missing is not None:
        raise Refusal(answering.FOREIGN)
    chosen: Choice = "pass" if CHOICES[value] == "pass" else "end"
    plan = replace(plan, work=chosen) if which == 0 else replace(plan, seats=chosen)
    await unit_plans.keep(tx, actor.person.id, plan)
    return await _confirm(tx, plan, zone)


async def carry_out(tx: Tx, actor: Actor, unit_id: int, zone: tzinfo) -> Message:
    """The change holds from now on, or waits for its day. Raises Refusal for what cannot be any more."""
    plan = await _plan(tx, actor, unit_id)
    if plan.missing is not None:
        raise Refusal(words.PLAN_GONE)
    await _possible(tx, plan, zone)
    said = await _said(tx, plan)
    assert plan.day is not None
    if reform_ahead.is_ahead(plan.day, tx.now, zone):
        made = await reform_ahead.order(tx, actor, plan, zone)
        await unit_plans.drop(tx, actor.person.id)
        return reform_ahead_cards.waits(made, said)
    heirs = await parts(tx, plan) if plan.kind is Kind.SPLIT else []
    change: Change = plan.change(heirs)
    done = await reform.carry_out(tx, [change], actor.person.id, zone)
    await unit_plans.drop(tx, actor.person.id)
    followed = words.done(done.passed, done.ended, done.reseated, done.unseated)
    return Message(h(f"{said}\n\n{followed}"))


async def drop(tx: Tx, actor: Actor, unit_id: int) -> None:
    """Nothing is changed."""
    await _plan(tx, actor, unit_id)
    await unit_plans.drop(tx, actor.person.id)
    await drafts.answered(tx, actor.person.id)
