"""What the office's page says, and what the chat says of it."""

from __future__ import annotations

from typing import Final

NOT_FOR_YOU: Final = "Trang theo dõi dành cho lãnh đạo và văn phòng."
NO_PAGE: Final = "Trang theo dõi chưa được mở trên máy chủ. Đồng chí báo người quản trị giúp."

TITLE: Final = "Theo dõi văn bản chỉ đạo"
SKIP: Final = "Đến nội dung chính"
SIGN_OUT: Final = "Thoát"
BIGGER: Final = "Chữ lớn"
SMALLER: Final = "Chữ thường"
PRINT: Final = "In"
LIVE: Final = "Đang cập nhật tự động"
LOST: Final = "Mất kết nối. Đang nối lại…"
UPDATED: Final = "Đã cập nhật lúc"
ALL: Final = "Tất cả văn bản"
NOBODY_SO: Final = "Không có đơn vị nào ở tình trạng này."
NOTHING_OPEN: Final = "Không có văn bản nào đang theo dõi."
OPEN_NOW: Final = "Văn bản đang theo dõi"
EVERY: Final = "Tất cả"
CAPTION: Final = "Việc cần chú ý đứng trước"
DIRECTIVE: Final = "Văn bản"
RECEIVED: Final = "Đã nhận"
REPORTED: Final = "Đã báo cáo"
OVERDUE: Final = "Quá hạn"
DEADLINE: Final = "Hạn"
NO_DEADLINE: Final = "không có hạn"
UNIT: Final = "Đơn vị"
STATE: Final = "Tình trạng"
WHO: Final = "Ai nhận, lúc nào"
NEXT_DUE: Final = "Hạn gần nhất"
ALL_UNITS: Final = "Tất cả đơn vị"
BELOW: Final = "Các đơn vị thuộc"
PICTURES: Final = "Biểu đồ"
LATE: Final = "muộn"

ENTER: Final = "Vào trang theo dõi"
ENTERING: Final = "Đang mở trang…"
ENTER_BAD: Final = "Đường dẫn này đã dùng rồi hoặc đã hết hạn."
ENTER_HOW: Final = "Đồng chí mở trò chuyện với hệ thống, bấm /tiendo rồi “Trang theo dõi” để lấy đường dẫn mới."
ENTER_PRESS: Final = "Bấm để vào"
SIGNED_OUT: Final = "Đồng chí đã thoát. Cảm ơn đồng chí."
NOT_FOUND: Final = "Không có trang này, hoặc nó nằm ngoài phạm vi của đồng chí."


def link(address: str) -> str:
    """The chat's message with the link that signs in once."""
    return (
        f"Đồng chí mở đường dẫn này trên máy tính hoặc màn hình của cơ quan:\n{address}\n"
        "Chỉ dùng được một lần, trong 10 phút. Đồng chí không chuyển cho người khác."
    )


def of(part: int, whole: int) -> str:
    """``37/41``."""
    return f"{part}/{whole}"


def units(count: int) -> str:
    """How many units."""
    return f"{count} đơn vị"


def summary(received: int, units: int, reported: int, overdue: int) -> str:
    """``37/41 đã nhận · 22 đã báo cáo · 3 quá hạn``."""
    late = f" · {overdue} quá hạn" if overdue else ""
    return f"{received}/{units} đơn vị đã nhận · {reported} đã báo cáo{late}"
