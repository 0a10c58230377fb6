"""Units under the names that a directive's readers remember: what they were called when it was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain import times
from domain.unit_cards import Place
from domain.units import Tree
from domain.wording import reforming as words
from storage import directives, successions, units
from storage.store import Tx

NAMES_MAX = 4  # former names behind one


async def remarks(tx: Tx, directive_id: int, tree: Tree) -> dict[int, str]:
    """What stands behind the name of a unit in lists of this directive; nothing for most.

    Its former name, where it was renamed after the directive was sent; and the units whose work passed to it.
    Directives that are newer than a change never speak of it.
    """
    if not any(unit.former for unit in tree):
        return {}
    directive = await directives.get(tx, directive_id)
    if directive is None:
        return {}
    since = directive.published_at
    old = await successions.names_until(tx, since)
    taken = await successions.taken(tx, directive_id)
    young = await units.made_after(tx, since)
    named = {unit_id: _without(tree, unit_id, names) for unit_id, names in old.items() if tree.known(unit_id)}
    found = {}
    for unit_id in {*named, *taken}:
        absorbed = _absorbed(tree, unit_id, taken, old)
        own = named.get(unit_id, [])
        if own or (absorbed and unit_id in young):
            found[unit_id] = f" {words.formerly(_few([*own, *absorbed]))}"
        elif absorbed:
            found[unit_id] = f" {words.took_over(_few(absorbed))}"
    return found


async def on_page(tx: Tx, place: Place, tree: Tree) -> Place:
    """A unit's page: what it took in was never its own name, so it is told from what it was called."""
    found = await successions.taken_in(tx, place.unit.id)
    others = {name for one in found for name in (one.name, *_former(tree, one.unit_id))}
    own = tuple(name for name in place.unit.former if name not in others)
    together: dict[tuple[date, bool], list[str]] = {}
    for one in found:
        together.setdefault((one.day, one.whole), []).append(one.name)
    said = [
        words.took_in(_few(names), times.show_date(day), whole=whole)
        for (day, whole), names in together.items()
    ]
    return replace(place, unit=replace(place.unit, former=own), taken_in=said[-NAMES_MAX:])


def _former(tree: Tree, unit_id: int) -> tuple[str, ...]:
    unit = tree.known(unit_id)
    return (unit.name, *unit.former) if unit else ()


async def called(tx: Tx, directive_id: int, unit_id: int) -> str:
    """The unit's name with that."""
    remark = (await remarks(tx, directive_id, await units.tree(tx))).get(unit_id, "")
    return await units.name(tx, unit_id) + remark


def _without(tree: Tree, unit_id: int, names: Sequence[str]) -> list[str]:
    return [name for name in names if name != tree[unit_id].name]


def _absorbed(
    tree: Tree, unit_id: int, taken: Mapping[int, Sequence[int]], old: Mapping[int, Sequence[str]]
) -> list[str]:
    """The units whose work came here, also by way of others, as they were called when it was sent."""
    found: dict[str, None] = {}
    waiting, seen = list(taken.get(unit_id, ())), {unit_id}
    while waiting:
        one = waiting.pop(0)
        if one in seen or tree.known(one) is None:
            continue
        seen.add(one)
        found[(old.get(one) or [tree[one].name])[0]] = None
        waiting += taken.get(one, ())
    return [name for name in found if name != tree[unit_id].name]


def _few(names: Sequence[str]) -> list[str]:
    names = list(dict.fromkeys(names))
    rest = len(names) - NAMES_MAX
    return [*names[:NAMES_MAX], *([f"+{rest}"] if rest > 0 else [])]
