"""What is open of a unit that is no more passes to its successors, or ends: once, and on the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo

from domain import reminders, times
from domain.directives import Directive
from handlers import group_copies
from handlers.copies import redraw_all
from handlers.publish import card_of
from storage import (
    boards,
    calendar,
    directives,
    duty_changes,
    journal,
    passing,
    people,
    planning,
    revisions,
    successions,
)
from storage.outbox import owe
from storage.store import Row, Tx
from storage.successions import Decision


@dataclass(slots=True)
class Owed:
    """What units owe newly: directives to acknowledge, slots to report for."""

    acks: dict[int, list[int]] = field(default_factory=dict)  # by unit
    slots: dict[int, list[int]] = field(default_factory=dict)
    asked: dict[int, dict[int, None]] = field(default_factory=dict)  # by unit: the directives of either, once
    passed: int = 0  # slots that passed
    ended: int = 0  # slots that ended
    directives: set[int] = field(default_factory=set)  # whose copies and boards show something old

    def note(self, directive_id: int, new: Sequence[int], owing: Sequence[tuple[int, int]]) -> None:
        """These units are asked newly, these (unit, slot) are owed: their people shall read it in a list."""
        for unit in (*new, *(unit for unit, _ in owing)):
            self.asked.setdefault(unit, {})[directive_id] = None
        for unit in new:
            self.acks.setdefault(unit, []).append(directive_id)
        for unit, slot in owing:
            self.slots.setdefault(unit, []).append(slot)


async def pass_all(tx: Tx, decision: Decision, by_id: int | None, zone: tzinfo | None, owed: Owed) -> None:
    """Everything that is open of the unit that this decision closed."""
    heirs = await successions.successors(tx, decision.unit_id)
    for directive_id in await passing.concerned(tx, decision.unit_id):
        await pass_one(tx, directive_id, decision, heirs, by_id, zone, owed)
    if heirs:
        await passing.pass_monitoring(tx, decision.unit_id, heirs)


async def redraw(tx: Tx, owed: Owed) -> None:
    """Copies and boards of what passed show how it stands now, each once."""
    for directive_id in sorted(owed.directives):
        directive = await directives.get(tx, directive_id)
        assert directive is not None
        await redraw_all(tx, directive_id, directive.revision, f"units:{tx.stamp}")
        await boards.stir(tx, directive_id)


async def pass_one(
    tx: Tx, directive_id: int, decision: Decision, heirs: Sequence[int], by_id: int | None, zone: tzinfo | None,
    owed: Owed,
) -> None:  # fmt: skip
    """What the directive still wants of the unit that was closed; without a zone a sweep plans reminders."""
    unit_id = decision.unit_id
    answer = await directives.answer(tx, directive_id, unit_id)
    slots = await passing.open_slots(tx, directive_id, unit_id)
    silent = answer is not None and answer.state == "silent"
    wanted = silent or bool(slots) or await passing.waiting(tx, directive_id, unit_id)
    refused = answer is not None and answer.state == "refused"
    going = heirs if wanted and not refused and decision.work == "pass" else ()
    new = await _on(tx, directive_id, unit_id, slots, going, zone, owed) if going else []
    if decision.work == "pass" and await directives.asked_units(tx, directive_id, heirs[:1]):
        await passing.follow_writing(tx, directive_id, unit_id, heirs[0])
    given_up = await _off(tx, directive_id, unit_id, silent=silent, open_now=bool(slots))
    if wanted or given_up:
        owed.directives.add(directive_id)
        owed.ended += 0 if going else len(slots)
        counts = {"slots": len(slots), "acknowledgement": silent, "reports": given_up}
        await _record(tx, directive_id, decision, going, new, counts, by_id)


async def _on(
    tx: Tx,
    directive_id: int,
    unit_id: int,
    slots: Sequence[Row],
    heirs: Sequence[int],
    zone: tzinfo | None,
    owed: Owed,
) -> list[int]:
    """The heirs owe it, each once; those that were not asked before."""
    directive = await directives.get(tx, directive_id)
    assert directive is not None
    new = await _join(tx, directive, heirs, zone)
    for duty_id in await passing.owing(tx, directive_id, unit_id):
        await duty_changes.join(tx, duty_id, heirs)
    made = await _slots(tx, slots, heirs)
    owed.passed += len(slots)
    if directive.state == "releasing":
        await _await(tx, directive, new)
    else:
        owed.note(directive.id, new, made)
    return new


async def _await(tx: Tx, directive: Directive, new: Sequence[int]) -> None:
    """It has not gone out yet: it comes to their people and groups when it comes to everybody."""
    at = directive.release_at
    await owe(
        tx,
        [
            card_of(directive.id, directive.revision, person, directive.urgency, at, silent=False)
            for person in await people.answering(tx, new)
        ],
    )
    await group_copies.owe_cards(tx, directive.id, directive.revision, new, at)


async def _off(tx: Tx, directive_id: int, unit_id: int, *, silent: bool, open_now: bool) -> int:
    """The unit itself owes nothing any more; what it answered and reported stays.

    How many reports that somebody was writing for it are given up.
    """
    given_up = await passing.drop_writings(tx, directive_id, unit_id)
    for duty_id in await passing.owing(tx, directive_id, unit_id):
        await duty_changes.part(tx, duty_id, [unit_id])
    if silent or (open_now and not await passing.has_reported(tx, directive_id, unit_id)):
        await revisions.part(tx, directive_id, [unit_id])
    return given_up


async def _join(tx: Tx, directive: Directive, heirs: Sequence[int], zone: tzinfo | None) -> list[int]:
    """Those of the heirs that have not had it are asked from now on; which."""
    asked = set(await directives.asked_units(tx, directive.id, heirs))
    new = [unit for unit in heirs if unit not in asked]
    await revisions.join(tx, directive.id, directive.revision, new)
    if directive.ack_wanted and new and zone is None:  # opened again: the next sweep plans, as for all others
        await revisions.watch(tx, directive.id, new, tx.stamp)
    if directive.ack_wanted and new and zone:
        plan = await planning.plan_of(tx, directive.id) or reminders.DEFAULTS[directive.urgency]
        begins = max(tx.now, directive.release_at)
        first = next(iter(reminders.ack_instants(plan, begins, zone, await calendar.calendar(tx))), None)
        await revisions.watch(tx, directive.id, new, times.to_text(first) if first else None)
    return new


async def _slots(tx: Tx, slots: Sequence[Row], heirs: Sequence[int]) -> list[tuple[int, int]]:
    """Who owes what now: (heir, slot)."""
    owing = []
    for slot in slots:
        for place, heir in enumerate(heirs):
            made = await passing.pass_slot(tx, slot, heir)
            if made is not None:
                owing.append((heir, made))
            if made is not None and place == 0:
                await passing.follow_slot(tx, slot["id"], made, heir)
    return owing


async def _record(
    tx: Tx, directive_id: int, decision: Decision, heirs: Sequence[int], new: Sequence[int],
    counts: Mapping[str, object], by_id: int | None,
) -> None:  # fmt: skip
    """What became of it, and for each heir whether it owed it already (``work_taken``) or is asked only now."""
    data = {"change": decision.id, "to": list(heirs), **counts}
    kind = "work_passed" if heirs else "work_ended"
    await journal.write(tx, kind, by_id, directive_id=directive_id, unit_id=decision.unit_id, data=data)
    for heir in heirs:
        facts = {"change": decision.id, "from": decision.unit_id}
        taken = "asked_instead" if heir in new else "work_taken"
        await journal.write(tx, taken, by_id, directive_id=directive_id, unit_id=heir, data=facts)
