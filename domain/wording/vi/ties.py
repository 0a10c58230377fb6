"""What is said of how directives stand to each other."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HEAD: Final = "VĂN BẢN LIÊN QUAN"
NONE: Final = "Chưa có văn bản liên quan. Đồng chí chọn quan hệ, rồi ghi số, ký hiệu của văn bản kia."
NOT_FOUND: Final = "Không có văn bản số {} trong phạm vi của đồng chí."
NOT_THIS: Final = "Văn bản không thể liên quan với chính nó."
REPLACED_ONCE: Final = "Văn bản {} đã được thay thế hoặc thu hồi rồi."
GONE: Final = "Quan hệ này không còn trong bản nháp."
MOVES: Final = "việc báo cáo còn mở chuyển sang văn bản này"
ENDS: Final = "việc báo cáo còn mở kết thúc"
MOVE_BUTTON: Final = "Chuyển việc báo cáo của {}"
END_BUTTON: Final = "Kết thúc việc báo cáo của {}"
DROP_BUTTON: Final = "Bỏ {}"
NO_REOPEN: Final = "Văn bản này đã được thay thế nên không mở lại được."
REPLACING_GONE: Final = (
    "Văn bản thay thế không còn hiệu lực. Nếu văn bản này còn hiệu lực, đồng chí bấm “Mở lại”."
)
BOARD_OF: Final = "Bảng của {}"

FORWARD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "replaces": "Thay thế",
        "amends": "Sửa đổi, bổ sung",
        "corrects": "Đính chính",
        "implements": "Thực hiện",
        "relays": "Chuyển tiếp",
    }
)


def ask(kind: str) -> str:
    """Which directive? Its number is typed."""
    return f"{FORWARD[kind]} văn bản nào? Đồng chí ghi số, ký hiệu, ví dụ 377-CV/TU. Bấm /huy để thôi."


def tie(kind: str, title: str) -> str:
    """``Thay thế: 377-CV/TU``."""
    return f"{FORWARD[kind]}: {title}"


def replaced_by(title: str) -> str:
    """On the card of a directive that another has replaced."""
    return f"Đã được thay thế bằng {title}."


def note(old: str, new: str) -> str:
    """Told to whoever had the old one and does not get the new one."""
    return f"{old} đã được thay thế bằng {new}. Đồng chí không phải thực hiện {old} nữa."


def had_replaced(new: str, old: str) -> str:
    """After ``new`` was recalled: what to do about the one that it had replaced."""
    return f"{new} đã thay thế {old}. Nếu {old} còn hiệu lực, đồng chí mở lại trên bảng của văn bản đó."


def holds_again(title: str) -> str:
    """Told to whoever is asked again by what had been replaced."""
    return f"{title} đã được mở lại, vẫn có hiệu lực. Đồng chí tiếp tục thực hiện."
