"""A new tree of units replaces the present one: first shown, then carried out whole, as often as wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo

from domain import reform_file, tags, unit_file
from domain.errors import Refusal
from domain.people import Role
from domain.reform_file import Ending
from domain.reform_plans import UnitPlan
from domain.reforms import Change, Choice, Kind
from domain.unit_file import Entry
from domain.unit_plan import Change as Differing
from domain.unit_plan import Plan, check, plan
from domain.units import Tree
from domain.wording import LANGUAGES, speaking
from domain.wording import reforming as words
from domain.wording import units as unit_words
from handlers import reform
from handlers.reform import Reformed
from handlers.units import BadUnits, Imported, import_units
from storage import passing, people, units
from storage.store import Tx


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a new tree differs from the present one; ``asks``: some unit is moved, loses a tag or is no more.

    ``left``: a sentence about the units that neither file names; empty without any.
    """

    lines: tuple[str, ...]
    asks: bool
    closes: bool
    changes: int
    left: str = ""


@dataclass(frozen=True, slots=True)
class Files:
    """The two texts: the new tree, and which units are no more (may be empty)."""

    tree: str
    endings: str = ""


@dataclass(frozen=True, slots=True)
class Differences:
    """What the files would change in the tree. ``lines``: a sentence each, in the language that is spoken."""

    entries: list[Entry]
    planned: Plan
    closing: list[Ending]
    lines: tuple[str, ...]


async def differences(tx: Tx, files: Files) -> Differences:
    """What bringing these in would change. Only reads. Raises ``BadUnits`` with every bad line."""
    tree = await units.tree(tx)
    entries, endings = await _read(tx, files)
    planned, closing = plan(entries, tree), reform_file.open_of(endings, tree)
    lines = (*_lines(planned, tree), *(_closed(each, entries, tree) for each in closing))
    return Differences(entries, planned, closing, lines)


async def compare(tx: Tx, files: Files) -> Comparison:
    """What bringing these in would do. Only reads. Raises ``BadUnits`` with every bad line of either file."""
    tree = await units.tree(tx)
    found = await differences(tx, files)
    planned, closing, lines = found.planned, found.closing, [*found.lines]
    moved = [change for change in planned.changed if "parent" in change.fields]
    renamed = [change for change in planned.changed if "name" in change.fields]
    tagged = [change for change in planned.changed if "tags" in change.fields]
    lines.append(
        words.plan_sum(len(planned.new), len(renamed), len(moved), len(closing), planned.unchanged, len(tagged))
    )
    if closing:
        lines.append(await _open(tx, closing, tree))
    changes = len(planned.new) + len(planned.changed) + len(closing)
    asks = bool(moved or closing or any(_loses(change) for change in tagged))
    ending = {each.code for each in closing}
    left = [unit.name for unit in planned.left if unit.code not in ending]
    return Comparison(tuple(lines), asks, bool(closing), changes, words.plan_left(left) if left else "")


def _loses(change: Differing) -> bool:
    """Whether a tag is taken off: perhaps it was given by hand after the file was made."""
    return not set(map(tags.key, change.unit.tags)) <= set(map(tags.key, change.entry.tags or ()))


async def _read(tx: Tx, files: Files) -> tuple[list[Entry], list[Ending]]:
    tree = await units.tree(tx)
    entries, problems = unit_file.read(files.tree)
    problems += check(entries, tree)
    endings: list[Ending] = []
    if files.endings:
        endings, wrong = reform_file.read(files.endings)
        problems += wrong + reform_file.check(endings, entries, tree)
    if problems:
        raise BadUnits(problems)
    if not entries:
        raise Refusal(unit_words.EMPTY_FILE)
    return entries, endings


async def plain_lines(tx: Tx, files: Files) -> tuple[str, ...]:
    """The lines of ``differences``, always in Vietnamese: to be kept, and compared with later ones."""
    with speaking(LANGUAGES[0]):
        return (await differences(tx, files)).lines


async def described(tx: Tx, files: Files, day: date, basis: str) -> list[UnitPlan]:
    """What happens to units that are there by now: to be read on their pages. Raises ``BadUnits``."""
    tree, found = await units.tree(tx), await differences(tx, files)
    called = {unit.code: unit.name for unit in tree} | {entry.code: entry.name for entry in found.entries}
    plans = []
    for change in found.planned.changed:
        unit, entry = change.unit, change.entry
        if "name" in change.fields:
            plans.append(UnitPlan(unit.id, Kind.RENAMED, (entry.name,), None, day, basis))
        if "parent" in change.fields and entry.parent_code:
            above = tree.by_code(entry.parent_code)
            under = (called[entry.parent_code],)
            plans.append(UnitPlan(unit.id, Kind.MOVED, under, above.id if above else None, day, basis))
    for each in found.closing:
        if ending := tree.by_code(each.code):
            heir = tree.by_code(each.becomes[0]) if len(each.becomes) == 1 else None
            names = tuple(called[code] for code in each.becomes)
            target = heir.id if heir and heir.name == names[0] else None
            plans.append(
                UnitPlan(ending.id, _kind(len(names)), names, target, day, basis, each.work, each.seats)
            )
    return plans


def _lines(planned: Plan, tree: Tree) -> list[str]:
    lines = [words.plan_new(entry.code, entry.name, entry.tags or ()) for entry in planned.new]
    for change in planned.changed:
        unit, entry = change.unit, change.entry
        if "name" in change.fields:
            lines.append(words.plan_renamed(unit.code, unit.name, entry.name))
        if "parent" in change.fields:
            above = tree.parent(unit.id)
            lines.append(
                words.plan_moved(unit.code, entry.name, above.code if above else "", entry.parent_code)
            )
        if "tags" in change.fields:
            lines.append(words.plan_tagged(unit.code, entry.name, unit.tags, entry.tags or ()))
        if {"kind", "aliases"} & set(change.fields) and not {"name", "parent"} & set(change.fields):
            lines.append(words.plan_other(unit.code, entry.name))
    return lines


def _closed(each: Ending, entries: list[Entry], tree: Tree) -> str:
    called = {entry.code: entry.name for entry in entries}
    heirs = []
    for code in each.becomes:
        unit = tree.by_code(code)
        heirs.append(f"{code} {called.get(code) or (unit.name if unit else '')}".strip())
    closing = tree.by_code(each.code)
    return words.plan_closed(each.code, closing.name if closing else "", heirs, each.work, each.seats)


async def _open(tx: Tx, closing: list[Ending], tree: Tree) -> str:
    directives: set[int] = set()
    slots = 0
    ids = [unit.id for each in closing if (unit := tree.by_code(each.code))]
    for unit_id in ids:
        found = await passing.concerned(tx, unit_id)
        directives.update(found)
        for directive_id in found:
            slots += len(await passing.open_slots(tx, directive_id, unit_id))
    seated = {person.id for person, _ in await people.seated(tx, ids, tuple(Role))}
    return words.plan_open(len(directives), slots, len(seated))


async def carry_out(
    tx: Tx, files: Files, day: date, basis: str, zone: tzinfo, *, seen: Comparison | None = None,
    by_id: int | None = None,
) -> tuple[Imported, Reformed]:  # fmt: skip
    """Make the tree agree with the files: what ``seen`` showed, nothing else. Raises ``BadUnits``, Refusal."""
    if seen is not None and await compare(tx, files) != seen:
        raise Refusal(words.MEANWHILE)
    tree = await units.tree(tx)
    entries, endings = await _read(tx, files)
    stated = {entry.code for entry in entries if entry.tags is not None}
    closing = reform_file.open_of(endings, tree)
    if closing and not basis.strip():
        raise Refusal(words.NEEDS_BASIS)
    done = await import_units(tx, files.tree, by_id)
    made = await units.tree(tx)
    changes = [_change(each, made, day, basis, stated) for each in closing]
    return done, await reform.carry_out(tx, changes, by_id, zone)


def _change(each: Ending, tree: Tree, day: date, basis: str, stated: set[str]) -> Change:
    """``stated``: codes of which the file itself says what they are tagged with."""
    unit = tree.by_code(each.code)
    heirs = [heir.id for code in each.becomes if (heir := tree.by_code(code))]
    assert unit is not None
    kept: Choice = "end" if stated.issuperset(each.becomes) else "pass"
    return Change(
        _kind(len(heirs)), unit.id, day, basis, successors=tuple(heirs), work=each.work, seats=each.seats,
        tags=kept,
    )  # fmt: skip


def _kind(heirs: int) -> Kind:
    return (Kind.ABOLISHED, Kind.MERGED)[heirs > 0] if heirs < 2 else Kind.SPLIT
