"""What whoever keeps the office's calendar reads."""

from __future__ import annotations

from typing import Final

BUTTON: Final = "Ngày nghỉ, ngày làm bù"
HEAD: Final = "Ngày nghỉ, ngày làm bù của cơ quan"
NONE: Final = "Chưa ghi ngày nào. Ngày lễ, Tết theo luật đã có sẵn."
ASK: Final = (
    "Đồng chí ghi “nghỉ 2/1/2027”, “làm bù 9/1/2027”, hoặc “bỏ 2/1/2027” để trở lại như luật định. "
    "Nhiều ngày cách nhau bằng dấu phẩy."
)
BAD: Final = "Chưa hiểu. Đồng chí ghi như “nghỉ 2/1/2027” hoặc “làm bù 9/1/2027”."
PAST: Final = "Ngày đã qua thì không đổi được."
NOT_KEEPER: Final = "Lịch làm việc do văn phòng cấp trên cùng quản lý."
KINDS: Final = {"off": "nghỉ", "work": "làm bù"}


def line(kind: str, day: str) -> str:
    """One day."""
    return f"• {KINDS[kind]} {day}"


def saved(count: int) -> str:
    """After a change: so many duties were planned anew."""
    return f"Đã ghi. Đã tính lại hạn sắp tới của {count} chế độ báo cáo; việc đã qua giữ nguyên."
