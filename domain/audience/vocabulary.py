"""The words with which letters address units. Tables only; folded (``words.key``) but where marks tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from domain.text import fold


@dataclass(frozen=True, slots=True)
class Group:
    """What a plural means: units of these kinds, whose names begin with one of ``prefixes`` if there are any.

    ``direct``: only those that stand directly below, of whatever kind ``kinds`` leaves open when empty.
    """

    kinds: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    direct: bool = False


# What stands in front of a group and adds nothing. With their marks, since "môi trường" is not "mọi trường".
PLURALS: Final = (
    "tất cả các",
    "toàn thể các",
    "toàn bộ các",
    "tất cả",
    "toàn thể",
    "các",
    "những",
    "mọi",
    "từng",
)
COMRADES: Final = ("các đồng chí", "đồng chí", "các ông bà", "ông bà")

# A post stands for the unit that it heads.
POSTS: Final = (
    "bí thư",
    "phó bí thư",
    "phó bí thư thường trực",
    "chủ tịch",
    "phó chủ tịch",
    "giám đốc",
    "phó giám đốc",
    "thủ trưởng",
    "trưởng",
    "chánh",
    "chủ nhiệm",
    "chỉ huy trưởng",
    "người đứng đầu",
    "lãnh đạo",
    "hiệu trưởng",
    "tổng biên tập",
)

# A body of a unit stands for the unit.
BODIES: Final = (
    "ban thuong vu dang uy",
    "ban chap hanh dang bo",
    "ban thuong vu",
    "ban chap hanh",
    "thuong truc dang uy",
    "thuong truc hoi dong nhan dan",
    "thuong truc",
    "dang uy",
    "dang bo",
    "uy ban nhan dan",
    "hoi dong nhan dan",
    "mat tran to quoc",
    "van phong dang uy",
    "cap uy",
    "chinh quyen",
)

# The Party's and the State's word for one place are one word.
TYPES: Final = (
    ("huyen uy", "huyen"),
    ("huyen dao", "huyen"),
    ("thi uy", "thi xa"),
    ("thanh uy", "thanh pho"),
    ("quan uy", "quan"),
    ("huyen", "huyen"),
    ("thi xa", "thi xa"),
    ("thanh pho", "thanh pho"),
    ("quan", "quan"),
    ("dac khu", "dac khu"),
    ("thi tran", "thi tran"),
    ("phuong", "phuong"),
    ("xa", "xa"),
)

TYPES_OF: Final = {
    "district": ("huyen", "thi xa", "thanh pho", "quan"),
    "commune": ("xa", "phuong", "thi tran", "dac khu"),
}

# How a level names itself at the end of a phrase, by what the speaking unit's own name begins with.
LEVELS: Final = {
    "tinh uy": ("tinh uy", "tinh"),
    "thanh uy": ("thanh uy", "thanh pho"),
    "huyen uy": ("huyen uy", "huyen"),
    "thi uy": ("thi uy", "thi xa"),
    "quan uy": ("quan uy", "quan"),
    "tinh": ("tinh uy", "tinh"),
    "thanh pho": ("thanh uy", "thanh pho"),
    "huyen": ("huyen uy", "huyen"),
    "thi xa": ("thi uy", "thi xa"),
    "quan": ("quan uy", "quan"),
    "xa": ("dang uy xa", "dang uy", "xa"),
    "phuong": ("dang uy phuong", "dang uy", "phuong"),
    "thi tran": ("dang uy thi tran", "dang uy", "thi tran"),
    "dac khu": ("dang uy dac khu", "dang uy", "dac khu"),
}
LEVEL_LINKS: Final = ("truc thuoc", "tren dia ban", "trong toan", "thuoc", "trong", "cua", "cap", "toan", "o")

# A noun that the following names of an enumeration share.
HEADS: Final = (
    "so",
    "ban quan ly",
    "ban",
    "dang uy",
    "dang doan",
    "ban can su dang",
    "huyen uy",
    "thi uy",
    "thanh uy",
    "huyen",
    "thi xa",
    "xa",
    "phuong",
    "thi tran",
    "dac khu",
    "hoi",
)

_PARTY_STAFF: Final = Group(("committee", "office"))
_DIRECT_PARTY: Final = Group(("party_committee",), direct=True)
GROUPS: Final = {
    "so": Group(("department",), ("so",)),
    "nganh": Group(("department",)),
    "so nganh": Group(("department",)),
    # Letters to "sở, ban, ngành" give tasks to the committee's own commissions, too.
    "ban": Group(("department", "committee")),
    "ban nganh": Group(("department", "committee")),
    "ban dang": _PARTY_STAFF,
    "ban xay dung dang": _PARTY_STAFF,
    "co quan tham muu giup viec": _PARTY_STAFF,
    "co quan chuyen trach tham muu giup viec": _PARTY_STAFF,
    "co quan tham muu": _PARTY_STAFF,
    "doan the": Group(("union",)),
    "doan the chinh tri xa hoi": Group(("union",)),
    "doan the nhan dan": Group(("union",)),
    "to chuc chinh tri xa hoi": Group(("union",)),
    "hoi dac thu": Group(("association",)),
    "hoi quan chung": Group(("association",)),
    "hoi": Group(("association",)),
    "ban can su dang": Group(("caucus",), ("ban can su",)),
    "ban can su": Group(("caucus",), ("ban can su",)),
    "dang doan": Group(("caucus",), ("dang doan",)),
    "ban chi dao": Group(("steering",), ("ban chi dao",)),
    "dang uy truc thuoc": _DIRECT_PARTY,
    "dang bo truc thuoc": _DIRECT_PARTY,
    "chi dang bo truc thuoc": _DIRECT_PARTY,
    "cap uy truc thuoc": _DIRECT_PARTY,
    "cap uy to chuc dang truc thuoc": _DIRECT_PARTY,
    "to chuc dang truc thuoc": _DIRECT_PARTY,
    "to chuc dang": _DIRECT_PARTY,
    "dang uy": _DIRECT_PARTY,
    "co quan chuyen mon": Group(("department",)),
    "co quan chuyen mon thuoc uy ban nhan dan": Group(("department",)),
    "co quan": Group(("department", "committee")),
    "dia phuong": Group(("district", "commune"), direct=True),
    "co quan don vi": Group(direct=True),
    "co quan don vi truc thuoc": Group(direct=True),
    "don vi truc thuoc": Group(direct=True),
    "don vi su nghiep": Group(("service",)),
    "truong": Group(("service",), ("truong",)),
    "benh vien": Group(("service",), ("benh vien",)),
    "doanh nghiep": Group(("enterprise",)),
    "luc luong vu trang": Group(("armed",)),
    "huyen": Group(("district",), ("huyen",)),
    "huyen uy": Group(("district",), ("huyen",)),
    "thi": Group(("district",), ("thi xa",)),
    "thi uy": Group(("district",), ("thi xa",)),
    "thi xa": Group(("district",), ("thi xa",)),
    "thanh": Group(("district",), ("thanh pho",)),
    "thanh uy": Group(("district",), ("thanh pho",)),
    "thanh pho": Group(("district",), ("thanh pho",)),
    "quan": Group(("district",), ("quan",)),
    "quan uy": Group(("district",), ("quan",)),
    "cap huyen": Group(("district",)),
    "xa": Group(("commune",), ("xa",)),
    "phuong": Group(("commune",), ("phuong",)),
    "thi tran": Group(("commune",), ("thi tran",)),
    "dac khu": Group(("commune",), ("dac khu",)),
    "cap xa": Group(("commune",)),
    "thon": Group(("hamlet",), ("thon",)),
    "ap": Group(("hamlet",), ("ap",)),
    "khom": Group(("hamlet",), ("khom",)),
    "khu pho": Group(("hamlet",), ("khu pho",)),
    "to dan pho": Group(("hamlet",), ("to dan pho",)),
    "chi bo": Group(("hamlet",)),
}

# People, not units: whoever sends must name them.
PERSONS: Final = (
    "uy vien",
    "tinh uy vien",
    "thanh uy vien",
    "huyen uy vien",
    "dang uy vien",
    "thanh vien",
    "can bo",
    "dang vien",
    "dai bieu",
    "chuyen vien",
    "tro ly",
)
# With the own level behind them these are the leadership itself.
LEADERSHIP: Final = (
    "thuong truc",
    "ban thuong vu",
    "ban chap hanh",
    "ban chap hanh dang bo",
    *map(fold, POSTS),
)

# Bodies that stand above any province.
OUTSIDE: Final = (
    "trung uong",
    "bo chinh tri",
    "ban bi thu",
    "chinh phu",
    "thu tuong",
    "quoc hoi",
    "chu tich nuoc",
    "tong bi thu",
)
MINISTRY: Final = "bo"
NOT_MINISTRY: Final = ("bo chi huy", "bo doi", "bo tu lenh", "bo phan")
ABOVE: Final = ("nhu tren", "nhu kinh gui", "nhu dieu", "nhu noi nhan")
ARCHIVE: Final = ("luu",)
