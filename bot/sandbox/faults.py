"""What can go wrong on the line, on order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from math import ceil

from .refusals import ApiError, LineCut, flood

KINDS = ("refused", "reset_before", "reset_after", "timeout_before", "timeout", "502", "flood:N")


@dataclass(slots=True)
class Faults:
    """Faults that wait for their call; each strikes once. ``down`` refuses every connection."""

    now: Callable[[], datetime]
    down: bool = False
    flooded_until: datetime | None = None
    _armed: list[tuple[str, str]] = field(default_factory=list)

    def arm(self, method: str, kind: str) -> None:
        """``method`` may hold ``*``; ``kind`` is one of ``KINDS`` ("flood:5" asks for 5 seconds)."""
        if kind not in KINDS and not kind.startswith("flood:"):
            raise ValueError(f"no such fault: {kind}; there are {', '.join(KINDS)}")
        self._armed.append((method.lower(), kind))

    def flood(self, seconds: int) -> None:
        """Refuse every send with 429 until that many seconds have passed."""
        self.flooded_until = self.now() + timedelta(seconds=seconds)

    def before(self, method: str, is_send: bool) -> str:
        """Strike before the call has any effect; returns the fault that is to strike after it, or ""."""
        if self.down:
            raise LineCut("refused")
        if is_send and self.flooded_until is not None:
            self._refuse_flood(self.flooded_until)
        kind = self._take(method.lower())
        if kind in ("refused", "reset_before", "timeout_before"):
            raise LineCut(kind.removesuffix("_before"))
        if kind == "502":
            raise ApiError(502, "Bad Gateway")
        if kind.startswith("flood:"):
            raise flood(int(kind.removeprefix("flood:")))
        return kind

    @staticmethod
    def after(kind: str) -> None:
        """Strike after the call took effect."""
        if kind:
            raise LineCut(kind.removesuffix("_after"))

    def _refuse_flood(self, until: datetime) -> None:
        left = (until - self.now()).total_seconds()
        if left > 0:
            raise flood(ceil(left))
        self.flooded_until = None

    def _take(self, method: str) -> str:
        for index, (pattern, kind) in enumerate(self._armed):
            if fnmatchcase(method, pattern):
                del self._armed[index]
                return kind
        return ""
