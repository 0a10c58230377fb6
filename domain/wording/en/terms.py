"""The words of the field: urgency, states, periods."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.drafts import DraftDuty, Field
from domain.urgency import Urgency

URGENCY: Final[Mapping[Urgency, str]] = MappingProxyType(
    {
        Urgency.NORMAL: "Normal",
        Urgency.URGENT: "Urgent",
        Urgency.VERY_URGENT: "Very urgent",
        Urgency.FLASH: "Flash",
    }
)

FIELDS: Final[Mapping[Field, str]] = MappingProxyType(
    {
        Field.NUMBER: "Number",
        Field.DOC_TYPE: "Type of document",
        Field.ISSUED_ON: "Date of issue",
        Field.ISSUER: "Issuer",
        Field.SUBJECT: "Subject",
        Field.DUE: "Report deadline",
    }
)

_PERIODS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "daily": "daily",
        "weekly": "weekly",
        "monthly": "monthly",
        "quarterly": "quarterly",
        "semiannual": "every six months",
        "yearly": "yearly",
        "adhoc": "when something happens",
        "regular": "regularly",
    }
)
_DAYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday",
        "SA": "Saturday", "SU": "Sunday",
    }
)  # fmt: skip
_MONTHS: Final = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def duty(asked: DraftDuty, due: str) -> str:
    """``Report to Thường trực Tỉnh ủy, weekly on Friday, through Ban Tổ chức``; ``due`` for once."""
    parts = [f"Report to {asked.to}" if asked.to else "Report"]
    if asked.kind in _PERIODS:
        parts.append(_PERIODS[asked.kind] + _side(_day(asked.rrule), before=asked.before))
        if asked.lead:
            parts.append(f"{asked.lead} working {'day' if asked.lead == 1 else 'days'} earlier")
    elif due:
        parts.append(f"due {due}")
    elif asked.counted:
        parts.append(_counted(asked))
    if asked.via:
        parts.append(f"through {asked.via}")
    return ", ".join(parts)


def _side(day: str, *, before: bool) -> str:
    """A day that itself is too late: ``before day 25``."""
    return day.replace(" on ", " before ", 1) if before else day


def _counted(asked: DraftDuty) -> str:
    """``within 5 working days of receipt``, ``10 days after kết thúc đợt``."""
    count, _, hour = asked.counted.partition(" ")
    days = f"{count.strip('-w')} {'working days' if count.endswith('w') else 'days'}"
    if not asked.event:
        said = f"within {days} of receipt"
    else:
        said = f"{days} {'before' if count.startswith('-') else 'after'} {asked.event}"
    return said + (f", at {hour}" if hour else "")


_FREQUENCIES: Final[Mapping[str, str]] = MappingProxyType(
    {"DAILY": "daily", "WEEKLY": "weekly", "MONTHLY": "monthly", "YEARLY": "yearly"}
)


def rule(rrule: str) -> str:
    """A recurrence alone: ``weekly on Friday at 17:00``."""
    frequency = dict(part.split("=", 1) for part in rrule.split(";") if "=" in part).get("FREQ", "")
    return _PERIODS.get(_FREQUENCIES.get(frequency, ""), "") + _day(rrule)


def _day(rrule: str) -> str:
    rule = dict(part.split("=", 1) for part in rrule.split(";") if "=" in part)
    return _on(rule) + _hours(rule) + _until(rule.get("UNTIL", ""))


def _on(rule: dict[str, str]) -> str:
    weekdays = [_DAYS[day] for day in rule.get("BYDAY", "").split(",") if day in _DAYS]
    if weekdays:
        return " on " + ", ".join(weekdays)
    day, months = rule.get("BYMONTHDAY", ""), rule.get("BYMONTH", "")
    if not day.lstrip("-").isdigit():
        return ""
    said = f" on day {day}" if day != "-1" else " on the last day"
    named = [_MONTHS[int(month)] for month in months.split(",") if month.isdigit() and 0 < int(month) < 13]
    return f"{said} of {', '.join(named)}" if named else f"{said} of the month"


def _hours(rule: dict[str, str]) -> str:
    minute = rule.get("BYMINUTE", "0").zfill(2)
    hours = [f"{hour}:{minute}" for hour in rule.get("BYHOUR", "").split(",") if hour]
    return " at " + " and ".join(hours) if hours else ""


def _until(stamp: str) -> str:
    day = stamp[:8]
    return (
        f", until {int(day[6:])} {_MONTHS[int(day[4:6])]} {day[:4]}" if day.isdigit() and len(day) == 8 else ""
    )
