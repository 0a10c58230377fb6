"""What people read when they narrow the list of directives down, and when they look for one from any chat."""

from __future__ import annotations

from typing import Final

FILTER: Final = "Lọc…"
FILTER_HEAD: Final = "Lọc văn bản"
FILTER_HOW: Final = "Bấm để chọn. Chọn được nhiều mục cùng lúc; bấm lại để bỏ."
CLEAR: Final = "Bỏ lọc"
SHOW: Final = "Xem danh sách"
OPEN: Final = "Đang thực hiện"
DONE: Final = "Đã xong"
ISSUER: Final = "Cơ quan ban hành…"
MONTH: Final = "Tháng gửi…"
ISSUER_WHICH: Final = "Văn bản của cơ quan nào?"
MONTH_WHICH: Final = "Văn bản gửi trong tháng nào?"
NO_ISSUER: Final = "cơ quan không rõ"
ANY: Final = "Tất cả"
NONE_SO: Final = "Không có văn bản nào như vậy. Đồng chí bấm “Lọc…” để đổi, hoặc “Bỏ lọc” để xem tất cả."

INLINE_OPEN: Final = "Mở"
INLINE_STRANGER: Final = "Kênh dành cho người của các đơn vị. Bấm để mở"
INLINE_NOTHING: Final = "Không thấy. Bấm để tìm trong kênh"


def filtered(parts: list[str]) -> str:
    """What the list is narrowed to."""
    return "Lọc: " + " · ".join(parts)


def filter_on(count: int) -> str:
    """The button that narrows the list, with how many choices are on."""
    return f"{FILTER} ({count})" if count else FILTER


def month(number: int, year: int) -> str:
    """``Tháng 7/2026``."""
    return f"Tháng {number}/{year}"


def on(label: str) -> str:
    """A choice that is on."""
    return f"✓ {label}"


def nearly(words: str) -> str:
    """Nothing holds the words as they were typed; something holds words like them."""
    return f"Không thấy đúng “{words}”. Gần giống:"


def shared(title: str, day: str) -> str:
    """The head of what is put into another chat."""
    return f"{title} ngày {day}" if day else title
