"""What a superior reads of her silent units, and the letter that is drafted at the end."""

from __future__ import annotations

from typing import Final

HEAD: Final = "Đơn vị chưa thực hiện"
NOBODY: Final = "chưa ai kết nối"
TAKE: Final = "Tôi sẽ đôn đốc"
BOARD: Final = "Bảng theo dõi"
TAKEN: Final = "Đã ghi nhận: đồng chí sẽ đôn đốc."
NOBODY_LEFT: Final = "Các đơn vị này đã thực hiện xong. Cảm ơn đồng chí."
NOT_YOURS: Final = "Việc này do cấp khác đôn đốc."
LETTER: Final = (
    "Đã nhắc hết các cấp. Gửi đồng chí dự thảo công văn đôn đốc để xem, sửa và trình ký. "
    "Bot không tự gửi công văn này."
)
LETTER_FILE: Final = "du-thao-cong-van-don-doc.docx"


def about(title: str, subject: str) -> str:
    """Which directive."""
    return f"{title}: {subject}" if subject else title


def silent_ack(count: int, superior: str) -> str:
    """They have not acknowledged."""
    return f"{count} đơn vị thuộc {superior} chưa xác nhận đã nhận:"


def silent_report(count: int, superior: str, due: str) -> str:
    """They have not reported."""
    return f"{count} đơn vị thuộc {superior} chưa báo cáo, hạn {due}:"


def unit(name: str, people: str) -> str:
    """A silent unit, and who is responsible there."""
    return f"• {name}: {people}"


def more(count: int) -> str:
    """The rest of a long list."""
    return f"… và {count} đơn vị nữa"


def skipped(names: str) -> str:
    """Rungs without anybody linked."""
    return f"Bỏ qua cấp chưa ai kết nối: {names}."


def takes(name: str, when: str) -> str:
    """Somebody sees to it."""
    return f"{name} đã nhận đôn đốc lúc {when}."


def taken_by(name: str) -> str:
    """Somebody was faster."""
    return f"{name} đã nhận đôn đốc việc này."


def taken_note(name: str, unit: str, title: str, count: int) -> str:
    """What the publisher reads."""
    return f"{name} ({unit}) sẽ đôn đốc {count} đơn vị về {title}."
