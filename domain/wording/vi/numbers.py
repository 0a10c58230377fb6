"""What is said of telephone numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

BUTTON: Final = "Số điện thoại"
SHARE: Final = "Chia sẻ số điện thoại của tôi"
FORGET: Final = "Xóa số của tôi"
SHOWN: Final = 2
NONE: Final = ("khong", "xoa")  # typed without marks: forget it
WHO_SEES: Final = "Chỉ văn phòng và lãnh đạo cấp trên thấy số của đồng chí, để gọi khi tin không đến được."
ASK_OWN: Final = (
    "Đồng chí bấm nút “Chia sẻ số điện thoại của tôi” ở cuối màn hình, hoặc gõ số rồi gửi. Chỉ văn phòng và"
    " lãnh đạo cấp trên thấy số này, để gọi khi tin không đến được. Bấm /huy để thôi."
)
NOT_YOUR_CONTACT: Final = "Đây không phải số của đồng chí. Đồng chí chỉ chia sẻ số của chính mình."
NO_NUMBER: Final = "Đây chưa phải số điện thoại. Đồng chí gõ lại giúp, ví dụ: 0912 345 678."
FORGOTTEN: Final = "Đã xóa số điện thoại của đồng chí."
NOT_YOUR_UNIT: Final = "Chỉ văn phòng phụ trách đơn vị mới ghi được số điện thoại của đơn vị."
WHO_EMPTY: Final = "Đồng chí viết giúp tên người báo bằng chữ."
NOT_RECORDED: Final = "Chưa có ghi nhận thay nào của đồng chí cho đơn vị này."


def own(number: str) -> str:
    """Among the settings."""
    return f"Số điện thoại: {number}" if number else "Số điện thoại: chưa có"


def kept(number: str) -> str:
    """The own number is kept."""
    return f"Đã ghi số {number}. Cảm ơn đồng chí."


def ask_unit(unit: str, present: str) -> str:
    """A unit's number is asked."""
    now = f" Số hiện nay: {present}. Gõ “không” để xóa." if present else ""
    return f"Đồng chí gõ số điện thoại của {unit}, ví dụ: 0263 382 2222.{now} Bấm /huy để thôi."


def kept_unit(unit: str, number: str) -> str:
    """A unit's number is kept, or forgotten."""
    return f"Đã ghi số của {unit}: {number}." if number else f"Đã xóa số của {unit}."


def ring(known: Sequence[tuple[str, str]]) -> str:
    """Whom to ring: ``gọi 0912 345 678 (Lê Thị Hoa)``."""
    return "gọi " + ", ".join(f"{phone} ({name})" if name else phone for name, phone in known)


def ask_heard(unit: str) -> str:
    """Who said it?"""
    return f"Đã ghi nhận thay {unit}. Ai báo qua điện thoại? Đồng chí viết tên, hoặc bấm /huy để bỏ qua."


def heard(unit: str, who: str) -> str:
    """It is written down."""
    return f"Đã ghi: {unit}, qua điện thoại, {who} báo."


def by_telephone(who: str) -> str:
    """Behind an answer that was recorded on behalf."""
    return f"(qua điện thoại, {who} báo)"
