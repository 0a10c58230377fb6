"""What is read where a second person approves a send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

BUTTON: Final = "Phê duyệt"
HEAD: Final = "PHÊ DUYỆT TRƯỚC KHI GỬI"
HOW: Final = (
    "Khi cần phê duyệt, bấm “Phát hành” thì bản nháp chờ một lãnh đạo đơn vị phát hành, lãnh đạo cấp trên "
    "hoặc quản trị đồng ý rồi mới gửi. Không ai tự duyệt bản của mình."
)
FLASH: Final = "Hỏa tốc"
WHOLE: Final = "Gửi toàn bộ cấp dưới"
ABOVE: Final = "Gửi nhiều đơn vị"
MANY_ASK: Final = "Gửi nhiều hơn bao nhiêu đơn vị thì cần duyệt?"
OTHER_NUMBER: Final = "Số khác"
YES: Final = "cần duyệt"
NO: Final = "không cần"
OWN: Final = "riêng"
INHERITED: Final = "Đơn vị này đang theo quy định của cấp trên. Bấm một dòng để đặt riêng."
INHERIT: Final = "Theo cấp trên"
OFFICES: Final = "Chọn văn phòng để đặt quy định phê duyệt:"
ONLY_ADMIN: Final = "Chỉ quản trị mới đặt được quy định phê duyệt."
SAVED: Final = "Đã ghi."

NUDGE: Final = "NHẮC DUYỆT"
NUDGE_FLASH: Final = "NHẮC DUYỆT GẤP"
LOOK: Final = "Xem để duyệt"
YOURS: Final = "Chờ đồng chí duyệt:"
OTHERS: Final = "Chờ người khác duyệt:"
ASKED: Final = "CHỜ ĐỒNG CHÍ DUYỆT"
ASKED_FLASH: Final = "CHỜ DUYỆT GẤP"
WILL_SEE: Final = "Người nhận sẽ thấy:"
APPROVE: Final = "Duyệt"
RETURN: Final = "Trả lại"
UNITS: Final = "Đơn vị nhận"
CARD: Final = "Xem tin đầy đủ"
WITHDRAW: Final = "Rút lại"
WAITING: Final = "CHỜ DUYỆT"
FROZEN: Final = "Bản này đang chờ duyệt nên chưa sửa được. Muốn sửa, đồng chí bấm “Rút lại”."
NOT_APPROVER: Final = "Đồng chí không có quyền duyệt bản này."
OWN_DRAFT: Final = "Đồng chí không tự duyệt bản của mình được. Việc này cần một người khác."
NOTHING: Final = "Việc phê duyệt này không còn nữa."
ASK_REASON: Final = "Đồng chí viết lý do trả lại bằng một câu rồi gửi. Bấm /huy để thôi."
REASON_EMPTY: Final = "Đồng chí viết giúp lý do trả lại bằng chữ."
AUTHOR_GONE: Final = "Người soạn không còn quyền phát hành nên không duyệt được. Đồng chí bấm “Trả lại”."
WITHDRAWN: Final = "Đã rút lại. Bản nháp mở lại ở dưới."
RETURNED: Final = "Đã trả lại. Người soạn đã được báo lý do."
NOBODY: Final = (
    "Bản này cần người thứ hai duyệt, nhưng chưa có lãnh đạo nào kết nối. "
    "Đồng chí bấm /moi để mời một lãnh đạo của đơn vị, hoặc nhờ quản trị xem lại ở /caidat, mục “Phê duyệt”. "
    "Chưa có gì được gửi đi."
)
_WHY: Final[Mapping[str, str]] = MappingProxyType(
    {"flash": "hỏa tốc", "whole": "gửi toàn bộ cấp dưới", "many": "gửi nhiều đơn vị"}
)
_STATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "approved": "ĐÃ DUYỆT",
        "returned": "ĐÃ TRẢ LẠI",
        "withdrawn": "NGƯỜI SOẠN ĐÃ RÚT LẠI",
        "changed": "THÔI DUYỆT TIN NÀY VÌ ĐƠN VỊ NHẬN THAY ĐỔI",
        "expired": "ĐÃ HẾT HẠN DUYỆT",
    }
)


def ask_above(most: int) -> str:
    """The number is typed."""
    return f"Nhiều hơn bao nhiêu đơn vị thì cần duyệt? Đồng chí gửi một số từ 1 đến {most}. Bấm /huy để thôi."


def bad_above(most: int) -> str:
    """What was typed is no such number."""
    return f"Đồng chí gửi giúp một số từ 1 đến {most}, ví dụ: 30."


def waited(since: str, until: str) -> str:
    """On a reminder: since when a word is waited for, and until when."""
    return f"Chờ từ {since}, đến {until} thì hết hạn duyệt."


def yours(title: str, urgency: str, author: str, until: str) -> str:
    """One line of what waits for the reader's word."""
    return f"- {title}{' · ' + urgency if urgency else ''}: {author} soạn, chờ đến {until}"


def look(title: str) -> str:
    """The button that opens it."""
    return f"{LOOK}: {title}"


def others(title: str, people: Sequence[str], more: int, until: str) -> str:
    """One line of what the reader has asked others to approve."""
    rest = f" và {more} người nữa" if more else ""
    return f"- {title}: chờ {', '.join(people)}{rest} đến {until}"


def waiting_of(title: str) -> str:
    """The button that opens the author's own."""
    return f"Chờ duyệt: {title}"


def nobody_yet(title: str, people: Sequence[str], more: int, times: int, until: str) -> str:
    """To the author after the last reminder."""
    rest = f" và {more} người nữa" if more else ""
    return (
        f"Chưa ai duyệt {title}. Đã nhắc {', '.join(people)}{rest} {times} lần; đến {until} thì hết hạn. "
        "Đồng chí gọi điện giúp."
    )


def rule(label: str, value: str) -> str:
    """One line of an office's rule."""
    return f"{label}: {value}"


def above(units: int) -> str:
    """From how many units on."""
    return f"trên {units} đơn vị" if units else NO


def more_than(units: int) -> str:
    """The button for such a number."""
    return f"trên {units}"


def now(value: str) -> str:
    """What is set."""
    return f"Hiện nay: {value}."


def rule_head(unit: str) -> str:
    """Whose rule it is."""
    return f"Văn phòng: {unit}"


def office(name: str, *, own: bool) -> str:
    """One office in the list; whether it has a rule of its own."""
    return f"{name} ({OWN})" if own else name


def why(reasons: Sequence[str]) -> str:
    """What makes it need a second person."""
    return f"Cần duyệt vì: {', '.join(_WHY[each] for each in reasons)}."


def asked_by(author: str, unit: str) -> str:
    """Who would send it, and for which unit."""
    return f"{author} soạn, gửi thay mặt {unit}."


def until(when: str) -> str:
    """Until when a word is waited for."""
    return f"Chờ đến {when}."


def reach(units: int, people: int, names: str) -> str:
    """Whom it would go to."""
    return f"Gửi tới {units} đơn vị, {people} người: {names}"


def unlinked(count: int) -> str:
    """Units that nobody is linked to."""
    return f"Trong đó {count} đơn vị chưa ai kết nối."


def amends(title: str) -> str:
    """It corrects a directive."""
    return f"Đây là bản đính chính của {title}."


def with_file(name: str) -> str:
    """The file that goes with it."""
    return f"Kèm tệp: {name}"


def units_head(units: int, page: int, pages: int) -> str:
    """Above the names of the receivers."""
    return f"ĐƠN VỊ NHẬN: {units}, trang {page}/{pages}"


def decided(state: str, who: str, when: str) -> str:
    """What became of it, on the messages of all who were asked."""
    return f"{_STATES[state]}: {who}, {when}" if who else f"{_STATES[state]}, {when}"


def because(reason: str) -> str:
    """Why it was returned."""
    return f"Lý do: {reason}"


def decided_before(state: str, who: str, when: str) -> str:
    """The toast for whoever was second."""
    by = f" ({who}, {when})" if who else f" ({when})"
    return f"Việc này đã xong: {_STATES[state].lower()}{by}."


def waiting(people: Sequence[str], more: int, when: str) -> str:
    """To the author: who was asked, until when."""
    rest = f" và {more} người nữa" if more else ""
    return f"Đã gửi xin duyệt tới {', '.join(people)}{rest}. Chờ đến {when}. Chưa có gì được gửi đi."


def unreachable(names: str) -> str:
    """Nobody who may approve can be reached."""
    return (
        f"Bản này cần người thứ hai duyệt, nhưng không liên lạc được với {names}. Đồng chí gọi điện nhờ mở lại "
        "trò chuyện với hệ thống, hoặc bấm /moi để mời lãnh đạo khác. Chưa có gì được gửi đi."
    )


def toast(people: int) -> str:
    """After the author's press."""
    return f"Đang chờ duyệt. Đã báo {people} người có quyền duyệt."


def approved_note(who: str, title: str) -> str:
    """To the author."""
    return f"{who} đã duyệt {title}. Văn bản được gửi đi."


def returned_remark(who: str, reason: str) -> str:
    """To the author, over the draft that is open again."""
    return f"{who} trả lại, chưa duyệt. Lý do: {reason}"


def expired_remark(when: str) -> str:
    """To the author, over the draft that is open again."""
    return (
        f"Đến {when} chưa ai duyệt nên lệnh phát hành đã hết hạn. Chưa có gì được gửi đi. "
        "Đồng chí gọi điện cho lãnh đạo rồi bấm “Phát hành” lại."
    )


def approved_toast(units: int, people: int) -> str:
    """To whoever approved."""
    return f"Đã duyệt. Đang gửi tới {units} đơn vị, {people} người."


def on_board(who: str, when: str) -> str:
    """The line on the board."""
    return f"Duyệt bởi {who}, {when}"
