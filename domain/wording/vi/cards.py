"""What the card of a directive says to those who must act on it."""

from __future__ import annotations

from typing import Final

RESENT: Final = "(gửi lại)"
AGAIN: Final = f"{RESENT} Có thể đồng chí đã nhận bản này."
STAMP: Final = "VĂN BẢN {}"
NOTICE_STAMP: Final = "THÔNG BÁO {}"
NOTICE: Final = "Thông báo"
TASKS: Final = "Việc của đơn vị:"
ALL_TASKS: Final = "Việc chung:"
DUTIES: Final = "Chế độ báo cáo:"
PRESS: Final = "Bấm “Đã nhận” để văn phòng biết đơn vị đã nhận."
RECALLED: Final = "ĐÃ THU HỒI. Đồng chí không phải thực hiện văn bản này nữa."
CLOSED: Final = "Văn bản này đã kết thúc theo dõi."


def title(doc_type: str, number: str, day: str) -> str:
    """``Công văn 963-CV/TU ngày 29/7/2020``; whatever is missing is left out."""
    words = [(doc_type or "văn bản").capitalize()]
    if number:
        words.append(number)
    if day:
        words.append(f"ngày {day}")
    return " ".join(words)


def about(subject: str) -> str:
    """``Về việc …``, unless the subject says so itself."""
    return subject if subject.lower().startswith(("về ", "v/v", "kết luận", "của ")) else f"Về việc {subject}"


def to_units(names: list[str]) -> str:
    """To which of the reader's units it goes."""
    return "Gửi: " + ", ".join(names)


def due(when: str) -> str:
    """The deadline for reporting."""
    return f"Hạn báo cáo: {when}"


def cutoff(when: str) -> str:
    """Up to when the numbers count."""
    return f"Số liệu tính đến {when}"


def soft(when: str) -> str:
    """Better by then; nothing is late for it."""
    return f"Phấn đấu xong {when}"


def more(count: int) -> str:
    """So many items are not shown."""
    return f"… và {count} mục nữa, xem “Toàn văn”."


def acknowledged(who: str, when: str, *, late: bool, on_behalf: bool) -> str:
    """Who answered for the unit."""
    words = f"Đã nhận: {who}, {when}"
    if late:
        words += " (muộn)"
    return words + (" (văn phòng ghi nhận thay)" if on_behalf else "")


def refused(who: str, when: str, reason: str) -> str:
    """Who said that it is not for this unit."""
    return f"Không thuộc thẩm quyền: {who}, {when}. Lý do: {reason}"


def reported(count: int) -> str:
    """Reports handed in so far."""
    return f"Đã gửi {count} báo cáo."


def form(names: list[str]) -> str:
    """What each report has to say."""
    return "Báo cáo cần số liệu: " + ", ".join(names)


def changed_due(when: str) -> str:
    """The next deadline, which is no longer the one of the text."""
    return f"Hạn báo cáo kỳ này (đã đổi so với văn bản): {when}"


def own_due(when: str) -> str:
    """The unit was given more time."""
    return f"Hạn riêng của đơn vị (đã gia hạn): {when}"


def report_state(progress: str, state: str, reason: str, *, late: bool) -> str:
    """What became of the newest report."""
    said = {"sent": "chờ xem xét", "accepted": "đã được chấp nhận", "returned": f"bị trả lại: {reason}"}[state]
    told = ", ".join(filter(None, (progress, "muộn" if late else "", said)))
    return f"Báo cáo mới nhất: {told}"


def page(number: int, total: int) -> str:
    """The foot of a page of the full text."""
    return f"Trang {number}/{total}"


NO_TEXT: Final = "Văn bản này chỉ có tệp đính kèm. Đồng chí mở tệp ở trên để xem."
