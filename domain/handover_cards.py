"""What is pressed and read when a seat is handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from domain import limits, reminder_cards
from domain.actions import Verb, encode
from domain.lists import pager
from domain.markup import h
from domain.messages import Button, Message
from domain.people import Person, Role, Seat
from domain.reminder_cards import Item
from domain.text import clip
from domain.units import Unit
from domain.wording import arriving, browsing, enrol, labels
from domain.wording import handing as words

PAGE = limits.PICK_PAGE
LABEL_MAX = 60


@dataclass(frozen=True, slots=True)
class Counts:
    """How much passes with a seat, by kind."""

    items: int
    writing: int
    drafts: int
    kept: int


def link(handover_id: int, unit: str, role: Role, holder: str, until: str, address: str) -> Message:
    """The link, ready to be passed on, and a button that revokes it."""
    lines = words.made(enrol.role(role), holder, until, address)
    text = "\n".join([f"<b>{h(words.made_head(unit))}</b>", *map(h, lines)])
    return Message(text, ((Button(words.DROP, encode(Verb.HANDOVER_DROP, handover_id)),),))


def offer(handover_id: int, unit: str, role: Role, holder: str, counts: Counts) -> Message:
    """What would pass, before the press."""
    passing = words.passes(counts.items, counts.writing, counts.drafts, counts.kept)
    lines = [*words.offer(unit, enrol.role(role), holder), "", *passing, "", words.ask(holder)]
    take = Button(words.TAKE, encode(Verb.HANDOVER_TAKE, handover_id), style="success")
    not_me = Button(words.NOT_ME, encode(Verb.HANDOVER_NOT, handover_id))
    return Message(h("\n".join(lines)), ((take,), (not_me,)))


def seats(unit: Unit, held: Sequence[tuple[Person, Seat]], page: int) -> Message:
    """Whose seat is to be handed over."""
    shown = held[page * PAGE : (page + 1) * PAGE]
    rows: list[tuple[Button, ...]] = [
        (Button(clip(f"{who.name} · {enrol.role(seat.role)}", LABEL_MAX), encode(Verb.HANDOVER, seat.id)),)
        for who, seat in shown
    ]
    turns = pager(page, (page + 1) * PAGE < len(held), lambda to: encode(Verb.HANDOVERS, unit.id, to))
    rows += [turns] if turns else []
    up = browsing.UP.format(clip(unit.name, LABEL_MAX // 2))
    rows.append((Button(up, encode(Verb.UNITS, unit.id, 0)),))
    return Message(f"<b>{h(unit.name)}</b>\n{h(words.OF_WHOM)}", tuple(rows))


def digest(head: str, items: Sequence[Item], drafts: int, kept: int, now: datetime, zone: tzinfo) -> Message:
    """The one list of what is open that a successor gets."""
    foot = [*words.digest_rest(drafts, kept)]
    if any(item.joined_late for item in items):
        foot.append(arriving.NOT_BLAMED)
    if items:
        shown = reminder_cards.digest(items, now, zone, head, foot)
    else:
        shown = Message("\n".join([f"<b>{h(head)}</b>", *map(h, foot)]))
    if not kept:
        return shown
    boards = Button(labels.BOARD, encode(Verb.BOARDS, 0))
    return replace(shown, keyboard=(*shown.keyboard, (boards,)))
