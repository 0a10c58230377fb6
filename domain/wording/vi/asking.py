"""What people read when they ask: recent, found, open items, what to report on."""

from __future__ import annotations

from typing import Final

RECENT: Final = "Văn bản gần đây"
NO_RECENT: Final = "Đơn vị của đồng chí chưa có văn bản nào trên hệ thống. Khi có, văn bản sẽ đến ngay tại đây."
NO_MORE: Final = "Không còn mục nào ở trang này."
SEARCH_HOW: Final = (
    "Đồng chí gõ /tim rồi đến từ cần tìm, ví dụ:\n/tim phòng chống lũ\n/tim 963\nKhông cần gõ dấu."
)
SEARCH_ASK: Final = (
    "Đồng chí muốn tìm gì? Gửi vài từ trong trích yếu, số văn bản hoặc cơ quan ban hành. "
    "Không cần gõ dấu. Bấm /huy để thôi."
)
SEARCH_OLD: Final = "Lần tìm này đã cũ. Đồng chí gõ /tim để tìm lại."

TODO: Final = "Việc của đồng chí"
TODO_EMPTY: Final = "Đồng chí không còn việc nào chờ. Khi có văn bản mới, hệ thống báo ngay tại đây."
TODO_NOT_ANSWERING: Final = (
    "Vai trò của đồng chí chỉ xem, không phải xác nhận hay báo cáo. Bấm /vanban để xem văn bản gần đây."
)
TODO_NOTHING_NOW: Final = "Hiện không có việc nào phải làm ngay."
COMING: Final = "Sắp tới trong 7 ngày:"
DRAFTS: Final = "Bản nháp chưa phát hành:"
TO_ACKNOWLEDGE: Final = "Việc: bấm “Đã nhận”"
TO_REPORT: Final = "Việc: gửi báo cáo"
TO_REWORK: Final = "Việc: sửa và gửi lại báo cáo bị trả"
FOR_UNITS: Final = "Đơn vị: {}"

REPORT_WHICH: Final = "Đồng chí báo cáo về văn bản nào?"
REPORT_NOT_FOUND: Final = (
    "Không thấy văn bản số “{}” trong việc của đơn vị đồng chí. Bấm /baocao để chọn trong danh sách."
)

NOTICE: Final = "Thông báo"
NO_SUBJECT: Final = "(chưa có trích yếu)"
UNNAMED: Final = "Văn bản"
DRAFT: Final = "Bản nháp"

RECALLED: Final = "Đã thu hồi"
CLOSED: Final = "Đã kết thúc"
WAITING: Final = "Chưa gửi đi"
SILENT: Final = "Chưa nhận"
ACKNOWLEDGED: Final = "Đã nhận"
REFUSED: Final = "Không thuộc thẩm quyền"
NO_ANSWER_WANTED: Final = "Không cần xác nhận"
REPORTED: Final = "Đã báo cáo"
RETURNED: Final = "Báo cáo bị trả lại"
RETURNED_LATE: Final = "Báo cáo bị trả lại, đã quá hạn"
UNREPORTED: Final = "chưa báo cáo"  # behind ACKNOWLEDGED
OVERDUE: Final = "quá hạn báo cáo"  # behind ACKNOWLEDGED


def instead(name: str) -> str:
    """To a deputy, behind the task: whose it is."""
    return f", thay đồng chí {name}"


def open_item(number: int, title: str) -> str:
    """The button that opens the item of this number in the list."""
    return f"{number}. {title}"


def found(words: str, page: int) -> str:
    """The head of what was found."""
    return f"Tìm “{words}”" + (f" · trang {page + 1}" if page else "")


def nothing_found(words: str) -> str:
    """No directive holds these words."""
    return (
        f"Không thấy văn bản nào có “{words}” trong phạm vi của đồng chí. "
        "Thử ít từ hơn, hoặc chỉ gõ số văn bản."
    )


def todo(count: int) -> str:
    """The head of the open items."""
    return f"{TODO}: {count} mục"


def page_of(page: int) -> str:
    """Which page this is, from the second on."""
    return f" · trang {page + 1}" if page else ""


def answered(acknowledged: int, units: int, reports: int, overdue: int) -> str:
    """How several units stand; of reports only what there is to say."""
    said = f"{acknowledged}/{units} đơn vị đã nhận" + (f" · {reports} đã báo cáo" if reports else "")
    return said + (f" · {overdue} quá hạn" if overdue else "")


def reported(reports: int, units: int, overdue: int) -> str:
    """How several units stand that need not say that they have received it."""
    return f"{reports}/{units} đơn vị đã báo cáo" + (f" · {overdue} quá hạn" if overdue else "")


def due(when: str, *, past: bool) -> str:
    """The deadline in a list."""
    return f"Hạn {when}" + (" (đã qua)" if past else "")


def days_owed(count: int) -> str:
    """Behind the task, where more than one due day is owed."""
    return f" ({count} kỳ)"


def see(title: str) -> str:
    """The button that opens a directive that is only coming."""
    return f"Mở {title}"
