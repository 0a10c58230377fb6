"""What is said of a group when it is new, when its people change, and when its unit does."""

from __future__ import annotations

from typing import Final

KEEP_GROUP: Final = "Tôi phụ trách nhóm này"
NOT_LIVE: Final = "Văn bản này không còn theo dõi nữa."
CARD_THERE: Final = "Văn bản này đã có trong nhóm rồi, xin kéo lên xem."
CARD_COMES: Final = "Văn bản đang được gửi vào nhóm."


def keeper_wanted(title: str, unit: str, who: str, until: str) -> str:
    """Whoever linked the group has no seat there any more."""
    return (
        f"{who} kết nối nhóm “{title}” với {unit}, nay không còn chức danh tại đơn vị. "
        f"Xin một người của đơn vị nhận phụ trách. Đến ngày {until} chưa ai nhận, bot rời nhóm."
    )


def kept(title: str, who: str) -> str:
    """Somebody answers for the group."""
    return f"{who} phụ trách nhóm “{title}”. Văn bản vẫn gửi vào nhóm như trước."


def orphan_bye(unit: str) -> str:
    """Said in the group before the bot goes."""
    return f"Chưa ai của {unit} nhận phụ trách nhóm này, nên văn bản không gửi vào đây nữa; bot rời nhóm."


def unit_gone(said: str) -> str:
    """Said in the group of a unit that is no more; the bot goes."""
    return f"{said} Văn bản không gửi vào nhóm này nữa; bot rời nhóm."


def passed_on(said: str, new: str) -> str:
    """Said in the group of a unit whose people sit elsewhere now."""
    return f"{said} Từ nay nhóm này nhận văn bản gửi {new}."


def open_head(unit: str, count: int) -> str:
    """Over the list that a newly linked group gets."""
    return f"{unit} đang có {count} văn bản chưa xong"


def late_linked(since: str) -> str:
    """Why it comes only now."""
    return f"Nhóm nhận muộn do mới kết nối ngày {since}. Ngày gửi và hạn là của đơn vị, không đổi."


def open_passed(unit: str) -> str:
    """Why a group that went along with a merged unit gets it."""
    return f"Nhóm nhận muộn do nay thuộc {unit}. Ngày gửi và hạn là của đơn vị, không đổi."


def open_taken(unit: str) -> str:
    """Why the group of a unit that takes over another's work gets it."""
    return f"Việc vừa chuyển về {unit}. Ngày gửi và hạn giữ nguyên."


def open_item(number: int, title: str) -> str:
    """One directive of it."""
    return f"{number}. {title}"


def open_button(number: int, printed: str) -> str:
    """Brings its card into the group."""
    return f"{number}. Xem {printed}".rstrip()


def open_state(sent: str, who: str, *, silent: bool) -> str:
    """When it was sent to the unit, and whether anybody has said so."""
    said = "Chưa ai báo đã nhận." if silent else f"Đã nhận: {who}." if who else ""
    return f"Gửi đơn vị ngày {sent}. {said}".rstrip()


def open_due(due: str, *, late: bool) -> str:
    """The report that it owes next."""
    return f"Báo cáo quá hạn {due}" if late else f"Hạn báo cáo {due}"


def open_rest(count: int) -> str:
    """Below those that are shown."""
    return f"Và {count} văn bản nữa: xin gõ /viec trong trò chuyện riêng với bot."
