"""The cast: always the same five people."""

from __future__ import annotations

from typing import Final

from .world import World

LAN: Final = 1001
MINH: Final = 1002
HOA: Final = 1003
TU: Final = 1004
STRANGER: Final = 1005

_CAST: Final = (
    (LAN, "Nguyễn Thị Lan", "Điều phối · Văn phòng Tỉnh ủy"),
    (MINH, "Trần Văn Minh", "Lãnh đạo · Tỉnh ủy"),
    (HOA, "Lê Thị Hoa", "Bí thư xã An Hòa"),
    (TU, "Phạm Văn Tư", "Bí thư xã Bình Khê"),
    (STRANGER, "Người lạ", "Chưa thuộc đơn vị nào"),
)


def add_cast(world: World) -> None:
    """Give the cast their phones. Nobody has pressed START yet."""
    for person_id, name, caption in _CAST:
        world.add_user(person_id, name, caption=caption)
