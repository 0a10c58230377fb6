"""What somebody may find: what was sent into the subtrees of the own seats, what these follow up, one's own."""

from __future__ import annotations

from collections.abc import Sequence

from domain import hits
from domain.directives import Directive
from domain.drafts import Draft
from domain.hits import Wanted
from domain.list_states import Part, Standing, counted
from domain.lists import SUBJECT_MAX, Listed
from domain.people import ANSWERING, Actor, Role, holds, horizon, is_admin
from domain.standings import Counts
from domain.text import clip
from domain.units import Tree
from storage import directives, listing, standings
from storage.finding import Eyes, Units
from storage.store import Tx


def eyes_of(actor: Actor, tree: Tree) -> Eyes:
    """Whose eyes these are; whoever sees every unit need not be asked about each."""
    tops = horizon(actor, tree)
    charged = holds(actor, *ANSWERING)
    if {unit.id for unit in tree.roots()} <= set(tops):
        return Eyes(None, actor.person.id, charged)
    return Eyes(tuple(unit.id for top in tops for unit in tree.subtree(top)), actor.person.id, charged)


async def listed(
    tx: Tx, actor: Actor, ids: Sequence[int], eyes: Eyes, wanted: Wanted | None = None
) -> list[Listed]:
    """These directives as a list shows them, in this order; with the words that were looked for marked."""
    known = {directive.id: directive for directive in await directives.several(tx, ids)}
    stand = await _standings(tx, actor, list(known), eyes)
    written = await listing.letters(tx, ids) if wanted else {}
    return [
        Listed(
            known[number], stand[number], *(_marked(known[number], written[number], wanted) if wanted else ())
        )
        for number in ids
        if number in known
    ]


async def _standings(tx: Tx, actor: Actor, ids: Sequence[int], eyes: Eyes) -> dict[int, Standing]:
    """Of the own unit's part; for whoever leads, or answers for several, the count of all that is seen.

    Of what reached no unit below, but is one's own or charged to one's unit: the count of its whole audience.
    """
    parts = await listing.parts(tx, ids, holds(actor, *ANSWERING))
    leads = bool(holds(actor, Role.LEADER, Role.COORDINATOR)) or is_admin(actor)
    alone = () if leads else parts
    counts = await _counts(tx, [one for one in ids if one not in alone], eyes.unit_ids)
    counts |= await _counts(tx, [one for one in ids if one not in parts and one not in counts], None)
    return {one: _standing(parts.get(one, []), counts.get(one)) for one in ids}


async def _counts(tx: Tx, ids: Sequence[int], unit_ids: Units) -> dict[int, Counts]:
    return await standings.counts(tx, ids, unit_ids) if ids else {}


def _standing(parts: list[Part], counts: Counts | None) -> Standing:
    """What is said of the units that matter to the reader."""
    if len(parts) == 1 and (counts is None or counts.units == 1):
        return parts[0]
    return counts or counted(parts)


def _marked(directive: Directive, written: tuple[Draft, str], wanted: Wanted) -> tuple[str, str]:
    draft, text = written
    wanted = wanted.as_in(draft, text)
    return hits.marked(clip(directive.subject, SUBJECT_MAX), wanted), hits.quote(draft, text, wanted)
