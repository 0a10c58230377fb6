"""Groups of a unit that is no more: they go along with its people, or are told and left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo

from domain.reforms import Change
from domain.units import Tree
from domain.urgency import Urgency
from domain.wording import LANGUAGES, speaking
from domain.wording import group_changes as changes
from handlers import group_digest, group_keepers, reform_notes
from handlers.notes import group_note
from handlers.telling import release_of
from storage import groups, journal, outbox, units
from storage.groups import Group
from storage.store import Tx


async def pass_on(tx: Tx, closed: Sequence[Change], before: Tree, zone: tzinfo) -> list[int]:
    """After these units were closed, which were called as ``before``; the groups that belong to others now.

    Where its people did not pass to a successor, its groups do not either: who reads along is no more of it.
    """
    passed = []
    for change in closed:
        for group in await groups.of_units(tx, [change.unit_id]):
            with speaking(LANGUAGES[0]):
                said = reform_notes.said(change, before, await units.tree(tx))
                if change.successors and change.seats == "pass":
                    await _pass(tx, group, change.successors[0], said, zone)
                    passed.append(group.id)
                else:
                    await group_keepers.leave(tx, group, "unit_gone", changes.unit_gone(said))
    return passed


async def _pass(tx: Tx, group: Group, heir: int, said: str, zone: tzinfo) -> None:
    await groups.set_unit(tx, group.id, heir)
    data = {"group": group.id, "from": group.unit_id}
    await journal.write(tx, "group_passed", None, unit_id=heir, data=data)
    now, name = await groups.get(tx, group.id), await units.name(tx, heir)
    assert now is not None
    at, _ = release_of(Urgency.NORMAL, tx.now, zone)
    note = group_note(now, f"g{group.id}:passed:u{heir}", lambda: changes.passed_on(said, name), not_before=at)
    await outbox.owe(tx, [note])
    await group_digest.owe(tx, now, zone, passed=True)


async def look_after(tx: Tx, person_ids: Iterable[int]) -> None:
    """People whose seats passed or ended: somebody else answers for the groups that they linked."""
    await group_keepers.seats_ended(tx, person_ids)
