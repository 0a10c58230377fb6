"""When a second person must approve a send, and who may: rules of offices, applied to a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain import limits
from domain.people import Actor, Role, holds, is_admin
from domain.units import Tree
from domain.urgency import Urgency

ABOVE: Final = (20, 50, 100)
"""What is offered for "more units than"; any other number is typed, and 0 is: however many."""

REMIND: Final[Mapping[Urgency, tuple[int, ...]]] = MappingProxyType(
    {
        Urgency.FLASH: (5, 12, 20), Urgency.VERY_URGENT: (15, 60, 240), Urgency.URGENT: (60, 240, 1200),
        Urgency.NORMAL: (240, 1200),
    }
)  # fmt: skip
"""After how many minutes of waiting whoever may approve is reminded; after the last the author is told, too.

A flash waits for half an hour, all else for a day: the last reminder leaves time to go and see somebody.
"""


class Why(StrEnum):
    """What makes a send need a second person."""

    FLASH = "flash"
    WHOLE = "whole"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Rule:
    """What an office wants approved: flash sends, those to everybody, those to more than so many units."""

    flash: bool = False
    whole: bool = False
    above: int = 0


NO_RULE: Final = Rule()


def rule_of(rules: Mapping[int, Rule], unit_id: int, tree: Tree) -> Rule:
    """The unit's own rule, else the one of the nearest unit above that has one."""
    chain = (unit_id, *(unit.id for unit in tree.ancestors(unit_id)))
    return next((rules[unit] for unit in chain if unit in rules), NO_RULE)


def stricter(one: Rule, other: Rule) -> Rule:
    """What wants all that either of them wants approved."""
    above = min((rule.above for rule in (one, other) if rule.above), default=0)
    return Rule(one.flash or other.flash, one.whole or other.whole, above)


def reasons(rule: Rule, urgency: Urgency, audience: Iterable[int], unit_id: int, tree: Tree) -> tuple[Why, ...]:
    """Why a send of this office (the unit) needs a second person; nothing where it does not."""
    units = frozenset(audience)
    found = {
        Why.FLASH: rule.flash and urgency is Urgency.FLASH,
        Why.WHOLE: rule.whole and is_whole(units, unit_id, tree),
        Why.MANY: bool(rule.above) and len(units) > rule.above,
    }
    return tuple(why for why, holds_here in found.items() if holds_here)


def is_whole(audience: frozenset[int], unit_id: int, tree: Tree) -> bool:
    """To all below the unit, or to all of the kind that is most numerous there: in a province, communes."""
    below = [unit for unit in tree.subtree(unit_id) if unit.id != unit_id]
    if not below:
        return False
    kind, _ = Counter(unit.kind for unit in below).most_common(1)[0]
    return audience.issuperset(unit.id for unit in below if unit.kind == kind)


def publishing_units(actor: Actor, audience: Iterable[int], tree: Tree) -> tuple[int, ...]:
    """The units that the actor may be publishing for: those of the seats whose subtree the audience touches."""
    seats = [unit.id for unit in tree.roots()] if is_admin(actor) else holds(actor, Role.COORDINATOR)
    units = tuple(audience)
    return tuple(top for top in seats if any(tree.is_within(unit, top) for unit in units))


def may_approve(actor: Actor, unit_id: int, tree: Tree) -> bool:
    """Whether the actor leads the unit or one above it, or is an admin (whose draft it is, is asked apart)."""
    return is_admin(actor) or any(tree.is_within(unit_id, led) for led in holds(actor, Role.LEADER))


def expiry(urgency: Urgency, now: datetime) -> datetime:
    """Until when a word is waited for."""
    life = limits.APPROVAL_FLASH if urgency is Urgency.FLASH else limits.APPROVAL_LIFE
    return now + timedelta(seconds=life)
