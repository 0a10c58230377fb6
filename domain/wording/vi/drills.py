"""What is read of a drill: a real broadcast that asks for nothing but an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

MARK: Final = "DIỄN TẬP"
ON: Final = "Diễn tập: có"
OFF: Final = "Diễn tập: không"
DRAFT_NOTE: Final = (
    "Gửi thật tới mọi người nhận, mỗi tin ghi DIỄN TẬP ở dòng đầu. Đơn vị chỉ bấm “Đã nhận”, không phải "
    "báo cáo. Không tính vào thống kê. Có kết quả sau 60 phút, tự kết thúc sau 24 giờ."
)
CARD_NOTE: Final = "Đây là diễn tập. Đồng chí chỉ cần bấm “Đã nhận”, không phải thực hiện hay báo cáo gì."
ENDED: Final = "Diễn tập đã kết thúc. Cảm ơn đồng chí."
NO_REPORT: Final = "Đây là diễn tập nên không phải báo cáo. Đồng chí chỉ cần bấm “Đã nhận”."
NO_AMENDING: Final = "Diễn tập thì không đính chính. Cần gửi lại, đồng chí thu hồi rồi phát hành bản khác."
NO_RELAY: Final = "Diễn tập chỉ gửi thẳng tới các đơn vị, không chuyển xuống qua cấp giữa."
NOT_A_DRILL: Final = "Văn bản này không phải diễn tập."
NOT_YET: Final = "Diễn tập chưa gửi đi nên chưa có kết quả."
READINESS: Final = "Kết quả diễn tập"
HEAD: Final = "DIỄN TẬP: KẾT QUẢ"
BY_PARENT: Final = "Theo cấp trên, trả lời trong 60 phút:"
ALL_ANSWERED: Final = "Mọi đơn vị đã trả lời."
NO_MEDIAN: Final = "Chưa đơn vị nào trả lời."
RUNNING: Final = "chưa hết giờ"
AXIS: Final = "phút sau khi gửi"
TOP: Final = "Trực thuộc trực tiếp"


def titled(title: str) -> str:
    """What a drill is called in a sentence."""
    return f"{MARK} {title}"


def span(released: str, until: str) -> str:
    """From when to when it is counted."""
    return f"Gửi lúc {released}, tính đến {until}."


def within(minutes: int, count: int, units: int, percent: int) -> str:
    """How many answered in so many minutes."""
    return f"Trong {minutes} phút: {count}/{units} đơn vị ({percent} %)"


def later(count: int) -> str:
    """How many answered after the last of these."""
    return f"Muộn hơn 60 phút: {count} đơn vị"


def never(count: int, names: str) -> str:
    """Who has not answered."""
    return f"Chưa trả lời: {count} đơn vị: {names}"


def by_office(count: int) -> str:
    """For whom the office recorded an answer: that shows no readiness."""
    return f"Văn phòng ghi nhận thay: {count} đơn vị (không tính là đã trả lời)"


def median(minutes: int) -> str:
    """After how long the middle one answered."""
    said = f"{minutes} phút" if minutes else "phút"
    return f"Một nửa số đơn vị đã trả lời làm việc đó trong {said} đầu (trung vị)."


def unlinked(count: int) -> str:
    """Of the silent: nobody there could have read it."""
    return f"Trong đó {count} đơn vị chưa có ai kết nối."


def parent(name: str, count: int, units: int, silent: int) -> str:
    """One unit above: how many below it answered in an hour."""
    rest = f", {silent} chưa trả lời" if silent else ""
    return f"{name}: {count}/{units}{rest}"


def paces(minutes: Sequence[int]) -> tuple[str, str, str, str, str]:
    """What each part of a bar means."""
    one, two, three = minutes
    return f"trong {one} phút", f"{one}–{two} phút", f"{two}–{three} phút", f"sau {three} phút", "chưa trả lời"


def in_minutes(minutes: int) -> str:
    """Above a large figure."""
    return f"trong {minutes} phút"


def share(percent: int) -> str:
    """Below it."""
    return f"{percent} %"


def pictured(within: Sequence[tuple[int, int]], units: int) -> str:
    """The picture in words."""
    said = ", ".join(f"{count} trong {minutes} phút" for minutes, count in within)
    return f"Trong {units} đơn vị đã trả lời: {said}."


def joined(count: int, names: str) -> str:
    """Units that somebody was linked to only after it had begun."""
    return f"Không tính {count} đơn vị mới kết nối sau khi gửi: {names}"


def more(count: int) -> str:
    """Units above that find no room."""
    return f"… và {count} cấp trên nữa (xem bảng Excel)"


def apart(count: int) -> str:
    """Beside the totals: drills that are not counted in them."""
    return f"Không tính {count} cuộc diễn tập đang mở."
