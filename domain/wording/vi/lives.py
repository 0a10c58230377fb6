"""What is said when a directive is recalled, closed, opened again."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NOT_YOURS: Final = "Chỉ người phát hành hoặc văn phòng phụ trách mọi đơn vị nhận mới làm được việc này."
_STATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "releasing": "Văn bản này chưa gửi đi.",
        "published": "Văn bản này đang được theo dõi.",
        "withdrawn": "Lệnh gửi văn bản này đã được thu lại.",
        "recalled": "Văn bản này đã thu hồi.",
        "closed": "Văn bản này đã kết thúc theo dõi.",
    }
)

RECALLED: Final = "ĐÃ THU HỒI"
WITHDRAWN_FILE: Final = "da-thu-hoi.txt"
WITHDRAWN_TEXT: Final = "Văn bản này đã thu hồi. Tệp gốc đã được rút lại."
NO_MORE_DUTY: Final = "Đồng chí không phải thực hiện văn bản này nữa. Cảm ơn đồng chí."
REASON_EMPTY: Final = "Đồng chí viết giúp lý do thu hồi bằng chữ."
REASON_LOST: Final = "Chưa có lý do thu hồi. Đồng chí bấm “Thu hồi” và viết lý do trước."
KNOWN: Final = "Đã ghi nhận đơn vị biết việc thu hồi. Cảm ơn đồng chí."
CONFIRMED: Final = "Đơn vị đã xác nhận biết việc thu hồi."
KNOWN_BEFORE: Final = "Đơn vị đã xác nhận biết việc thu hồi rồi."
CLOSE_SURE: Final = "Kết thúc theo dõi văn bản này? Sẽ không nhắc nữa; các báo cáo đã gửi được giữ nguyên."
REOPENED: Final = "Đã mở lại văn bản để theo dõi tiếp."


def state(now: str) -> str:
    """Why what was asked cannot be done: the state that the directive is in."""
    return _STATES[now]


def ask_reason(title: str, people: int) -> str:
    """Before a recall: its reason is asked."""
    whom = f"{people} người đã được gửi văn bản này sẽ được báo." if people else "Chưa gửi đến ai."
    return f"Thu hồi {title}? {whom} Đồng chí viết lý do bằng một câu rồi gửi. Bấm /huy để thôi."


def sure(title: str, reason: str) -> str:
    """The last question before a recall."""
    return f"Thu hồi {title} với lý do: “{reason}”?"


def done(people: int, unsent: int) -> str:
    """What a recall did."""
    stopped = f" Đã dừng {unsent} tin chưa gửi." if unsent else ""
    return f"Đã thu hồi. Đang báo cho {people} người đã được gửi.{stopped}"


def recalled_at(when: str) -> str:
    """When the office recalled it."""
    return f"Văn phòng thu hồi lúc {when}."


def because(reason: str) -> str:
    """Why."""
    return f"Lý do: {reason}"


def closed(ended: int) -> str:
    """What closing did."""
    return f"Đã kết thúc theo dõi. {ended} báo cáo còn chờ được dừng lại." if ended else "Đã kết thúc theo dõi."


def reopened(away: int) -> str:
    """It is open again, but not all that had moved to the directive which replaced it."""
    return f"{REOPENED} {away} báo cáo đã chuyển đi không trở lại, vì văn bản này không còn giao cho đơn vị đó."


def confirmed(count: int, units: int) -> str:
    """On the board of a recalled directive: who knows."""
    return f"{count}/{units} đơn vị đã xác nhận biết việc thu hồi"


def unconfirmed(names: str) -> str:
    """Those who do not, by name."""
    return f"Chưa xác nhận: {names}"
