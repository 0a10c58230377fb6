"""What units filled into a directive's forms: a table a form, the newest report of each unit and duty."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain import forms
from domain.forms import Answers, Form
from domain.papers.values import Figures
from domain.text import clip
from domain.units import Tree
from handlers import asked_forms
from handlers.sight import Sight
from handlers.unit_order import above, in_order, name
from storage import exports, planning, reports
from storage.store import Tx

NAME_MAX: Final = 80  # of a duty's words above its table


async def gather(
    tx: Tx, directive_id: int, tree: Tree, seen: Sight, once: Mapping[int, str] = MappingProxyType({})
) -> tuple[Figures, ...]:
    """The figures of the units ``seen``; nothing where none filled in a form. ``once``: behind their names.

    What a superior has put together from the units below is not to be added twice.
    """
    found = [one for one in await exports.filled(tx, directive_id) if seen is None or one.unit_id in seen]
    gathered = await reports.put_together(tx, [one.report_id for one in found])
    tops = {(one.duty_id, one.unit_id) for one in found if one.report_id in gathered}
    tables: dict[tuple[int, Form], list[tuple[int, Answers]]] = {}
    for one in found:
        if form := await asked_forms.of(tx, directive_id, one.revision, one.unit_id, one.slot_id):
            answers = forms.from_json(one.answers, form)
            tables.setdefault((one.duty_id, form), []).append((one.unit_id, answers))
    made = []
    for (duty_id, form), filled in tables.items():
        above_all = {unit_id for duty, unit_id in tops if duty == duty_id}
        title = await _name(tx, duty_id) if len(tables) > 1 else ""
        made.append(_table(tree, form, filled, above_all, title, once))
    return tuple(made)


def _table(
    tree: Tree, form: Form, filled: list[tuple[int, Answers]], tops: set[int], title: str,
    once: Mapping[int, str],
) -> Figures:  # fmt: skip
    ordered = in_order(tree, filled)
    rows = tuple(
        [
            (name(tree, unit_id) + once.get(unit_id, ""), above(tree, unit_id), answers)
            for unit_id, answers in ordered
        ]
    )
    contained = frozenset(
        place
        for place, (unit_id, _) in enumerate(ordered)
        if any(top != unit_id and tree.is_within(unit_id, top) for top in tops)
    )
    return Figures(form, rows, title, contained)


async def _name(tx: Tx, duty_id: int) -> str:
    stored = await planning.get(tx, duty_id) if duty_id else None
    return clip(stored.duty.quote or stored.duty.to, NAME_MAX) if stored else ""
