"""What would go to somebody who is away goes to the deputy; only a flash reaches her all the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.messages import Lane
from storage import absences, outbox
from storage.outbox import Claimed, Owed
from storage.store import Tx

_STAYS: Final = frozenset({"draft", "board", "redraw", "arrival", "handed"})
"""Kinds that answer one's own press, or keep a message true that one has."""
_BY_SEAT: Final = frozenset({"card", "urge", "digest", "climb", "week", "letter"})
"""Kinds that go to whoever answers for a unit: of what is made while she acts the deputy has one of her own."""
_OWN: Final = ("absence", "twin:", "seat")  # keys of notes about oneself


async def kept(tx: Tx, batch: Sequence[Claimed]) -> list[Claimed]:
    """The messages that go to whom they were meant for; the others are passed to deputies."""
    wanted = [one for one in batch if _may_go_on(one)]
    if not wanted:
        return list(batch)
    away = await absences.deputies(tx, sorted({one.person_id for one in wanted}))
    passed = set()
    for one in wanted:
        if one.person_id in away:
            deputy, since = away[one.person_id]
            await _pass(tx, one, deputy, since)
            passed.add(one.id)
    return [one for one in batch if one.id not in passed]


def _may_go_on(one: Claimed) -> bool:
    if one.lane is Lane.FLASH or one.kind in _STAYS or one.group_id is not None:
        return False
    return not (one.kind == "note" and one.key.startswith(_OWN))


async def _pass(tx: Tx, one: Claimed, deputy: int, since: str) -> None:
    made_at, payload = await absences.made_at(tx, one.id)
    await outbox.settle(tx, one.id, "cancelled", reason="absent")
    if one.kind in _BY_SEAT and made_at >= since:
        return
    if await absences.has_row(tx, deputy, one.kind, one.directive_id, payload):
        return
    key = f"{one.key}:for{deputy}"
    if one.kind == "card":
        key = f"d{one.directive_id}:r{one.revision}:p{deputy}:card"
    await outbox.owe(
        tx,
        [
            Owed(
                key, one.kind, one.lane, deputy, one.directive_id, one.revision, one.payload or None,
                silent=one.silent, again=one.again,
            )
        ],
    )  # fmt: skip
