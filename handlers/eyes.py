"""What somebody may find: what was sent into the subtrees of the own seats, and what one published oneself."""

from __future__ import annotations

from collections.abc import Sequence

from domain import hits
from domain.directives import Directive
from domain.hits import Wanted
from domain.lists import SUBJECT_MAX, Listed, Standing
from domain.people import ANSWERING, Actor, holds, horizon
from domain.text import clip
from domain.units import Tree
from storage import directives, search
from storage.finding import Eyes
from storage.store import Tx


def eyes_of(actor: Actor, tree: Tree) -> Eyes:
    """Whose eyes these are; whoever sees every unit need not be asked about each."""
    tops = horizon(actor, tree)
    if {unit.id for unit in tree.roots()} <= set(tops):
        return Eyes(None, actor.person.id)
    return Eyes(tuple(unit.id for top in tops for unit in tree.subtree(top)), actor.person.id)


async def listed(
    tx: Tx, actor: Actor, ids: Sequence[int], eyes: Eyes, wanted: Wanted | None = None
) -> list[Listed]:
    """These directives as a list shows them, in this order; with the words that were looked for marked."""
    own = holds(actor, *ANSWERING)
    known = {directive.id: directive for directive in await directives.several(tx, ids)}
    items = []
    for directive in (known[number] for number in ids if number in known):
        stand = await _standing(tx, actor, directive, own, eyes)
        items.append(Listed(directive, stand, *(await _marked(tx, directive, wanted) if wanted else ())))
    return items


async def _standing(tx: Tx, actor: Actor, directive: Directive, own: Sequence[int], eyes: Eyes) -> Standing:
    counts = await search.standing(tx, directive.id, own)
    counts = counts or await search.standing(tx, directive.id, eyes.unit_ids)
    if not counts and directive.published_by == actor.person.id:
        counts = await search.standing(tx, directive.id, None)
    return Standing(counts["silent"], counts["acknowledged"], counts["refused"])


async def _marked(tx: Tx, directive: Directive, wanted: Wanted) -> tuple[str, str]:
    kept = await directives.revision(tx, directive.id, directive.revision)
    quote = hits.quote(kept.draft, kept.text, wanted) if kept else ""
    return hits.marked(clip(directive.subject, SUBJECT_MAX), wanted), quote
