"""A drill's readiness as a sheet of its workbook."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from domain.papers.sheets import Cell, Column, Sheet, local
from domain.readiness import MINUTES, Count, Readiness, UnitReady

_COLUMNS: Final = (
    Column("TT", 5, "centre"),
    Column("Đơn vị", 34, "wide"),
    Column("Cấp trên", 28, "wide"),
    Column("Trả lời lúc", 18, "moment"),
    Column("Người trả lời", 26, "wide"),
    Column("Số phút", 10, "number"),
    Column("Mức", 20),
)
_STEPS: Final = (*(f"Trong {minutes} phút" for minutes in MINUTES), "Muộn hơn 60 phút", "Chưa trả lời")
BY_OFFICE: Final = "Văn phòng ghi thay"


def sheet(found: Readiness, heading: tuple[str, ...], zone: tzinfo) -> Sheet:
    """Every unit with the minutes it took; below, the counts of all and by the unit above."""
    rows = [_unit(number, unit, zone) for number, unit in enumerate(found.units, 1)]
    middle: tuple[Cell, ...] = (None, "Trung vị (phút)", "", None, "", _minutes(found.median), "")
    parents = (_counted(count.name, count) for count in found.parents)
    totals = [_counted("Tất cả", found.whole), *parents, middle]
    return Sheet("Kết quả diễn tập", heading, _COLUMNS, rows, tuple(totals))


def _unit(number: int, unit: UnitReady, zone: tzinfo) -> tuple[Cell, ...]:
    step = BY_OFFICE if unit.by_office else _STEPS[unit.step]
    return number, unit.name, unit.parent, local(unit.answered_at, zone), unit.by, _minutes(unit.minutes), step


def _minutes(minutes: float | None) -> int | None:
    return None if minutes is None else round(minutes)


def _counted(name: str, count: Count) -> tuple[Cell, ...]:
    said = [f"{minutes} phút: {done}" for minutes, done in zip(MINUTES, count.within, strict=True)]
    told = "; ".join([*said, f"muộn hơn: {count.later}", f"chưa: {count.never}"])
    return None, f"{name} ({count.units} đơn vị)", told, None, "", None, ""
