"""What people read when they look through the units, and when they invite into one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NO_UNITS: Final = "Chưa có đơn vị nào. Quản trị nhập danh sách trên máy chủ: directive-bot units import TỆP.csv"
TOP: Final = "Các đơn vị của đồng chí"
PEOPLE: Final = "Người kết nối:"
NOBODY: Final = "chưa ai kết nối"
UNREACHABLE: Final = "không liên lạc được"
NOT_IN_SIGHT: Final = "Đơn vị này nằm ngoài phạm vi của đồng chí."
UP: Final = "Lên: {}"
FIND_HOW: Final = "Tìm nhanh: gõ /donvi và tên, ví dụ: /donvi an phú"
REVOKE: Final = "Thu hồi vai trò…"
REVOKE_WHOM: Final = "Thu hồi vai trò của ai?"
INVITE: Final = "Mời người vào đây"
CHOOSE_UNIT: Final = "Mời người vào đơn vị nào? Chọn dưới đây, hoặc gõ /moi và tên đơn vị, ví dụ: /moi an phú"
CHOOSE_ROLE: Final = "Mời vào {}.\nVai trò nào?"
CHOOSE_USES: Final = "Mời vào {}, vai trò {}.\nLiên kết dùng cho mấy người?"
MAY_NOT: Final = "Chỉ văn phòng (người điều phối) và quản trị mời được người."
NO_SUCH: Final = "Không thấy đơn vị nào tên “{}”. Đồng chí thử ít chữ hơn, không cần gõ dấu."
FOUND: Final = "Đơn vị có “{}”:"
TOO_MANY: Final = "Còn {} đơn vị nữa; đồng chí gõ rõ hơn."
FORWARD: Final = (
    "Đồng chí chuyển tiếp tin trên, hoặc cho quét mã QR. Liên kết là chìa khóa: chỉ đưa cho đúng người."
)
DROP_INVITE: Final = "Hủy liên kết này"
INVITE_DROPPED: Final = "Đã hủy liên kết mời vào {}. Không ai tham gia bằng liên kết này được nữa."

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "blocked": "đã chặn kênh này",
        "deactivated": "tài khoản đã xóa",
        "never_started": "chưa bấm Bắt đầu",
        "not_found": "không tìm thấy tài khoản",
    }
)
OTHER_REASON: Final = "Telegram từ chối"


def counts(units: int, unlinked: int, unreachable: int) -> str:
    """How the units below stand."""
    words = [f"Đơn vị trực thuộc: {units}"]
    if unlinked:
        words.append(f"{unlinked} chưa ai kết nối")
    if unreachable:
        words.append(f"{unreachable} không liên lạc được")
    return " · ".join(words)


def gaps(count: int) -> str:
    """How many units no message reaches."""
    return f"Chưa liên lạc được: {count} đơn vị"


def linked(people: int, reachable: int) -> str:
    """How a unit stands, on its button: short, for a phone cuts a button's end off."""
    if not people:
        return "chưa ai"
    return f"{people} người" if reachable else "mất liên lạc"


def more_people(count: int) -> str:
    """So many are not named."""
    return f"… và {count} người nữa"


def unreachable_since(day: str, reason: str) -> str:
    """Why and since when nobody can write to a person."""
    return f"{UNREACHABLE} từ {day}: {REASONS.get(reason, OTHER_REASON)}"


def uses(count: int) -> str:
    """For how many people a link is."""
    return "1 người" if count == 1 else f"{count} người"


def invitation(role: str, count: int, until: str, link: str) -> list[str]:
    """The lines of an invitation below its heading."""
    return [f"Vai trò: {role}", f"Dùng cho {uses(count)}, đến hết ngày {until}", "", link]


def invitation_head(unit: str) -> str:
    """Its heading."""
    return f"Lời mời vào {unit}"
