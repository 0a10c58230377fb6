"""The pressed card is drawn anew: a courtesy, which must neither hold up an answer nor eat a broadcast's pace.

The answer to a press is its toast, which costs nothing. The card's new look is an edit and costs as much as a
message; so it is owed like one, goes at once while few press, and waits behind the broadcast in a storm.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from domain import times
from domain.messages import Lane
from storage import outbox
from storage.outbox import Owed
from storage.store import Tx

KIND: Final = "redraw"
AT_ONCE: Final = 4  # redrawn a second before anything else; of the usual pace a seventh
_LATEST: Final = 64  # rows looked at for that: a second has not many more
FORGET: Final = """
DELETE FROM outbox WHERE directive_id IN (SELECT id FROM directives) AND kind = ?
AND state IN ('uncertain', 'refused', 'cancelled') AND settled_at < ?
AND NOT (state = 'refused' AND person_id IN (SELECT id FROM people WHERE reach = 'unreachable'))
"""


async def owe(
    tx: Tx, person_id: int, directive_id: int, message_id: int, *, has_file: bool, occasion: int
) -> None:
    """The card in this message shall look as it then stands; once an ``occasion`` (the update that asks)."""
    payload = {"message": message_id, "file": has_file}
    lane = Lane.REPLY if await _recent(tx) < AT_ONCE else Lane.BOARD
    key = f"{KIND}:{occasion}"
    await outbox.owe(tx, [Owed(key, KIND, lane, person_id, directive_id, payload=payload)])


async def _recent(tx: Tx) -> int:
    row = await tx.row(
        "SELECT count(*) FROM (SELECT kind, lane, created_at FROM outbox ORDER BY id DESC LIMIT ?)"
        " WHERE kind = ? AND lane = ? AND created_at > ?",
        _LATEST, KIND, int(Lane.REPLY), times.to_text(tx.now - timedelta(seconds=1)),
    )  # fmt: skip
    return int(row[0]) if row else 0


async def forget(tx: Tx, before: str) -> int:
    """Drop edits that came to nothing and were settled before this stored instant; how many.

    Nobody asks about them, unless a chat that was closed is opened again: its own are kept until then.
    """
    return await tx.run(FORGET, KIND, before)
