"""How fast we dare to send: cut at a refusal, won back while it stays clean."""

from __future__ import annotations

import math

from domain.limits import CLEAN_SPELL, CUT, CUT_FORGIVEN, HELD_CALL, RATE_FLOOR

_MINUTE = 60.0
_HOLD_FACTOR = 3.0  # a slow line is not a hold: it must also be this much slower than usual
_USUAL_RISE = 1.02  # a line that becomes slow for good is usual after some hundred answers


class Rate:
    """Messages a second, between ``RATE_FLOOR`` and ``ceiling``.

    A refusal cuts the rate to ``CUT`` of itself at once. Was the rate clean for ``CLEAN_SPELL`` before,
    the refusal says little about it: all but 3 % comes back at +1/s per clean second. Otherwise the cut
    stays and is won back at +1/s per clean minute.
    """

    def __init__(self, ceiling: float) -> None:
        self.ceiling = ceiling
        self._target = ceiling
        self._rate = ceiling
        self._cut_at = -math.inf
        self._quiet_until = -math.inf
        self._grown_at = 0.0
        self._usual = math.inf

    def at(self, now: float) -> float:
        """The rate at ``now``, grown by the clean time since it was last asked."""
        clean = now - max(self._grown_at, self._quiet_until)
        if clean > 0 and self._rate < self.ceiling:
            self._target = min(self.ceiling, self._target + clean / _MINUTE)
            self._rate = min(self._target, self._rate + clean)
        self._grown_at = now
        return self._rate

    def refused(self, now: float, granted_at: float, halt: float = 0.0) -> None:
        """Cut once per episode: refusals of what was granted before the last cut say nothing new."""
        clean_from = self._quiet_until
        self._quiet_until = max(self._quiet_until, now + halt)
        if granted_at <= self._cut_at:
            return
        rate = self.at(now)
        forgiven = now - clean_from >= CLEAN_SPELL
        self._rate = max(RATE_FLOOR, rate * CUT)
        self._target = max(self._rate, self._target * CUT_FORGIVEN) if forgiven else self._rate
        self._cut_at = now

    def answered(self, now: float, granted_at: float) -> None:
        """Take note of how long an answer took; a held one is an early refusal."""
        took = now - granted_at
        if took > HELD_CALL and took > _HOLD_FACTOR * self._usual:
            self.refused(now, granted_at)
        self._usual = min(took, self._usual * _USUAL_RISE)

    def start_at(self, rate: float, now: float) -> None:
        """Go on with a rate that was learnt before a restart."""
        self._target = self._rate = min(self.ceiling, max(RATE_FLOOR, rate))
        self._grown_at = now
