"""The outbox's two transactions: take what may go now, and settle what became of it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from typing import Final, assert_never

import structlog

from domain.boards import digest
from domain.mass import Verdict
from domain.messages import Lane, Message
from domain.outcomes import Gone, Later, Moved, Outcome, Rejected, Sent, Uncertain
from domain.wording import speaking
from handlers import arrivals, aside, drawing, mass, redraw, unreached
from handlers.desk import Desk
from storage import boards, journal, outbox, people
from storage.boards import Board
from storage.copies import Copy
from storage.outbox import Claimed, Owed
from storage.store import Tx
from storage.trouble import explain

ATTEMPTS_MAX: Final = 200  # of sends that certainly left nothing: an outage of hours, with the pauses below
PAUSE_MAX: Final = 60.0  # seconds between two tries in an outage
# Until a message of unknown fate is sent again, marked; then it is given up. The second time soon: a line that
# broke once is mostly well again. In an outage of hours nothing is lost, and nobody gets ten copies after it.
AGAIN: Final = tuple(timedelta(seconds=s) for s in (0, 60, 600, 3600, 6 * 3600))
AT_ONCE: Final = (
    2  # deaths of ours after which it goes again at once; a process that dies and dies must not flood
)
# What is sent again when its fate is unknown: losing it is worse than having it twice.
REPEATED: Final = frozenset({"card", "note", "draft", "board", "report", "returned", "extension"})
BOARD_PAUSE: Final = timedelta(seconds=5)


NO_MASS: Final = Verdict()
Failure = Later | Moved | Gone | Rejected | Uncertain
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A row in hand with the message it stands for."""

    claimed: Claimed
    message: Message

    @property
    def edits(self) -> tuple[int, bool] | None:
        """The message that this one replaces, and whether it has a file; None for a new one."""
        if self.claimed.kind != redraw.KIND:
            return None
        message_id = self.claimed.payload["message"]
        assert isinstance(message_id, int)
        return message_id, bool(self.claimed.payload["file"])


async def turn(
    tx: Tx,
    results: Sequence[tuple[Parcel, Outcome]],
    room: Mapping[Lane, int],
    zone: tzinfo,
    verdict: Verdict = NO_MASS,
) -> list[Parcel]:
    """Settle what came back and take what goes next: one commit for both."""
    if verdict.fresh:
        await mass.begin(tx, verdict)
    await settle(tx, results, verdict)
    return await take(tx, room, zone)


async def take(tx: Tx, room: Mapping[Lane, int], zone: tzinfo) -> list[Parcel]:
    """Claim and draw up to ``room[lane]`` due messages of each lane; the needless are cancelled on the way."""
    batch = [
        claimed for lane, places in sorted(room.items()) for claimed in await outbox.claim(tx, lane, places)
    ]
    parcels = []
    for claimed, message in zip(batch, await _drawn(tx, batch, Desk(zone)), strict=True):
        if isinstance(message, Message):
            parcels.append(Parcel(claimed, replace(message, silent=claimed.silent or message.silent)))
        elif message is None:
            await outbox.settle(tx, claimed.id, "cancelled", reason="needless")
        else:
            await _undrawn(tx, claimed, message)
    return parcels


async def _drawn(tx: Tx, batch: Sequence[Claimed], desk: Desk) -> Sequence[Message | Exception | None]:
    """What the rows stand for. One that cannot be drawn holds up no other: then each is tried alone."""
    try:
        return await drawing.draw_all(tx, batch, desk)
    except Exception as error:
        if explain(error):
            raise
    return [await _drawn_alone(tx, claimed, desk) for claimed in batch]


async def _drawn_alone(tx: Tx, claimed: Claimed, desk: Desk) -> Message | Exception | None:
    try:
        (message,) = await drawing.draw_all(tx, [claimed], desk)
    except Exception as error:
        if explain(error):
            raise
        return error
    return message


async def _undrawn(tx: Tx, claimed: Claimed, error: Exception) -> None:
    """A defect of ours: the row ends as refused, where the boards and the admins see it."""
    reference = secrets.token_hex(2).upper()
    _log.error("not_drawn", outbox_id=claimed.id, reference=reference, exc_info=error)
    await outbox.settle(tx, claimed.id, "refused", reason=f"defect {reference}")
    await aside.tell_admins(tx, reference)


def ends(results: Sequence[tuple[Parcel, Outcome]]) -> list[tuple[int, str]]:
    """What a mass failure is recognised by: how each new message ended, empty where it was sent."""
    found = []
    for parcel, outcome in results:
        if parcel.edits is None and isinstance(outcome, Sent | Gone | Rejected):
            found.append((parcel.claimed.id, "" if isinstance(outcome, Sent) else outcome.reason))
    return found


async def settle(tx: Tx, results: Sequence[tuple[Parcel, Outcome]], verdict: Verdict = NO_MASS) -> None:
    """Write down what became of these messages: identity, state, and what follows from it."""
    sent = [(parcel.claimed.id, outcome.message_id) for parcel, outcome in results if isinstance(outcome, Sent)]
    ours = await outbox.settle_sent(tx, sent)
    await outbox.forget_kind(tx, redraw.KIND, sorted(ours))
    for parcel, outcome in results:
        if not isinstance(outcome, Sent):
            await _settle(tx, parcel.claimed, outcome, verdict)
        elif parcel.claimed.id in ours:
            await _sent(tx, parcel, outcome.message_id)
    for directive_id, arrived in _cards(results).items():
        await boards.stir(tx, directive_id)
        await arrivals.check(tx, directive_id, arrived)


def _cards(results: Sequence[tuple[Parcel, Outcome]]) -> dict[int, list[Copy]]:
    """The directives whose cards these are, and the copies of each that have arrived."""
    found: dict[int, list[Copy]] = {}
    for parcel, outcome in results:
        claimed = parcel.claimed
        if claimed.kind == "card" and claimed.directive_id is not None:
            copies = found.setdefault(claimed.directive_id, [])
            if isinstance(outcome, Sent):
                has_file = bool(parcel.message.document)
                copies.append(Copy(claimed.person_id, outcome.message_id, claimed.revision or 1, has_file))
    return found


async def _settle(tx: Tx, claimed: Claimed, outcome: Failure, verdict: Verdict) -> None:
    match outcome:
        case Gone(reason) | Rejected(reason) if reason in verdict.open:
            await mass.wait_out(tx, claimed, reason)
        case Later(seconds):
            await _later(tx, claimed, seconds)
        case Moved(new_chat):
            await outbox.settle(tx, claimed.id, "refused", reason=f"moved to {new_chat}")
        case Gone(reason):
            await _gone(tx, claimed, reason)
        case Rejected(reason):
            await outbox.settle(tx, claimed.id, "refused", reason=reason)
        case Uncertain(reason):
            await _uncertain(tx, claimed, reason)
        case _:
            assert_never(outcome)


async def _gone(tx: Tx, claimed: Claimed, reason: str) -> None:
    await outbox.settle(tx, claimed.id, "refused", reason=reason)
    if await people.mark_unreachable(tx, claimed.person_id, reason):
        await journal.write(tx, "unreachable", None, data={"person": claimed.person_id, "reason": reason})
    if claimed.kind == "card" and claimed.directive_id is not None:
        await unreached.note(tx, claimed.directive_id)


async def _sent(tx: Tx, parcel: Parcel, message_id: int) -> None:
    claimed = parcel.claimed
    if claimed.kind == "board" and claimed.directive_id is not None:
        shown = digest(parcel.message)
        await boards.hang(tx, claimed.directive_id, claimed.person_id, message_id, shown)


async def _later(tx: Tx, claimed: Claimed, seconds: float) -> None:
    if claimed.attempts >= ATTEMPTS_MAX:
        await outbox.settle(tx, claimed.id, "refused", reason="too many attempts")
        return
    pause = min(max(seconds, 0.5 * 2 ** min(claimed.attempts, 7)), max(seconds, PAUSE_MAX))
    await outbox.postpone(tx, claimed.id, tx.now + timedelta(seconds=pause), "later")
    tx.announce(outbox.SIGNAL)


async def _uncertain(tx: Tx, claimed: Claimed, reason: str, *, at_once: bool = False) -> None:
    if claimed.kind == redraw.KIND and claimed.attempts <= len(AGAIN):  # to edit twice is to edit once
        pause = timedelta(0) if at_once else AGAIN[claimed.attempts - 1]
        await outbox.postpone(tx, claimed.id, tx.now + pause, reason)
        tx.announce(outbox.SIGNAL)
        return
    await outbox.settle(tx, claimed.id, "uncertain", reason=reason)
    if claimed.kind in REPEATED:
        await outbox.owe(tx, _repeat(claimed, tx.now, at_once=at_once))


def _repeat(claimed: Claimed, now: datetime, *, at_once: bool) -> list[Owed]:
    base, _, times_before = claimed.key.partition(":again")
    turn = int(times_before or 0) + 1
    if turn > len(AGAIN):
        return []
    pause = timedelta(0) if at_once and turn <= AT_ONCE else AGAIN[turn - 1]
    return [
        Owed(
            f"{base}:again{turn}", claimed.kind, claimed.lane, claimed.person_id, claimed.directive_id,
            claimed.revision, claimed.payload or None, claimed.silent,
            now + pause, again=True,
        )
    ]  # fmt: skip


async def recover(tx: Tx, in_hand: frozenset[int], *, all_leases: bool) -> int:
    """Rows whose sender died are uncertain, never pending; how many. ``in_hand`` are ours and alive.

    Only an edit, which does no harm twice, is simply made again.
    """
    rows = [row for row in await outbox.expired(tx, all_leases=all_leases) if row["id"] not in in_hand]
    for row in rows:
        await _uncertain(tx, outbox.claimed_of(row), "the sender died", at_once=True)
    return len(rows)


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
            await boards.take_down(tx, board)
            await people.mark_unreachable(tx, board.person_id, reason)
        case _:
            assert_never(outcome)
