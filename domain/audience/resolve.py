"""Printed addressees become units, each with the words that say why.

What cannot be told is asked, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from domain.audience import vocabulary as v
from domain.audience.groups import members
from domain.audience.names import Names
from domain.audience.resolution import How, Match, Reason, Resolution, Unresolved
from domain.audience.tagged import bearers
from domain.audience.words import key, lacking, plain, starts, trimmed, without_exception
from domain.kinds import TERRITORIES
from domain.units import Tree, Unit

_BREAK: Final = re.compile(r"\s*,\s*|\s+(?:và|cùng)\s+(?=\w)", re.IGNORECASE)
_LINK: Final = re.compile(r"\s+(?:trực thuộc|trên địa bàn|thuộc|của|trong|ở)\s+", re.IGNORECASE)


def resolve(
    entries: Sequence[str],
    tree: Tree,
    root_id: int,
    *,
    lists: Mapping[str, tuple[int, ...]] | None = None,
    above: tuple[int, ...] = (),
) -> Resolution:
    """The units of the subtree of ``root_id`` that these lines (Kính gửi, Nơi nhận) address.

    ``lists``: saved lists by name; ``above``: the units that "như trên" stands for.
    """
    if root_id not in tree:
        return Resolution()
    office = _Office(
        tree, _names(tree, root_id), {key(name): units for name, units in (lists or {}).items()}, above
    )
    found = [item for entry in entries for item in _entry(entry, office)]
    return Resolution(
        tuple(item for item in found if isinstance(item, Match)),
        tuple(item for item in found if isinstance(item, Unresolved)),
    )


@lru_cache(maxsize=16)
def _names(tree: Tree, root_id: int) -> Names:
    """The index of a subtree's names; the many lines of one letter share it."""
    return Names(tree, root_id)


@dataclass(frozen=True, slots=True)
class _Office:
    tree: Tree
    names: Names
    lists: dict[str, tuple[int, ...]]
    above: tuple[int, ...]


def _entry(entry: str, office: _Office) -> Iterator[Match | Unresolved]:
    text, exception = without_exception(trimmed(entry))
    if not text:
        return
    found = [item for words in text.split(";") if words.strip() for item in _line(entry, words.strip(), office)]
    if not exception:
        yield from found
        return
    out = [*_parts(entry, exception, office)]
    excluded = frozenset(unit for item in out if isinstance(item, Match) for unit in item.units)
    yield from (_less(item, excluded) for item in found)
    for item in out:
        if isinstance(item, Unresolved):
            yield Unresolved(entry, item.words, Reason.EXCEPTION, item.candidates)


def _less(item: Match | Unresolved, excluded: frozenset[int]) -> Match | Unresolved:
    if isinstance(item, Unresolved):
        return item
    left = tuple(unit for unit in item.units if unit not in excluded)
    out = tuple(unit for unit in item.units if unit in excluded)
    return Match(item.entry, item.words, left, item.how, out)


def _line(entry: str, text: str, office: _Office) -> list[Match | Unresolved]:
    if found := [*_whole(entry, text, office)]:
        return found
    front, place = _within(text, office)
    if place is None:
        return [*_parts(entry, text, office)]
    return [*_parts(entry, front, replace(office, names=_names(office.tree, place.id)))]


def _within(text: str, office: _Office) -> tuple[str, Unit | None]:
    """``Các xã, thị trấn thuộc huyện Bình Khê``: all that stands before belongs to the place behind."""
    for link in _LINK.finditer(text):
        found = office.names.find(text[link.end() :])
        if len(found) == 1 and found[0].kind in TERRITORIES and found[0] is not office.names.root:
            return text[: link.start()], found[0]
    return text, None


def _whole(entry: str, text: str, office: _Office) -> Iterator[Match | Unresolved]:
    """Entries that are to be read as one: lists, "như trên", the archive, people."""
    phrase = key(text)
    if phrase in office.lists:
        yield Match(entry, text, office.lists[phrase], How.LIST)
    elif any(starts(phrase, words) for words in v.ABOVE):
        yield (
            Match(entry, text, office.above, How.ABOVE)
            if office.above
            else Unresolved(entry, text, Reason.ABOVE)
        )
    elif any(starts(phrase, words) for words in v.ARCHIVE):
        yield Unresolved(entry, text, Reason.ARCHIVE)
    elif _means_persons(text, office.names):
        yield Unresolved(entry, text, Reason.PERSONS)


def _means_persons(text: str, names: Names) -> bool:
    people = key(plain(text))
    if any(starts(people, words) for words in v.PERSONS):
        return True
    return names.short(people) in v.LEADERSHIP


def _parts(entry: str, text: str, office: _Office) -> Iterator[Match | Unresolved]:
    """The longest run of parts that means something, then the next; what means nothing is told together."""
    label, spans = _spans(text)
    head = label or ""
    plural = lacking(text, v.PLURALS) != text
    found: list[Match | Unresolved] = []
    lost: list[tuple[int, int]] = []
    at = 0
    while at < len(spans):
        for last in range(len(spans), at, -1):
            words = text[spans[at][0] : spans[last - 1][1]]
            item = _part(entry, words, head, plural, office)
            if item is not None and (
                last == at + 1 or not _swallowed(text[slice(*spans[last - 1])], item, office)
            ):
                found += [*_lost(entry, text, lost, office), *([item] if item.words else [])]
                lost, head, at = [], label or _head(words) or head, last
                break
        else:
            lost.append(spans[at])
            at += 1
    found += _lost(entry, text, lost, office)
    matched = any(isinstance(item, Match) for item in found)
    yield from (
        item for item in found if isinstance(item, Match) or item.reason is not Reason.EMPTY or not matched
    )


def _swallowed(last: str, item: Match | Unresolved, office: _Office) -> bool:
    """Whether a group took the last part of a run for the name of the own level: ``thị ủy, thành ủy``."""
    by_group = isinstance(item, Unresolved) or item.how is How.GROUP
    return by_group and not office.names.short(key(plain(last)))


def _spans(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Where the parts stand; ``Các Sở: Tài chính, Nội vụ`` has the label that its parts share."""
    label, colon, _ = text.partition(":")
    start = len(label) + 1 if colon else 0
    spans = []
    for gap in _BREAK.finditer(text, start):
        spans.append((start, gap.start()))
        start = gap.end()
    spans.append((start, len(text)))
    kept = [(first, last) for first, last in spans if text[first:last].strip()]
    return plain(label) if colon else "", _shared_bodies(text, kept)


def _shared_bodies(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """``HĐND và UBND các xã``: of several bodies of the same units, the last stands for all."""
    if not spans:
        return []
    follows = [key(plain(text[first:last])) for first, last in spans[1:]]
    return [
        (first, last)
        for (first, last), following in zip(spans, [*follows, ""], strict=True)
        if key(text[first:last]) not in v.BODIES or not any(starts(following, body) for body in v.BODIES)
    ]


def _part(entry: str, words: str, head: str, plural: bool, office: _Office) -> Match | Unresolved | None:
    rest = plain(words.strip())
    meant = plain(lacking(rest, v.POSTS))
    if not meant:
        return Unresolved(entry, "", Reason.PERSONS)  # "Bí thư, …": the post of what follows
    by_group = members(meant, office.names, office.tree)
    by_name = office.names.exactly(rest) or office.names.exactly(meant)
    if by_group is None:
        by_group = bearers(meant, office.names, office.tree)
        if by_group is None or lacking(words.strip(), v.PLURALS) == words.strip():
            tried = (f"{head} {meant}" if head else "", rest, meant)
            by_name = next(filter(None, map(office.names.find, tried)), by_name)
        else:
            by_name = ()  # "các xã biên giới": all of them, though one may be called just so
    elif plural and key(meant) in v.GROUPS:
        by_name = ()  # "các …, thành ủy": all of them, though one may be called just so
    if by_name:
        return _named(entry, words, by_name)
    if by_group is None:
        return None
    if not by_group:
        return Unresolved(entry, words.strip(), Reason.EMPTY)
    return Match(entry, words.strip(), tuple(unit.id for unit in by_group), How.GROUP)


def _named(entry: str, words: str, found: tuple[Unit, ...]) -> Match | Unresolved:
    ids = tuple(unit.id for unit in found)
    if len(ids) > 1:
        return Unresolved(entry, words.strip(), Reason.AMBIGUOUS, ids[:3])
    return Match(entry, words.strip(), ids, How.NAME)


def _head(words: str) -> str:
    phrase = key(plain(lacking(plain(words), v.POSTS)))
    fitting = [head for head in v.HEADS if starts(phrase, head)]
    return max(fitting, key=len) if fitting else ""


def _lost(entry: str, text: str, spans: list[tuple[int, int]], office: _Office) -> list[Unresolved]:
    if not spans:
        return []
    words = text[spans[0][0] : spans[-1][1]].strip()
    phrase = f" {key(plain(words))} "
    if _is_outside(phrase):
        return [Unresolved(entry, words, Reason.OUTSIDE)]
    return [Unresolved(entry, words, Reason.UNKNOWN, office.names.nearest(words))]


def _is_outside(phrase: str) -> bool:
    if any(f" {words} " in phrase for words in v.OUTSIDE):
        return True
    asked = phrase.strip()
    return starts(asked, v.MINISTRY) and not any(starts(asked, words) for words in v.NOT_MINISTRY)
