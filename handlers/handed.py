"""The one digest that a successor gets, drawn when it leaves: what is done by then is left out."""

from __future__ import annotations

from typing import Final

from domain import handover_cards
from domain.messages import Message
from domain.wording import handing, reforming
from handlers.desk import Desk
from handlers.reminding_cards import open_items
from storage import units
from storage.outbox import Claimed
from storage.store import Tx

KIND: Final = "handed"


async def draw(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """What is open of what the seat brought along; None when nothing is."""
    unit_id, drafts, kept = (_number(claimed, name) for name in ("unit", "drafts", "kept"))
    items = await open_items(tx, claimed, desk)
    if not (items or drafts or kept):
        return None
    name = await units.name(tx, unit_id)
    head = reforming.digest_head(name) if claimed.payload.get("reform") else handing.digest_head(name)
    return handover_cards.digest(head, items, drafts, kept, tx.now, desk.zone)


def _number(claimed: Claimed, name: str) -> int:
    value = claimed.payload[name]
    assert isinstance(value, int)
    return value
