"""What people read when they send a file or a text to learn whether it is genuine."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

VERDICTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "same_file": "Đúng tệp đã phát hành, có trong sổ.",
        "same_text": "Có trong sổ. Nội dung khớp với bản trong sổ.",
        "different": "Cùng số nhưng nội dung khác bản trong sổ.",
        "number": "Có văn bản số này trong sổ. Chưa đủ chữ để so nội dung.",
        "other": "Cùng số nhưng là văn bản khác trong sổ.",
        "none": "Không có trong sổ, trong phạm vi đồng chí được xem.",
    }
)
ASK_SENDER: Final = "Đồng chí hỏi lại nơi gửi hoặc văn phòng trước khi thực hiện."
USE_OURS: Final = "Đồng chí dùng bản trong sổ, và báo văn phòng biết bản này từ đâu đến."
HOW_TO_REPORT: Final = "Nếu đây là báo cáo: bấm /baocao rồi gửi lại."
NOT_READ: Final = (
    "Không đọc được chữ trong ảnh. "
    "Muốn hỏi một văn bản có thật không, đồng chí gửi tệp gốc hoặc gõ /tim rồi số văn bản."
)
FROM_PICTURE: Final = "Chữ đọc từ ảnh nên có thể sai. Đồng chí so lại với bản trong sổ trước khi dùng."
PICTURE_DIFFERENT: Final = "Có văn bản số này trong sổ, nhưng chữ đọc được từ ảnh không khớp hẳn."
PICTURE_NONE: Final = (
    "Chưa thấy trong sổ theo chữ đọc được từ ảnh. Đồng chí gửi tệp gốc, hoặc gõ /tim rồi số văn bản."
)
RECALLED: Final = "Văn bản này đã thu hồi. Đồng chí không phải thực hiện nữa."
CLOSED: Final = "Văn bản này đã kết thúc theo dõi."
CURRENT: Final = "Đang có hiệu lực."
OPEN: Final = "Mở bản trong sổ"
OPEN_NEW: Final = "Mở {}"


def old_revision(held: int, current: int) -> str:
    """An earlier revision than the one in force."""
    return f"Đây là bản lần {held}. Văn bản đã sửa; bản hiện hành là bản lần {current}."


def revision(current: int) -> str:
    """Which revision is in force, where there were several."""
    return f"Bản hiện hành là bản lần {current}."


def replaced(title: str) -> str:
    """Another directive has taken its place."""
    return f"Đã được thay thế bởi {title}."


def amended(title: str) -> str:
    """Another directive changes it."""
    return f"Đã được sửa đổi, đính chính bởi {title}. Đồng chí xem cả hai."


def difference(kept: str, given: str) -> str:
    """One place where the texts differ."""
    if not given:
        return f"- Trong sổ có: “{kept}”. Bản này không có."
    if not kept:
        return f"- Bản này thêm: “{given}”."
    return f"- Trong sổ: “{kept}”. Bản này: “{given}”."


def other(title: str, issuer: str) -> str:
    """What bears the number in the register."""
    return f"Trong sổ, số này là {title}" + (f" của {issuer}." if issuer else ".")
