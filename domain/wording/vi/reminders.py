"""What a reminder says: one message a person, other words for each kind of silence."""

from __future__ import annotations

from typing import Final

HEAD: Final = "Nhắc việc"
ACK: Final = "Chưa xác nhận đã nhận."
RETURNED: Final = "Báo cáo bị trả lại, cần sửa và gửi lại."
LAST: Final = "Đây là lần nhắc cuối."
SNOOZE: Final = "Nhắc sau"
OPEN: Final = "Mở"
REST: Final = "Còn {} việc khác. Đồng chí gửi /viec để xem tất cả."
NOT_OWED: Final = "Việc này không còn chờ đơn vị của đồng chí."


def owed(due: str, *, late: bool, count: int) -> str:
    """A report is owed; ``count`` due days at once."""
    if count > 1:
        return f"Chưa báo cáo {count} kỳ, kỳ đầu hạn {due}" + (", đã quá hạn." if late else ".")
    return f"Chưa báo cáo, đã quá hạn {due}." if late else f"Chưa báo cáo. Hạn {due}."


def cutoff(when: str) -> str:
    """Up to when the numbers of the period count."""
    return f"Số liệu tính đến {when}."


def soft(when: str) -> str:
    """Better by then; nothing is late for it."""
    return f"Phấn đấu xong {when}."


def follows(when: str) -> str:
    """When the next reminder comes."""
    return f"Nhắc tiếp lúc {when}."


def for_units(names: str) -> str:
    """Which of the reader's units owe it."""
    return f"Đơn vị: {names}"


def numbered(number: int, label: str) -> str:
    """A button that belongs to one of several items."""
    return f"{number}. {label}"


def snoozed(when: str) -> str:
    """After the press."""
    return f"Sẽ nhắc lại lúc {when}."


def urged(units: int) -> str:
    """After an urge of those whose reports are overdue."""
    return f"Đã nhắc {units} đơn vị quá hạn báo cáo."
