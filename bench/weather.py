"""Storms, slow servers and single refusals at random, each from its seed; what the best sender would need.

The best one knows everything beforehand: it never runs into a closed door, and is exactly as fast as the
server just then. The obedient one cannot foresee a storm, and keeps the whole seconds that it is told.
"""

from __future__ import annotations

import bisect
import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from bot.sandbox.floods import Window
from domain.limits import SEND_RATE

_LONG: Final = 4000.0  # seconds of weather: more than any broadcast takes
_CAPS: Final = (10, 15, 20, 25, 30, 30, 30)


@dataclass(slots=True)
class Weather:
    """A server as ``bench.server`` wants it: closed in ``storms``, ``caps`` a second, refusing a ``share``."""

    storms: list[tuple[float, float]] = field(default_factory=list)  # from, until
    caps: list[tuple[float, int]] = field(default_factory=lambda: [(0.0, 30)])  # since when, in any second
    share: float = 0.0
    single: float = 3.0  # seconds that a chat refused by itself must wait
    hold: bool = False
    seed: int = 0
    _window: Window = field(default_factory=Window)
    _chats: dict[int, float] = field(default_factory=dict)
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def closed(self, now: float) -> float:
        """Seconds until the storm is over; 0 when there is none."""
        place = bisect.bisect_right(self.storms, (now, math.inf)) - 1
        return max(0.0, self.storms[place][1] - now) if place >= 0 else 0.0

    def cap(self, now: float) -> int:
        return self.caps[bisect.bisect_right(self.caps, (now, 1000)) - 1][1]

    def wait(self, now: float, chat_id: int) -> float:
        if (wait := max(self.closed(now), self._chats.get(chat_id, 0.0) - now)) > 0:
            return wait
        if self.share and self._random.random() < self.share:
            self._chats[chat_id] = now + self.single
            return self.single
        self._window.most = self.cap(now)
        return self._window.wait(now, chat_id)


def best(weather: Weather, recipients: int, *, obedient: bool = False) -> float:
    """Seconds that the best sender needs; the ``obedient`` one is told of each storm by running into it."""
    at = sent = 0.0
    while sent < recipients:
        if wait := weather.closed(at):
            at += math.ceil(wait) if obedient and not weather.hold else wait
        else:
            at, sent = at + 1 / min(SEND_RATE, weather.cap(at)) / (1 - weather.share), sent + 1
    return at


Span = tuple[float, float]


def _storms(chance: random.Random, length: Span, gap: Span) -> list[tuple[float, float]]:
    found, at = [], chance.uniform(3, 8)
    while at < _LONG:
        until = at + chance.uniform(*length)
        found.append((at, until))
        at = until + chance.uniform(*gap)
    return found


def _changes(chance: random.Random) -> list[tuple[float, int]]:
    found, at = [], 0.0
    while at < _LONG:
        found.append((at, chance.choice(_CAPS)))
        at += chance.uniform(10, 60)
    return found


def _of_storms(length: Span, gap: Span, *, hold: bool = False) -> Callable[[random.Random, int], Weather]:
    return lambda chance, seed: Weather(_storms(chance, length, gap), hold=hold, seed=seed)


def _slow(chance: random.Random, seed: int, *, hold: bool = False) -> Weather:
    return Weather(caps=[(0.0, chance.choice((5, 10, 15, 20, 25)))], hold=hold, seed=seed)


KINDS: Final[dict[str, Callable[[random.Random, int], Weather]]] = {
    "storms 2-15 s, gaps 15-60": _of_storms((2, 15), (15, 60)),
    "storms 0.5-10 s, gaps 2-20": _of_storms((0.5, 10), (2, 20)),
    "storms 10-60 s, gaps 5-60": _of_storms((10, 60), (5, 60)),
    "held 0.5-15 s, gaps 4-30": _of_storms((0.5, 15), (4, 30), hold=True),
    "storms 0.2-3 s, gaps 1-8": _of_storms((0.2, 3), (1, 8)),
    "storms 0.2-2 s, gaps 0.5-4": _of_storms((0.2, 2), (0.5, 4)),
    "1-10 % refused singly": lambda chance, seed: Weather(
        share=chance.uniform(0.01, 0.1), single=chance.choice((1, 3, 5)), seed=seed
    ),
    "5 to 25/s only": _slow,
    "5 to 25/s only, held": lambda chance, seed: _slow(chance, seed, hold=True),
    "10 to 30/s, changing": lambda chance, seed: Weather(caps=_changes(chance), seed=seed),
    "changing, and storms": lambda chance, seed: Weather(
        _storms(chance, (0.5, 8), (5, 40)), _changes(chance), seed=seed
    ),
}


def weather(kind: str, seed: int) -> Weather:
    """The same for the same seed."""
    return KINDS[kind](random.Random(f"{kind}{seed}"), seed)
