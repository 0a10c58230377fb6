"""Offers menus of commands anew where what somebody may do has changed without a press of theirs."""

from __future__ import annotations

import asyncio
from typing import Final

from bot.loops import work_off
from domain.outcomes import Later
from handlers.office import Office
from handlers.telegram.menus import offer_menu
from storage import menus, people

_AT_ONCE: Final = 20  # menus between two looks at the table


class Menus:
    """Works off the menus that no longer fit, until cancelled. A menu is a convenience: one try is enough."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._wake = asyncio.Event()

    def hear(self, signal: str) -> None:
        """A commit announced work."""
        if signal == menus.SIGNAL:
            self._wake.set()

    async def run(self) -> None:
        """Renew what is stale, now and whenever more is, until cancelled."""
        await work_off(self._wake, self.settled)

    async def settled(self) -> int:
        """Offer those that are stale; how many were. 0 also while the line asks to be left in peace."""
        store = self._office.store
        stale = await store.read(menus.stale, _AT_ONCE)
        for person_id, since in stale:
            actor = await store.read(people.actor_of, person_id)
            if actor is not None and isinstance(await offer_menu(self._office, actor), Later):
                return 0
            await store.write(menus.renewed, person_id, since)
        return len(stale)
