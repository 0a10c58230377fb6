"""All reports on a directive for whoever follows it: the newest, those of a period, their figures summed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from domain import deadlines, forms, reported_cards
from domain.actions import Verb, encode
from domain.directives import Directive
from domain.duties import Duty
from domain.errors import Refusal
from domain.forms import Answers, Form
from domain.messages import Button, Message
from domain.people import Actor
from domain.reported_cards import PeriodLine, Sum
from domain.reports import Report
from domain.text import clip
from domain.units import Tree
from domain.wording import labels
from domain.wording import reviewing as words
from handlers import asked_forms, recognising, sight
from handlers.below import may_judge, may_see
from storage import directives, extensions, period_rows, reports, units
from storage.period_rows import Period
from storage.store import Tx

DUTY_NAME: int = 40  # code points of a duty's own words on a button


@dataclass(frozen=True, slots=True)
class _Followed:
    """A directive with the units whose reports the actor may read, in the order of the tree."""

    directive: Directive
    tree: Tree
    seen: tuple[int, ...]
    once: Mapping[int, str]  # what units were called when it was sent

    def name(self, unit_id: int) -> str:
        """The unit's name, as it is now, and was."""
        unit = self.tree.known(unit_id)
        return unit.name + self.once.get(unit_id, "") if unit else f"#{unit_id}"

    def names(self, unit_ids: Iterable[int]) -> dict[int, str]:
        """The names of these units."""
        return {unit_id: self.name(unit_id) for unit_id in unit_ids}

    def sorted(self, found: Iterable[Report]) -> list[Report]:
        """Those of them that may be read, in the order of the tree."""
        place = {unit_id: at for at, unit_id in enumerate(self.seen)}
        return sorted((one for one in found if one.unit_id in place), key=lambda one: place[one.unit_id])


async def _followed(tx: Tx, actor: Actor, directive_id: int) -> _Followed:
    directive, tree = await directives.get(tx, directive_id), await units.tree(tx)
    if directive is None:
        raise Refusal(words.NOT_FOUND)
    asked = {answer.unit_id for answer in await directives.answers(tx, directive_id)}
    if not await sight.monitors_it(tx, actor, directive):
        asked = {unit_id for unit_id in asked if may_see(actor, directive, unit_id, tree)}
    if not asked:
        raise Refusal(words.NOT_YOURS)
    known = [unit.id for unit in tree if unit.id in asked]
    once = await recognising.remarks(tx, directive_id, tree)
    return _Followed(directive, tree, (*known, *sorted(asked - set(known))), once)


async def listing(tx: Tx, actor: Actor, directive_id: int, page: int) -> Message:
    """The newest report of each unit that the actor may read, and who asks for more time."""
    followed = await _followed(tx, actor, directive_id)
    directive, tree = followed.directive, followed.tree
    found = followed.sorted(await reports.newest_of_all(tx, directive_id))
    asked = [
        one
        for one in await extensions.asked(tx, directive_id)
        if may_judge(actor, directive, one.unit_id, tree)
    ]
    names = followed.names([*(one.unit_id for one in found), *(one.unit_id for one in asked)])
    return reported_cards.listing(
        directive_id, directive.title, found, asked, names, page,
        figures=any(one.answers for one in found),
        periods=bool(await period_rows.of_directive(tx, directive_id, followed.seen, 1, 0)),
    )  # fmt: skip


async def sums(tx: Tx, actor: Actor, directive_id: int) -> Message:
    """The figures of the newest reports, form by form."""
    followed = await _followed(tx, actor, directive_id)
    found = followed.sorted(await reports.newest_of_all(tx, directive_id))
    return reported_cards.sums(directive_id, await _sums(tx, followed, found))


async def periods(tx: Tx, actor: Actor, directive_id: int, page: int, zone: tzinfo) -> Message:
    """The periods that have opened, the latest first."""
    followed = await _followed(tx, actor, directive_id)
    most = reported_cards.PERIODS
    found = await period_rows.of_directive(tx, directive_id, followed.seen, most + 1, page * most)
    duties = await period_rows.duties_of(tx, directive_id)
    lines = [_line(one, duties) for one in found[:most]]
    title = followed.directive.title
    return reported_cards.periods_menu(directive_id, title, lines, page, len(found) > most, zone)


def _line(period: Period, duties: dict[int, Duty]) -> PeriodLine:
    name = clip(duties[period.duty_id].quote, DUTY_NAME) if len(duties) > 1 else ""
    return PeriodLine(period.slot_id, period.due_at, name, period.units, period.reported)


async def _of_slot(tx: Tx, actor: Actor, slot_id: int) -> tuple[_Followed, Period, PeriodLine]:
    any_of_it = await period_rows.of_slot(tx, slot_id)
    if any_of_it is None:
        raise Refusal(words.NOT_FOUND)
    followed = await _followed(tx, actor, any_of_it.directive_id)
    period = await period_rows.of_slot(tx, slot_id, followed.seen)
    if period is None:
        raise Refusal(words.NOT_YOURS)
    return followed, period, _line(period, await period_rows.duties_of(tx, period.directive_id))


async def period_page(tx: Tx, actor: Actor, slot_id: int, page: int, zone: tzinfo) -> Message:
    """The reports of a slot's period, and who owes one. Raises Refusal for who may not read them."""
    followed, period, line = await _of_slot(tx, actor, slot_id)
    found = followed.sorted(await reports.of_period(tx, period.duty_id, period.due_at))
    still = set(await period_rows.owing(tx, period)) - {one.unit_id for one in found}
    owing = [unit_id for unit_id in followed.seen if unit_id in still]
    names = followed.names([*(one.unit_id for one in found), *owing])
    return reported_cards.period_page(
        followed.directive.id, followed.directive.title, line, found, owing, names, page, zone,
        figures=any(one.answers for one in found),
    )  # fmt: skip


async def period_sums(tx: Tx, actor: Actor, slot_id: int, zone: tzinfo) -> Message:
    """The figures of one period, summed over all units and by the unit above them."""
    followed, period, line = await _of_slot(tx, actor, slot_id)
    found = followed.sorted(await reports.of_period(tx, period.duty_id, period.due_at))
    back = Button(labels.BACK, encode(Verb.PERIOD, slot_id, 0))
    said = words.period_head(deadlines.show(period.due_at, zone), line.reported, line.units, line.duty)
    return reported_cards.sums(followed.directive.id, await _sums(tx, followed, found), back, said)


async def _sums(tx: Tx, followed: _Followed, found: Sequence[Report]) -> list[Sum]:
    """The figures of these reports, form by form; what a superior has put together is not added twice."""
    counted = [one for one in found if one.counts and one.answers]
    gathered = await reports.put_together(tx, [one.id for one in counted])
    tops = [one.unit_id for one in counted if one.id in gathered]
    by_form: dict[Form, list[tuple[int, Answers]]] = {}
    inside: dict[Form, int] = {}
    for one in counted:
        form = await asked_forms.of_report(tx, one)
        if any(top != one.unit_id and followed.tree.is_within(one.unit_id, top) for top in tops):
            inside[form] = inside.get(form, 0) + 1
        elif form:
            by_form.setdefault(form, []).append((one.unit_id, forms.from_json(one.answers, form)))
    return [_sum(form, filled, inside.get(form, 0), followed.tree) for form, filled in by_form.items()]


def _sum(form: Form, filled: list[tuple[int, Answers]], contained: int, tree: Tree) -> Sum:
    groups: dict[str, list[Answers]] = {}
    for unit_id, answers in filled:
        parent = tree.parent(unit_id)
        groups.setdefault(parent.name if parent else "", []).append(answers)
    by_parent = tuple((name, len(those), forms.sums(form, those)) for name, those in groups.items() if name)
    total = forms.sums(form, [answers for _, answers in filled])
    return Sum(form, total, len(filled), by_parent, contained=contained)
