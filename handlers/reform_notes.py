"""Who is told that units changed: once a person, with what is owed newly in one list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo

from domain import times
from domain.messages import Lane
from domain.reforms import Change
from domain.reforms import names as names_of
from domain.units import Tree
from domain.urgency import Urgency
from domain.wording import reforming as words
from handlers.handed import KIND
from handlers.notes import notes
from handlers.passing import Owed
from handlers.reseating import Moved
from handlers.telling import release_of
from storage import latecomers, outbox, people, units
from storage.outbox import Owed as Message
from storage.store import Tx


async def tell(tx: Tx, changes: Sequence[Change], before: Tree, owed: Owed, moved: Moved, zone: tzinfo) -> None:
    """People of units that changed (as they were called ``before``), and of those that owe something newly."""
    tree = await units.tree(tx)
    at, _ = release_of(Urgency.NORMAL, tx.now, zone)
    made = {change.unit_id: change for change in changes}
    messages: list[Message] = []
    for person, (old, new) in sorted(moved.passed.items()):
        say = _passed(made[old], before, tree, tree[new].name)
        messages += await notes(tx, f"reform:{tx.stamp}:seat", [person], say, Lane.REMINDER, not_before=at)
    for person, old in sorted(moved.ended.items()):
        if person not in moved.passed:
            say = _ended(made[old], before, tree)
            messages += await notes(tx, f"reform:{tx.stamp}:seat", [person], say, Lane.REMINDER, not_before=at)
    for change in changes:
        if not change.kind.closes:
            receivers = await people.answering(tx, [change.unit_id])
            key = f"reform:{tx.stamp}:u{change.unit_id}"
            messages += await notes(
                tx, key, receivers, _changed(change, before, tree), Lane.REMINDER, not_before=at
            )
    await outbox.owe(tx, [*messages, *await digests(tx, owed, zone, moved)])


def _passed(change: Change, before: Tree, tree: Tree, new: str) -> Callable[[], str]:
    return lambda: words.passed_to(said(change, before, tree), new)


def _ended(change: Change, before: Tree, tree: Tree) -> Callable[[], str]:
    return lambda: words.seat_ended(said(change, before, tree))


def _changed(change: Change, before: Tree, tree: Tree) -> Callable[[], str]:
    return lambda: said(change, before, tree)


def said(change: Change, before: Tree, tree: Tree) -> str:
    """The change in a sentence, with its day and the decision."""
    parent = tree[change.parent_id].name if change.parent_id else ""
    return words.said(
        change.kind, before[change.unit_id].name, change.name or parent or names_of(tree, change.successors),
        times.show_date(change.day), change.basis,
    )  # fmt: skip


async def digests(tx: Tx, owed: Owed, zone: tzinfo | None, moved: Moved | None = None) -> list[Message]:
    """One list a person, of all that her units owe newly, and of all that is new to her where she sits now."""
    at, silent = release_of(Urgency.NORMAL, tx.now, zone) if zone else (tx.now, False)
    wanted: dict[int, tuple[int, set[int], set[int]]] = {}
    concerned = sorted({*owed.acks, *owed.slots})
    for person, seat in await people.seated(tx, concerned):
        assert seat.unit_id is not None
        _, acks, slots = wanted.setdefault(person.id, (seat.unit_id, set(), set()))
        acks.update(owed.acks.get(seat.unit_id, ()))
        slots.update(owed.slots.get(seat.unit_id, ()))
    for person_id, (unit_id, found) in moved.open.items() if moved else ():
        _, acks, slots = wanted.setdefault(person_id, (unit_id, set(), set()))
        acks.update(found.acks)
        slots.update(found.slots)
    for person_id, coming in (await latecomers.on_the_way(tx, list(wanted))).items():
        wanted[person_id][1].difference_update(coming)  # it comes to her as a card of its own
    return [
        Message(
            f"reform:{tx.stamp}:digest:p{person}", KIND, Lane.REMINDER, person,
            payload={
                "unit": unit, "acks": sorted(acks), "slots": sorted(slots), "drafts": 0, "kept": 0, "reform": 1,
            },
            silent=silent, not_before=at,
        )
        for person, (unit, acks, slots) in sorted(wanted.items())
    ]  # fmt: skip
