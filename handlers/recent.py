"""/vanban: the newest directives, narrowed down by buttons that combine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from typing import Final

from domain import limits, lists, queries
from domain.actions import Verb, encode
from domain.errors import Refusal
from domain.markup import h
from domain.messages import Button, Keyboard, Message
from domain.people import Actor
from domain.text import clip, fold
from domain.urgency import Urgency
from domain.wording import asking as words
from domain.wording import labels, terms
from domain.wording import searching as filter_words
from handlers import reading
from handlers.desk import Desk
from handlers.eyes import eyes_of, listed
from storage import finding
from storage.finding import Filter
from storage.store import Tx

PAGE: Final = limits.LIST_PAGE
LOOKED: Final = 400  # of the newest directives: whose issuers and months are offered
CHOICES: Final = 8  # issuers or months on one screen
_STATES: Final = ("", "open", "done")  # by the number that a button carries: never re-order


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the list is narrowed to, as buttons carry it; 0 for nothing.

    ``urgency`` from 1 (normal) to 4 (flash), ``issuer`` the id of any directive of that issuer, ``month`` as
    ``202607``.
    """

    urgency: int = 0
    state: int = 0
    issuer: int = 0
    month: int = 0

    @property
    def ids(self) -> tuple[int, int, int, int]:
        """As a button carries it."""
        return self.urgency, self.state, self.issuer, self.month

    @property
    def count(self) -> int:
        """How many choices are on."""
        return sum(map(bool, self.ids))


NONE: Final = Chosen()


def chosen_of(ids: Sequence[int]) -> Chosen:
    """What a button carries; what no button of ours can carry counts as not chosen."""
    urgency, state, issuer, month = ids
    known = _days(month) is not None
    return Chosen(
        urgency if urgency <= len(Urgency) else 0, state if state < len(_STATES) else 0, issuer,
        month if known else 0,
    )  # fmt: skip


async def page(tx: Tx, actor: Actor, chosen: Chosen, number: int, desk: Desk) -> Message:
    """A page of what the actor may see and the filter lets through, newest first.

    Raises Refusal past the end.
    """
    eyes = eyes_of(actor, await desk.units(tx))
    ids = await finding.listed(tx, _filter(chosen, desk.zone), eyes, (number + 1) * PAGE + 1)
    shown = ids[number * PAGE : (number + 1) * PAGE]
    if not shown:
        return await _nothing(tx, actor, chosen, number)
    items = await listed(tx, actor, shown, eyes)
    more = len(ids) > (number + 1) * PAGE
    turns = lists.pager(number, more, lambda to: encode(Verb.LISTED, *chosen.ids, to))
    head = words.RECENT + words.page_of(number)
    if chosen.count:
        head += "\n" + filter_words.filtered(await _said(tx, actor, chosen))
    return lists.listing(head, items, number, turns, tx.now, desk.zone, (_ways(chosen),))


async def _nothing(tx: Tx, actor: Actor, chosen: Chosen, number: int) -> Message:
    if number:
        raise Refusal(words.NO_MORE)
    if not chosen.count:
        return Message(h(words.NO_RECENT))
    said = filter_words.filtered(await _said(tx, actor, chosen))
    return Message(f"<b>{h(said)}</b>\n\n{h(filter_words.NONE_SO)}", (_ways(chosen),))


def _ways(chosen: Chosen) -> tuple[Button, ...]:
    narrow = Button(filter_words.filter_on(chosen.count), encode(Verb.FILTERS, *chosen.ids))
    clear = Button(filter_words.CLEAR, encode(Verb.LISTED, *NONE.ids, 0))
    return (narrow, clear) if chosen.count else (narrow,)


def _filter(chosen: Chosen, zone: tzinfo) -> Filter:
    days = _days(chosen.month)
    since, until = finding.span(days, zone) if days else ("", "")
    urgency = tuple(Urgency)[chosen.urgency - 1].value if chosen.urgency else ""
    return Filter(urgency, _STATES[chosen.state], chosen.issuer, since, until)


def _days(month: int) -> tuple[date, date] | None:
    return queries.month(month // 100, month % 100) if month else None


async def _said(tx: Tx, actor: Actor, chosen: Chosen) -> list[str]:
    """What is on, in words."""
    said = []
    if chosen.urgency:
        said.append(terms.URGENCY[tuple(Urgency)[chosen.urgency - 1]])
    if chosen.state:
        said.append(_state_words(chosen.state))
    if chosen.issuer:
        said.append(clip(await _issuer(tx, actor, chosen.issuer), 60) or filter_words.NO_ISSUER)
    if chosen.month:
        said.append(filter_words.month(chosen.month % 100, chosen.month // 100))
    return said


def _state_words(state: int) -> str:
    return filter_words.OPEN if _STATES[state] == "open" else filter_words.DONE


async def _issuer(tx: Tx, actor: Actor, directive_id: int) -> str:
    """Its name; "" for that of a directive which the actor may not see."""
    try:
        return (await reading.allowed(tx, actor, directive_id)).issuer
    except Refusal:
        return ""


async def filters(tx: Tx, actor: Actor, chosen: Chosen, desk: Desk) -> Message:
    """The screen on which the list is narrowed: each press leads back to the list."""
    lines = [f"<b>{h(filter_words.FILTER_HEAD)}</b>", h(filter_words.FILTER_HOW)]
    if chosen.count:
        lines += ["", h(filter_words.filtered(await _said(tx, actor, chosen)))]
    urgencies = [_choice(terms.URGENCY[level], chosen, urgency=place) for place, level in enumerate(Urgency, 1)]
    states = [_choice(_state_words(place), chosen, state=place) for place in (1, 2)]
    issuer = Button(_on(filter_words.ISSUER, chosen.issuer), encode(Verb.FILTER_ISSUER, *chosen.ids, 0))
    month = Button(_on(filter_words.MONTH, chosen.month), encode(Verb.FILTER_MONTH, *chosen.ids, 0))
    show = Button(filter_words.SHOW, encode(Verb.LISTED, *chosen.ids, 0), style="primary")
    rows = (tuple(urgencies[:2]), tuple(urgencies[2:]), tuple(states), (issuer, month), (show,))
    return Message("\n".join(lines), rows)


def _on(label: str, on: object) -> str:
    return filter_words.on(label) if on else label


def _choice(label: str, chosen: Chosen, **one: int) -> Button:
    """Narrows to one more thing; what is on is taken off by another press."""
    wanted = replace(chosen, **one)
    is_on = wanted == chosen
    then = replace(chosen, **dict.fromkeys(one, 0)) if is_on else wanted
    return Button(_on(label, is_on), encode(Verb.LISTED, *then.ids, 0))


async def issuers(tx: Tx, actor: Actor, chosen: Chosen, number: int, desk: Desk) -> Message:
    """The issuers of the newest directives, each a press away."""
    ids = await _newest(tx, actor, replace(chosen, issuer=0), desk)
    found = await finding.issuers(tx, ids)
    current = fold(await _issuer(tx, actor, chosen.issuer)) if chosen.issuer else ""
    offered = [(clip(name, 50), key) for key, name in found]
    on = next((key for key, name in found if fold(name) == current), 0)
    return _choices(filter_words.ISSUER_WHICH, offered, Verb.FILTER_ISSUER, chosen, "issuer", on, number)


async def months(tx: Tx, actor: Actor, chosen: Chosen, number: int, desk: Desk) -> Message:
    """The months in which the newest directives were sent, each a press away."""
    ids = await _newest(tx, actor, replace(chosen, month=0), desk)
    sent = [at.astimezone(desk.zone) for at in await finding.published(tx, ids)]
    found = dict.fromkeys(at.year * 100 + at.month for at in sent)
    offered = [(filter_words.month(key % 100, key // 100), key) for key in found]
    return _choices(filter_words.MONTH_WHICH, offered, Verb.FILTER_MONTH, chosen, "month", chosen.month, number)


async def _newest(tx: Tx, actor: Actor, chosen: Chosen, desk: Desk) -> list[int]:
    eyes = eyes_of(actor, await desk.units(tx))
    return await finding.listed(tx, _filter(chosen, desk.zone), eyes, LOOKED)


def _choices(
    head: str, offered: Sequence[tuple[str, int]], verb: Verb, chosen: Chosen, name: str, on: int, number: int
) -> Message:
    number = min(number, max(0, len(offered) - 1) // CHOICES)
    shown = offered[number * CHOICES : (number + 1) * CHOICES]
    rows: list[tuple[Button, ...]] = []
    for label, value in shown:
        data = encode(Verb.LISTED, *replace(chosen, **{name: value}).ids, 0)
        rows.append((Button(_on(label, value == on), data),))
    more = len(offered) > (number + 1) * CHOICES
    rows.append(lists.pager(number, more, lambda to: encode(verb, *chosen.ids, to)))
    every = Button(filter_words.ANY, encode(Verb.LISTED, *replace(chosen, **{name: 0}).ids, 0))
    back = Button(labels.BACK, encode(Verb.FILTERS, *chosen.ids))
    keyboard: Keyboard = tuple(row for row in (*rows, (every, back)) if row)
    return Message(f"<b>{h(head)}</b>", keyboard)
