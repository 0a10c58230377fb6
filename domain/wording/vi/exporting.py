"""The words of /xuat: what to export, in which form, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Final

CHOOSE: Final = "Đồng chí muốn xuất gì?"
REGISTER: Final = "Sổ theo dõi {}"
ONE: Final = "Một văn bản"
OWN_CALENDAR: Final = "Lịch hạn của đơn vị tôi"
WHICH: Final = "Xuất văn bản nào?"
FORM: Final = "Xuất {} dưới dạng nào?"
FORMS: Final = ("Excel", "Báo cáo tổng hợp (Word)", "Gói chứng cứ (ZIP)", "Lịch (iCalendar)")
MAY_NOT: Final = "Lệnh này dành cho người điều phối và lãnh đạo đơn vị."
NOTHING: Final = "Chưa có văn bản nào để xuất."
NO_DEADLINES: Final = "Hiện chưa có hạn nào phía trước nên chưa có gì để đưa vào lịch."
TOO_LARGE: Final = "Tệp lớn hơn 50 MB nên không gửi được qua đây. Đồng chí chọn khoảng thời gian ngắn hơn giúp."
TOO_SLOW: Final = "Lập tệp quá lâu nên đã dừng. Đồng chí chọn khoảng thời gian ngắn hơn giúp."
FAILED: Final = "Chưa gửi được tệp. Đồng chí bấm lại sau ít phút giúp."
MAKING: Final = (
    "Đang lập bảng Excel…", "Đang lập báo cáo tổng hợp…", "Đang lập gói chứng cứ…", "Đang lập lịch…"
)  # fmt: skip
MADE: Final = "Đã lập xong: {}"
ALREADY: Final = "Tệp này vừa được gửi ở trên."
_QUARTERS: Final = ("I", "II", "III", "IV")


def span(first: date, last: date) -> str:
    """``tháng 7/2026``, ``quý III/2026``, ``năm 2026``."""
    months = last.month - first.month + 1
    if months == 1:
        return f"tháng {first.month}/{first.year}"
    return f"quý {_QUARTERS[first.month // 3]}/{first.year}" if months == 3 else f"năm {first.year}"


def book(title: str, units: int) -> str:
    """Under a directive's workbook."""
    return f"{title}: bảng theo dõi {units} đơn vị."


def summary(title: str) -> str:
    """Under a drafted report."""
    return (
        f"{title}: dự thảo báo cáo tổng hợp. Số, ngày, người ký để trống; đồng chí kiểm tra rồi hãy trình ký."
    )


def pack(title: str, sha256: str) -> str:
    """Under an evidence pack."""
    return (
        f"{title}: gói chứng cứ. Cách kiểm tra ghi trong tệp DOC-TRUOC.txt.\n"
        f"Mã SHA-256 của gói (nhật ký cũng ghi mã này):\n{sha256}"
    )


def calendar(name: str, count: int) -> str:
    """Under a calendar."""
    return f"{name}: {count} hạn. Mở tệp để thêm vào lịch của điện thoại; hạn đổi thì tải lại tệp."


def register(span: str, count: int) -> str:
    """Under the register of a span."""
    return f"Sổ theo dõi {span}: {count} văn bản."
