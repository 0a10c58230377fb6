"""The office's own days: off in exchange, or worked instead. A change plans anew what lies ahead."""

from __future__ import annotations

import re
from datetime import date, tzinfo
from typing import Final, Literal

from domain import deadlines, times
from domain.actions import Verb, encode
from domain.errors import Refusal
from domain.markup import h
from domain.messages import Button, Message
from domain.people import Actor, scope
from domain.text import clean, fold, squeeze
from domain.wording import labels
from domain.wording import workdays as words
from handlers import duty
from storage import calendar, drafts, journal, units
from storage.store import Tx

PROMPT: Final = "workdays"
_SAID: Final = re.compile(r"(?P<kind>nghi|lam bu|lam viec|bo|off|work|drop)\b\s*(?P<days>.+)")
_KINDS: Final[dict[str, Literal["off", "work"] | None]] = {
    "nghi": "off", "lam bu": "work", "lam viec": "work", "bo": None,
    "off": "off", "work": "work", "drop": None,
}  # fmt: skip


async def keeps(tx: Tx, actor: Actor) -> bool:
    """Whether the actor keeps the calendar: an admin, or who coordinates the whole tree."""
    tree = await units.tree(tx)
    roots = {unit.id for unit in tree.roots()}
    return bool(roots) and roots <= set(scope(actor, tree))


async def begin(tx: Tx, actor: Actor, zone: tzinfo) -> Message:
    """The days as they are; the actor's next message may change them. Raises Refusal for whoever may not."""
    await _check(tx, actor)
    await drafts.ask(tx, actor.person.id, PROMPT, 0)
    days = await calendar.calendar(tx)
    today = tx.now.astimezone(zone).date()
    kinds = {**dict.fromkeys(days.off, "off"), **dict.fromkeys(days.work, "work")}
    lines = [words.line(kinds[day], times.show_date(day)) for day in sorted(kinds) if day >= today]
    shown = lines or [words.NONE]
    back = (Button(labels.BACK, encode(Verb.SETTINGS)),)
    return Message("\n".join([f"<b>{h(words.HEAD)}</b>", *map(h, shown), "", h(words.ASK)]), (back,))


async def typed(tx: Tx, actor: Actor, text: str, zone: tzinfo) -> str:
    """Keep the days as typed and plan anew; what was done. Raises Refusal for what is no day ahead."""
    await _check(tx, actor)
    today = tx.now.astimezone(zone).date()
    found = _SAID.match(fold(squeeze(clean(text))))
    if found is None:
        raise Refusal(words.BAD)
    kind, days = _KINDS[found["kind"]], _days(found["days"], today)
    for day in days:
        if kind is None:
            await calendar.drop(tx, day)
        else:
            await calendar.put(tx, day, kind, "", actor.person.id)
    facts = {"kind": kind or "law", "days": [day.isoformat() for day in days]}
    await journal.write(tx, "calendar_changed", actor.person.id, data=facts)
    await drafts.answered(tx, actor.person.id)
    return words.saved(await duty.replan(tx, zone))


async def _check(tx: Tx, actor: Actor) -> None:
    if not await keeps(tx, actor):
        raise Refusal(words.NOT_KEEPER)


def _days(text: str, today: date) -> list[date]:
    found = [deadlines.day_of_words(part, today) for part in re.split(r"[,;]", text)]
    days = [day for day in found if day is not None]
    if not days or len(days) < len(found):
        raise Refusal(words.BAD)
    if min(days) < today:
        raise Refusal(words.PAST)
    return days
