"""What a register of units would change in the tree, and why it cannot."""

from __future__ import annotations

from dataclasses import dataclass, replace

from domain import tags
from domain.text import fold
from domain.unit_file import Entry, Problem, Trouble
from domain.units import Tree, Unit


@dataclass(frozen=True, slots=True)
class Change:
    """A unit that stands in the tree and differs: ``name``, ``kind``, ``parent``, ``aliases`` or ``tags``."""

    unit: Unit
    entry: Entry
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is new, what changes, what stays. ``positions``: the place of each named unit among its siblings.

    ``left``: the units of the tree that no line names; they stay as they are.
    """

    new: tuple[Entry, ...]
    changed: tuple[Change, ...]
    unchanged: int
    positions: dict[str, int]
    left: tuple[Unit, ...] = ()


def plan(entries: list[Entry], tree: Tree) -> Plan:
    """What bringing in these lines would do. They must have passed ``check``."""
    entries = _spelled(entries, tree)
    changes = [_change(unit, entry, tree) for entry in entries if (unit := tree.by_code(entry.code))]
    changed = tuple(change for change in changes if change.fields)
    named = {entry.code for entry in entries}
    return Plan(
        new=tuple(entry for entry in entries if tree.by_code(entry.code) is None),
        changed=changed,
        unchanged=len(changes) - len(changed),
        positions=_positions(entries, tree),
        left=tuple(unit for unit in tree if unit.code not in named),
    )


def _spelled(entries: list[Entry], tree: Tree) -> list[Entry]:
    """The lines with their tags as the office writes them already, else as the first line does."""
    known = {tag.name: tag.name for tag in tags.counted(tree)}
    for tag in (tag for entry in entries for tag in entry.tags or ()):
        if tag not in known:
            known[tag] = tags.as_known(tag, dict.fromkeys(known.values()))
    return [
        entry if entry.tags is None else replace(entry, tags=tuple(known[tag] for tag in entry.tags))
        for entry in entries
    ]


def check(entries: list[Entry], tree: Tree) -> list[Problem]:
    """Units that are no more, unknown parents, and circles: in the file with what the tree holds already.

    A unit that is its own parent was named by ``unit_file.read``.
    """
    gone = {unit.code: unit for unit in tree.gone()}
    codes = {unit.code for unit in tree} | {entry.code for entry in entries}
    parents = {unit.code: _parent_code(unit, tree) for unit in tree}
    parents |= {entry.code: entry.parent_code for entry in entries}
    circles = _in_circles(parents)
    closed = [
        Problem(entry.line, Trouble.CLOSED, entry.code, gone[entry.code].name)
        for entry in entries
        if entry.code in gone
    ]
    return closed + [problem for entry in entries if (problem := _problem(entry, codes, circles))]


def _problem(entry: Entry, codes: set[str], circles: set[str]) -> Problem | None:
    if entry.parent_code and entry.parent_code not in codes:
        hint = next((code for code in sorted(codes) if fold(code) == fold(entry.parent_code)), "")
        return Problem(entry.line, Trouble.UNKNOWN_PARENT, entry.parent_code, hint)
    if entry.code in circles and entry.code != entry.parent_code:
        return Problem(entry.line, Trouble.CIRCLE, entry.code, entry.parent_code)
    return None


def _in_circles(parents: dict[str, str]) -> set[str]:
    settled: set[str] = set()
    circles: set[str] = set()
    for start in parents:
        path: dict[str, None] = {}
        code = start
        while code and code not in settled and code not in path:
            path[code] = None
            code = parents.get(code, "")
        if code in path:
            way = list(path)
            circles.update(way[way.index(code) :])
        settled.update(path)
    return circles


def _parent_code(unit: Unit, tree: Tree) -> str:
    parent = tree.parent(unit.id)
    return parent.code if parent else ""


def _change(unit: Unit, entry: Entry, tree: Tree) -> Change:
    differs = {
        "name": entry.name != unit.name,
        "kind": entry.kind != unit.kind,
        "parent": entry.parent_code != _parent_code(unit, tree),
        "aliases": entry.aliases is not None and set(entry.aliases) != set(unit.aliases),
        "tags": entry.tags is not None and not tags.same(entry.tags, unit.tags),
    }
    return Change(unit, entry, tuple(name for name, different in differs.items() if different))


def _positions(entries: list[Entry], tree: Tree) -> dict[str, int]:
    """A file that names every unit decides the order; another one only adds its new units at the end."""
    named = {entry.code for entry in entries}
    if all(unit.code in named for unit in tree):
        return {entry.code: place for place, entry in enumerate(entries)}
    last = max((unit.position for unit in tree), default=-1)
    new = [entry.code for entry in entries if tree.by_code(entry.code) is None]
    return {code: place for place, code in enumerate(new, start=last + 1)}
