"""What people read when they press START: who they are here, and what they can do next."""

from __future__ import annotations

from typing import Final

NOT_ME: Final = "Không phải tôi"
NEXT: Final = "Đồng chí có thể:"
NO_WORK: Final = "Hiện không có việc nào chờ đồng chí."
YOUR_SEATS: Final = "Vai trò của đồng chí:"
FIRST_STEPS: Final = "Các bước đầu tiên:"
IMPORT_UNITS: Final = "Nhập danh sách đơn vị trên máy chủ: directive-bot units import TỆP.csv"
INVITE_COORDINATORS: Final = "Mời điều phối của văn phòng: bấm /moi, chọn đơn vị, chọn vai trò."
INVITE_UNITS: Final = "Mời người của các đơn vị: điều phối cũng làm được bằng /moi."
SEE_UNITS: Final = "Xem đơn vị nào chưa ai kết nối: bấm /donvi."


def hello(name: str) -> str:
    """The first line."""
    return f"Chào đồng chí {name}."


def welcome(name: str) -> str:
    """The first line for somebody who has just joined."""
    return f"Chào mừng đồng chí {name}."


def seat(role: str, unit: str) -> str:
    """One of the roles."""
    return f"{unit[:1].upper()}{unit[1:]}: {role}"


def work(count: int) -> str:
    """How much waits."""
    return f"Đang có {count} việc chờ đồng chí. Bấm /viec để xem."


def units_there(count: int) -> str:
    """The units have been brought in."""
    return f"Đã có {count} đơn vị trong hệ thống."


def offer_too(seats: int) -> str:
    """Joining adds to what one holds."""
    return f"Đồng chí đang giữ {seats} vai trò khác; vai trò này được thêm vào, không thay thế."
