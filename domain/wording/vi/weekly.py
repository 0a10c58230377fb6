"""What leaders read on Fridays."""

from __future__ import annotations

from typing import Final

HEAD: Final = "Báo cáo của các đơn vị trong tuần {}"
NOBODY: Final = "chưa ai kết nối"
NONE: Final = "không có"


def on_time(count: int, due: int) -> str:
    """Of all that fell due."""
    return f"Đúng hạn: {count}/{due} báo cáo"


def late(count: int, units: str) -> str:
    """How many, and by whom."""
    return f"Muộn: {count} ({units})" if count else f"Muộn: {NONE}"


def missing(count: int, units: str) -> str:
    """How many are owed, and by whom."""
    return f"Chưa gửi: {count} ({units})" if count else f"Chưa gửi: {NONE}"


def improved(units: str) -> str:
    """Who was late a week ago and is no more."""
    return f"Tiến bộ so với tuần trước: {units or NONE}"


def call(units: str) -> str:
    """With whom to speak."""
    return f"Cần gọi: {units or NONE}"
