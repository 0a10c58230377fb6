"""How fast we dare to send: cut at a refusal, won back while it stays clean."""

from __future__ import annotations

import math

from domain.limits import (
    CLEAN_SPELL,
    CUT,
    CUT_FORGIVEN,
    HELD_CALL,
    NUDGE,
    NUDGE_FLOOR,
    RATE_FLOOR,
    SEND_RATE,
    STORM_BELIEF,
)

_MINUTE = 60.0
_HOLD_FACTOR = 3.0  # a slow line is not a hold: it must also be this much slower than usual
_LOWER, _LONGER = 0.9, 1.1  # a cut that tells, and how much it ought to lengthen the clean spell
_STORM_SPELL = 1.0  # seconds; refused sooner than this, even a storm is no excuse
_USUAL_RISE = 1.02  # a line that becomes slow for good is usual after some hundred answers


class Rate:
    """Messages a second, between ``RATE_FLOOR`` of ``ceiling`` and ``ceiling``.

    A refusal cuts the rate to ``CUT`` of itself, and what it climbs back to at +1/s per clean second:

    - to nearly all of it, when the rate had been clean for ``CLEAN_SPELL``;
    - to no more than the cut rate, when it had not; that is won back at +1/s per clean minute;
    - at once to what it was, when the last cut bought no longer a clean spell: then refusals come and go as
      they please, and for ``STORM_BELIEF`` seconds we only wait them out.
    """

    def __init__(self, ceiling: float) -> None:
        self.ceiling = ceiling
        self._floor = ceiling * RATE_FLOOR
        self._step = ceiling / SEND_RATE  # one more a second, at the usual rate
        self._target = ceiling
        self._rate = ceiling
        self._cut_at = -math.inf
        self._quiet_until = -math.inf
        self._grown_at = 0.0
        self._usual = math.inf
        self._tried = (0.0, 0.0)  # a rate, and the clean spell that it had
        self._storm_until = -math.inf

    def at(self, now: float) -> float:
        """The rate at ``now``, grown by the clean time since it was last asked."""
        clean = now - max(self._grown_at, self._quiet_until)
        if clean > 0 and self._rate < self.ceiling:
            self._target = min(self.ceiling, self._target + clean * self._step / _MINUTE)
            self._rate = min(self._target, self._rate + clean * self._step)
        self._grown_at = now
        return self._rate

    def nudged(self, now: float, granted_at: float) -> None:
        """Single chats are refused while others go through: a little slower, within bounds."""
        if granted_at > self._cut_at and self.at(now) > self.ceiling * NUDGE_FLOOR:
            self._rate = self._target = max(self._rate * NUDGE, self.ceiling * NUDGE_FLOOR)
            self._cut_at = now

    def refused(self, now: float, granted_at: float, halt: float = 0.0) -> None:
        """Cut once per episode: refusals of what was granted before the last cut say nothing new."""
        spell = now - self._quiet_until
        self._quiet_until = max(self._quiet_until, now + halt)
        if granted_at <= self._cut_at:
            return
        self._cut_at = now
        if now < self._storm_until and spell >= _STORM_SPELL:
            return
        rate = self.at(now)
        if rate <= self._tried[0] * _LOWER and spell < self._tried[1] * _LONGER:
            self._storm_until = now + STORM_BELIEF
            self._rate = self._target = self._tried[0]
            return
        self._remember(rate, spell)
        self._rate = max(self._floor, rate * CUT)
        kept = self._target * CUT_FORGIVEN if spell >= CLEAN_SPELL else self._rate
        self._target = max(self._rate, kept)

    def _remember(self, rate: float, spell: float) -> None:
        """Keep the rate that the next cuts are measured against until they are told apart from it.

        A very long spell measures nothing: most of it, nothing was sent.
        """
        alike = rate > self._tried[0] * _LOWER
        self._tried = (max(rate, self._tried[0]) if alike else rate, spell if spell < _MINUTE else 0.0)

    def answered(self, now: float, granted_at: float) -> None:
        """Take note of how long an answer took; a held one is an early refusal."""
        took = now - granted_at
        if took > HELD_CALL and took > _HOLD_FACTOR * self._usual:
            self.refused(now, granted_at)
        self._usual = min(took, self._usual * _USUAL_RISE)

    def start_at(self, rate: float, now: float) -> None:
        """Go on with a rate that was learnt before a restart."""
        self._target = self._rate = min(self.ceiling, max(self._floor, rate))
        self._grown_at = now
