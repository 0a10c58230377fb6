"""What people read while a unit writes its report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

EMPTY: Final = "Báo cáo còn trống. Đồng chí viết vài dòng hoặc gửi ảnh, tệp trước."
GONE: Final = "Báo cáo này đã gửi hoặc đã bỏ."
TOO_MANY: Final = "Báo cáo đã đủ {} mục. Đồng chí bấm “Gửi”, hoặc gộp phần còn lại vào một tệp."
UNKNOWN_PART: Final = "Loại tin này chưa nhận được. Đồng chí gửi chữ, ảnh, tệp, ghi âm hoặc vị trí."
DROPPED: Final = "Đã bỏ báo cáo đang viết."
NOTHING: Final = "Không có văn bản nào chờ đơn vị báo cáo."
WHICH_UNIT: Final = "Đồng chí báo cáo cho đơn vị nào về {}?"
SEND_AGAIN: Final = "Chọn đơn vị xong, đồng chí gửi lại nội dung vừa rồi giúp."
HOW: Final = "Đồng chí gửi chữ, ảnh, tệp theo thứ tự nào cũng được, rồi bấm “Gửi”. Bấm “Hủy” để bỏ."
MORE: Final = "Gửi thêm, hoặc bấm “Gửi” khi đủ."
NO_SECRETS: Final = "Không gửi nội dung mật vào đây, kể cả ảnh chụp."
CORRECTS: Final = "Bản này sẽ thay bản đã gửi {}; bản cũ vẫn được lưu."
RETURNED: Final = "Bản trước bị trả lại. Lý do: {}"
PROGRESS_READ: Final = "Tiến độ hiểu được: {}"
PERIOD: Final = "Kỳ báo cáo: hạn {}"
DUE: Final = "Hạn: {}"
CUTOFF: Final = "Số liệu tính đến {}"
PERIOD_WHICH: Final = "Báo cáo này cho kỳ nào?"
PERIOD_GONE: Final = "Kỳ này không còn chờ báo cáo."
PARTS_HEAD: Final = "Các mục trong báo cáo. Bấm vào một mục để xem, viết lại hoặc bỏ."
PART_GONE: Final = "Mục này không còn trong báo cáo."
PART_ASK: Final = "Đồng chí gửi nội dung mới cho mục này. Bấm /huy để thôi."
PART_WORDS: Final = "Mục này cần chữ. Đồng chí viết nội dung mới, hoặc bấm “Quay lại”."
ALBUM_FORGOTTEN: Final = "Các ảnh gửi cùng nội dung mật đã bị bỏ khỏi báo cáo."
KINDS: Final = {
    "text": "đoạn chữ",
    "photo": "ảnh",
    "document": "tệp",
    "voice": "ghi âm",
    "video": "video",
    "location": "vị trí",
}
STAGES: Final = {"none": "chưa thực hiện", "doing": "đang thực hiện", "done": "hoàn thành"}


def of_duty(said: str, duty: str) -> str:
    """A period, with what its duty asks for where there are several."""
    return f"{said} · {duty}" if duty else said


def begun(title: str, unit: str) -> str:
    """Whose report it is, and about what."""
    return f"Báo cáo của {unit} về {title}"


def collected(counts: Mapping[str, int]) -> str:
    """``Đã nhận 3 mục: 2 đoạn chữ, 1 ảnh.``"""
    parts = ", ".join(f"{count} {KINDS[kind]}" for kind, count in counts.items())
    return f"Đã nhận {sum(counts.values())} mục: {parts}."


def progress(stage: str, percent: int | None) -> str:
    """``70 %``, ``hoàn thành``; empty when nothing was said."""
    if stage == "done" or percent is None:
        return STAGES.get(stage, "")
    return f"{percent} %"


def sent(title: str, when: str, *, late: bool) -> str:
    """It is handed in."""
    return f"Đã gửi báo cáo về {title} lúc {when}" + (" (muộn so với hạn)." if late else ". Cảm ơn đồng chí.")


HOW_TO_CORRECT: Final = "Cần đính chính, đồng chí bấm “Báo cáo” trên văn bản và gửi bản mới."
