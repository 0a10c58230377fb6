"""What somebody reads who is linked after directives went out."""

from __future__ import annotations

from typing import Final

JOINED_LATE: Final = "nhận muộn do mới kết nối"
NEW: Final = "mới kết nối"  # behind the name of a silent unit on a board
NOT_BLAMED: Final = "Hạn ghi là hạn thật. Việc đã quá hạn trước khi đơn vị kết nối không tính là báo cáo muộn."

BACK: Final = "VIỆC ĐẾN TRONG LÚC MẤT LIÊN LẠC VỚI ĐỒNG CHÍ"  # over what came while the chat was closed


def head(unit: str) -> str:
    """Over what was open before one came."""
    return f"{unit}: VIỆC ĐANG CHỜ"


def since(when: str, unit: str = "") -> str:
    """On the card: since when the unit could have it; by name for whoever answers for several."""
    return f"{unit or 'Đơn vị'} kết nối từ {when}: {JOINED_LATE}."


def joined(count: int) -> str:
    """On the board and in papers: so many units could not have it before."""
    return f"{count} đơn vị {JOINED_LATE}"
