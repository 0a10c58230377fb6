"""The outbox's two transactions: take what may go now, and settle what became of it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta, tzinfo
from typing import Final, assert_never

import structlog

from domain.boards import digest
from domain.mass import Verdict
from domain.messages import Lane, Message
from domain.outcomes import Gone, Later, Moved, Outcome, Rejected, Sent, Uncertain
from handlers import (
    approving,
    arrivals,
    aside,
    diverting,
    drawing,
    group_fates,
    mass,
    redraw,
    repeats,
    unreached,
)
from handlers.desk import Desk
from storage import approvals, boards, journal, outbox, reach
from storage.copies import Copy
from storage.outbox import Claimed
from storage.store import Tx
from storage.trouble import explain

# Of sends that certainly left nothing: with the pauses below an outage of a night and the day after it
ATTEMPTS_MAX: Final = 400
PAUSE_MAX: Final = 60.0  # seconds between two tries in the first hour of an outage
PATIENT: Final = 60  # tries after which it is no short outage
PATIENT_PAUSE: Final = 300.0  # seconds between two tries from then on
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
    claimed_now = [
        claimed for lane, places in sorted(room.items()) for claimed in await outbox.claim(tx, lane, places)
    ]
    batch = await diverting.kept(tx, claimed_now)
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
        is_new = parcel.edits is None and parcel.claimed.group_id is None
        if is_new and isinstance(outcome, Sent | Gone | Rejected):
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
        if parcel.claimed.group_id is not None:
            await group_fates.after(tx, parcel.claimed, parcel.message, outcome)
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
    if claimed.group_id is not None and await group_fates.settle(tx, claimed, outcome):
        return
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
            await repeats.uncertain(tx, claimed, reason)
        case _:
            assert_never(outcome)


async def _gone(tx: Tx, claimed: Claimed, reason: str) -> None:
    await outbox.settle(tx, claimed.id, "refused", reason=reason)
    if await reach.mark_unreachable(tx, claimed.person_id, reason):
        await journal.write(tx, "unreachable", None, data={"person": claimed.person_id, "reason": reason})
    if claimed.kind == "card" and claimed.directive_id is not None:
        await unreached.note(tx, claimed.directive_id)
    elif claimed.kind == approvals.KIND:
        await approving.unreached(tx, claimed)


async def _sent(tx: Tx, parcel: Parcel, message_id: int) -> None:
    claimed = parcel.claimed
    if claimed.kind == "board" and claimed.directive_id is not None:
        shown = digest(parcel.message)
        await boards.hang(tx, claimed.directive_id, claimed.person_id, message_id, shown)
    elif claimed.kind in (approvals.KIND, approvals.NUDGE):
        await approving.arrived(tx, claimed, message_id, has_file=bool(parcel.message.document))


async def _later(tx: Tx, claimed: Claimed, seconds: float) -> None:
    if claimed.attempts >= ATTEMPTS_MAX:
        await outbox.settle(tx, claimed.id, "refused", reason="too many attempts")
        return
    most = PAUSE_MAX if claimed.attempts < PATIENT else PATIENT_PAUSE
    pause = min(max(seconds, 0.5 * 2 ** min(claimed.attempts, 10)), max(seconds, most))
    await outbox.postpone(tx, claimed.id, tx.now + timedelta(seconds=pause), "later")
    tx.announce(outbox.SIGNAL)
