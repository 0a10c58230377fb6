"""The words of a công văn đôn đốc, in the form of the Party (05-HD/VPTW) or of the State (NĐ 30/2020)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

TO: Final = "Kính gửi: Các cơ quan, đơn vị có tên trong danh sách dưới đây"
COLUMNS: Final = ("TT", "Đơn vị", "Người phụ trách", "Nội dung chưa thực hiện", "Thời hạn", "Quá hạn (ngày)")
COPIES_PARTY: Final = ("- Như trên,", "- Lãnh đạo Văn phòng,", "- Lưu Văn phòng.")
COPIES_STATE: Final = ("- Như trên;", "- Lãnh đạo Văn phòng;", "- Lưu: VT.")
SIGNATURE_PARTY: Final = ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG")
SIGNATURE_STATE: Final = ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")
ACK: Final = "Chưa xác nhận đã nhận văn bản"
REPORT: Final = "Chưa gửi báo cáo"
RETURNED: Final = "Báo cáo bị trả lại, chưa gửi bản mới"


def number(symbol: str, *, party: bool) -> str:
    """The line of the number; the number itself is the signer's."""
    return f"Số       -CV/{symbol}" if party else f"Số:       /{symbol}"


def titled(doc_type: str, title: str, *, numbered: bool) -> str:
    """``Công văn số 963-CV/TU``; what bears no number is called by its first words."""
    kind = doc_type[:1].upper() + doc_type[1:] if doc_type else "Văn bản"
    return f"{kind} số {title}" if numbered else f"{kind} “{title}”"


def times_over(what: str, count: int) -> str:
    """The same thing owed for several periods."""
    return f"{what} ({count} kỳ)" if count > 1 else what


def joined(owed: Sequence[str]) -> str:
    """Several things owed by one unit, in one cell."""
    return "; ".join([*owed[:1], *(each[:1].lower() + each[1:] for each in owed[1:])])


def issued(day: str) -> str:
    """Instead of a deadline: since when the letter could be acknowledged."""
    return f"Phát hành {day}"


def about(title: str, *, party: bool) -> str:
    """The letter's subject."""
    return f"{'về việc' if party else 'V/v'} đôn đốc thực hiện {title}"


def dated(place: str, day: date) -> str:
    """Place and date; the day is the signer's. January and February are written with a zero, no other month."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{place or '…………'}, ngày      tháng {month} năm {day.year}"


def body(
    title: str,
    issuer: str,
    subject: str,
    issued: date | None,
    count: int,
    reached: Sequence[str],
    *,
    party: bool,
) -> tuple[str, ...]:
    """The paragraphs; an empty one stands for the table."""
    when = f" ngày {issued.day}/{issued.month}/{issued.year}" if issued else ""
    whose = f" của {issuer}" if issuer else ""
    what = f" {_matter(subject)}" if subject else ""
    asked = f", đã báo để {', '.join(reached)} đôn đốc" if reached else ""
    wish = "Thừa lệnh Ban Thường vụ, Văn phòng" if party else "Văn phòng"
    return (
        f"Thực hiện {title}{when}{whose}{what}, Văn phòng đã thông báo và nhắc nhiều lần{asked}; "
        f"đến nay còn {count} đơn vị chưa thực hiện:",
        "",
        f"{wish} đề nghị các đơn vị có tên nêu trên khẩn trương thực hiện và gửi báo cáo theo quy định, "
        f"nêu rõ lý do chậm và chịu trách nhiệm về tiến độ thực hiện{'.' if party else './.'}",
    )


def _matter(subject: str) -> str:
    return subject if subject.lower().startswith(("về ", "v/v")) else f"về việc {subject}"
