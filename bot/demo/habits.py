"""How units answer: some at once, most within the hour, a few late, very few never."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from random import Random
from typing import Any, Final

from bot.demo.letters import Letter

_OPENS, _CLOSES = 7.0, 18.5  # hours between which somebody is at a desk
_PACE: Final = {
    "HỎA TỐC": 8.0,
    "THƯỢNG KHẨN": 20.0,
    "KHẨN": 35.0,
    "": 90.0,
}  # minutes: every second has answered
_SPREAD: Final = 1.1  # of the logarithm: a tenth takes four times as long
_SAID: Final = (
    "Đơn vị đã triển khai đến toàn thể cấp ủy viên và các chi bộ. Kết quả đạt 100 % kế hoạch.",
    "Đã họp cấp ủy mở rộng, phân công từng đồng chí phụ trách. Tiến độ đạt 90 %.",
    "Đã thực hiện xong các nội dung được giao, không có vướng mắc.",
    "Đã thực hiện được 80 %, phần còn lại hoàn thành trong tuần tới.",
    "Tình hình ổn định, Nhân dân đồng tình. Đơn vị tiếp tục theo dõi.",
    "Đã kiểm tra thực tế từng thôn, lập danh sách và niêm yết công khai.",
    "Cơ bản hoàn thành; còn một số hộ đi làm ăn xa, đơn vị sẽ liên hệ tiếp.",
)
RETURNED: Final = (
    "Thiếu số liệu từng thôn, đồng chí bổ sung giúp.",
    "Số liệu chưa khớp với báo cáo kỳ trước, đồng chí kiểm tra lại.",
    "Đồng chí ghi rõ thời hạn hoàn thành phần còn lại.",
)
EXCUSES: Final = ("đường vào hai thôn bị sạt lở", "chờ số liệu của hai thôn", "cán bộ phụ trách đi cứu trợ")
REFUSAL: Final = "Nội dung này thuộc thẩm quyền của đơn vị khác."


@dataclass(frozen=True, slots=True)
class Habit:
    """One unit's: how slow against the others, how often it forgets a report, whether it hardly looks."""

    slow: float
    forgets: float
    absent: bool


def habit(chance: Random) -> Habit:
    """One unit in eight is a worry, one in forty hardly to be reached."""
    worry = chance.random() < 0.12
    slow = chance.lognormvariate(0.9 if worry else 0.0, 0.5)
    return Habit(slow, 0.3 if worry else 0.025, chance.random() < 0.025)


def answered_at(letter: Letter, given: datetime, mine: Habit, chance: Random, zone: tzinfo) -> datetime | None:
    """When this unit taps; None for never."""
    if (mine.absent and chance.random() < 0.7) or chance.random() < 0.004:
        return None
    minutes = _PACE[letter.urgency] * mine.slow * chance.lognormvariate(0.0, _SPREAD)
    at = given + timedelta(minutes=max(1.0, minutes))
    return at if letter.urgency == "HỎA TỐC" else awake(at, zone, chance)


def awake(at: datetime, zone: tzinfo, chance: Random) -> datetime:
    """The next minute at which somebody is at a desk."""
    there = at.astimezone(zone)
    hour = there.hour + there.minute / 60
    if _OPENS <= hour < _CLOSES:
        return at
    morning = there.replace(hour=int(_OPENS), minute=0) + timedelta(days=hour >= _CLOSES)
    return (morning + timedelta(minutes=chance.uniform(5, 110))).astimezone(at.tzinfo)


def reported_at(given: datetime, due: datetime, mine: Habit, chance: Random) -> datetime | None:
    """When this unit hands in what is due: most of them shortly before, some after, some not at all."""
    span = (due - given).total_seconds()
    if mine.absent or chance.random() < mine.forgets * 0.6:
        return None
    if chance.random() < mine.forgets + 0.03:
        return due + timedelta(seconds=span * chance.uniform(0.02, 0.5))
    return given + timedelta(seconds=span * (1 - abs(chance.gauss(0.0, 0.28)) % 0.8 - 0.01))


def figures(letter: Letter, chance: Random) -> str:
    """What a unit writes into the form: a line of answers; empty where there is no form."""
    fields = [entry.partition(":")[2].strip() for entry in letter.form.split(";")] if letter.form else []
    given = zip(fields, letter.figures, strict=True)
    return "; ".join(_figure(kind, hints, chance) for kind, hints in given)


def _figure(kind: str, hints: Sequence[Any], chance: Random) -> str:
    if kind == "số":
        low, high = hints
        return str(round(low + (high - low) * chance.betavariate(1.6, 3.0)))
    if kind == "có/không":
        return "có" if chance.random() < 0.9 else "không"
    if kind.startswith("chọn"):
        choices = kind.removeprefix("chọn").strip().split("|")
        return chance.choices(choices, [6, 3, 1][: len(choices)])[0]
    return str(chance.choice(hints))


def said(chance: Random) -> str:
    """What a report says besides its figures."""
    return chance.choice(_SAID)
