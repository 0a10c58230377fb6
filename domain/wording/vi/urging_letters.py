"""The words of a công văn đôn đốc."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

NUMBER_PARTY: Final = "Số       -CV/"
NUMBER_STATE: Final = "Số:       /"
TO: Final = "Kính gửi: Các cơ quan, đơn vị có tên trong danh sách dưới đây."
COLUMNS: Final = ("TT", "Đơn vị", "Người phụ trách", "Nội dung chưa thực hiện", "Thời hạn", "Quá hạn (ngày)")
COPY_LINES: Final = ("- Như trên,", "- Lãnh đạo Văn phòng,", "- Lưu Văn phòng.")
SIGNATURE_PARTY: Final = ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG")
SIGNATURE_STATE: Final = ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")
ACK: Final = "Chưa xác nhận đã nhận văn bản"
REPORT: Final = "Chưa gửi báo cáo"
RETURNED: Final = "Báo cáo bị trả lại, chưa gửi bản mới"


def about(title: str) -> str:
    """The letter's subject."""
    return f"về việc đôn đốc thực hiện văn bản {title}"


def dated(place: str, day: date) -> str:
    """Place and date; the day is the signer's."""
    return f"{place or '…………'}, ngày      tháng {day:%m} năm {day.year}"


def body(title: str, subject: str, issued: date | None, count: int, reached: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs; an empty one stands for the table."""
    when = f" ngày {issued.day}/{issued.month}/{issued.year}" if issued else ""
    what = f" {subject}" if subject and subject != title else ""
    asked = f", đã báo để {', '.join(reached)} đôn đốc" if reached else ""
    return (
        f"Thực hiện văn bản {title}{when}{what}, Văn phòng đã thông báo, nhắc việc nhiều lần{asked}; "
        f"đến nay còn {count} đơn vị chưa thực hiện:",
        "",
        "Văn phòng đề nghị các đơn vị có tên nêu trên khẩn trương thực hiện và gửi báo cáo theo quy định; "
        "nêu rõ lý do chậm và chịu trách nhiệm về tiến độ thực hiện.",
    )
