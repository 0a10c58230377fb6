"""What drawing many messages in one transaction looks up once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import tzinfo

from domain.cards import Reader
from domain.directives import Directive, Revision
from domain.units import Tree
from storage import directives, extensions, languages, reports, units
from storage.store import Tx


@dataclass(slots=True)
class Desk:
    """What drawing many messages in one transaction needs once: the zone, the tree, the directives."""

    zone: tzinfo
    tree: Tree | None = None
    known: dict[int, tuple[Directive, Revision]] = field(default_factory=dict)
    readers: dict[tuple[int, int], Reader] = field(default_factory=dict)
    languages: dict[int, str] = field(default_factory=dict)

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
        newest = {one.unit_id: one for one in await reports.newest_of_all(tx, directive_id)}
        granted = await extensions.granted_of(tx, directive_id)
        owing = await extensions.owing(tx, directive_id)
        for person_id, asked in (await directives.asked_of(tx, directive_id, person_ids)).items():
            mine = [answer.unit_id for _, answer in asked]
            self.readers[directive_id, person_id] = Reader(
                tuple((answer.unit_id, name) for name, answer in asked),
                tuple(answer for _, answer in asked),
                sum(unit in newest and newest[unit].counts for unit in mine),
                tuple((name, newest[a.unit_id]) for name, a in asked if a.unit_id in newest),
                min((granted[unit] for unit in mine if unit in granted), default=None),
                not owing.isdisjoint(mine),
                person_id,
            )

    async def reader(self, tx: Tx, directive_id: int, person_id: int) -> Reader:
        """Whose card it is: the units of the audience that the person answers for, and their answers."""
        if (directive_id, person_id) not in self.readers:
            await self.meet(tx, directive_id, [person_id])
        return self.readers[directive_id, person_id]
