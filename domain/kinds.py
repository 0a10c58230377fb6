"""Kinds of units: an open vocabulary with the words that people use for the usual ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from domain.text import fold, squeeze
from domain.units import Unit
from domain.wording import kinds as named


@dataclass(frozen=True, slots=True)
class Kind:
    """A usual kind: its slug, what people call one and a list of them, and other words for it."""

    slug: str
    label: str
    also: tuple[str, ...] = ()


KINDS: Final = (
    Kind("province", "tỉnh", ("tỉnh ủy", "thành phố trực thuộc trung ương", "cấp tỉnh")),
    Kind("office", "văn phòng", ("văn phòng tỉnh ủy",)),
    Kind("committee", "ban đảng", ("cơ quan tham mưu giúp việc", "ban xây dựng đảng")),
    Kind("party_committee", "đảng ủy trực thuộc", ("đảng ủy", "đảng bộ", "đảng bộ trực thuộc")),
    Kind("caucus", "ban cán sự đảng, đảng đoàn", ("ban cán sự đảng", "ban cán sự", "đảng đoàn")),
    Kind("department", "sở, ban, ngành", ("sở", "ngành", "sở ngành", "ban ngành", "chi cục", "cục")),
    Kind("union", "đoàn thể", ("mặt trận tổ quốc", "mặt trận", "tổ chức chính trị - xã hội", "hội")),
    Kind("association", "hội đặc thù", ("hội quần chúng",)),
    Kind("steering", "ban chỉ đạo", ("tổ công tác", "ban bảo vệ")),
    Kind("armed", "lực lượng vũ trang", ("quân sự", "công an", "biên phòng")),
    Kind("service", "đơn vị sự nghiệp", ("báo", "đài", "trường", "bệnh viện")),
    Kind("enterprise", "doanh nghiệp", ("công ty", "tổng công ty", "hợp tác xã")),
    Kind("district", "huyện", ("huyện ủy", "thị xã", "thị ủy", "thành phố", "thành ủy", "quận", "cấp huyện")),
    Kind("commune", "xã, phường, đặc khu", ("xã", "phường", "thị trấn", "đặc khu", "cấp xã", "đảng ủy xã")),
    Kind("hamlet", "thôn, ấp, khóm", ("thôn", "ấp", "khóm", "khu phố", "tổ dân phố", "bản", "chi bộ")),
)

# Whose name a place bears: a unit of any other kind belongs to the nearest of these above it.
TERRITORIES: Final = ("province", "district", "commune")

_SLUG: Final = re.compile(r"[a-z][a-z0-9_]*")
_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")


def _key(words: str) -> str:
    return _NOT_SLUG.sub(" ", fold(words)).strip()


_BY_WORDS: Final = {_key(words): kind.slug for kind in KINDS for words in (kind.slug, kind.label, *kind.also)}
_RANK: Final = {kind.slug: rank for rank, kind in enumerate(KINDS)}


def kind_of(words: str) -> str:
    """The slug that someone means by ``words`` (``xã`` → ``commune``); unknown words make a slug of their own.

    An empty slug comes only of words without any letter or digit at the front.
    """
    key = _key(words)
    slug = _BY_WORDS.get(key, key.replace(" ", "_"))
    return slug if _SLUG.fullmatch(slug) else ""


def label(slug: str) -> str:
    """What people call this kind in the language spoken; an unknown one by its own slug."""
    return named.LABELS.get(slug, squeeze(slug.replace("_", " ")))


def counted(units: Iterable[Unit]) -> list[tuple[str, int]]:
    """How many of each kind, as (slug, count): usual kinds from above, then unknown ones by name."""
    counts = Counter(unit.kind for unit in units)
    return sorted(counts.items(), key=lambda item: (_RANK.get(item[0], len(KINDS)), item[0]))
