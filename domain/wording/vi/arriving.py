"""What somebody reads who is linked after directives went out."""

from __future__ import annotations

from typing import Final

JOINED_LATE: Final = "nhận muộn do mới kết nối"
NOT_BLAMED: Final = "Hạn ghi là hạn thật. Việc đã quá hạn trước khi đơn vị kết nối không tính là báo cáo muộn."


def head(unit: str) -> str:
    """Over what was open before one came."""
    return f"{unit}: VIỆC ĐANG CHỜ"


def since(when: str) -> str:
    """On the card: since when the unit could have it."""
    return f"Đơn vị kết nối từ {when}: nhận muộn do mới kết nối."
