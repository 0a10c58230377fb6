"""What a coordinator reads of duties and their dates before confirming them."""

from __future__ import annotations

from typing import Final

HEAD: Final = "Chế độ báo cáo sẽ được nhắc"
NONE: Final = "Chưa có hạn báo cáo nào. Đồng chí thêm hạn chung nếu cần."
COMMON: Final = "Hạn chung"
NO_CLOCK: Final = "không có mốc giờ: không nhắc, đơn vị báo cáo khi có phát sinh"
UNCLEAR: Final = "chưa rõ ngày: không nhắc cho đến khi đồng chí ghi ngày"
ELSEWHERE: Final = "của đơn vị ngoài danh sách nhận: không nhắc"
TIMES: Final = "Đổi hạn"
STRIKE: Final = "Bỏ một ngày"
DROP: Final = "Bỏ chế độ này"
SHIFT: Final = {
    "keep": "Ngày nghỉ: giữ nguyên",
    "next": "Ngày nghỉ: lùi sang ngày làm việc sau",
    "previous": "Ngày nghỉ: lấy ngày làm việc trước",
}
REST: Final = "ngày nghỉ"
ASK_TIMES: Final = (
    "Đồng chí ghi hạn mới. Ví dụ: “16h thứ Sáu hằng tuần”, “trước ngày 25 hằng tháng”, "
    "“9h và 16h hằng ngày”, “17h 24/7; 9h 2/8”, “9 giờ các ngày 02, 04, 06/02”."
)
ASK_STRIKE: Final = "Đồng chí ghi ngày cần bỏ, cách nhau bằng dấu phẩy. Ví dụ: 17/2, 20/2."
BAD_TIMES: Final = "Chưa hiểu hạn này. Đồng chí ghi như “16h thứ Sáu hằng tuần” hoặc “17h 24/7/2026”."
NONE_AHEAD: Final = "Hạn này đã qua, hoặc trong một năm tới không có ngày nào. Đồng chí ghi lại giúp."
NOT_ITS_DAY: Final = "Không có hạn nào vào ngày ấy. Đồng chí xem lại danh sách ngày."
GONE: Final = "Chế độ báo cáo này không còn trong dự thảo."


def dates(shown: str, count: int, last: str) -> str:
    """The next dates, and how many there are in a year."""
    if not last:
        return f"Hạn: {shown}"
    return f"Sắp tới: {shown} … (cả năm {count} lần, đến {last})"


def item(number: int, words: str) -> str:
    """One duty in the list."""
    return f"{number}. {words}"


def page(number: int, count: int) -> str:
    """Above the year's dates."""
    return f"{count} lần trong một năm tới" + (f" · trang {number}" if number > 1 else "")


def cutoff(words: str) -> str:
    """Up to when the numbers count."""
    return f"Chốt: {words}"


def soft(day: str) -> str:
    """Better by then."""
    return f"Phấn đấu xong {day}"


def next_due(words: str) -> str:
    """What whoever collects owes."""
    return f"Cấp tổng hợp: {words}"


def open_duty(number: int) -> str:
    """The button of one duty."""
    return f"Xem, sửa hạn {number}"
