"""What people read when a unit asks for more time."""

from __future__ import annotations

from typing import Final

NO_DUE: Final = "Văn bản này không có hạn báo cáo nào đang chờ đơn vị, nên không phải xin gia hạn."
WHICH_UNIT: Final = "Đồng chí xin gia hạn cho đơn vị nào?"
OPEN: Final = "Đơn vị đã xin gia hạn đến {} và đang chờ văn phòng."
BAD_DATE: Final = "Chưa thấy hạn mới. Đồng chí viết ví dụ: 17h 28/7/2026, mưa lũ chia cắt thôn 3"
NOT_LATER: Final = "Hạn mới phải sau hạn hiện nay ({}) và sau lúc này."
TOO_FAR: Final = "Hạn mới xa quá. Đồng chí xem lại năm giúp."
REASON_ASK: Final = "Xin gia hạn đến {}. Đồng chí viết lý do trong một câu."
GONE: Final = "Yêu cầu gia hạn này đã được xử lý."
NOT_YOURS: Final = "Yêu cầu gia hạn này thuộc phạm vi của người khác."
YES: Final = "Đồng ý gia hạn"
NO: Final = "Không gia hạn"
APPROVED: Final = "Đã đồng ý gia hạn cho {} đến {}."
REFUSED: Final = "Đã từ chối gia hạn cho {}. Hạn cũ giữ nguyên."


def ask(unit: str, due: str) -> str:
    """Ask for the new date and the reason."""
    return (
        f"Hạn báo cáo của {unit} hiện là {due}. Đồng chí gửi hạn mới và lý do trong một tin, ví dụ:\n"
        "17h 28/7/2026, mưa lũ chia cắt thôn 3\nBấm /huy để thôi."
    )


def sent(until: str) -> str:
    """The request is on its way."""
    return f"Đã gửi văn phòng yêu cầu gia hạn đến {until}. Trong lúc chờ, hạn cũ vẫn giữ."


def told(unit: str, who: str, title: str) -> str:
    """The head of what the coordinator reads."""
    return f"{unit} ({who}) xin gia hạn báo cáo về {title}"


def dates(due: str, until: str) -> str:
    """From when to when."""
    return f"Hạn hiện nay: {due}\nXin đến: {until}"


def reason(said: str) -> str:
    """Why."""
    return f"Lý do: {said}"


def approved(unit: str, title: str, until: str) -> str:
    """What the unit hears."""
    return f"Văn phòng đồng ý gia hạn báo cáo của {unit} về {title}. Hạn mới: {until}."


def refused(unit: str, title: str, due: str) -> str:
    """What the unit hears."""
    return f"Văn phòng chưa đồng ý gia hạn báo cáo của {unit} về {title}. Hạn vẫn là {due}."
