"""Finding units by a plural and what they are tagged with: ``các xã, phường ven biển``, ``xã có hồ đập``."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from domain import tags
from domain.audience import vocabulary as v
from domain.audience.groups import fitting, peeled
from domain.audience.names import Names, spelled_as
from domain.audience.words import TYPE_WORDS, ends, key, plain, strip_back, strip_front
from domain.kinds import TERRITORIES
from domain.text import fold
from domain.units import Tree, Unit

# What joins places and what is said of them, and adds nothing.
LINKS: Final = tuple(
    map(
        fold,
        (
            "thuộc khu vực", "thuộc địa bàn", "thuộc diện", "thuộc vùng", "ở khu vực", "ở vùng", "khu vực",
            "địa bàn", "vùng", "nằm trong vùng", "thuộc", "có", "là", "ở",
        ),
    )
)  # fmt: skip
ANY: Final = v.Group()  # "các đơn vị …": whoever bears the tag
_JOINTS: Final = ("va", "cung")
_KINDS: Final = {*TERRITORIES, "hamlet"}
_PLACES: Final = {
    "don vi": ANY,
    **{name: group for name, group in v.GROUPS.items() if group.kinds and _KINDS.issuperset(group.kinds)},
}
_FIRST: Final = {name.split()[0] for name in _PLACES}
_LONGEST: Final = max(len(name.split()) for name in _PLACES)


def bearers(text: str, names: Names, tree: Tree) -> tuple[Unit, ...] | None:
    """The units that a plural with a tag behind it means, in reading order; None where it says no tag of ours.

    None, too, where two tags may be meant: what cannot be told is asked.
    """
    phrase, before = key(plain(text)), ""
    if not names.tags or not _led(phrase):
        return None
    while phrase and phrase != before:
        if (found := _split(text, phrase, names)) is not None:
            groups, tag = found
            return _meant(groups, tag, names, tree)
        before, phrase = phrase, peeled(phrase, names)
    return None


def _led(phrase: str) -> bool:
    """Whether it begins as places do; most of what letters print does not."""
    return bool({*_bare(phrase)[:1]} & _FIRST)


def _bare(phrase: str) -> list[str]:
    return strip_front(strip_front(phrase, v.BODIES), ("cac", "nhung")).split()


def _split(text: str, phrase: str, names: Names) -> tuple[list[v.Group], str] | None:
    """The places and the tag that the phrase is put together of; the longest tag that fits."""
    fits: dict[int, dict[str, list[v.Group]]] = {}
    for tag in names.tags:
        for form in _forms(tag):
            if ends(phrase, form) and spelled_as(text, (tag,)):
                head = strip_back(phrase[: -len(form)].strip(), LINKS)
                if groups := _groups(head):
                    fits.setdefault(len(form), {})[tag] = groups
    if not fits:
        return None
    best = fits[max(fits)]
    return next(((groups, tag) for tag, groups in best.items()), None) if len(best) == 1 else None


@lru_cache(maxsize=1 << 10)
def _forms(tag: str) -> tuple[str, ...]:
    """``có hồ đập`` is said of places "with hồ đập", ``xã trọng điểm`` of "xã trọng điểm"."""
    whole = key(tag)
    shorter = (strip_front(whole, lead) for lead in (LINKS, TYPE_WORDS))
    return (
        whole,
        *(rest for rest in shorter if rest != whole and " " in rest),
    )  # one word is found in too much


def _groups(head: str) -> list[v.Group]:
    """The places that the words before a tag name, one by one; none unless every word is understood."""
    words = _bare(head)
    found: list[v.Group] = []
    at = 0
    while at < len(words):
        if found and words[at] in _JOINTS:
            at += 1
            continue
        taken = next((n for n in range(_LONGEST, 0, -1) if " ".join(words[at : at + n]) in _PLACES), 0)
        if not taken:
            return []
        found.append(_PLACES[" ".join(words[at : at + taken])])
        at += taken
    return found


def _meant(groups: list[v.Group], tag: str, names: Names, tree: Tree) -> tuple[Unit, ...]:
    wanted = {tags.key(tag)}
    places = {unit.id for group in groups for unit in _of(group, names, tree)}
    return tuple(unit for unit in names.units if unit.id in places and tags.bears(unit, wanted))


def _of(group: v.Group, names: Names, tree: Tree) -> tuple[Unit, ...]:
    if group is ANY:
        return tuple(unit for unit in names.units if unit is not names.root)
    return fitting(v.Group(group.kinds, group.prefixes), names.root, tree)  # also below the level spoken to
