"""A name printed in capitals, written as in running text: SỞ Y TẾ TỈNH LAM GIANG → Sở Y tế tỉnh Lam Giang."""

from __future__ import annotations

import re
from typing import Final

from domain.documents.grammar import one_word

# Syllables that are no names; a name's own syllables keep their capital.
_COMMON: Final = frozenset(
    one_word(
        """ủy uỷ ban nhân dân tỉnh thành phố huyện quận thị xã phường trấn đặc khu thôn bản và của các cơ
        quan đảng bộ hội đồng chấp hành chỉ đạo huy tổ chức tuyên giáo vận nội chính kiểm tra công tác
        quản lý cán sự văn phòng chính trị quốc gia thường trực vụ trung ương tham mưu giúp việc cục chi
        tổng trường học tiểu trung cơ sở phổ thông mầm non bệnh viện đa khoa tâm y tế trạm đoàn thanh
        niên liên hiệp phụ nữ nông cựu chiến binh lao động mặt trận an quân khu dân sự phòng chống dịch
        thiên tai tìm kiếm cứu nạn viên kho bạc ngân hàng bảo hiểm tòa toà án kiểm sát thanh tra tướng
        phủ chủ tịch nước hoạt hạt kiểm lâm doanh nghiệp khối quỹ đầu tư phát triển giáo dục đào tạo
        khoa nghệ xây dựng giao vận tải tài nguyên môi nông thôn thương binh xã hội nội vụ tư pháp du
        lịch thể thao thông tin truyền ngoại xuất nhập khẩu bảo hộ dịch vụ hành công thuế hải quan thống
        kê"""
    )
)
_ACRONYM: Final = re.compile(
    r"(?:UBND|HĐND|UBMTTQ|MTTQ|TNHH|MTV|THCS|THPT|TNCS|TW|TP|TX|BCH|BCĐ|KCN|KKT|GD|ĐT|THSS|TNXP|VNPT"
    r"|CTCP|LĐLĐ|HLHPN"
    r"|[IVX]{1,5})"
)
_HEADS: Final = frozenset(
    ["sở", "bộ", "ban", "phòng", "cục", "vụ", "khu"]
)  # the word after these takes a capital
_PLACES: Final = frozenset(["tỉnh", "huyện", "quận", "xã", "phường", "trấn", "phố", "khu", "thôn", "bản"])
_AFTER_NAMES: Final = frozenset(  # begin another unit behind a place's name, or are no part of one
    [
        "ủy",
        "uỷ",
        "ban",
        "đoàn",
        "sở",
        "và",
        "của",
        "văn",
        "đảng",
        "hội",
        "về",
        "tỉnh",
        "khóa",
        "khoá",
        "kinh",
        "tế",
        *_PLACES,
    ]
)
_FIXED: Final = (
    ("xây dựng đảng", "Xây dựng Đảng"),
    ("đoàn lao động", "đoàn Lao động"),
    ("cơ quan đảng", "cơ quan Đảng"),
)
_COMMITTEE: Final = re.compile(r"(Tỉnh|Thành|Huyện|Thị|Quận|Đảng) (?:Ủy|Uỷ)(?![^\W\d_])")
_UNITS_INSIDE: Final = re.compile(
    r" ((?:ủy|uỷ) ban|hội đồng|mặt trận|chính phủ|trung ương|quốc hội)"
    r"(?= nhân dân| mặt trận| kiểm tra| tổ quốc|$)"
)
_WORD: Final = re.compile(r"[^\W_]+")


def in_sentence_case(name: str) -> str:
    """Acronyms stay, common words become small, names and the first word keep a capital."""
    before = ""
    place = False
    out: list[str] = []
    for n, word in enumerate(name.split()):
        out.append(_word(word, before, first=n == 0, place=place))
        low = word.lower().strip(",-")
        place = (place or before in _PLACES) and low not in _PLACES if low in _COMMON else place
        place = place or low in _PLACES
        before = low if not word.endswith(",") else ""
    name = _UNITS_INSIDE.sub(lambda m: f" {_capital(m[1])}", _COMMITTEE.sub(r"\1 ủy", " ".join(out)))
    for typed, written in _FIXED:
        name = re.sub(typed, written, name, flags=re.IGNORECASE)
    return name


def _word(word: str, before: str, *, first: bool, place: bool) -> str:
    bare = _WORD.search(word)
    if bare is None or _ACRONYM.fullmatch(word.strip("().,")):
        return word
    low = word.lower()
    if first or before == "và" or (before in _HEADS and low not in {"nhân", "và", *_PLACES}):
        return _capital(low)
    if place and before not in _PLACES and low.strip(",-") not in _AFTER_NAMES:
        return _capital(low)  # CÔNG HẢI is a name, though hải quan is none
    if low.strip(",-") in _COMMON and not (place and before in _PLACES and low not in _PLACES):
        return low
    return _capital(low)


def _capital(word: str) -> str:
    at = next((n for n, c in enumerate(word) if c.isalpha()), 0)
    return word[:at] + word[at : at + 1].upper() + word[at + 1 :]
