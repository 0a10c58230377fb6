"""What people read in their settings, and when seats end."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TITLE: Final = "Cài đặt"
SEATS: Final = "Vai trò:"
LANGUAGE: Final = "Ngôn ngữ: {}"
LANGUAGES: Final[Mapping[str, str]] = MappingProxyType({"vi": "Tiếng Việt", "en": "English"})
LANGUAGE_SAVED: Final = "Đã ghi nhớ: {}."
QUIET: Final = (
    "Giờ nghỉ đêm: 21:00 đến 6:00. Văn bản thường và khẩn chờ đến sáng; thượng khẩn và hỏa tốc vẫn gửi ngay."
)
LEAVE_SURE: Final = "Thôi vai trò"
REVOKE_SURE: Final = "Thu hồi vai trò"
KEEP: Final = "Không, giữ lại"
BACK_LATER: Final = "Muốn quay lại, đồng chí cần lời mời mới hoặc lời mời còn hạn."
REVOKED: Final = "Đã thu hồi. Người này không nhận văn bản của đơn vị nữa."


def held(seat: str, since: str) -> str:
    """One of the roles, and since when."""
    return f"{seat}, từ {since}"


def leave(unit: str) -> str:
    """The button that gives up a seat."""
    return f"Thôi vai trò ở {unit}"


def ask_leave(role: str, unit: str) -> str:
    """Before a seat is given up."""
    return (
        f"Đồng chí muốn thôi vai trò {role} của {unit}? Sau đó đồng chí không nhận văn bản của đơn vị này nữa."
    )


def ask_revoke(who: str, role: str, unit: str) -> str:
    """Before a seat is taken away."""
    return f"Thu hồi vai trò {role} của {who} tại {unit}? Người này sẽ không nhận văn bản của đơn vị nữa."


def nobody_left(unit: str) -> str:
    """After the last person of a unit has gone."""
    return f"Lưu ý: {unit} không còn ai kết nối. Bấm /moi để mời người khác."
