"""Out: claim under a lease, send through the limiter, settle in groups. The outbox is the truth."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from datetime import tzinfo
from typing import Final, Protocol

import structlog

from bot.loops import lasting
from bot.transports.calls import HALT, Halt
from domain.mass import Mass
from domain.messages import Lane, Message
from domain.outcomes import Outcome, Uncertain
from handlers import board_edits, deliver, repeats
from handlers.deliver import Parcel
from handlers.group_copies import LEAVE
from handlers.office import Line
from storage import boards as board_rows
from storage import outbox
from storage.boards import Board
from storage.outbox import Claimed
from storage.store import Store

# In hand at once, a lane: enough to keep the line busy over a slow network, few enough that an urgent
# directive finds nearly every slot still free. A faster line has a second's work in hand.
IN_HAND: Final = {Lane.REPLY: 32, Lane.FLASH: 64, Lane.DIRECTIVE: 64, Lane.REMINDER: 16, Lane.BOARD: 8}
IN_HAND_MAX: Final = 1024  # of a lane: what a death of the process can leave uncertain
BOARDS_AT_ONCE: Final = 8  # edits cost like messages: a few a second leave the broadcast its pace
LINGER: Final = 0.01  # seconds in which a fast line's results gather for one commit
FAST: Final = 128  # messages in hand from which on that pays
_BROADCAST: Final = frozenset({Lane.FLASH, Lane.DIRECTIVE, Lane.REMINDER})
_SWEEP: Final = 20.0  # seconds at the most between two looks at the outbox
_RECOVER: Final = 60.0  # seconds between two looks for leases that ran out; a lease lasts five minutes
_FINISH: Final = 30.0  # seconds that the end waits for what is in hand: a send may take 25
_log = structlog.get_logger(__name__)


class Pace(Protocol):
    """What paces the line."""

    def rate(self) -> float:
        """Messages a second at present."""

    def close(self) -> None:
        """Give back what has not left yet."""


class Delivery:
    """Works the outbox off until cancelled; what is in hand then is settled first.

    ``pace`` is what the line waits for; it tells how much to have in hand.
    """

    def __init__(self, store: Store, line: Line, zone: tzinfo, pace: Pace | None = None) -> None:
        self._store, self._line, self._zone, self._pace = store, line, zone, pace
        self._wake = asyncio.Event()
        self._boards = asyncio.Event()
        self._in_hand: dict[int, Lane] = {}
        self._halts: dict[int, tuple[Claimed, Halt]] = {}
        self._sends: set[asyncio.Task[None]] = set()
        self._results: list[tuple[Parcel, Outcome]] = []
        self._turning = asyncio.Lock()
        self._mass = Mass()

    def hear(self, signal: str) -> None:
        """A commit announced work."""
        if signal == outbox.SIGNAL:
            self._wake.set()
        elif signal == board_rows.SIGNAL:
            self._boards.set()
        elif signal.startswith(outbox.STOP):
            self._call_off(int(signal.removeprefix(outbox.STOP)))

    def _call_off(self, directive_id: int) -> None:
        """What is in hand of this directive and has not left shall not leave; the rest is settled as ever."""
        for claimed, halt in self._halts.values():
            if claimed.directive_id == directive_id and claimed.kind in outbox.STOPPED:
                halt.called_off = True

    async def run(self) -> None:
        """Send what is owed, edit boards, settle, recover: until cancelled."""
        loops = {"turns": self._turns, "boards": self._board_loop, "leases": self._recover_loop}
        await self._recovered(all_leases=True)
        try:
            async with asyncio.TaskGroup() as group:
                for name, loop in loops.items():
                    group.create_task(lasting(name, loop))
        finally:
            await self._finish()

    async def _finish(self) -> None:
        async with self._turning:  # a turn that was under way still begins its sends
            if self._pace:
                self._pace.close()
        if self._sends:
            await asyncio.wait(self._sends, timeout=_FINISH)
        await self._store.write(deliver.settle, self._results)

    async def _turns(self) -> None:
        while True:
            self._wake.clear()
            await asyncio.shield(asyncio.ensure_future(self._turn()))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_SWEEP):
                    await self._wake.wait()
            if len(self._in_hand) >= FAST:
                await asyncio.sleep(LINGER)

    async def _turn(self) -> None:
        """One commit: what came back is settled, what may go next is claimed; then it is sent."""
        async with self._turning:
            results, self._results = self._results, []
            verdict = self._mass.hear(deliver.ends(results))
            if verdict.fresh:
                _log.critical("mass_failure", reasons=verdict.fresh)
            try:
                room = self._room(results)
                parcels = await self._store.write(deliver.turn, results, room, self._zone, verdict)
            except BaseException:
                self._results[:0] = results
                raise
            for parcel, _ in results:
                self._in_hand.pop(parcel.claimed.id, None)
            for parcel in parcels:
                self._begin(parcel)

    def _room(self, results: list[tuple[Parcel, Outcome]]) -> dict[Lane, int]:
        held = Counter(self._in_hand.values()) - Counter(parcel.claimed.lane for parcel, _ in results)
        ahead = min(IN_HAND_MAX, int(self._pace.rate())) if self._pace else 0
        most = {lane: max(places, ahead) if lane in _BROADCAST else places for lane, places in IN_HAND.items()}
        return {lane: places - held[lane] for lane, places in most.items() if places > held[lane]}

    def _begin(self, parcel: Parcel) -> None:
        self._in_hand[parcel.claimed.id] = parcel.claimed.lane
        task = asyncio.create_task(self._send(parcel))
        self._sends.add(task)
        task.add_done_callback(self._sends.discard)

    async def _send(self, parcel: Parcel) -> None:
        claimed = parcel.claimed
        halt = Halt()
        HALT.set(halt)  # of this task alone
        self._halts[claimed.id] = claimed, halt
        try:
            outcome = await self._dispatch(parcel)
        except Exception:
            _log.exception("send_defect", outbox_id=claimed.id)
            outcome = Uncertain("defect")
        del self._halts[claimed.id]
        self._results.append((parcel, outcome))
        self._wake.set()

    async def _dispatch(self, parcel: Parcel) -> Outcome:
        chat_id, lane = parcel.claimed.chat_id, parcel.claimed.lane
        if parcel.claimed.kind == LEAVE:
            return await self._line.leave(chat_id)
        if parcel.edits is None:
            return await self._line.send(chat_id, parcel.message, lane)
        message_id, has_file = parcel.edits
        return await self._line.edit(chat_id, message_id, parcel.message, has_file, lane)

    async def _recover_loop(self) -> None:
        while True:
            await asyncio.sleep(_RECOVER)
            await self._recovered(all_leases=False)

    async def _recovered(self, *, all_leases: bool) -> None:
        in_hand = frozenset(self._in_hand)
        while found := await self._store.write(repeats.recover, in_hand, all_leases=all_leases):
            _log.warning("leases_expired", count=found)

    async def _board_loop(self) -> None:
        await self._store.write(board_rows.put_all_back)
        self._boards.set()
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
        taken = await self._store.write(board_edits.take_boards, BOARDS_AT_ONCE)
        drawn = await self._store.read(board_edits.draw_boards, taken, self._zone)
        await asyncio.gather(*(self._edit_board(board, message) for board, message in drawn))
        return sum(message is not None for _, message in drawn)

    async def _edit_board(self, board: Board, message: Message | None) -> None:
        if message is None:
            await self._store.write(board_rows.show, board, board.shown)
            return
        outcome = await self._line.edit(board.chat_id, board.message_id, message, False, Lane.BOARD)
        await self._store.write(board_edits.settle_board, board, message, outcome)

    async def settled(self) -> int:
        """Send all that is due at this instant, how many (for those who drive the bot step by step)."""
        count = await self.draw_boards()
        while True:
            count += len(self._results)
            await self._turn()
            if not self._sends:
                return count
            await asyncio.wait(self._sends)
