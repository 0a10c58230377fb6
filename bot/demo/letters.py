"""The letters of the season: what the file of samples says, and the sheets of paper that they are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from random import Random
from typing import Any, Final

from domain.units import Tree, Unit

FILE: Final = Path(__file__).resolve().parents[2] / "samples" / "demo" / "letters.toml"
_ADDRESSED: Final = {
    "communes": "Đảng ủy các xã, phường, đặc khu",
    "departments": "Các sở, ban, ngành tỉnh",
    "forces": "Đảng ủy Quân sự tỉnh, Đảng ủy Công an tỉnh",
    "committees": "Các ban đảng Tỉnh ủy, Văn phòng Tỉnh ủy",
    "party": "Các đảng ủy trực thuộc Tỉnh ủy",
    "unions": "Mặt trận Tổ quốc và các đoàn thể tỉnh",
}
_KINDS: Final = {
    "communes": ("commune",), "departments": ("department",), "forces": (),
    "committees": ("committee", "office"),
    "party": ("party_committee",), "unions": ("union",),
}  # fmt: skip
_FORCES: Final = ("DUQS", "DUCA")
_REPORTERS: Final = {"communes": "Đảng ủy các xã, phường, đặc khu", "all": "Các cơ quan, đơn vị, địa phương"}


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter (or, without a number, a notice). Days are whole, back from today and on from its own."""

    ago: int
    at: float  # the hour of the day
    to: tuple[str, ...]
    text: str = ""  # of a notice
    number: str = ""
    type: str = ""
    subject: str = ""
    urgency: str = ""
    opening: str = ""
    tasks: tuple[str, ...] = ()
    report: str = ""
    weekly: bool = False
    due: int = 0
    hour: int = 17
    form: str = ""
    figures: tuple[
        tuple[Any, ...], ...
    ] = ()  # a field: from and to of a number, texts to choose from, or nothing
    recalled: str = ""  # why
    extended: int = 0  # how many units ask for more time
    amended: int = 0  # days after publication that the deadline moves to
    replaces: str = ""
    open: bool = False
    draft: bool = False  # brought in, not published yet

    @property
    def is_notice(self) -> bool:
        """Whether it has no sheet of paper."""
        return not self.number


def read(path: Path = FILE) -> list[Letter]:
    """All of them, the earliest first."""
    with path.open("rb") as file:
        told = tomllib.load(file)
    found = [_letter(one) for kind in ("letter", "notice") for one in told[kind]]
    return sorted(found, key=lambda one: (-one.ago, one.at))


def _letter(told: Mapping[str, Any]) -> Letter:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in told.items()
    }
    return Letter(**values)


def audience(letter: Letter, tree: Tree, chance: Random) -> list[tuple[str, list[Unit]]]:
    """Whom it goes to, line by line: the printed words, and the units that they mean."""
    return [_line(word, tree, chance) for word in letter.to]


def _line(word: str, tree: Tree, chance: Random) -> tuple[str, list[Unit]]:
    group, _, count = word.partition(":")
    kinds = _KINDS[group]
    units = [unit for unit in tree if unit.kind in kinds or (group == "forces" and unit.code in _FORCES)]
    if not count:
        return _ADDRESSED[group], units
    first = [unit for unit in units if unit.code in ("X01", "X03")]  # the communes of the cast take part
    others = [unit for unit in units if unit not in first]
    chosen = first + chance.sample(others, int(count) - len(first))
    chosen = [unit for unit in units if unit in chosen]
    return ", ".join(_named(unit) for unit in chosen), chosen


def _named(unit: Unit) -> str:
    return f"Đảng ủy {unit.name[0].lower()}{unit.name[1:]}" if unit.kind == "commune" else unit.name


def sheet(letter: Letter, lines: Sequence[str], on: datetime, zone: tzinfo) -> str:
    """The letter as it was typed, in the layout of a Party committee."""
    day = on.astimezone(zone)
    about = [] if letter.type else [f"Về việc {letter.subject}", ""]
    title = [letter.type, letter.subject, ""]
    addressed = [f"- {line};" for line in lines[:-1]] + [f"- {lines[-1]}."]
    tasks = [
        *letter.tasks,
        *_reporting(letter, day),
        "Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện.",
    ]
    return "\n".join(
        [
            "TỈNH ỦY LAM GIANG", "*", f"Số {letter.number}", "", *about,
            *([letter.urgency, ""] if letter.urgency else []), "ĐẢNG CỘNG SẢN VIỆT NAM", "",
            f"Lam Giang, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}", "",
            *(title if letter.type else []), "Kính gửi: " + addressed[0], *addressed[1:], "",
            letter.opening, "", *(f"{at}. {task}\n" for at, task in enumerate(tasks, 1)),
            "Nơi nhận:", "- Như trên,", "- Lưu Văn phòng Tỉnh ủy.", "", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "",
            "Đinh Quốc Khang", "",
        ]
    )  # fmt: skip


def _reporting(letter: Letter, day: datetime) -> list[str]:
    if not letter.report:
        return []
    who, last = _REPORTERS[letter.report], day + timedelta(days=letter.due)
    if letter.weekly:
        return [f"Định kỳ trước {letter.hour} giờ thứ Sáu hằng tuần, {who} báo cáo Văn phòng Tỉnh ủy."]
    when = f"trước {letter.hour:02d} giờ ngày {last.day}/{last.month}/{last.year}"
    return [f"{who} báo cáo kết quả về Tỉnh ủy (qua Văn phòng Tỉnh ủy) {when}."]
