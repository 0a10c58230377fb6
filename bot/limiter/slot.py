"""One granted slot, from the grant to the answer."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol

from bot.limiter.chats import Waiter


class Busy(Exception):  # noqa: N818 — an answer, not an error
    """The slot would open in ``seconds`` only, longer than its caller wanted to wait. Nothing was sent."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not before {seconds:.1f} s")
        self.seconds = seconds


class _Office(Protocol):
    async def enter(self, waiter: Waiter) -> None: ...
    def leave(self, waiter: Waiter) -> None: ...
    def answered(self, waiter: Waiter) -> None: ...
    def refused(self, waiter: Waiter, seconds: float) -> None: ...


class Slot:
    """``async with limiter.slot(…) as slot:`` send one message in it, and say if it was refused."""

    def __init__(self, office: _Office, waiter: Waiter) -> None:
        self._office = office
        self._waiter = waiter
        self._timed = True

    def untimed(self) -> None:
        """An upload may take long: its time says nothing about a hold."""
        self._timed = False

    def answered(self) -> None:
        """The server took the call, whatever it made of it: this chat and the others are not refused."""
        if self._timed:
            self._timed = False
            self._office.answered(self._waiter)

    def refused(self, seconds: float) -> None:
        """The server answered 429 and asked to wait ``seconds``."""
        self._timed = False
        self._office.refused(self._waiter, seconds)

    async def __aenter__(self) -> Slot:
        await self._office.enter(self._waiter)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if error is None:
            self.answered()
        self._office.leave(self._waiter)
