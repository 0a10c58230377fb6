"""The screens on which somebody says that she will be away, and who acts instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta, tzinfo
from typing import Final

from domain import times
from domain.absences import Absence
from domain.actions import Verb, encode
from domain.markup import h
from domain.messages import Button, Message
from domain.text import clip
from domain.wording import absences as words
from domain.wording import labels

COLLEAGUES_MAX: Final = 20
LABEL_MAX: Final = 40


def days(absence: Absence, zone: tzinfo) -> tuple[str, str]:
    """The first and the last day."""
    last = (absence.until_at - timedelta(seconds=1)).astimezone(zone).date()
    return times.show_date(absence.from_at.astimezone(zone).date()), times.show_date(last)


def screen(mine: Sequence[Absence], instead: Sequence[Absence], zone: tzinfo) -> Message:
    """When one is away, and whom one acts for."""
    lines = [f"<b>{h(words.HEAD)}</b>", "", h(words.WHAT)]
    lines += ["", *(h(_line(one, zone)) for one in mine)] if mine else []
    lines += ["", *(h(words.acting(one.person, *days(one, zone))) for one in instead)] if instead else []
    rows: list[tuple[Button, ...]] = []
    for one in mine:
        if one.deputy_id is None:
            rows.append((Button(words.CHOOSE, encode(Verb.ABSENCE_CHOICE, one.id)),))
        label = words.BACK if one.state == "running" else words.drop(days(one, zone)[0])
        rows.append((Button(label, encode(Verb.ABSENCE_DROP, one.id)),))
    rows += [
        (Button(clip(words.stop(one.person), LABEL_MAX), encode(Verb.ABSENCE_DROP, one.id)),) for one in instead
    ]
    rows.append((Button(words.NEW, encode(Verb.ABSENCE_NEW), style="primary"),))
    rows.append((Button(labels.BACK, encode(Verb.SETTINGS)),))
    return Message("\n".join(lines), tuple(rows))


def _line(one: Absence, zone: tzinfo) -> str:
    return words.planned(*days(one, zone), one.deputy, running=one.state == "running")


def choice(absence: Absence, colleagues: Sequence[tuple[int, str]], zone: tzinfo) -> Message:
    """Who acts instead."""
    rows = [
        (Button(clip(name, LABEL_MAX), encode(Verb.ABSENCE_WHO, absence.id, person)),)
        for person, name in colleagues[:COLLEAGUES_MAX]
    ]
    link = (Button(words.BY_LINK, encode(Verb.ABSENCE_LINK, absence.id)),)
    drop = (Button(words.NOT_AWAY, encode(Verb.ABSENCE_DROP, absence.id)),)
    return Message(h(words.who(*days(absence, zone))), (*rows, link, drop))


def offer(absence: Absence, zone: tzinfo) -> Message:
    """To whoever opened the link."""
    take = Button(words.TAKE, encode(Verb.ABSENCE_TAKE, absence.id), style="success")
    return Message(h(words.offer(absence.person, *days(absence, zone))), ((take,),))
