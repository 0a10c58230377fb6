"""The words of papers: titles, columns, states. Always Vietnamese: these go into the office's own folders."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.urgency import Urgency

URGENCY: Final[Mapping[str, str]] = MappingProxyType(
    {Urgency.NORMAL: "", Urgency.URGENT: "Khẩn", Urgency.VERY_URGENT: "Thượng khẩn", Urgency.FLASH: "Hỏa tốc"}
)
DIRECTIVE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "releasing": "Chưa gửi", "published": "Đang thực hiện", "withdrawn": "Đã thôi gửi",
        "recalled": "Đã thu hồi", "superseded": "Đã thay thế", "closed": "Đã kết thúc",
    }
)  # fmt: skip
ANSWER: Final[Mapping[str, str]] = MappingProxyType(
    {"silent": "Chưa nhận", "acknowledged": "Đã nhận", "refused": "Không thuộc thẩm quyền"}
)
REPORT: Final[Mapping[str, str]] = MappingProxyType(
    {"sent": "Đã gửi, chờ xem xét", "accepted": "Đã chấp nhận", "returned": "Đã trả lại"}
)
PERIOD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "open": "Chưa báo cáo", "reported": "Đã báo cáo", "accepted": "Đã chấp nhận",
        "returned": "Đã trả lại", "cancelled": "Đã bỏ",
    }
)  # fmt: skip
STAGE: Final[Mapping[str, str]] = MappingProxyType(
    {"": "", "none": "Chưa thực hiện", "doing": "Đang thực hiện", "done": "Hoàn thành"}
)
COPY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "held": "Chờ gửi", "pending": "Chờ gửi", "sending": "Đang gửi", "sent": "Đã gửi tới",
        "uncertain": "Chưa rõ đã tới", "refused": "Không gửi được", "cancelled": "Không cần gửi",
    }
)  # fmt: skip
LATE: Final = "Muộn"
JOINED_LATE: Final = "Nhận muộn do mới kết nối"
ON_BEHALF: Final = "Ghi nhận thay"
AGAIN: Final = "Gửi lại"
GROUP: Final = "Nhóm "
NOT_REPORTED: Final = "Chưa báo cáo"
NOTICE: Final = "Thông báo khẩn"
CONTAINED: Final = "Đã gộp ở cấp trên"
TOTAL: Final = "Tổng cộng"
NO_PARENT: Final = "(không có cấp trên)"


def made(when: str, by: str) -> str:
    """Under a title: as of when, and who asked."""
    return f"Số liệu đến {when}. Người lập: {by}."


def partial() -> str:
    """Only a part of the units is told of."""
    return "Chỉ gồm các đơn vị thuộc phạm vi theo dõi của người lập."
