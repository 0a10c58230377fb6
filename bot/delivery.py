"""Out: claim under a lease, send through the limiter, settle in groups. The outbox is the truth."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import tzinfo
from typing import Final

import structlog

from domain.messages import Lane, Message
from domain.outcomes import Outcome, Uncertain
from handlers import deliver
from handlers.deliver import Parcel
from handlers.office import Line
from storage import boards as board_rows
from storage import outbox
from storage.boards import Board
from storage.store import Store

# In hand at once, a lane: enough to keep the line busy over a slow network, few enough that an urgent
# directive finds nearly every slot still free.
IN_HAND: Final = {Lane.REPLY: 32, Lane.FLASH: 64, Lane.DIRECTIVE: 64, Lane.REMINDER: 16, Lane.BOARD: 8}
BOARDS_AT_ONCE: Final = 8
_SWEEP: Final = 20.0  # seconds at the most between two looks at the outbox
_RECOVER: Final = 60.0
_log = structlog.get_logger(__name__)


class Delivery:
    """Works the outbox off until cancelled; what is in hand then is settled first."""

    def __init__(self, store: Store, line: Line, zone: tzinfo) -> None:
        self._store, self._line, self._zone = store, line, zone
        self._wake = asyncio.Event()
        self._boards = asyncio.Event()
        self._in_hand: dict[int, Lane] = {}
        self._sends: set[asyncio.Task[None]] = set()
        self._results: list[tuple[Parcel, Outcome]] = []
        self._come_back = asyncio.Event()

    def hear(self, signal: str) -> None:
        """A commit announced work."""
        if signal == outbox.SIGNAL:
            self._wake.set()
        elif signal == board_rows.SIGNAL:
            self._boards.set()

    async def run(self) -> None:
        """Send what is owed, edit boards, settle, recover: until cancelled."""
        await self._store.write(deliver.recover, frozenset(), all_leases=True)
        self._boards.set()
        try:
            async with asyncio.TaskGroup() as group:
                for loop in (self._send_loop, self._settle_loop, self._board_loop, self._recover_loop):
                    group.create_task(loop())
        finally:
            await self._finish()

    async def _finish(self) -> None:
        if self._sends:
            await asyncio.wait(self._sends, timeout=30)
        await self._settle()

    async def _send_loop(self) -> None:
        while True:
            self._wake.clear()
            await self._take()
            try:
                async with asyncio.timeout(_SWEEP):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def _take(self) -> None:
        held = Counter(self._in_hand.values())
        room = {lane: most - held[lane] for lane, most in IN_HAND.items() if most > held[lane]}
        for parcel in await self._store.write(deliver.take, room, self._zone):
            self._in_hand[parcel.claimed.id] = parcel.claimed.lane
            task = asyncio.create_task(self._send(parcel))
            self._sends.add(task)
            task.add_done_callback(self._sends.discard)

    async def _send(self, parcel: Parcel) -> None:
        claimed = parcel.claimed
        try:
            outcome = await self._line.send(claimed.chat_id, parcel.message, claimed.lane)
        except Exception:
            _log.exception("send_defect", outbox_id=claimed.id)
            outcome = Uncertain("defect")
        self._results.append((parcel, outcome))
        self._come_back.set()

    async def _settle_loop(self) -> None:
        while True:
            await self._come_back.wait()
            self._come_back.clear()
            await self._settle()

    async def _settle(self) -> None:
        results, self._results = self._results, []
        if not results:
            return
        await self._store.write(deliver.settle, results)
        for parcel, _ in results:
            self._in_hand.pop(parcel.claimed.id, None)
        self._wake.set()

    async def _recover_loop(self) -> None:
        while True:
            await asyncio.sleep(_RECOVER)
            in_hand = frozenset(self._in_hand)
            if found := await self._store.write(deliver.recover, in_hand, all_leases=False):
                _log.warning("leases_expired", count=found)

    async def _board_loop(self) -> None:
        while True:
            await self._boards.wait()
            self._boards.clear()
            await self.draw_boards()
            if await self._store.read(board_rows.dirty):
                self._boards.set()
            await asyncio.sleep(1)

    async def draw_boards(self) -> int:
        """Edit the boards that may be edited now; how many were."""
        if not await self._store.read(board_rows.dirty):
            return 0
        drawn = await self._store.write(deliver.take_boards, BOARDS_AT_ONCE, self._zone)
        await asyncio.gather(*(self._edit_board(board, message) for board, message in drawn))
        return len(drawn)

    async def _edit_board(self, board: Board, message: Message) -> None:
        outcome = await self._line.edit(board.chat_id, board.message_id, message, False, Lane.BOARD)
        await self._store.write(deliver.settle_board, board, message, outcome)

    async def settled(self) -> int:
        """Send all that is due at this instant, how many (for those who drive the bot step by step)."""
        count = await self.draw_boards()
        while True:
            await self._take()
            if not self._sends and not self._results:
                return count
            if self._sends:
                await asyncio.wait(self._sends)
            count += len(self._results)
            await self._settle()
