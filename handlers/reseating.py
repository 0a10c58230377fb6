"""Who sat in a unit that is no more: passes to its successor, or stops; drafts that were to go to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo

from domain.handovers import coordinating
from domain.people import Role
from handlers import latecomers
from handlers.as_now import current
from handlers.latecomers import Open
from storage import drafts, estates, journal, passing, people, web
from storage.store import Tx


@dataclass(slots=True)
class Moved:
    """People (by id) with the unit they sat in; for those who passed where they sit now, and what is open."""

    passed: dict[int, tuple[int, int]] = field(default_factory=dict)
    ended: dict[int, int] = field(default_factory=dict)
    open: dict[int, tuple[int, Open]] = field(default_factory=dict)


async def reseat(
    tx: Tx, unit_id: int, heirs: Sequence[int], by_id: int | None, zone: tzinfo, moved: Moved
) -> None:
    """Every seat of the unit ends; with heirs its holder sits in the first of them instead, in that role.

    To what that one owed before its holder is as new as whoever joins it.
    """
    for person, seat in await people.seated(tx, [unit_id], tuple(Role)):
        await people.end_seat(tx, seat.id, by_id)
        if heirs:
            await people.give_seat(tx, person.id, heirs[0], seat.role)
            moved.passed[person.id] = (unit_id, heirs[0])
            if found := await latecomers.enter(tx, person.id, heirs[0], seat.role, zone):
                moved.open[person.id] = (heirs[0], found)
        else:
            moved.ended[person.id] = unit_id
            await web.end_all(tx, person.id)
        data: dict[str, object] = {
            "seat": seat.id, "person": person.id, "role": seat.role, "to": heirs[0] if heirs else None,
        }  # fmt: skip
        if by_id is not None and not heirs:
            data["kept"] = await _pass_kept(tx, person.id, by_id)
        await journal.write(tx, "seat.reseated", by_id, unit_id=unit_id, data=data)


async def _pass_kept(tx: Tx, giver: int, by_id: int) -> list[int]:
    """What whoever coordinates no longer kept is kept by who ended the seat: somebody follows it up. Which."""
    if giver == by_id or coordinating(await people.seats_of(tx, giver)):
        return []
    kept = await estates.kept(tx, giver)
    await estates.pass_kept(tx, kept, giver, by_id)
    await estates.pass_messages(tx, giver, by_id, set(kept))
    return kept


async def rewrite_drafts(tx: Tx, became: Mapping[int, Sequence[int]]) -> int:
    """Open drafts go to the successors of units that are no more; how many changed.

    A button under an older version says so and shows the new one.
    """
    changed = 0
    for draft_id in await passing.drafts_open(tx):
        stored = await drafts.get(tx, draft_id)
        assert stored is not None
        new = current(stored.draft, became)
        if new != stored.draft:
            changed += await drafts.change(tx, stored, new)
    return changed
