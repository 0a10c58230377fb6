"""Boards: one message a directive and coordinator, and the counts it shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain import times
from domain.directives import Tally
from domain.people import ANSWERING
from domain.standings import whole
from storage import outbox, reports, standings
from storage.store import Tx

SIGNAL: Final = "boards"
_ANSWERING: Final = ", ".join(f"'{role}'" for role in ANSWERING)


@dataclass(frozen=True, slots=True)
class Board:
    """A message that shows a board, and the digest of what it shows."""

    directive_id: int
    person_id: int
    chat_id: int
    message_id: int
    shown: str


async def hang(tx: Tx, directive_id: int, person_id: int, message_id: int, shown: str) -> None:
    """From now on this message is the person's board of the directive (an older one is no longer edited)."""
    tx.announce(SIGNAL)
    await tx.run(
        "INSERT INTO boards (directive_id, person_id, message_id, shown, edited_at, dirty)"
        " VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT (directive_id, person_id) DO UPDATE SET"
        " message_id = excluded.message_id, shown = excluded.shown, edited_at = excluded.edited_at, dirty = 1",
        directive_id, person_id, message_id, shown, tx.stamp,
    )  # fmt: skip


async def hangs(tx: Tx, person_id: int, message_id: int) -> bool:
    """Whether this message is a board of the person that edits itself."""
    row = await tx.row(
        "SELECT count(*) AS n FROM boards WHERE person_id = ? AND message_id = ?", person_id, message_id
    )
    return row is not None and row["n"] > 0


async def stir(tx: Tx, directive_id: int) -> None:
    """Something on these boards has changed, and so on those of what it hands down."""
    changed = await tx.run(
        "WITH RECURSIVE up (id) AS (SELECT ? UNION SELECT r.to_id FROM relations r JOIN up ON r.from_id = up.id"
        " AND r.kind = 'relays') UPDATE boards SET dirty = 1 WHERE dirty = 0 AND directive_id IN"
        " (SELECT id FROM up)",
        directive_id,
    )
    if changed:
        tx.announce(SIGNAL)


async def stir_units(tx: Tx, unit_ids: Sequence[int]) -> None:
    """Something about these units has changed: the boards of open directives that were sent to them."""
    marks = ", ".join("?" * len(unit_ids))
    changed = await tx.run(
        "UPDATE boards SET dirty = 1 WHERE dirty = 0 AND directive_id IN ("  # noqa: S608 — question marks only
        " SELECT a.directive_id FROM audience a JOIN directives d ON d.id = a.directive_id"
        f" WHERE d.state IN ('releasing', 'published') AND a.unit_id IN ({marks}))",
        *unit_ids,
    )
    if changed:
        tx.announce(SIGNAL)


async def stir_of(tx: Tx, person_id: int) -> None:
    """Every board that this person holds is to be drawn again."""
    if await tx.run("UPDATE boards SET dirty = 1 WHERE person_id = ? AND dirty = 0", person_id):
        tx.announce(SIGNAL)


# A deadline has passed since the message was drawn: nobody did anything, and it shows something old.
OUTDATED: Final = (
    "dirty = 0 AND EXISTS (SELECT 1 FROM slots s WHERE s.late_at > max(?, boards.edited_at) AND s.late_at <= ?"
    " AND s.state IN ('open', 'returned') AND s.directive_id = boards.directive_id)"
)
_LATELY: Final = timedelta(days=1)  # a stop of the bot is shorter


async def outdated(tx: Tx) -> bool:
    """Whether time alone has changed what some board should show."""
    sql = f"SELECT 1 FROM boards WHERE {OUTDATED} LIMIT 1"  # noqa: S608 — a constant
    return await tx.row(sql, times.to_text(tx.now - _LATELY), tx.stamp) is not None


async def stir_outdated(tx: Tx) -> None:
    """These boards show something old."""
    sql = f"UPDATE boards SET dirty = 1 WHERE {OUTDATED}"  # noqa: S608 — a constant
    if await tx.run(sql, times.to_text(tx.now - _LATELY), tx.stamp):
        tx.announce(SIGNAL)


async def dirty(tx: Tx) -> int:
    """How many boards show something old."""
    row = await tx.row(
        "SELECT count(*) AS n FROM boards b JOIN people p ON p.id = b.person_id"
        " WHERE b.dirty = 1 AND p.reach = 'reachable'"
    )
    return int(row["n"]) if row else 0


async def stale(tx: Tx, edited_before: datetime, limit: int) -> list[Board]:
    """Dirty boards whose last edit is old enough, oldest first."""
    rows = await tx.rows(
        "SELECT b.*, p.telegram_id AS chat_id FROM boards b JOIN people p ON p.id = b.person_id"
        " WHERE b.dirty = 1 AND b.edited_at <= ? AND p.reach = 'reachable' ORDER BY b.edited_at LIMIT ?",
        times.to_text(edited_before), limit,
    )  # fmt: skip
    return [
        Board(row["directive_id"], row["person_id"], row["chat_id"], row["message_id"], row["shown"])
        for row in rows
    ]


async def wash(tx: Tx, board: Board) -> None:
    """Take a board in hand: it is clean until something changes again, or whoever has it in hand dies."""
    await tx.run(
        "UPDATE boards SET dirty = 0, in_hand = 1, edited_at = ? WHERE directive_id = ? AND person_id = ?",
        tx.stamp, board.directive_id, board.person_id,
    )  # fmt: skip


async def show(tx: Tx, board: Board, shown: str) -> None:
    """The message shows this now, and nobody has it in hand any more."""
    await tx.run(
        "UPDATE boards SET shown = ?, in_hand = 0 WHERE directive_id = ? AND person_id = ? AND message_id = ?",
        shown, board.directive_id, board.person_id, board.message_id,
    )  # fmt: skip


async def put_back(tx: Tx, board: Board) -> None:
    """The edit came to nothing: the board is to be edited again."""
    tx.announce(SIGNAL)
    await tx.run(
        "UPDATE boards SET dirty = 1, in_hand = 0 WHERE directive_id = ? AND person_id = ?",
        board.directive_id, board.person_id,
    )  # fmt: skip


async def put_all_back(tx: Tx) -> int:
    """Nobody has any board in hand (whoever had is gone): those that were are to be edited again; how many."""
    return await tx.run("UPDATE boards SET dirty = 1, in_hand = 0 WHERE in_hand = 1")


async def take_down(tx: Tx, board: Board) -> None:
    """The message is gone; a new one is hung when the person asks."""
    await tx.run(
        "DELETE FROM boards WHERE directive_id = ? AND person_id = ? AND message_id = ?",
        board.directive_id, board.person_id, board.message_id,
    )  # fmt: skip


async def tally(tx: Tx, directive_id: int, only: Collection[int] | None = None) -> Tally:
    """All counts of one directive; with ``only`` those of these units, and nothing of the sending."""
    marks = "1 = 1" if only is None else f"a.unit_id IN ({', '.join('?' * len(only))})"
    mine = () if only is None else tuple(only)
    units = await tx.row(
        "SELECT count(*) AS units, sum(a.state = 'acknowledged') AS acknowledged,"  # noqa: S608 — question marks only
        " sum(a.state = 'refused') AS refused, sum(a.state = 'silent') AS silent, sum(a.late) AS late,"
        f" sum({standings.REPORTED}) AS reported,"
        " sum(EXISTS (SELECT 1 FROM late_links l WHERE l.directive_id = a.directive_id"
        " AND l.unit_id = a.unit_id)) AS joined"
        f" FROM audience a WHERE a.directive_id = ? AND a.purpose = 'act' AND {marks}",
        directive_id, *mine,
    )  # fmt: skip
    assert units is not None
    unlinked, unreachable = await _out_of_reach(tx, directive_id, marks, mine)
    sends = await outbox.counts(tx, directive_id) if only is None else {}
    return Tally(
        units=units["units"], acknowledged=units["acknowledged"] or 0, refused=units["refused"] or 0,
        silent=units["silent"] or 0, late=units["late"] or 0, reported=units["reported"] or 0,
        unlinked=unlinked, unreachable=unreachable, people=sum(sends.values()), sent=sends.get("sent", 0),
        waiting=sum(sends.get(state, 0) for state in ("held", "pending", "sending")),
        uncertain=sends.get("uncertain", 0), failed=sends.get("refused", 0),
        reporting=await reports.reporting(tx, directive_id, only),
        overdue=whole((await standings.counts(tx, [directive_id], only)).values()).overdue,
        joined=units["joined"] or 0,
    )  # fmt: skip


async def _out_of_reach(tx: Tx, directive_id: int, marks: str, mine: tuple[int, ...]) -> tuple[int, int]:
    rows = await tx.rows(
        "SELECT (SELECT count(*) FROM seats s WHERE s.unit_id = a.unit_id AND s.until IS NULL"  # noqa: S608 — constants and question marks only
        f" AND s.role IN ({_ANSWERING})) AS linked, (SELECT count(*) FROM seats s JOIN people p"
        " ON p.id = s.person_id WHERE s.unit_id = a.unit_id AND s.until IS NULL AND p.reach = 'reachable'"
        f" AND s.role IN ({_ANSWERING})) AS reachable FROM audience a WHERE a.directive_id = ? AND {marks}",
        directive_id, *mine,
    )  # fmt: skip
    unlinked = sum(row["linked"] == 0 for row in rows)
    return unlinked, sum(row["reachable"] == 0 for row in rows) - unlinked


async def unreached(tx: Tx, directive_id: int) -> list[str]:
    """Whom the directive's card did not reach for good: names with units, in the order of their units."""
    rows = await tx.rows(
        "SELECT p.name, min(n.name) AS unit FROM outbox o JOIN people p ON p.id = o.person_id"
        " LEFT JOIN seats s ON s.person_id = p.id AND s.until IS NULL AND s.unit_id IN"
        " (SELECT unit_id FROM audience WHERE directive_id = o.directive_id)"
        " LEFT JOIN unit_names n ON n.unit_id = s.unit_id AND n.valid_to IS NULL"
        " WHERE o.directive_id = ? AND o.kind = 'card' AND o.state = 'refused' AND p.reach = 'unreachable'"
        " GROUP BY p.id ORDER BY min(s.unit_id), p.id",
        directive_id,
    )
    return [f"{row['name']} ({row['unit']})" if row["unit"] else str(row["name"]) for row in rows]
