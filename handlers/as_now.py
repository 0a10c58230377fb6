"""A draft of before, with the units that are there now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.drafts import Draft
from storage import directives, units
from storage.passing import replaced
from storage.store import Tx


def current(draft: Draft, became: Mapping[int, Sequence[int]]) -> Draft:
    """The draft with each unit that is no more put in its successors' name."""

    def now(unit_ids: Sequence[int]) -> tuple[int, ...]:
        return tuple(replaced(unit_ids, became))

    return replace(
        draft,
        audience=now(draft.audience),
        monitors=now(draft.monitors),
        tasks=tuple(replace(task, units=now(task.units)) for task in draft.tasks),
        duties=tuple(
            replace(duty, units=now(duty.units), via_units=now(duty.via_units)) for duty in draft.duties
        ),
    )


async def standing(tx: Tx, directive_id: int, draft: Draft) -> Draft:
    """What a directive was confirmed as, for the units asked now: successors only where the work passed."""
    tree = await units.tree(tx)
    if all(unit in tree for unit in draft.audience):
        return draft
    asked = {answer.unit_id for answer in await directives.answers(tx, directive_id)}
    became = {unit.id: tuple(heir for heir in tree.heirs(unit.id) if heir in asked) for unit in tree.gone()}
    return current(draft, became)
