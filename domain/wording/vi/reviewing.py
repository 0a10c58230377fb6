"""What is read of reports that have come in: by whoever judges them, and by the unit that hears of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

NOT_YOURS: Final = "Báo cáo này thuộc phạm vi của người khác."
OWN: Final = "Đồng chí đã viết báo cáo này nên người khác sẽ xem xét."
NOT_OWED: Final = "Đơn vị không còn phải báo cáo việc này nên không trả lại được. Báo cáo đã gửi vẫn được lưu."
GONE: Final = "Báo cáo này không còn: đơn vị đã gửi bản mới."
JUDGED: Final = "Báo cáo này đã được xử lý: {}."
ACCEPTED_TOAST: Final = "Đã chấp nhận báo cáo của {}."
RETURN_ASK: Final = "Đồng chí viết lý do trả lại báo cáo của {}. Đơn vị sẽ đọc lý do này. Bấm /huy để thôi."
REASON_EMPTY: Final = "Đồng chí viết một câu lý do để đơn vị biết phải sửa gì."
RETURNED_TOLD: Final = "Đã trả lại báo cáo của {}. Đơn vị đã được báo và kỳ báo cáo mở lại."
STATES: Final = {
    "sent": "chờ xem xét",
    "accepted": "đã chấp nhận",
    "returned": "đã trả lại",
    "superseded": "đã có bản mới",
}
FILES: Final = "Xem {} tệp, ảnh"
NO_FILES: Final = "Báo cáo này không kèm tệp."
FILE_PROBLEMS: Final = {
    "too_large": "lớn hơn 20 MB nên chưa lưu được, chỉ xem được trong Telegram",
    "gone": "không còn trên Telegram, chưa lưu được",
    "unreachable": "chưa tải được sau nhiều lần thử",
}
LIST_HEAD: Final = "Báo cáo về {}"
LIST_NONE: Final = "Chưa có đơn vị nào gửi báo cáo."
PERIODS_HEAD: Final = "Báo cáo theo kỳ về {}. Đồng chí chọn kỳ:"
PERIODS_NONE: Final = "Chưa có kỳ báo cáo nào mở."
LATE: Final = "muộn"
NOT_FOUND: Final = "Không tìm thấy báo cáo này."


def period(due: str, reported: int, units: int, duty: str) -> str:
    """The button of a period; ``duty`` is empty where there is only one."""
    return f"{due}: {reported}/{units}" + (f" · {duty}" if duty else "")


def period_head(due: str, reported: int, units: int, duty: str) -> str:
    """Above the reports of a period."""
    return f"Kỳ hạn {due}: {reported}/{units} đơn vị đã gửi" + (f" · {duty}" if duty else "")


def owing(count: int, names: str) -> str:
    """Who still owes a report for it."""
    return f"Chưa gửi ({count}): {names}"


def head(unit: str, who: str, title: str, *, late: bool) -> str:
    """Whose report it is, and about what."""
    return f"{unit} ({who}) báo cáo về {title}" + (" (muộn)" if late else "")


def sent(when: str, due: str) -> str:
    """When it came, and when it was due."""
    return f"Gửi lúc {when}" + (f" · hạn {due}" if due else "")


def progress(far: str) -> str:
    """How far the unit says it is."""
    return f"Tiến độ: {far}"


def attached(told: str) -> str:
    """What came along."""
    return f"Kèm {told}."


def file_problem(name: str, reason: str) -> str:
    """A file that could not be kept."""
    return f"{name}: {FILE_PROBLEMS[reason]}."


def decided(state: str, who: str, when: str, reason: str) -> str:
    """What became of it."""
    said = {"accepted": "Đã chấp nhận", "returned": "Đã trả lại"}[state]
    return f"{said}: {who}, {when}." + (f" Lý do: {reason}" if reason else "")


def superseded(count: int) -> str:
    """It corrects earlier ones."""
    return "Bản này thay bản đã gửi trước; bản cũ vẫn được lưu." if count else ""


def returned(unit: str, title: str, reason: str, who: str) -> str:
    """What the unit reads."""
    return f"{who} trả lại báo cáo của {unit} về {title}.\nLý do: {reason}"


RETURNED_HOW: Final = "Kỳ báo cáo mở lại. Đồng chí bấm “Báo cáo” để gửi bản mới giúp."


def file_lost(unit: str, title: str, name: str, reason: str) -> str:
    """A file of a report could not be kept, after all."""
    return f"Báo cáo của {unit} về {title}: {name or 'tệp, ảnh kèm theo'} {FILE_PROBLEMS[reason]}."


def gathered(title: str, names: Sequence[str], count: int) -> str:
    """Several reports have come in: whose, as far as there is room."""
    rest = f" … +{count - len(names)}" if count > len(names) else ""
    return f"{title}: {count} báo cáo mới chờ xem. {', '.join(names)}{rest}."
