"""Spells between two refusals, and whether they tell how fast the server itself is."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

from domain.limits import SPELL_LIKE, SPELL_SHORT

_WINDOW = 1.5  # seconds: a server that counts by the second refuses within little more than one
_SURE = ((10.0, 1), (2.5, 2), (0.0, 3))  # a halt of so long: so many spells are enough, for each costs one
_AS_SOON = 1.05
_SLACK = 0.95  # of what is to be expected
_SAME = 0.1  # of the rate known: ended by it again
_BRIEF_HALT = 2.5  # seconds: a longer one is a penalty, or a storm, and says nothing of a server's rate


@dataclass(slots=True)
class Spell:
    """The time from the end of one halt to the next refusal, the rate then, and the halt that followed."""

    seconds: float
    rate: float
    halt: float
    passed: int = 0


class Spells:
    """The last spells in a row that were short."""

    def __init__(self) -> None:
        self._passed = 0
        self._row: deque[Spell] = deque(maxlen=_SURE[-1][1])
        self._judged: Spell | None = None
        self._known = math.inf  # the server's own rate, as judged last

    def passed(self) -> None:
        """A message went through."""
        self._passed += 1

    def end(self, spell: Spell) -> float | None:
        """A spell is over; the server's own rate, when the spells in a row tell it."""
        spell.passed, self._passed = self._passed, 0
        if spell.seconds > (SPELL_SHORT if spell.halt <= _BRIEF_HALT else _WINDOW):
            self._row.clear()
            return None
        if not spell.passed:  # a door that is shut altogether says nothing of a rate
            return None
        self._row.append(spell)
        last = list(self._row)[-self._needed(spell) :]
        if len(last) < self._needed(spell) or not _alike(last) or self._in_vain(spell):
            return None
        self._row.clear()
        self._judged, self._known = spell, _own_rate(last)
        return self._known

    def _needed(self, spell: Spell) -> int:
        if abs(_own_rate([spell]) / self._known - 1) <= _SAME:
            return 1
        return next(count for halt, count in _SURE if spell.halt >= halt)

    def _in_vain(self, spell: Spell) -> bool:
        """We are slower than when we judged last and got only so many less through: it is not our rate."""
        before = self._judged
        if before is None or spell.rate >= before.rate or spell.seconds > before.seconds * _AS_SOON:
            return False
        return spell.passed >= before.passed * spell.rate / before.rate * _SLACK


def _alike(spells: list[Spell]) -> bool:
    counts = [spell.passed for spell in spells]
    return max(counts) <= min(counts) * SPELL_LIKE + 1


def _own_rate(spells: list[Spell]) -> float:
    if max(spell.seconds for spell in spells) <= _WINDOW:
        return max(spell.passed / max(1.0, spell.seconds) for spell in spells)
    return sum(spell.passed for spell in spells) / sum(spell.seconds + spell.halt for spell in spells)
