"""What somebody may find: what was sent into the subtrees of the own seats, what these follow up, one's own."""

from __future__ import annotations

from collections.abc import Sequence

from domain import hits
from domain.directives import Directive
from domain.hits import Wanted
from domain.list_states import Part, Standing, counted
from domain.lists import SUBJECT_MAX, Listed
from domain.people import ANSWERING, Actor, Role, holds, horizon, is_admin
from domain.standings import Counts
from domain.text import clip
from domain.units import Tree
from storage import directives, listing, standings
from storage.finding import Eyes
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
    return [
        Listed(known[number], stand[number], *(await _marked(tx, known[number], wanted) if wanted else ()))
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
    counts = await standings.counts(tx, [one for one in ids if one not in alone], eyes.unit_ids)
    beyond = [one for one in ids if one not in parts and one not in counts]
    counts |= await standings.counts(tx, beyond) if beyond else {}
    return {one: _standing(parts.get(one, []), counts.get(one)) for one in ids}


def _standing(parts: list[Part], counts: Counts | None) -> Standing:
    """What is said of the units that matter to the reader."""
    if len(parts) == 1 and (counts is None or counts.units == 1):
        return parts[0]
    return counts or counted(parts)


async def _marked(tx: Tx, directive: Directive, wanted: Wanted) -> tuple[str, str]:
    kept = await directives.revision(tx, directive.id, directive.revision)
    quote = hits.quote(kept.draft, kept.text, wanted) if kept else ""
    return hits.marked(clip(directive.subject, SUBJECT_MAX), wanted), quote
