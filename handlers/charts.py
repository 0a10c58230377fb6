"""The pictures of one directive, or of all that are open: gathered in one reading, drawn when they leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from domain import branch_cards, charts, rankings, readiness_charts
from domain.charts import Chart
from domain.directives import Directive
from domain.errors import Refusal
from domain.people import Actor
from domain.pictures import Count
from domain.standings import whole
from domain.units import Tree
from domain.wording import pictures as words
from handlers import drills, following
from handlers.board import allowed
from handlers.desk import Desk
from handlers.sight import Sight
from storage import standings, units
from storage.store import Tx


async def of_directive(tx: Tx, actor: Actor, directive_id: int, zone: tzinfo) -> list[Chart]:
    """Grid, curve and (where reports were due) ranking of one directive, of the units that the actor follows.

    Of a drill its readiness and the grid.

    Raises ``Refusal`` where there is nothing to show.
    """
    directive, tree, seen = await allowed(tx, actor, directive_id)
    found = await standings.of_directive(tx, directive_id, seen)
    if not found:
        raise Refusal(words.NOTHING)
    counts = whole((await standings.counts(tx, [directive_id], seen)).values())
    states = {one.unit_id: one.state for one in found}
    title = _title(directive)
    made = charts.grids(title, words.units(len(found)), states, counts, tree)
    if directive.drill:
        ready = await drills.gather(tx, directive, seen, Desk(zone, tree))
        return [readiness_charts.chart(ready, zone), *made]
    made.append(charts.curve(title, found, directive.release_at, directive.due_at, zone))
    return made + await _ranking(tx, title, [([directive_id], seen)], tree, zone)


async def of_all(tx: Tx, actor: Actor, zone: tzinfo) -> list[Chart]:
    """Grid and ranking over all open directives that the actor follows.

    Raises ``Refusal`` where there is nothing to show.
    """
    tree = await units.tree(tx)
    found = await following.following(tx, actor, tree)
    counted = await following.counts_of_units(tx, found)
    if not counted:
        raise Refusal(words.NOTHING)
    states = {unit_id: branch_cards.worst(one) for unit_id, one in counted.items()}
    note = f"{words.directives(len(found.counted))} · {words.units(len(counted))}. {words.WORST}"
    made = charts.grids(words.ALL_OPEN, note, states, whole(counted.values()), tree)
    return made + await _ranking(tx, words.ON_TIME, found.parts(), tree, zone)


def _title(directive: Directive) -> str:
    subject = directive.subject if directive.number else ""
    return ": ".join(filter(None, (directive.title, subject)))


async def _ranking(
    tx: Tx, title: str, parts: Sequence[tuple[list[int], Sight]], tree: Tree, zone: tzinfo
) -> list[Chart]:
    begins = rankings.months(tx.now, zone)
    owing: dict[int, list[Count]] = {}
    for ids, seen in parts:
        for one in await standings.owing(tx, ids, seen, begins):
            months = owing.setdefault(one.unit_id, [Count()] * (len(begins) - 1))
            months[one.span] = rankings.total((months[one.span], one.count))
    names = {unit.id: unit.name for unit in tree if unit.id in owing}
    made = rankings.ranking(title, owing, names, begins, zone)
    return [made] if made else []
