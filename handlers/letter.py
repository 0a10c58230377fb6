"""The message that carries a drafted letter: drawn from the rows of now, made into a file when it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from domain import deadlines
from domain.directives import Directive
from domain.markup import h
from domain.messages import Message, Upload
from domain.units import Tree
from domain.urging_letters import LateUnit, UrgingLetter
from domain.wording import LANGUAGES, speaking
from domain.wording import escalation as words
from domain.wording import urging_letters as letter_words
from handlers.desk import Desk
from handlers.letter_file import build
from storage import climbs, journal, people
from storage.climbs import Climb
from storage.outbox import Claimed
from storage.store import Tx


async def draw_letter(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """The draft for whoever published; None when nobody is late any more."""
    number = claimed.payload["climb"]
    assert isinstance(number, int)
    climb = await climbs.get(tx, number)
    silent = await climbs.missing(tx, climb) if climb else []
    if climb is None or not silent:
        return None
    with speaking(LANGUAGES[0]):  # an official paper, whoever reads the message that brings it
        letter = await _letter(tx, climb, silent, desk)
    takers = (await climbs.takers(tx, [climb.id])).get(climb.id, [])
    tree = await desk.units(tx)
    names = ", ".join(f"{one.name} ({tree[one.unit_id].name})" for one in takers if one.unit_id in tree)
    told = [words.LETTER, *([words.letter_takers(names)] if names else [])]
    return Message(h("\n".join(told)), upload=Upload(words.LETTER_FILE, partial(build, letter)))


async def _letter(tx: Tx, climb: Climb, silent: Sequence[int], desk: Desk) -> UrgingLetter:
    directive, revision = await desk.directive(tx, climb.directive_id)
    tree = await desk.units(tx)
    root = tree.roots()[0].name if tree.roots() else ""
    told = await journal.units_of(tx, "escalated", directive.id)
    return UrgingLetter(
        issuer=directive.issuer or root,
        place=revision.draft.place,
        title=directive.title,
        subject=directive.subject,
        issued_on=revision.draft.issued_on,
        drafted_on=tx.now.astimezone(desk.zone).date(),
        units=tuple([await _late(tx, climb, directive, unit, tree, desk) for unit in silent]),
        reached=tuple(tree[unit].name for unit in told if unit in tree),
    )


async def _late(tx: Tx, climb: Climb, directive: Directive, unit: int, tree: Tree, desk: Desk) -> LateUnit:
    seated = await people.seated(tx, [unit])
    names = ", ".join(dict.fromkeys(person.name for person, _ in seated)) or words.NOBODY
    what = letter_words.REPORT if climb.duty_id else letter_words.ACK
    if unit in await climbs.returned(tx, climb):
        what = letter_words.RETURNED
    days = max(0, (tx.now.astimezone(desk.zone).date() - climb.due_at.astimezone(desk.zone).date()).days)
    name = tree[unit].name if unit in tree else f"#{unit}"
    return LateUnit(name, names, what, deadlines.show(climb.due_at, desk.zone), days)
