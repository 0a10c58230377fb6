"""How fast we dare to send: what a refusal says of our rate, and what it does not.

A server that is slower than we are refuses at once and always after the same number; a storm comes when it
likes, however slowly we send. Slowing down helps against the first only.
"""

from __future__ import annotations

import math
from collections import deque

from bot.limiter.spells import Spell, Spells
from domain.limits import (
    AT_WALL,
    CUT,
    CUT_MOST,
    HELD_CALL,
    NUDGE_FLOOR,
    PLATEAU,
    RATE_FLOOR,
    SEND_RATE,
    SINGLES_MAX,
    TRIAL_HALTS,
    TRIAL_MIN,
)

_RISE = 4.0  # a second, at the usual rate, up to what went well before
_TRIAL = 1.15  # times a second, the growth beyond it
_LONG = 60.0  # seconds of growth: from the floor to far above any ceiling
_HOLD_FACTOR = 3.0  # a slow line is not a hold: it must also be this much slower than usual
_USUAL_RISE = 1.02  # a line that becomes slow for good is usual after some hundred answers


class Rate:
    """Messages a second, between ``RATE_FLOOR`` of ``ceiling`` and ``ceiling``.

    ``_wall`` is the rate at which we were refused last. We go on a little below it, and try to pass it after a
    time that is long beside what a refusal costs. A refusal below the wall is no fault of our rate, and changes
    nothing, unless spell after spell ends after the same few messages: then that is the server's own rate.
    """

    def __init__(self, ceiling: float) -> None:
        self.ceiling = ceiling
        self._floor = ceiling * RATE_FLOOR
        self._rise = _RISE * ceiling / SEND_RATE
        self._rate = self._wall = self._sure = ceiling  # ``_sure``: the wall before a trial
        self._singles = 0
        self._quiet_until = self._cut_at = self._first_at = -math.inf
        self._grown_at = self._patient = 0.0
        self._halts: deque[float] = deque(maxlen=5)
        self._spells = Spells()
        self._usual = math.inf

    def at(self, now: float) -> float:
        """The rate at ``now``, grown by the clean time since it was last asked."""
        clean = now - max(self._grown_at, self._quiet_until)
        if clean > 0 and self._rate < self.ceiling:
            self._grow(clean)
        self._grown_at = now
        return self._rate

    def _grow(self, clean: float) -> None:
        known = self._wall * PLATEAU
        if self._rate < known:
            self._rate = min(known, self._rate + clean * self._rise)
            return
        self._patient += clean
        beyond = min(clean, self._patient - self._trial_after())
        if beyond > 0:
            self._rate = min(self.ceiling, self._rate * _TRIAL ** min(beyond, _LONG))
            self._wall = max(self._wall, self._rate)
            self._sure = max(self._sure, self._rate / _TRIAL**3)  # it still went well then

    def _trial_after(self) -> float:
        return max(TRIAL_MIN, TRIAL_HALTS * max(self._halts, default=0.0))

    def refused(self, now: float, granted_at: float, halt: float = 0.0) -> None:
        """Judge once per episode: refusals of what was granted before the last one say nothing new."""
        rate = self.at(now)
        began = max(self._quiet_until, self._cut_at, self._first_at)
        self._quiet_until = max(self._quiet_until, now + halt)
        if granted_at <= self._cut_at:
            return
        self._cut_at = now
        own = self._spells.end(Spell(now - began, rate, halt))
        if own is not None or AT_WALL * self._wall <= rate < self.ceiling:
            self._halts.append(halt)  # what our own haste has cost
        if own is not None:
            self._hit(min(rate, max(own, rate * CUT_MOST)))
        elif rate >= self._wall * AT_WALL:
            self._hit(rate)

    def single(self, now: float, *, often: bool) -> None:
        """One chat was refused, others not: our fault while we try to be faster, perhaps also if ``often``."""
        if self._patient > self._trial_after():
            self._singles += 1
            if self._singles > SINGLES_MAX:
                self._hit(self._sure)
        elif often and self.at(now) > self.ceiling * NUDGE_FLOOR:
            self._hit(self.ceiling * NUDGE_FLOOR / CUT)

    def _hit(self, wall: float) -> None:
        wall = max(self._floor, wall)
        self._wall = self._sure = wall
        self._patient, self._singles = 0.0, 0
        self._rate = max(self._floor, wall * CUT)

    def answered(self, now: float, granted_at: float) -> None:
        """Take note of how long an answer took; a held one is an early refusal."""
        took = now - granted_at
        self._spells.passed()
        if self._first_at == -math.inf:
            self._first_at = granted_at
        if took > HELD_CALL and took > _HOLD_FACTOR * self._usual:
            self.refused(now, granted_at)
        self._usual = min(took, self._usual * _USUAL_RISE)

    def start_at(self, rate: float, now: float) -> None:
        """Go on with a rate that was learnt before a restart."""
        self._rate = min(self.ceiling, max(self._floor, rate))
        self._wall = min(self.ceiling, self._rate / CUT)
        self._grown_at = now
