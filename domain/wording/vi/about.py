"""What people read of a directive's standing: its relations, and what happened with it at their unit."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HEAD: Final = "Hồ sơ: {}"
FILE: Final = "Tệp gốc"
SHARE: Final = "Chia sẻ"
HISTORY: Final = "Lịch sử"
HISTORY_HEAD: Final = "Lịch sử {} tại đơn vị của đồng chí"
NO_HISTORY: Final = "Chưa có gì được ghi ở đơn vị của đồng chí."
NO_FILE: Final = "Văn bản này không có tệp kèm theo. Đồng chí bấm “Toàn văn” để đọc."
OPEN: Final = "Đang thực hiện"
WAITING: Final = "Chưa gửi đi"
RECALLED: Final = "Đã thu hồi"
CLOSED: Final = "Đã kết thúc"

# What the directive is to the other one, and what the other one is to it.
FORWARD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "replaces": "Thay thế {}",
        "amends": "Sửa đổi {}",
        "corrects": "Đính chính {}",
        "implements": "Thực hiện {}",
        "relays": "Sao gửi {}",
    }
)
BACKWARD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "replaces": "Được thay thế bởi {}",
        "amends": "Được sửa đổi bởi {}",
        "corrects": "Được đính chính bởi {}",
        "implements": "Được thực hiện bởi {}",
        "relays": "Được sao gửi bởi {}",
    }
)
EVENTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "published": "phát hành",
        "released": "bắt đầu gửi đi",
        "order_taken_back": "thu lại lệnh gửi",
        "acknowledged": "xác nhận đã nhận",
        "undone": "hoàn tác xác nhận",
        "refused": "báo không thuộc thẩm quyền",
        "reported": "gửi báo cáo",
        "rolled_up": "tổng hợp báo cáo cấp dưới",
        "report_accepted": "chấp nhận báo cáo",
        "report_returned": "trả lại báo cáo",
        "extension_asked": "xin gia hạn",
        "extension_approved": "đồng ý gia hạn",
        "extension_refused": "không đồng ý gia hạn",
        "urged": "đôn đốc đơn vị chưa trả lời",
        "escalated": "báo lên cấp trên vì quá hạn",
        "climb_taken": "nhận đôn đốc",
        "letter_drafted": "soạn công văn đôn đốc",
        "drill_measured": "đo kết quả diễn tập",
        "drill_ended": "kết thúc diễn tập",
        "approval_asked": "xin phê duyệt",
        "approved": "phê duyệt",
        "approval_reminded": "nhắc duyệt",
        "approval_returned": "trả lại, chưa duyệt",
        "approval_withdrawn": "rút lại việc xin duyệt",
        "approval_expired": "hết hạn chờ duyệt",
        "amended": "đính chính văn bản",
        "recalled": "thu hồi văn bản",
        "recall_confirmed": "xác nhận đã biết việc thu hồi",
        "replaced": "được thay thế bằng văn bản khác",
        "closed": "kết thúc theo dõi",
        "reopened": "mở lại để theo dõi",
        "relayed": "chuyển xuống cấp dưới",
        "deadline_changed": "đổi hạn báo cáo",
        "schedule_changed": "đổi lịch báo cáo",
        "event_dated": "ghi ngày của sự kiện",
        "reminders_changed": "đổi cách nhắc",
        "linked_late": "nhận muộn do mới kết nối",
        "duties_ended": "kết thúc chế độ báo cáo",
        "work_passed": "chuyển việc sang đơn vị kế tục",
        "work_taken": "nhận việc của đơn vị cũ",
        "asked_instead": "nhận việc của đơn vị cũ",
        "work_ended": "kết thúc việc của đơn vị không còn",
        "shared": "đưa vào trò chuyện khác",
    }
)
SENT: Final = "gửi tới {}"
SENT_PERHAPS: Final = "gửi tới {}, chưa rõ đã đến chưa"
NOT_SENT: Final = "không gửi được tới {}"
REMINDED: Final = "nhắc {}"
SYSTEM: Final = "Hệ thống"


def state(words: str, sent: str) -> str:
    """How it stands, and since when it is there."""
    return f"{words} · gửi {sent}" if sent else words


def revision(current: int) -> str:
    """Which revision is in force."""
    return f"Bản hiện hành: bản lần {current}"


def event(when: str, who: str, what: str, unit: str) -> str:
    """One line of the history."""
    return f"{when} · {who} {what}" + (f" ({unit})" if unit else "")
