"""What a superior reads of her silent units, and the letter that is drafted at the end."""

from __future__ import annotations

from typing import Final

HEAD: Final = "Đơn vị chưa thực hiện"
NOBODY: Final = "chưa ai kết nối"
TAKE: Final = "Tôi sẽ đôn đốc"
BOARD: Final = "Bảng theo dõi"
NOBODY_LEFT: Final = "Các đơn vị này đã thực hiện xong. Cảm ơn đồng chí."
NOT_YOURS: Final = "Việc này do cấp khác đôn đốc."
LETTER: Final = (
    "Đã nhắc hết các cấp. Gửi đồng chí dự thảo công văn đôn đốc để xem, sửa và trình ký. "
    "Hệ thống không tự gửi công văn này."
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


def unit(name: str, people: str, *, returned: bool) -> str:
    """A silent unit, and who is responsible there."""
    return f"• {name}: {people}" + (" (báo cáo bị trả lại, chưa gửi bản mới)" if returned else "")


def more(count: int) -> str:
    """The rest of a long list."""
    return f"… và {count} đơn vị nữa"


def skipped(names: str) -> str:
    """Rungs without anybody linked."""
    return f"Bỏ qua cấp chưa ai kết nối: {names}."


def takes(name: str, when: str) -> str:
    """Somebody sees to it."""
    return f"{name} đã nhận đôn đốc lúc {when}."


def taken(until: str) -> str:
    """After the press; ``until`` is when it goes on all the same, empty when there is none."""
    wait = f" Đơn vị nào còn chậm đến {until} thì mới báo tiếp." if until else ""
    return f"Đã ghi nhận: đồng chí sẽ đôn đốc.{wait}"


def took(name: str, unit: str, when: str) -> str:
    """Somebody below had taken it on, and the units are silent all the same."""
    return f"{name} ({unit}) đã nhận đôn đốc lúc {when}, đến nay các đơn vị vẫn chưa thực hiện."


def on_board(name: str, unit: str, count: int, when: str) -> str:
    """A line of the board: who sees to how many silent units, since when."""
    return f"Đang đôn đốc: {name} ({unit}), {count} đơn vị, từ {when}"


def taken_by(name: str) -> str:
    """Somebody was faster."""
    return f"{name} đã nhận đôn đốc việc này."


def letter_takers(names: str) -> str:
    """Who had taken it on, told with the letter."""
    return f"Đã nhận đôn đốc: {names}."


def taken_note(name: str, unit: str, title: str, count: int) -> str:
    """What the publisher reads."""
    return f"{name} ({unit}) sẽ đôn đốc {count} đơn vị về {title}."
