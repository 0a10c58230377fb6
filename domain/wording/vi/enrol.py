"""What people read when they are invited, join, leave, or may not come in."""

from __future__ import annotations

from typing import Final

from domain import limits
from domain.people import Role

_ROLES: Final = {
    Role.VIEWER: "người xem",
    Role.OFFICER: "cán bộ phụ trách",
    Role.LEADER: "lãnh đạo",
    Role.COORDINATOR: "điều phối",
    Role.ADMIN: "quản trị",
}
_TASKS: Final = {
    Role.VIEWER: "xem và tìm văn bản của đơn vị",
    Role.OFFICER: "nhận văn bản, bấm “Đã nhận” và báo cáo thay đơn vị",
    Role.LEADER: "nhận văn bản, báo cáo, duyệt và theo dõi các đơn vị trực thuộc",
    Role.COORDINATOR: "phát hành văn bản, theo dõi và đôn đốc các đơn vị trực thuộc",
    Role.ADMIN: "quản lý đơn vị, lời mời và cài đặt",
}

JOIN: Final = "Tham gia"
WHOLE_OFFICE: Final = "toàn cơ quan"

# One answer for every code that opens nothing and for too many guesses: it tells a guesser nothing.
BAD_CODE: Final = (
    "Liên kết mời này không dùng được: có thể đã hết hạn, đã đủ người, hoặc gõ chưa đúng. "
    "Đồng chí xin văn phòng gửi lại liên kết mới."
)
NOT_JOINED: Final = "Đã bỏ qua lời mời. Khi cần, đồng chí mở lại liên kết."
NO_OFFER: Final = "Đồng chí mở lại liên kết mời rồi bấm “Tham gia” giúp nhé."
MAY_NOT_INVITE: Final = (
    "Đồng chí chỉ mời được người vào đơn vị trong phạm vi mình phụ trách, với vai trò được phép."
)
BAD_USES: Final = f"Số người dùng một liên kết phải từ 1 đến {limits.INVITE_USES_MAX}."
NO_SUCH_UNIT: Final = "Không có đơn vị này."
NO_SUCH_SEAT: Final = "Vai trò này đã kết thúc rồi."
NOT_YOUR_SEAT: Final = "Đây không phải vai trò của đồng chí."
MAY_NOT_REVOKE: Final = "Đồng chí không có quyền thu hồi vai trò này."
LAST_ADMIN: Final = "Đây là quản trị viên duy nhất. Xin chỉ định thêm một quản trị viên trước đã."
NO_SUCH_INVITE: Final = "Liên kết mời này đã bị thu hồi rồi."


def role(which: Role) -> str:
    """What people call the role."""
    return _ROLES[which]


def offer(unit: str, which: Role) -> str:
    """What would be joined, before the press."""
    return (
        f"Đồng chí được mời vào đơn vị:\n{unit}\n\n"
        f"Vai trò: {_ROLES[which]}, để {_TASKS[which]}.\n\n"
        f"Nếu đúng, đồng chí bấm “{JOIN}”. Nếu không phải mình, đồng chí bấm “Không phải tôi”."
    )


def joined(unit: str, which: Role) -> str:
    """After the press."""
    return f"Xong. Từ nay đồng chí là {_ROLES[which]} của {unit}: {_TASKS[which]}."


def joined_before(unit: str, which: Role) -> str:
    """The seat was held already."""
    return f"Đồng chí đã là {_ROLES[which]} của {unit} rồi, không cần làm gì thêm."


def newcomer(name: str, unit: str, which: Role) -> str:
    """To whoever looks after the unit."""
    return f"{name} vừa tham gia {unit}, vai trò {_ROLES[which]}."


def left(unit: str, which: Role) -> str:
    """One gave up a seat."""
    return f"Đồng chí đã thôi vai trò {_ROLES[which]} của {unit}."


def taken(unit: str, which: Role) -> str:
    """To the one whose seat was taken."""
    return f"Vai trò {_ROLES[which]} của đồng chí tại {unit} đã được thu hồi."


def invitation(unit: str, which: Role, uses: int, link: str) -> str:
    """The link, ready to be passed on."""
    return (
        f"Lời mời vào {unit}, vai trò {_ROLES[which]}, dùng được cho {uses} người "
        f"trong {limits.INVITE_DAYS} ngày:\n{link}"
    )
