"""What a board says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.reports import Reporting

ALL_DONE: Final = "Tất cả đơn vị đã nhận."
NONE_OPEN: Final = "Không có văn bản nào đang theo dõi."
TOP: Final = "Không có cấp trên"
ALL_BOARDS: Final = "Tất cả văn bản đang theo dõi"
CHOOSE: Final = "Văn bản đang theo dõi:"
NOT_FOUND: Final = "Không tìm thấy văn bản này trong phạm vi của đồng chí."
NOBODY_SILENT: Final = "Không còn đơn vị nào chưa nhận."
NOBODY_UNREPORTED: Final = "Không còn đơn vị nào chưa báo cáo."
RETURNED: Final = " (bị trả lại)"
ASKING: Final = " (đang xin gia hạn)"
NO_LINK: Final = "chưa ai kết nối"
NO_REACH: Final = "không liên lạc được"
NOBODY_TO_URGE: Final = "Không còn ai để đôn đốc: mọi đơn vị đều đã trả lời."
ONLY_BY_TELEPHONE: Final = (
    "Các đơn vị còn im đều chưa kết nối hoặc không liên lạc được qua đây. "
    "Đồng chí gọi điện giúp, rồi bấm “Ghi nhận thay”."
)


def acknowledged(count: int, units: int) -> str:
    """The first line where no reports are asked for."""
    return f"{count}/{units} đơn vị đã nhận"


def answers(acknowledged: int, units: int, reported: int, overdue: int) -> str:
    """The first line: who has answered, who owes something that is past its time."""
    late = f" · {overdue} quá hạn" if overdue else ""
    return f"{acknowledged}/{units} đơn vị đã nhận · {reported} đã báo cáo{late}"


def open_boards(count: int) -> str:
    """Above the list of directives."""
    return f"{count} văn bản đang theo dõi"


def group(state: str, count: int) -> str:
    """Above the units of one state."""
    return f"{state[:1].upper()}{state[1:]} ({count})"


def silent(count: int, names: str) -> str:
    """The silent units that a reminder can reach, by name."""
    return f"Chưa nhận ({count}): {names}"


def refused(count: int) -> str:
    """Units that say it is not for them."""
    return f"Không thuộc thẩm quyền: {count}"


def late(count: int) -> str:
    """Units that acknowledged after the deadline."""
    return f"Nhận muộn: {count}"


def reporting(found: Reporting) -> list[str]:
    """How far the units say they are, what was returned, who asks for more time; nothing of nothing."""
    said = [f"hoàn thành {found.done} đơn vị"] if found.done else []
    said += [f"trung bình {found.percent} %"] if found.percent is not None else []
    lines = [f"Tiến độ: {' · '.join(said)}"] if said else []
    lines += [f"Đã chấp nhận: {found.accepted}"] if found.accepted else []
    lines += [f"Đã trả lại, chờ bản mới: {found.returned}"] if found.returned else []
    return lines + ([f"Đang xin gia hạn: {found.asking}"] if found.asking else [])


def sends(sent: int, people: int, waiting: int, uncertain: int, failed: int) -> str:
    """How the sending goes."""
    words = [f"Đã gửi {sent}/{people} người"]
    if waiting:
        words.append(f"đang chờ gửi {waiting}")
    if uncertain:
        words.append(f"chưa rõ {uncertain}")
    if failed:
        words.append(f"không gửi được {failed}")
    return " · ".join(words)


def unlinked(count: int, names: str) -> str:
    """Silent units that nobody is linked to."""
    return f"Chưa ai kết nối ({count}): {names}"


def unreachable(count: int, names: str) -> str:
    """Silent units whose people have all blocked the chat."""
    return f"Không liên lạc được ({count}): {names}"


MAY_NOT_URGE: Final = "Chỉ văn phòng (người điều phối) và đơn vị theo dõi văn bản này đôn đốc được."


def urged_recently(name: str, when: str) -> str:
    """Somebody has urged within the hour."""
    who = f"{name} vừa đôn đốc" if name else "Vừa đôn đốc"
    return f"{who} lúc {when}. Mỗi văn bản chỉ đôn đốc một lần trong một giờ."


def urged(people: int, units: int, held_until: str) -> str:
    """After an urge; ``held_until`` is empty when it goes out at once."""
    whom = f"{people} người ở {units} đơn vị chưa nhận"
    return f"Đang giờ nghỉ đêm: sẽ nhắc {whom} lúc {held_until}." if held_until else f"Đã nhắc {whom}."


def urge(title: str) -> str:
    """What the silent read."""
    return f"Văn phòng nhắc: đơn vị chưa xác nhận đã nhận {title}. Đồng chí mở văn bản và bấm “Đã nhận” giúp."


def unreached(title: str, names: Sequence[str], count: int) -> str:
    """Told to the publisher: whose phones refused the directive."""
    rest = f" … +{count - len(names)}" if count > len(names) else ""
    return (
        f"{title}: không gửi được cho {count} người (đã chặn hoặc đã bỏ tài khoản): {', '.join(names)}{rest}. "
        "Xin liên hệ bằng điện thoại."
    )
