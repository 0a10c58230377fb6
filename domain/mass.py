"""One person's refusal or everybody's: when many sends in a row end alike, the fault is not the people's."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

WINDOW: Final = 100  # sends looked back upon: four seconds at the usual pace
SHARE: Final = 0.2  # of them that may end with one error; a tenth of an office never blocks the bot in a minute
LEAST: Final = 8  # so many must have ended alike: two of five people are no mass


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is a mass failure just now (by reason), and the sends to be taken back as part of one."""

    open: frozenset[str] = frozenset()
    undo: tuple[int, ...] = ()
    fresh: tuple[str, ...] = ()


class Mass:
    """Looks at the ends of sends in the order in which they come."""

    def __init__(self) -> None:
        self._last: deque[tuple[int, str]] = deque(maxlen=WINDOW)
        self._open: set[str] = set()

    def hear(self, ends: Iterable[tuple[int, str]]) -> Verdict:
        """Take note of (send, error; empty for none) and judge."""
        self._last.extend(ends)
        counts = Counter(error for _, error in self._last if error)
        found = {error for error, n in counts.items() if n >= LEAST and n > SHARE * len(self._last)}
        fresh = sorted(found - self._open)
        self._open = found
        undo = tuple(send for send, error in self._last if error in fresh)
        return Verdict(frozenset(found), undo, tuple(fresh))
