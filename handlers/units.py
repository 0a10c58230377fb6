"""Bringing the tree of units in: whole or not at all, as often as wanted."""

from __future__ import annotations

from dataclasses import dataclass

from domain.errors import Refusal
from domain.unit_file import Entry, Problem, read
from domain.unit_plan import Change, Plan, check, plan
from domain.wording import units as wording
from storage import journal, numbers, unit_tags, units
from storage.store import Tx


class BadUnits(Refusal):
    """The file has bad lines: ``problems`` names every one of them, ``sentence`` says so."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(wording.not_imported(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Imported:
    """How many units are new, changed (in name, kind, parent, aliases or tags), and as they were."""

    new: int
    changed: int
    unchanged: int


async def import_units(tx: Tx, text: str, actor_id: int | None = None) -> Imported:
    """Make the tree agree with a CSV text (``domain.unit_file``); units that it does not name stay as they are.

    New names and parents hold from the transaction's day. Journaled when anything changed. Raises ``BadUnits``.
    """
    entries, problems = read(text)
    tree = await units.tree(tx)
    problems += check(entries, tree)
    if problems:
        raise BadUnits(problems)
    if not entries:
        raise Refusal(wording.EMPTY_FILE)
    planned = plan(entries, tree)
    await _carry_out(tx, planned, {unit.code: unit.id for unit in tree})
    await _telephones(tx, entries)
    await _tags(tx, planned)
    done = Imported(len(planned.new), len(planned.changed), planned.unchanged)
    if done.new or done.changed:
        await journal.write(tx, "units.imported", actor_id, data=_summary(planned))
    return done


async def _carry_out(tx: Tx, planned: Plan, ids: dict[str, int]) -> None:
    for entry in planned.new:
        ids[entry.code] = await units.add(tx, entry.code, entry.kind)
    for entry in planned.new:
        await _describe(tx, ids[entry.code], entry, ids)
    for change in planned.changed:
        await _apply(tx, change, ids)
    await units.set_positions(tx, [(place, ids[code]) for code, place in planned.positions.items()])


async def _telephones(tx: Tx, entries: list[Entry]) -> None:
    """Numbers are no part of the tree: they are kept beside it, and no line of them stands in the journal."""
    listed = {entry.code: entry.phone for entry in entries if entry.phone is not None}
    for unit in await units.tree(tx) if listed else ():
        if unit.code in listed:
            await numbers.set_unit(tx, unit.id, listed[unit.code])


async def _tags(tx: Tx, planned: Plan) -> None:
    entries = [*planned.new, *(change.entry for change in planned.changed if "tags" in change.fields)]
    listed = {entry.code: entry.tags for entry in entries if entry.tags is not None}
    for unit in await units.tree(tx) if listed else ():
        if unit.code in listed:
            await unit_tags.replace(tx, unit.id, listed[unit.code])


async def _describe(tx: Tx, unit_id: int, entry: Entry, ids: dict[str, int]) -> None:
    await units.rename(tx, unit_id, entry.name)
    if entry.parent_code:
        await units.move(tx, unit_id, ids[entry.parent_code])
    if entry.aliases:
        await units.set_aliases(tx, unit_id, entry.aliases)


async def _apply(tx: Tx, change: Change, ids: dict[str, int]) -> None:
    unit_id, entry = change.unit.id, change.entry
    if "name" in change.fields:
        await units.rename(tx, unit_id, entry.name)
    if "kind" in change.fields:
        await units.set_kind(tx, unit_id, entry.kind)
    if "parent" in change.fields:
        await units.move(tx, unit_id, ids[entry.parent_code] if entry.parent_code else None)
    if "aliases" in change.fields:
        await units.set_aliases(tx, unit_id, entry.aliases or ())


def _summary(planned: Plan) -> dict[str, object]:
    return {
        "new": [entry.code for entry in planned.new],
        "changed": {change.entry.code: list(change.fields) for change in planned.changed},
        "tags": {
            change.entry.code: {"from": list(change.unit.tags), "to": list(change.entry.tags or ())}
            for change in planned.changed
            if "tags" in change.fields
        },
        "unchanged": planned.unchanged,
    }
