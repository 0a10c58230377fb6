"""What drawing many messages in one transaction looks up once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from typing import NamedTuple

from domain.cards import Reader
from domain.directives import Answer, Directive, Revision
from domain.reports import Report
from domain.units import Tree
from storage import directives, extensions, languages, latecomers, relays, reports, retiming, units
from storage import group_copies as lying
from storage.store import Tx


class _Known(NamedTuple):
    newest: dict[int, Report]
    granted: dict[int, datetime]
    owing: set[int]
    changed: dict[int, datetime]
    joined: dict[int, datetime]


@dataclass(slots=True)
class Desk:
    """What drawing many messages in one transaction needs once: the zone, the tree, the directives."""

    zone: tzinfo
    tree: Tree | None = None
    known: dict[int, tuple[Directive, Revision]] = field(default_factory=dict)
    readers: dict[tuple[int, int], Reader] = field(default_factory=dict)
    languages: dict[int, str] = field(default_factory=dict)
    unit_readers: dict[tuple[int, int], Reader] = field(default_factory=dict)

    async def listen(self, tx: Tx, person_ids: Sequence[int]) -> None:
        """Load for many people at once which language each reads."""
        self.languages |= await languages.of(tx, person_ids)

    async def language(self, tx: Tx, person_id: int) -> str:
        """The language that the person reads."""
        if person_id not in self.languages:
            await self.listen(tx, [person_id])
        return self.languages.get(person_id, "")

    async def units(self, tx: Tx) -> Tree:
        """The tree, loaded once."""
        if self.tree is None:
            self.tree = await units.tree(tx)
        return self.tree

    async def directive(self, tx: Tx, directive_id: int) -> tuple[Directive, Revision]:
        """The directive and its present revision, loaded once."""
        if directive_id not in self.known:
            directive = await directives.get(tx, directive_id)
            assert directive is not None
            revision = await directives.revision(tx, directive_id, directive.revision)
            assert revision is not None
            self.known[directive_id] = directive, revision
        return self.known[directive_id]

    async def meet(self, tx: Tx, directive_id: int, person_ids: Sequence[int]) -> None:
        """Load for many people at once what ``reader`` tells of each."""
        known = await _known(tx, directive_id)
        relaying = await relays.relaying(tx, directive_id, person_ids)
        for person_id, asked in (await directives.asked_of(tx, directive_id, person_ids)).items():
            reader = _reader(asked, known, person_id)
            self.readers[directive_id, person_id] = replace(reader, may_relay=person_id in relaying)

    async def meet_units(self, tx: Tx, directive_id: int, unit_ids: Sequence[int]) -> None:
        """Load for many units at once what ``unit`` tells of each."""
        known = await _known(tx, directive_id)
        for unit_id, asked in (await lying.answers_of(tx, directive_id, unit_ids)).items():
            self.unit_readers[directive_id, unit_id] = _reader(asked, known, 0)

    async def unit(self, tx: Tx, directive_id: int, unit_id: int) -> Reader:
        """A unit as the reader of its own card; without units where it is not of the audience."""
        if (directive_id, unit_id) not in self.unit_readers:
            await self.meet_units(tx, directive_id, [unit_id])
        return self.unit_readers[directive_id, unit_id]

    async def reader(self, tx: Tx, directive_id: int, person_id: int) -> Reader:
        """Whose card it is: the units of the audience that the person answers for, and their answers."""
        if (directive_id, person_id) not in self.readers:
            await self.meet(tx, directive_id, [person_id])
        return self.readers[directive_id, person_id]


async def _known(tx: Tx, directive_id: int) -> _Known:
    return _Known(
        {one.unit_id: one for one in await reports.newest_of_all(tx, directive_id)},
        await extensions.granted_of(tx, directive_id),
        await extensions.owing(tx, directive_id),
        await retiming.changed_of(tx, directive_id),
        await latecomers.of_directive(tx, directive_id),
    )


def _reader(asked: Sequence[tuple[str, Answer]], known: _Known, person_id: int) -> Reader:
    mine = [answer.unit_id for _, answer in asked]
    return Reader(
        tuple((answer.unit_id, name) for name, answer in asked),
        tuple(answer for _, answer in asked),
        sum(unit in known.newest and known.newest[unit].counts for unit in mine),
        tuple((name, known.newest[a.unit_id]) for name, a in asked if a.unit_id in known.newest),
        min((known.granted[unit] for unit in mine if unit in known.granted), default=None),
        min((known.changed[unit] for unit in mine if unit in known.changed), default=None),
        not known.owing.isdisjoint(mine),
        person_id,
        joined=tuple((name, known.joined[a.unit_id]) for name, a in asked if a.unit_id in known.joined),
    )
