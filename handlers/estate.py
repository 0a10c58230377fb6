"""What goes along when a seat passes from one person to another, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass

from domain.handovers import coordinating, goes_along
from domain.messages import Lane
from domain.people import ANSWERING, Seat
from domain.units import Tree
from handlers.escalate import CLIMB
from storage import drafts, estates, gathering, people, units
from storage.store import Tx


@dataclass(frozen=True, slots=True)
class Estate:
    """What a seat's holder has by it. ``silent`` are directives, ``owed`` slots of the unit with theirs.

    ``answers``: nobody but this seat makes its holder answer for the unit. ``lists``: saved lists go along.
    """

    seat: Seat
    silent: tuple[int, ...]
    owed: tuple[tuple[int, int], ...]
    writings: int
    drafts: tuple[int, ...]
    kept: tuple[int, ...]
    followed: int  # of what is kept: not closed yet
    answers: bool
    lists: bool

    @property
    def items(self) -> int:
        """How many directives wait for the unit, as the list of work counts them."""
        return len({*self.silent, *(directive for _, directive in self.owed)})


async def of_seat(tx: Tx, seat: Seat) -> Estate:
    """What would go along with the seat now."""
    others = [other for other in await people.seats_of(tx, seat.person_id) if other.id != seat.id]
    unit_id = seat.unit_id
    assert unit_id is not None
    answering = seat.role in ANSWERING
    answers = answering and not any(one.unit_id == unit_id and one.role in ANSWERING for one in others)
    tree = await units.tree(tx)
    kept = await _kept(tx, seat, others, tree)
    return Estate(
        seat,
        tuple(await estates.silent(tx, unit_id)) if answering else (),
        tuple(await estates.owed(tx, unit_id)) if answering else (),
        len(await estates.writings(tx, seat.person_id, unit_id)) if answers else 0,
        await _drafts(tx, seat, others, tree),
        kept,
        await estates.open_among(tx, set(kept), seat.person_id),
        answers,
        bool(coordinating([seat])) and not coordinating(others),
    )


async def _drafts(tx: Tx, seat: Seat, others: list[Seat], tree: Tree) -> tuple[int, ...]:
    found = await drafts.open_of(tx, seat.person_id)
    return tuple(kept.id for kept in found if goes_along(kept.draft.audience, seat, others, tree))


async def _kept(tx: Tx, seat: Seat, others: list[Seat], tree: Tree) -> tuple[int, ...]:
    found = await estates.kept(tx, seat.person_id) if coordinating([seat]) else []
    return tuple([one for one in found if goes_along(await estates.audience(tx, one), seat, others, tree)])


async def pass_on(tx: Tx, estate: Estate, heir: int) -> dict[str, object]:
    """All of it is the heir's from now on; the facts for the journal. The seats are the caller's matter."""
    giver, unit_id = estate.seat.person_id, estate.seat.unit_id
    assert unit_id is not None
    moved = 0
    if estate.answers:
        for report in await estates.writings(tx, giver, unit_id):
            await estates.pass_report(tx, report, unit_id, heir)
        await estates.pass_snoozes(tx, unit_id, giver, heir)
        await estates.pass_groups(tx, unit_id, giver, heir)
        moved = await estates.pass_messages(tx, giver, heir, set(await _asked_alone(tx, giver, unit_id)))
    await estates.pass_drafts(tx, estate.drafts, heir)
    await estates.pass_kept(tx, estate.kept, giver, heir)
    moved += await estates.pass_messages(tx, giver, heir, set(estate.kept))
    await gathering.pass_on(tx, CLIMB, Lane.REMINDER, giver, heir)
    lists = await estates.pass_lists(tx, giver, heir) if estate.lists else 0
    await drafts.answered(tx, giver)  # what the giver was in the middle of is no longer hers
    await drafts.forget_pastes(tx, giver)
    return {
        "reports": estate.writings, "drafts": list(estate.drafts), "directives": list(estate.kept),
        "lists": lists, "messages": moved,
    }  # fmt: skip


async def _asked_alone(tx: Tx, giver: int, unit_id: int) -> list[int]:
    """The directives that the giver is asked about for this unit, and for no other that she answers for."""
    seats = [seat for seat in await people.seats_of(tx, giver) if seat.role in ANSWERING]
    others = {seat.unit_id for seat in seats} - {unit_id}
    return await estates.asked_alone(tx, unit_id, sorted(one for one in others if one is not None))
