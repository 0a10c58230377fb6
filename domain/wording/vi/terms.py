"""The words of the field: urgency, states, periods."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.drafts import DraftDuty, Field
from domain.urgency import Urgency

URGENCY: Final[Mapping[Urgency, str]] = MappingProxyType(
    {
        Urgency.NORMAL: "Thường",
        Urgency.URGENT: "Khẩn",
        Urgency.VERY_URGENT: "Thượng khẩn",
        Urgency.FLASH: "Hỏa tốc",
    }
)

FIELDS: Final[Mapping[Field, str]] = MappingProxyType(
    {
        Field.NUMBER: "Số, ký hiệu",
        Field.DOC_TYPE: "Loại văn bản",
        Field.ISSUED_ON: "Ngày ban hành",
        Field.ISSUER: "Cơ quan ban hành",
        Field.SUBJECT: "Trích yếu",
        Field.DUE: "Hạn báo cáo",
    }
)

_PERIODS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "daily": "hằng ngày",
        "weekly": "hằng tuần",
        "monthly": "hằng tháng",
        "quarterly": "hằng quý",
        "semiannual": "6 tháng một lần",
        "yearly": "hằng năm",
        "adhoc": "đột xuất, khi có phát sinh",
        "regular": "thường xuyên",
    }
)
_DAYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "MO": "thứ Hai", "TU": "thứ Ba", "WE": "thứ Tư", "TH": "thứ Năm", "FR": "thứ Sáu",
        "SA": "thứ Bảy", "SU": "Chủ nhật",
    }
)  # fmt: skip


def duty(asked: DraftDuty, due: str) -> str:
    """``Báo cáo Thường trực Tỉnh ủy, hằng tuần vào thứ Sáu, qua Ban Tổ chức Tỉnh ủy``; ``due`` for once."""
    parts = [f"Báo cáo {asked.to}" if asked.to else "Báo cáo"]
    if asked.kind in _PERIODS:
        parts.append(_PERIODS[asked.kind] + _side(_day(asked.rrule), before=asked.before))
        parts += [f"nộp sớm hơn {asked.lead} ngày làm việc"] if asked.lead else []
    elif due:
        parts.append(f"hạn {due}")
    elif asked.counted:
        parts.append(_counted(asked))
    if asked.via:
        parts.append(f"qua {asked.via}")
    return ", ".join(parts)


def _side(day: str, *, before: bool) -> str:
    """A day that itself is too late: ``trước ngày 25``."""
    return day.replace(" vào ", " trước ", 1) if before else day


def _counted(asked: DraftDuty) -> str:
    """``trong 5 ngày làm việc kể từ khi nhận``, ``10 ngày sau ngày kết thúc đợt``."""
    count, _, hour = asked.counted.partition(" ")
    days = f"{count.strip('-w')} ngày" + (" làm việc" if count.endswith("w") else "")
    if not asked.event:
        said = f"trong {days} kể từ khi nhận"
    else:
        said = f"{days} {'trước' if count.startswith('-') else 'sau'} ngày {asked.event}"
    return said + (f", lúc {hour}" if hour else "")


_FREQUENCIES: Final[Mapping[str, str]] = MappingProxyType(
    {"DAILY": "daily", "WEEKLY": "weekly", "MONTHLY": "monthly", "YEARLY": "yearly"}
)


def rule(rrule: str) -> str:
    """A recurrence alone: ``hằng tuần vào thứ Sáu lúc 17:00``."""
    frequency = dict(part.split("=", 1) for part in rrule.split(";") if "=" in part).get("FREQ", "")
    return _PERIODS.get(_FREQUENCIES.get(frequency, ""), "") + _day(rrule)


def _day(rrule: str) -> str:
    rule = dict(part.split("=", 1) for part in rrule.split(";") if "=" in part)
    return _on(rule) + _hours(rule) + _until(rule.get("UNTIL", ""))


def _on(rule: dict[str, str]) -> str:
    weekdays = [_DAYS[day] for day in rule.get("BYDAY", "").split(",") if day in _DAYS]
    if weekdays:
        return " vào " + ", ".join(weekdays)
    day, months = rule.get("BYMONTHDAY", ""), rule.get("BYMONTH", "")
    if not day.lstrip("-").isdigit():
        return ""
    said = f" vào ngày {day}" if day != "-1" else " vào ngày cuối tháng"
    return f"{said} tháng {months.replace(',', ', ')}" if months else said


def _hours(rule: dict[str, str]) -> str:
    minute = rule.get("BYMINUTE", "0").zfill(2)
    hours = [f"{hour}:{minute}" for hour in rule.get("BYHOUR", "").split(",") if hour]
    return " lúc " + " và ".join(hours) if hours else ""


def _until(stamp: str) -> str:
    day = stamp[:8]
    return f", đến hết ngày {int(day[6:])}/{int(day[4:6])}/{day[:4]}" if day.isdigit() and len(day) == 8 else ""
