"""Boards edit themselves: which may be edited now, how they look, and what became of the edit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta, tzinfo
from typing import Final, assert_never

import structlog

from domain.boards import digest
from domain.messages import Message
from domain.outcomes import Gone, Later, Moved, Outcome, Rejected, Sent, Uncertain
from domain.wording import speaking
from handlers import drawing
from handlers.desk import Desk
from storage import boards, reach
from storage.boards import Board
from storage.store import Tx
from storage.trouble import explain

BOARD_PAUSE: Final = timedelta(seconds=5)  # between two edits of one board: nobody reads faster
_log = structlog.get_logger(__name__)


async def take_boards(tx: Tx, limit: int) -> list[Board]:
    """Changed boards whose last edit is long enough ago; they count as clean until something changes again."""
    taken = await boards.stale(tx, tx.now - BOARD_PAUSE, limit)
    for board in taken:
        await boards.wash(tx, board)
    return taken


async def draw_boards(tx: Tx, taken: Sequence[Board], zone: tzinfo) -> list[tuple[Board, Message | None]]:
    """These boards as they look now; None where nothing has changed. Only reads: a large one takes time.

    One that cannot be drawn is a defect of ours: it is logged, stays as it is, and holds up no other.
    """
    desk = Desk(zone)
    return [(board, await _board(tx, board, desk)) for board in taken]


async def _board(tx: Tx, board: Board, desk: Desk) -> Message | None:
    try:
        with speaking(await desk.language(tx, board.person_id)):
            message = await drawing.board(tx, board.directive_id, board.person_id, desk)
    except Exception as error:
        if explain(error):
            raise
        _log.exception("board_not_drawn", directive_id=board.directive_id)
        return None
    return message if digest(message) != board.shown else None


async def settle_board(tx: Tx, board: Board, message: Message, outcome: Outcome) -> None:
    """Write down what a board's edit came to; a failed one is tried again, a lost message is taken down."""
    match outcome:
        case Sent():
            await boards.show(tx, board, digest(message))
        case Later() | Uncertain() | Moved():
            await boards.put_back(tx, board)
        case Rejected():
            await boards.take_down(tx, board)
        case Gone(reason):
            await boards.put_back(tx, board)  # it waits: the message is there when the chat opens again
            await reach.mark_unreachable(tx, board.person_id, reason)
        case _:
            assert_never(outcome)
