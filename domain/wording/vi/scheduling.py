"""What people read of changes of units that wait for their day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.reform_ahead import Clash

HEAD: Final = "Thay đổi đơn vị chờ đến ngày"
NONE: Final = "Không có thay đổi nào đang chờ."
GONE: Final = "Thay đổi này không còn chờ nữa."
MAY_NOT: Final = "Chỉ người điều phối của cấp trên và quản trị xem, hủy được thay đổi đang chờ này."
SEE: Final = "Xem thay đổi đang chờ"
CALL_OFF: Final = "Hủy lịch"
CALL_OFF_SURE: Final = "Hủy, không thay đổi nữa"
KEEP: Final = "Giữ lịch"
NOW: Final = "Thực hiện lại"
NOTHING_YET: Final = "Trước ngày đó chưa có gì thay đổi. Đến ngày, hệ thống kiểm tra lại rồi tự thực hiện."
TOO_FAR: Final = "Ngày này xa quá. Đồng chí xem lại năm."
NOT_YET: Final = "Chưa đến ngày thực hiện."
HINDERED: Final = "Hiện còn vướng, nếu không sửa thì đến ngày sẽ chưa thực hiện được:"
HOW_TO_MEND: Final = (
    "Đồng chí bỏ phần bị vướng, hoặc sửa đơn vị, rồi bấm “Thực hiện lại”. Chưa đơn vị nào bị thay đổi."
)
HOW_TO_MEND_TREE: Final = (
    "Đồng chí sửa tệp rồi nhập lại bằng “units import”, hoặc sửa đơn vị rồi bấm “Thực hiện lại”. "
    "Chưa đơn vị nào bị thay đổi."
)
TRY_AGAIN: Final = (
    "Nay không thấy gì vướng nữa. Đồng chí bấm “Thực hiện lại”; vẫn lỗi thì báo quản trị viên. "
    "Chưa đơn vị nào bị thay đổi."
)
TAKEN_OUT: Final = "Đã bỏ một phần."  # instead of what stood in the way
FROM_SHELL: Final = "người vận hành"
SHELL_HOW: Final = "Xem trước, hủy lịch: gõ /donvi trong trò chuyện với bot, bấm “Thay đổi chờ ngày”."

_CLASHES: Final = {
    Clash.TWICE: "Đơn vị này đã có thay đổi đang chờ: {} Xin hủy thay đổi ấy trước.",
    Clash.INTO_ENDING: "Đơn vị nhận đến ngày đó không còn: {}",
    Clash.ENDS_HEIR: "Đơn vị khác đang chờ chuyển về đây: {} Xin hủy hoặc sửa thay đổi ấy trước.",
}


def do(day: str) -> str:
    """The button that lets a change wait."""
    return f"Đặt lịch: ngày {day}"


def waits(day: str) -> str:
    """A change waits from now on."""
    return f"Đã đặt lịch. Hệ thống tự thực hiện lúc 0 giờ ngày {day}."


def together(count: int) -> str:
    """It waits with others of the same decision."""
    return f"Cùng quyết định này có {count} thay đổi, thực hiện cùng lúc: hoặc đủ cả, hoặc chưa có gì."


def clash(why: Clash, other: str) -> str:
    """Why a change cannot wait beside another."""
    return _CLASHES[why].format(other)


def button(count: int) -> str:
    """Leads to what waits."""
    return f"Thay đổi chờ ngày ({count})"


def coming(said: str) -> str:
    """On the page of a unit that changes on a day to come."""
    return f"Sắp tới: {said[:1].lower()}{said[1:]}"


def coming_more(count: int) -> str:
    """Below the changes that are shown."""
    return f"và {count} thay đổi nữa"


def entry(day: str, basis: str, changes: int) -> str:
    """One decision in the list."""
    return f"Ngày {day}, {basis}: {changes} thay đổi"


def entry_button(day: str, basis: str) -> str:
    """Opens it."""
    return f"{day} · {basis}"


def blocked_entry(said: str) -> str:
    """One that could not be carried out on its day."""
    return f"{said}. Đã đến ngày nhưng chưa thực hiện được."


def title(day: str) -> str:
    """Over one decision."""
    return f"Thay đổi đơn vị từ ngày {day}"


def ordered(basis: str, who: str, when: str) -> str:
    """By which decision, and who ordered it."""
    return f"Theo {basis}. Người đặt lịch: {who}, {when}."


def at(day: str) -> str:
    """When it is carried out."""
    return f"Lúc 0 giờ ngày {day}, hệ thống kiểm tra lại rồi tự thực hiện. Trước đó chưa có gì thay đổi."


def choices(work: str, seats: str) -> str:
    """What becomes of open work and of the people of one that ends."""
    kept = "việc đang mở chuyển đi" if work == "pass" else "việc đang mở kết thúc"
    people = "người chuyển theo" if seats == "pass" else "người thôi vai trò"
    return f"({kept}, {people})"


def more(count: int) -> str:
    """Below the lines that are shown."""
    return f"… và {count} dòng nữa."


def leave_out(unit: str) -> str:
    """Takes one change out of the decision."""
    return f"Bỏ: {unit}"


def ask_off(day: str) -> str:
    """Sure?"""
    return f"Hủy lịch thay đổi ngày {day}? Đến ngày sẽ không có gì thay đổi."


def called_off(day: str) -> str:
    """It waits no more."""
    return f"Đã hủy lịch ngày {day}. Không có gì thay đổi."


def done_note(day: str, basis: str, followed: str) -> str:
    """To whoever ordered it, on the day."""
    return f"Đã thực hiện thay đổi đơn vị từ ngày {day}, theo {basis}. {followed}"


def blocked_head(day: str) -> str:
    """Over what stood in the way on the day."""
    return f"Chưa thực hiện được thay đổi đơn vị của ngày {day}:"


def obstacle(said: str, why: str) -> str:
    """What stands in the way of one change."""
    return f"{said}. {why}"


def defect(reference: str) -> str:
    """Why nothing was done, where the program itself has failed."""
    return f"Hệ thống gặp lỗi, đã ghi vào nhật ký với mã {reference}."


def other_than_shown(lines: Sequence[str]) -> str:
    """A new tree would change more than what was agreed to."""
    return (
        f"Danh sách đơn vị đã đổi từ khi đặt lịch. Tệp sẽ thay đổi cả những gì chưa ai xem: {'; '.join(lines)}"
    )


def told(who: str, said: str) -> str:
    """To the others who coordinate there: it was ordered."""
    return f"{who} đặt lịch: {said[:1].lower()}{said[1:]} Xem hoặc hủy: gõ /donvi, bấm “Thay đổi chờ ngày”."


def told_tree(day: str, changes: int, basis: str) -> str:
    """To those who coordinate: a new tree waits."""
    return (
        f"Đã đặt lịch danh sách đơn vị mới từ ngày {day}, theo {basis}: {changes} thay đổi. "
        "Xem hoặc hủy: gõ /donvi, bấm “Thay đổi chờ ngày”."
    )


def told_off(who: str, day: str, basis: str) -> str:
    """To the others: it was called off."""
    return f"{who} đã hủy lịch thay đổi đơn vị ngày {day}, theo {basis}. Không có gì thay đổi."
