"""The message that carries a drafted letter: drawn from the rows of now, made into a file when it leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, tzinfo
from functools import partial

from domain import deadlines, times
from domain.markup import h
from domain.messages import Message, Upload
from domain.units import Unit
from domain.urging_letters import LateUnit, UrgingLetter
from domain.wording import escalation as words
from domain.wording import urging_letters as letter_words
from handlers.desk import Desk
from handlers.letter_file import build
from storage import climbs, journal, latecomers, people
from storage.climbs import Climb
from storage.outbox import Claimed
from storage.store import Tx


async def draw_letter(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """The draft for whoever published; None when nobody is late any more."""
    if not await people.seats_of(tx, claimed.person_id):  # it is nobody's any more who left the office
        return None
    number = claimed.payload["climb"]
    assert isinstance(number, int)
    climb = await climbs.get(tx, number)
    lettered = await climbs.lettered(tx, climb.directive_id) if climb else []
    late = await _late_units(tx, lettered, desk)
    if climb is None or not late:
        return None
    letter = await _letter(tx, climb.directive_id, late, desk)
    names = await _takers(tx, lettered, desk)
    told = [words.LETTER, *([words.letter_takers(", ".join(names))] if names else [])]
    return Message(h("\n".join(told)), upload=Upload(words.LETTER_FILE, partial(build, letter)))


async def _takers(tx: Tx, lettered: Sequence[Climb], desk: Desk) -> list[str]:
    tree = await desk.units(tx)
    found = await climbs.takers(tx, [climb.id for climb in lettered])
    takers = (taker for each in found.values() for taker in each if taker.unit_id in tree)
    return list(dict.fromkeys(f"{taker.name} ({tree[taker.unit_id].name})" for taker in takers))


async def _letter(tx: Tx, directive_id: int, late: tuple[LateUnit, ...], desk: Desk) -> UrgingLetter:
    directive, revision = await desk.directive(tx, directive_id)
    tree = await desk.units(tx)
    root = tree.roots()[0].name if tree.roots() else ""
    told = await journal.units_of(tx, "escalated", directive.id)
    _, slash, symbol = directive.number.rpartition("/")
    return UrgingLetter(
        issuer=directive.issuer or root,
        place=revision.draft.place,
        title=letter_words.titled(directive.doc_type, directive.title, numbered=bool(directive.number)),
        subject=directive.subject if directive.number else "",
        issued_on=revision.draft.issued_on,
        drafted_on=tx.now.astimezone(desk.zone).date(),
        units=late,
        reached=tuple(tree[unit].name for unit in told if unit in tree),
        symbol=symbol if slash else "",
    )


async def _late_units(tx: Tx, lettered: Sequence[Climb], desk: Desk) -> tuple[LateUnit, ...]:
    """A row a unit, in the order of the tree, however many things it owes."""
    owed: dict[int, list[tuple[Climb, str]]] = {}
    for climb in lettered:
        returned = await climbs.returned(tx, climb)
        new = await latecomers.of_directive(tx, climb.directive_id)
        for unit in set(await climbs.missing(tx, climb)) - new.keys():  # a letter calls no newcomer to account
            what = letter_words.REPORT if climb.duty_id else letter_words.ACK
            owed.setdefault(unit, []).append((climb, letter_words.RETURNED if unit in returned else what))
    tree = await desk.units(tx)
    responsible: dict[int | None, list[str]] = {}
    for person, seat in await people.seated(tx, list(owed)):
        responsible.setdefault(seat.unit_id, []).append(person.name)
    today = tx.now.astimezone(desk.zone).date()
    return tuple(
        _late(unit, owed[unit.id], responsible.get(unit.id, ()), today, desk.zone)
        for unit in tree
        if unit.id in owed
    )


def _late(
    unit: Unit, owed: Sequence[tuple[Climb, str]], names: Sequence[str], today: date, zone: tzinfo
) -> LateUnit:
    first = min((climb for climb, _ in owed), key=lambda climb: (climb.duty_id == 0, climb.due_at)).due_at
    counts = Counter(what for _, what in owed)
    missing = letter_words.joined([letter_words.times_over(what, count) for what, count in counts.items()])
    day = first.astimezone(zone).date()
    people_ = ", ".join(dict.fromkeys(names)) or words.NOBODY
    asked = any(climb.duty_id for climb, _ in owed)
    due = deadlines.show(first, zone) if asked else letter_words.issued(times.show_date(day))
    return LateUnit(unit.name, people_, missing, due, max(0, (today - day).days))
