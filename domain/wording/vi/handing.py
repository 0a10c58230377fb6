"""What people read when a seat is handed over: the link, what passes, and what became of the old account."""

from __future__ import annotations

from typing import Final

from domain import limits

HAND_OVER: Final = "Bàn giao"
TAKE: Final = "Nhận bàn giao"
NOT_ME: Final = "Không phải tôi"
DROP: Final = "Hủy liên kết này"
OF_WHOM: Final = "Bàn giao vai trò của ai?"
SOMEBODY_ELSE: Final = "Bàn giao vai trò…"
FORWARD: Final = (
    "Đồng chí chuyển tiếp tin trên cho người kế nhiệm. Liên kết dùng được một lần: ai bấm “Nhận bàn giao” "
    "thì giữ vai trò này, và người đang giữ thôi ngay."
)
OFFICE_SEAT: Final = (
    "Quản trị của toàn cơ quan được ghi trong cài đặt máy chủ, không bàn giao bằng liên kết được. "
    "Đồng chí nhờ người giữ máy chủ đổi ADMIN_IDS."
)
OWN: Final = (
    "Đây là liên kết bàn giao vai trò của chính đồng chí. Đồng chí gửi liên kết này cho người kế nhiệm."
)
TAKEN: Final = "Vai trò này đã được bàn giao rồi. Liên kết chỉ dùng được một lần."
TAKEN_BY_YOU: Final = "Đồng chí đã nhận bàn giao vai trò này rồi, không cần làm gì thêm."
REVOKED: Final = "Liên kết bàn giao này đã bị hủy. Đồng chí xin người bàn giao gửi lại liên kết mới."
EXPIRED: Final = (
    f"Liên kết bàn giao này đã quá {limits.HANDOVER_DAYS} ngày. "
    "Đồng chí xin người bàn giao gửi lại liên kết mới."
)
ENDED: Final = "Vai trò này đã kết thúc, không còn gì để bàn giao. Đồng chí xin văn phòng một lời mời."
NO_OFFER: Final = "Đồng chí mở lại liên kết bàn giao rồi bấm “Nhận bàn giao” giúp nhé."
NOT_TAKEN: Final = "Đã bỏ qua. Vai trò vẫn ở người đang giữ."
NO_SUCH_LINK: Final = "Liên kết bàn giao này đã dùng hoặc đã hủy rồi."
MAY_NOT: Final = "Chỉ người đang giữ vai trò, hoặc người điều phối của đơn vị, bàn giao được vai trò này."
NO_SEAT: Final = "Đồng chí không còn giữ vai trò ở đơn vị nhận văn bản này."


def hand_over_at(unit: str) -> str:
    """The button, for whoever holds several seats."""
    return f"{HAND_OVER}: {unit}"


def made_head(unit: str) -> str:
    """The heading above the link."""
    return f"Bàn giao vai trò tại {unit}"


def made(role: str, who: str, until: str, link: str) -> list[str]:
    """The lines below it, ready to be passed on."""
    return [f"Vai trò: {role}", f"Người bàn giao: {who}", f"Dùng một lần, đến hết ngày {until}", "", link]


def holds(unit: str, role: str) -> str:
    """The successor holds this very seat already."""
    return (
        f"Đồng chí đã là {role} của {unit} rồi, không nhận bàn giao cùng vai trò được. "
        "Liên kết vẫn dùng được cho người khác."
    )


def offer(unit: str, role: str, who: str) -> list[str]:
    """What would pass, before the press."""
    return [f"Đồng chí được bàn giao vai trò {role} tại {unit}.", f"Người bàn giao: {who}"]


def passes(items: int, writing: int, drafts: int, kept: int) -> list[str]:
    """What goes along, one line a kind; nothing of what there is none of."""
    counted = (
        (items, "việc đang mở của đơn vị"),
        (writing, "báo cáo đang viết dở"),
        (drafts, "dự thảo"),
        (kept, "văn bản đang theo dõi"),
    )
    lines = [f"- {count} {words}" for count, words in counted if count]
    return ["Nhận cùng vai trò:", *lines] if lines else ["Không có việc nào đang mở."]


def ask(who: str) -> str:
    """What the press does."""
    return f"Bấm “{TAKE}” thì {who} thôi vai trò này ngay. Lịch sử báo cáo vẫn ở đơn vị."


def taken(unit: str, role: str) -> str:
    """To the successor, after the press."""
    return f"Xong. Đồng chí đã nhận bàn giao: từ nay là {role} của {unit}."


def given(unit: str, role: str, who: str) -> str:
    """To whoever held the seat, and to the coordinator who made the link."""
    return f"Đã bàn giao vai trò {role} tại {unit} cho đồng chí {who}."


def given_away(note: str) -> str:
    """What follows for the one who held it."""
    return f"{note} Đồng chí không nhận văn bản và không trả lời thay đơn vị này nữa. Cảm ơn đồng chí."


def dropped(unit: str) -> str:
    """The link was revoked."""
    return f"Đã hủy liên kết bàn giao tại {unit}. Vai trò vẫn ở người đang giữ."


def gone(unit: str, who: str, day: str) -> str:
    """An old button was pressed by whoever handed the seat over."""
    return f"Đồng chí đã bàn giao vai trò tại {unit} cho đồng chí {who} ngày {day}. Nay đồng chí ấy phụ trách."


def parted(unit: str, who: str) -> str:
    """On an old card of whoever handed the seat over."""
    return f"Đồng chí đã bàn giao vai trò ở {unit} cho đồng chí {who}."


def digest_head(unit: str) -> str:
    """Above the one list of what is open."""
    return f"Nhận bàn giao tại {unit}"


def digest_rest(drafts: int, kept: int) -> list[str]:
    """What a coordinator's successor finds where."""
    lines = [f"Dự thảo nhận lại: {drafts}. Bấm /viec để mở."] if drafts else []
    return lines + ([f"Văn bản đang theo dõi: {kept}. Bấm /tiendo để xem."] if kept else [])
