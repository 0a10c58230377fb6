"""Lập danh sách theo quy tắc: a rule is put together press by press, then named."""

from __future__ import annotations

from typing import Final

from domain import list_rules as rules
from domain.audience import Selection
from domain.errors import Refusal
from domain.list_rules import Section
from domain.people import Actor
from domain.picking import Picker
from domain.wording import answering
from domain.wording import tags as words
from handlers.audience import picker
from storage import drafts, list_rules
from storage.store import Tx

NAME: Final = "list_rule_name"  # the prompt that waits for its name

Built = tuple[Picker, Selection]


async def go_on(tx: Tx, actor: Actor, draft_id: int) -> Built:
    """The rule that the actor puts together beside this draft; a new one where there is none."""
    state = await picker(tx, actor, draft_id)
    rule = await list_rules.get(tx, actor.person.id, draft_id)
    if rule is None:
        rule = rules.begun(state)
        await list_rules.keep(tx, actor.person.id, draft_id, rule)
    return state, rules.as_now(state, rule)


async def built(tx: Tx, actor: Actor, draft_id: int) -> Built:
    """The rule that is being put together. Raises Refusal where there is none."""
    state = await picker(tx, actor, draft_id)
    rule = await list_rules.get(tx, actor.person.id, draft_id)
    if rule is None:
        raise Refusal(words.RULE_GONE)
    return state, rules.as_now(state, rule)


async def turn(tx: Tx, actor: Actor, draft_id: int, section: Section, number: int, *, on: bool) -> Built:
    """Something is chosen in a section, or not."""
    state, rule = await built(tx, actor, draft_id)
    rule = rules.turned(state, rule, section, number, on=on)
    await list_rules.keep(tx, actor.person.id, draft_id, rule)
    return state, rule


def section_of(place: int) -> Section:
    """The section that a button names. Raises Refusal for none of ours."""
    if place >= len(Section):
        raise Refusal(answering.FOREIGN)
    return Section(place)


async def ask_name(tx: Tx, actor: Actor, draft_id: int) -> int:
    """The author's next message names the list; how many units the rule means now."""
    state, rule = await built(tx, actor, draft_id)
    count = len(rules.meant(state, rule))
    if not count:
        raise Refusal(words.RULE_NOBODY)
    await drafts.ask(tx, actor.person.id, NAME, draft_id)
    return count
