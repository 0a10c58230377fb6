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
    "“9h và 16h hằng ngày”, “17h 24/7; 9h 2/8”, “9 giờ các ngày 02, 04, 06/02”. Bấm /huy để thôi."
)
ASK_STRIKE: Final = "Đồng chí ghi ngày cần bỏ, cách nhau bằng dấu phẩy. Ví dụ: 17/2, 20/2. Bấm /huy để thôi."
BAD_TIMES: Final = "Chưa hiểu hạn này. Đồng chí ghi như “16h thứ Sáu hằng tuần” hoặc “17h 24/7/2026”."
NONE_AHEAD: Final = "Hạn này đã qua, hoặc trong một năm tới không có ngày nào. Đồng chí ghi lại giúp."
NOT_ITS_DAY: Final = "Không có hạn nào vào ngày ấy. Đồng chí xem lại danh sách ngày."
GONE: Final = "Chế độ báo cáo này không còn trong dự thảo."
CHOOSE_DAY: Final = "Đồng chí chọn một lịch dưới đây, hoặc bấm “Đổi hạn” để ghi lịch khác."
PROPOSALS: Final = {
    "friday": "17:00 thứ Sáu hằng tuần",
    "thursday": "16:00 thứ Năm hằng tuần",
    "month_end": "Ngày cuối hằng tháng",
    "day_25": "Ngày 25 hằng tháng",
    "quarter_25": "Ngày 25 tháng cuối quý",
    "quarter_end": "Ngày cuối hằng quý",
    "half_25": "Ngày 25/6 và 25/12",
    "half_end": "Ngày 30/6 và 31/12",
    "december_15": "Ngày 15/12 hằng năm",
    "december_25": "Ngày 25/12 hằng năm",
    "ten_days": "10 ngày kể từ khi phát hành",
}
ASK_EVENT: Final = "Đồng chí ghi ngày “{}”. Ví dụ: 3/8/2026. Bấm /huy để thôi."
BAD_EVENT: Final = "Chưa hiểu ngày này. Đồng chí ghi như 3/8/2026."
EVENT_OVER: Final = "Tính từ ngày ấy thì hạn đã qua ({}). Đồng chí xem lại giúp."


def lead(days: int) -> str:
    """The button: how much earlier than their superior the units below are due."""
    return f"Nộp trước hạn cấp trên: {days} ngày làm việc" if days else "Nộp cùng hạn cấp trên"


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


def cutoff(words: str, when: str) -> str:
    """Up to when the numbers count, as the directive says; ``when`` for the first period, if that is known."""
    return f"Số liệu: {words}" + (f" (kỳ tới: tính đến {when})" if when else "")


def soft(when: str) -> str:
    """Better by then."""
    return f"Phấn đấu xong {when}: nhắc nhẹ một lần, không tính là muộn"


def next_due(words: str, when: str) -> str:
    """What whoever collects owes; ``when`` for the first period, if that is known."""
    return f"Cấp trên: {words}" + (f" (kỳ tới: {when})" if when else "")


def waits_for(event: str) -> str:
    """A limit that is counted from an event of which nobody has said the day."""
    return f"tính từ ngày “{event}”: chưa nhắc cho đến khi đồng chí ghi ngày ấy"


def event_button(event: str) -> str:
    """The button that asks for the event's day."""
    return f"Ghi ngày {event}"


def open_duty(number: int) -> str:
    """The button of one duty."""
    return f"Xem, sửa hạn {number}"
