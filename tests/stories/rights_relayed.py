"""What has been handed down in the office in which everybody tries everything."""

from __future__ import annotations

from dataclasses import dataclass, replace

from domain.drafts import Draft, DraftTie
from domain.people import Actor
from domain.urgency import Urgency
from handlers import amend, orders, relay
from handlers.amend import Amended
from handlers.publish import Published
from storage import drafts
from storage.drafts import Source
from storage.store import Tx
from tests.house import ZONE


@dataclass(frozen=True, slots=True)
class Relayed:
    """Three directives to the district: one whose relay is a draft, one corrected and one replaced since."""

    received: int
    draft: int
    corrected: int  # the relay of the one that was corrected
    replaced: int


async def prepare(tx: Tx, author: Actor, district: int, commune: int) -> Relayed:
    received = await _publish(tx, author, "31-CV/HU", district)
    draft = await relay.begin(tx, author, received, ZONE)
    first, corrected = await _handed_down(tx, author, "32-CV/HU", district, commune)
    begun = await drafts.get(tx, await amend.begin(tx, author, first))
    assert begun is not None
    await drafts.change(tx, begun, replace(begun.draft, subject="chống hạn"))
    assert isinstance(await orders.order(tx, author, begun.id, 2, ZONE), Amended)
    second, replaced = await _handed_down(tx, author, "33-CV/HU", district, commune)
    await _publish(tx, author, "34-CV/HU", district, DraftTie("replaces", second, "33-CV/HU"))
    return Relayed(received, draft, corrected, replaced)


async def _publish(tx: Tx, author: Actor, number: str, unit: int, *ties: DraftTie) -> int:
    draft = Draft(
        number=number, doc_type="công văn", issuer="Huyện ủy Bình Khê", subject="chống lũ", warned=True,
        urgency=Urgency.VERY_URGENT, audience=(unit,), ties=ties,
    )  # fmt: skip
    return await _order(tx, author, await drafts.add(tx, author.person.id, draft, Source(number)), 1)


async def _handed_down(tx: Tx, author: Actor, number: str, district: int, commune: int) -> tuple[int, int]:
    original = await _publish(tx, author, number, district)
    stored = await drafts.get(tx, await relay.begin(tx, author, original, ZONE))
    assert stored is not None
    await drafts.change(tx, stored, stored.draft.with_audience((commune,)))
    return original, await _order(tx, author, stored.id, 2)


async def _order(tx: Tx, author: Actor, draft_id: int, version: int) -> int:
    made = await orders.order(tx, author, draft_id, version, ZONE)
    assert isinstance(made, Published)
    return made.directive_id
