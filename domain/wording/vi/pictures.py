"""What stands on pictures and below them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NOT_DRAWN: Final = "Chưa vẽ được biểu đồ. Đồng chí thử lại sau ít phút giúp."
DRAWING: Final = "Đang vẽ biểu đồ…"
NOTHING: Final = "Chưa có gì để vẽ: văn bản chưa gửi cho đơn vị nào trong phạm vi của đồng chí."

STATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "overdue": "quá hạn",
        "silent": "chưa nhận",
        "refused": "không thuộc thẩm quyền",
        "acknowledged": "đã nhận",
        "reported": "đã báo cáo",
    }
)
FATES: Final = ("đúng hạn", "muộn", "chưa gửi")
ALL: Final = "Tất cả"
BETTER: Final = "tiến bộ"
ALL_OPEN: Final = "Các văn bản đang theo dõi"
ON_TIME: Final = "Báo cáo đúng hạn theo đơn vị"
WEEK: Final = "Báo cáo của các đơn vị trong tuần"
WORST: Final = "Mỗi đơn vị một ô, theo việc cần chú ý nhất"


def units(count: int) -> str:
    """So many units."""
    return f"{count} đơn vị"


def page(number: int, of: int) -> str:
    """Which of several pictures of one grid."""
    return f"hình {number}/{of}"


def directives(count: int) -> str:
    """So many directives."""
    return f"{count} văn bản"


def counted(acknowledged: int, units: int, reported: int, overdue: int) -> str:
    """The line that stands for a whole board."""
    late = f" · {overdue} quá hạn" if overdue else ""
    return f"{acknowledged}/{units} đã nhận · {reported} đã báo cáo{late}"


def over_time(total: int) -> str:
    """Below the title of a curve."""
    return f"Số đơn vị đã nhận, đã báo cáo theo thời gian (tổng số {total})"


def deadline(when: str) -> str:
    """Beside the line of the deadline."""
    return f"Hạn {when}"


def half_by(when: str) -> str:
    """When half of the units had received it."""
    return f"Một nửa số đơn vị đã nhận trước {when}."


def last_at(when: str) -> str:
    """When the last answer came so far."""
    return f"Đơn vị mới nhận gần nhất: {when}."


def nobody_yet() -> str:
    """A curve without a step."""
    return "Chưa đơn vị nào nhận."


def shares(on_time: int, due: int, percent: int) -> str:
    """Of all that was due."""
    return f"{on_time}/{due} báo cáo đúng hạn ({percent} %)."


def best(names: str) -> str:
    """Those who have always been in time."""
    return f"Luôn đúng hạn: {names}."


def worst(names: str) -> str:
    """Those who most need somebody's attention."""
    return f"Cần quan tâm: {names}."


def months(first: str, last: str) -> str:
    """Below the title of a ranking."""
    return f"Từ tháng {first} đến tháng {last}" if first != last else f"Tháng {first}"


def between(count: int) -> str:
    """Below a ranking: who is not on it."""
    return f"Còn {count} đơn vị ở giữa bảng không vẽ ở đây."


def others_on_time(count: int) -> str:
    """Below a week: all is well with these."""
    return f"{count} đơn vị khác gửi đúng hạn tất cả."


def others(count: int) -> str:
    """Below a week: these did not find room."""
    return f"Còn {count} đơn vị không vẽ ở đây."
