"""What people read when a unit reports."""

from __future__ import annotations

from typing import Final

from domain.text import clip

EMPTY: Final = "Báo cáo còn trống. Đồng chí viết vài dòng hoặc gửi ảnh, tệp trước."
GONE: Final = "Báo cáo này đã gửi hoặc đã bỏ."
TOO_MANY: Final = "Báo cáo đã đủ 30 mục. Đồng chí bấm “Gửi”, hoặc gộp phần còn lại vào một tệp."
UNKNOWN_PART: Final = "Loại tin này chưa nhận được. Đồng chí gửi chữ, ảnh, tệp, ghi âm hoặc vị trí."
DROPPED: Final = "Đã bỏ báo cáo đang viết."
NOTHING: Final = "Không có văn bản nào chờ đơn vị báo cáo."
WHICH: Final = "Đồng chí báo cáo về văn bản nào?"
PART_KINDS: Final = {
    "photo": "ảnh",
    "document": "tệp",
    "voice": "ghi âm",
    "video": "video",
    "location": "vị trí",
}


def begun(title: str, unit: str) -> str:
    """Ask for the pieces."""
    return (
        f"Báo cáo của {unit} về {title}.\n"
        "Đồng chí gửi chữ, ảnh, tệp theo thứ tự nào cũng được, rồi bấm “Gửi”. Bấm “Hủy” để bỏ."
    )


def collected(count: int) -> str:
    """So many pieces so far."""
    return f"Đã nhận {count} mục. Gửi thêm, hoặc bấm “Gửi” khi đủ."


def sent(title: str, when: str, *, late: bool) -> str:
    """It is handed in."""
    return f"Đã gửi báo cáo về {title} lúc {when}" + (" (muộn so với hạn)." if late else ". Cảm ơn đồng chí.")


def told(unit: str, who: str, title: str, *, late: bool) -> str:
    """The head of what the publisher reads."""
    return f"{unit} ({who}) báo cáo về {title}" + (" (muộn)" if late else "") + ":"


def body(head: str, text: str, files: int) -> str:
    """The report as a message; files follow one by one."""
    lines = [head, clip(text, 3000)] if text else [head]
    return "\n".join([*lines, f"Kèm {files} tệp, ảnh ở dưới."] if files else lines)
