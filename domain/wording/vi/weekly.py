"""What leaders read on Fridays."""

from __future__ import annotations

from typing import Final

HEAD: Final = "Báo cáo của các đơn vị trong tuần {}"
NOBODY: Final = "chưa ai kết nối"
NONE: Final = "không có"


NOTHING_DUE: Final = "Trong 7 ngày qua không có báo cáo nào đến hạn trong phạm vi của đồng chí."


def on_time(count: int, due: int, pending: int) -> str:
    """Of all that fell due; ``pending`` ones may come until the end of the day."""
    said = f"Đúng hạn: {count}/{due} báo cáo" if due else "Đúng hạn: chưa có"
    return f"{said} ({pending} báo cáo còn hạn đến hết hôm nay)" if pending else said


def person(unit: str, name: str) -> str:
    """A unit to call, and whom there."""
    return f"{unit} ({name or NOBODY})"


def late(count: int, units: str) -> str:
    """How many, and by whom."""
    return f"Muộn: {count} ({units})" if count else f"Muộn: {NONE}"


def missing(count: int, older: int, units: str) -> str:
    """How many are owed, how many of them from before these days, and by whom."""
    before = f", trong đó {older} từ trước" if older else ""
    return f"Chưa gửi: {count}{before} ({units})" if count else f"Chưa gửi: {NONE}"


def improved(units: str) -> str:
    """Who was late a week ago and is no more."""
    return f"Tiến bộ so với tuần trước: {units or NONE}"


def call(units: str) -> str:
    """With whom to speak."""
    return f"Cần gọi: {units or NONE}"
