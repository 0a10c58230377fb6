"""What people read when they answer for their unit."""

from __future__ import annotations

from typing import Final

NOT_YOURS: Final = "Nút này dành cho đơn vị khác. Đồng chí không phải làm gì."
FOREIGN: Final = "Nút này không phải của hệ thống."
RECALLED: Final = "Văn bản này đã thu hồi. Đồng chí không phải thực hiện nữa."
WITHDRAWN: Final = "Lệnh gửi văn bản này đã được thu lại."
NOT_SENT: Final = "Văn bản này chưa gửi đi nên chưa ghi nhận được."
CLOSED: Final = "Văn bản này đã kết thúc theo dõi."
REVISED: Final = "Văn bản đã được sửa sau bản này. Đồng chí xem bản mới rồi bấm “Đã nhận”."
UNDO_LATE: Final = "Chỉ hoàn tác được trong 5 phút sau khi bấm. Đồng chí báo văn phòng nếu bấm nhầm."
UNDONE: Final = "Đã hoàn tác. Đơn vị trở lại trạng thái chưa nhận."
NOTHING_TO_UNDO: Final = "Đồng chí không có thao tác nào để hoàn tác ở đây."
ASK_REASON: Final = (
    "Vì sao văn bản này không thuộc thẩm quyền của đơn vị? Đồng chí viết một câu rồi gửi. Bấm /huy để thôi."
)
REASON_EMPTY: Final = "Đồng chí viết giúp lý do bằng chữ."
REASON_SENT: Final = "Đã ghi nhận và báo văn phòng. Cảm ơn đồng chí."


def thanks(when: str, *, late: bool) -> str:
    """After a successful tap."""
    return f"Đã ghi nhận lúc {when} (muộn so với hạn)." if late else f"Đã ghi nhận lúc {when}. Cảm ơn đồng chí."


def already(who: str, when: str) -> str:
    """After a second tap: who was first, and when."""
    return f"Đơn vị đã xác nhận rồi: {who}, {when}."


def already_refused(who: str, when: str) -> str:
    """The unit has said that it is not for it."""
    return f"Đơn vị đã báo không thuộc thẩm quyền: {who}, {when}."


def refusal_note(unit: str, who: str, title: str, reason: str) -> str:
    """Told to whoever published it."""
    return f"{unit} ({who}) báo {title} không thuộc thẩm quyền. Lý do: {reason}"


def behalf_done(unit: str) -> str:
    """A coordinator recorded an acknowledgement for a unit."""
    return f"Đã ghi nhận thay cho {unit}."


BEHALF_ASK: Final = "Chọn đơn vị đã báo nhận qua điện thoại hoặc cách khác:"
