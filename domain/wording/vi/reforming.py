"""What people read when units are renamed, merged, divided, abolished or moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.reforms import Bar, Choice, Kind

CHANGE: Final = "Thay đổi đơn vị"
WHAT: Final = "Thay đổi gì?"
DO: Final = "Thực hiện"
DROP: Final = "Thôi, giữ nguyên"
KINDS: Final = {
    Kind.RENAMED: "Đổi tên",
    Kind.MERGED: "Sáp nhập vào đơn vị khác",
    Kind.SPLIT: "Chia tách",
    Kind.ABOLISHED: "Giải thể",
    Kind.MOVED: "Chuyển trực thuộc",
}
ASK_NAME: Final = "Tên mới của {} là gì? Đồng chí viết đúng như trong quyết định."
ASK_HEIR: Final = "{} sáp nhập vào đơn vị nào? Đồng chí gõ tên, ví dụ: an phú"
ASK_PARENT: Final = "{} chuyển về trực thuộc đơn vị nào? Đồng chí gõ tên, ví dụ: thành phố"
ASK_PARTS: Final = (
    "{} chia thành những đơn vị nào? Đồng chí viết mỗi tên một dòng, từ hai dòng trở lên. "
    "Đơn vị ghi đầu tiên nhận người của đơn vị cũ."
)
ASK_BASIS: Final = (
    "Từ ngày nào, theo văn bản nào? Đồng chí viết ngày trước, văn bản sau, ví dụ:\n"
    "1/7/2025, Nghị quyết số 202/2025/QH15"
)
NO_DAY: Final = "Chưa thấy ngày. Đồng chí gửi tiếp ngày, ví dụ: 1/7/2025 hoặc hôm nay"
NO_BASIS: Final = "Chưa thấy văn bản căn cứ. Đồng chí gửi tiếp văn bản, ví dụ: Nghị quyết số 202/2025/QH15"
TOO_FEW_PARTS: Final = "Chia tách cần ít nhất hai tên, mỗi tên một dòng."
WHICH: Final = "Đồng chí chọn một đơn vị:"
MAY_NOT: Final = "Chỉ người điều phối của cấp trên và quản trị thay đổi được đơn vị này."
PLAN_GONE: Final = "Thay đổi này không còn chờ nữa. Đồng chí mở lại đơn vị và làm lại từ đầu."
DROPPED: Final = "Đã thôi. Không có gì thay đổi."
WORK: Final = {"pass": "Việc đang mở: chuyển sang đơn vị mới", "end": "Việc đang mở: kết thúc"}
SEATS: Final = {"pass": "Người: chuyển sang đơn vị mới", "end": "Người: thôi vai trò"}
TURN: Final = "Bấm hai dòng dưới để đổi lựa chọn."
ALL_ENDS: Final = "Không đơn vị nào nhận tiếp: việc đang mở kết thúc, người của đơn vị thôi vai trò."
KEPT: Final = "Báo cáo đã gửi vẫn đứng tên đơn vị cũ."

_DONE: Final = {
    Kind.RENAMED: "{old} đổi tên thành {new}",
    Kind.MERGED: "{old} sáp nhập vào {new}",
    Kind.SPLIT: "{old} chia tách thành {new}",
    Kind.ABOLISHED: "{old} giải thể",
    Kind.MOVED: "{old} chuyển về trực thuộc {new}",
}
_BARS: Final = {
    Bar.GONE: "Đơn vị này đã kết thúc hoạt động rồi.",
    Bar.NO_BASIS: "Mỗi thay đổi cần văn bản căn cứ, ví dụ: Nghị quyết số 202/2025/QH15.",
    Bar.FUTURE: "Ngày hiệu lực chưa đến. Đồng chí thực hiện từ ngày đó, để không ai bị hỏi nhầm trước ngày.",
    Bar.NO_NAME: "Chưa có tên mới.",
    Bar.SAME_NAME: "Tên mới giống tên đang dùng.",
    Bar.NO_SUCCESSOR: "Chưa có đơn vị kế tục.",
    Bar.SUCCESSOR_GONE: "Đơn vị kế tục không có, hoặc cũng kết thúc hoạt động.",
    Bar.ITSELF: "Một đơn vị không thể kế tục hay trực thuộc chính mình.",
    Bar.BELOW: "Một đơn vị không thể trực thuộc đơn vị cấp dưới của mình.",
    Bar.SAME_PLACE: "Đơn vị đang trực thuộc đúng nơi đó.",
    Bar.ROOT: "Đơn vị cao nhất không giải thể được khi không có đơn vị kế tục.",
}


def barred(why: Bar, name: str) -> str:
    """Why nothing was changed."""
    return f"{name}: {_BARS[why]}" if name else _BARS[why]


def said(kind: Kind, old: str, new: str, day: str, basis: str) -> str:
    """The change in a sentence."""
    return f"Từ ngày {day}, {_DONE[kind].format(old=old, new=new)}, theo {basis}."


def briefly(kind: Kind, old: str, new: str) -> str:
    """The change alone, without its day."""
    return _DONE[kind].format(old=old, new=new)


def passed_to(change: str, new: str) -> str:
    """To somebody who sits in the successor now."""
    return f"{change} Vai trò của đồng chí nay ở {new}; việc đang mở đi cùng."


def seat_ended(change: str) -> str:
    """To somebody whose seat ended with the unit."""
    return (
        f"{change} Vai trò của đồng chí tại đơn vị này kết thúc. Báo cáo đã gửi vẫn được giữ. Cảm ơn đồng chí."
    )


def digest_head(unit: str) -> str:
    """Above the one list of what a successor owes newly."""
    return f"{unit} nhận việc của đơn vị cũ"


def open_work(directives: int, slots: int, people: int) -> str:
    """What is open of a unit before it changes."""
    return f"Đang mở: {directives} văn bản, {slots} kỳ báo cáo. Người kết nối: {people}."


def done(passed: int, ended: int, reseated: int, unseated: int) -> str:
    """What followed from a change."""
    counted = (
        (passed, "kỳ báo cáo đã chuyển"),
        (ended, "kỳ báo cáo đã kết thúc"),
        (reseated, "người đã chuyển"),
        (unseated, "người thôi vai trò"),
    )
    listed = [f"{count} {words}" for count, words in counted if count]
    return "Đã ghi nhận." + (f" {', '.join(listed).capitalize()}." if listed else "")


def now_called(old: str, new: Sequence[str]) -> str:
    """An old name was typed."""
    return f"{old} nay là {', '.join(new)}."


def formerly(names: Sequence[str]) -> str:
    """Behind a unit's name."""
    return f"(trước là {', '.join(names)})"


def took_in(names: Sequence[str], day: str, *, whole: bool) -> str:
    """Under the name of a unit that was there before; ``whole``: these, and not only a part of them."""
    return f"(nhận {'' if whole else 'một phần '}{', '.join(names)} từ {day})"


def took_over(names: Sequence[str]) -> str:
    """Behind the name of a unit that was there before, and has others' work now."""
    return f"(nhận việc của {', '.join(names)})"


def gone(name: str, heirs: Sequence[str]) -> str:
    """A unit that is no more was asked for."""
    if not heirs:
        return f"{name} đã giải thể."
    return f"{name} không còn nữa, nay là {', '.join(heirs)}."


def gone_seat(change: str, unit: str) -> str:
    """An old button was pressed by somebody of a unit that is no more; ``unit``: where that person sits now."""
    return (
        f"{change} Vai trò của đồng chí nay ở {unit}." if unit else f"{change} Việc này không còn của đồng chí."
    )


NAMED: Final = 5  # units of a list by name
PLAN: Final = "Thay đổi sẽ thực hiện:"
NOTHING: Final = "Không có gì thay đổi."
ASK: Final = "Thực hiện các thay đổi này?"
DRY: Final = "Mới chỉ xem thử, chưa thay đổi gì."
NEEDS_YES: Final = (
    "Có đơn vị được chuyển, bị gỡ nhãn hoặc kết thúc. Xem danh sách ở trên, rồi chạy lại với --yes."
)
NEEDS_BASIS: Final = "Kết thúc hoạt động của đơn vị cần văn bản căn cứ: thêm --basis “Nghị quyết số …”."
REFUSED: Final = "Chưa thay đổi gì."
MEANWHILE: Final = "Danh sách đơn vị đã đổi trong lúc chờ. Xin chạy lại để xem thay đổi mới."


def plan_new(code: str, name: str, tags: Sequence[str] = ()) -> str:
    """A unit that is added."""
    return f"+ {code}: {name} (nhãn: {'; '.join(tags)})" if tags else f"+ {code}: {name}"


def plan_renamed(code: str, old: str, new: str) -> str:
    """A unit that gets another name."""
    return f"~ {code}: {old} → {new}"


def plan_moved(code: str, name: str, old: str, new: str) -> str:
    """A unit that gets another superior."""
    return f"> {code}: {name}, từ {old or 'không có cấp trên'} sang {new or 'không có cấp trên'}"


def plan_other(code: str, name: str) -> str:
    """A unit of which its kind or its other names change."""
    return f"= {code}: {name}, sửa loại hoặc tên khác"


def plan_tagged(code: str, name: str, old: Sequence[str], new: Sequence[str]) -> str:
    """A unit that bears other tags."""
    return f"# {code}: {name}, nhãn: {'; '.join(old) or 'không có'} → {'; '.join(new) or 'không có'}"


def plan_closed(code: str, name: str, heirs: Sequence[str], work: Choice, seats: Choice) -> str:
    """A unit that is no more."""
    if not heirs:
        return f"- {code}: {name} giải thể, việc đang mở kết thúc"
    kept = "việc chuyển" if work == "pass" else "việc kết thúc"
    people = "người chuyển" if seats == "pass" else "người thôi vai trò"
    return f"- {code}: {name} → {', '.join(heirs)} ({kept}, {people})"


def plan_sum(new: int, renamed: int, moved: int, closed: int, unchanged: int, tagged: int = 0) -> str:
    """The last line of a plan."""
    tags = f"{tagged} đổi nhãn, " if tagged else ""
    return (
        f"Tổng: {new} mới, {renamed} đổi tên, {moved} chuyển trực thuộc, {tags}{closed} kết thúc, "
        f"{unchanged} giữ nguyên."
    )


def plan_left(names: Sequence[str]) -> str:
    """Units that are there and that the files do not name."""
    rest = len(names) - NAMED
    more = f" và {rest} đơn vị khác" if rest > 0 else ""
    return (
        f"{len(names)} đơn vị đang có không nằm trong tệp, vẫn giữ nguyên: {', '.join(names[:NAMED])}{more}.\n"
        "Đơn vị nào không còn thì nêu trong tệp thứ hai: --endings."
    )


def plan_open(directives: int, slots: int, people: int) -> str:
    """What is open of the units that are no more."""
    return (
        f"Các đơn vị kết thúc đang có {directives} văn bản mở, {slots} kỳ báo cáo mở, {people} người kết nối."
    )


ANEW: Final = "Đơn vị nhận đã thay đổi nên xin duyệt lại. Tin xin duyệt trước không còn hiệu lực."
NOBODY_LEFT: Final = "Dự thảo không còn nơi nhận, nên chưa xin duyệt lại. Đồng chí chọn nơi nhận rồi gửi lại."
AUTHOR_LEFT: Final = "Vai trò phát hành của đồng chí đã hết, nên không xin duyệt lại. Chưa có gì được gửi đi."


def anew_note(title: str, changes: str, problem: str) -> str:
    """To the author: what waited was asked about anew, or why it was not."""
    then = problem or "Hệ thống đã sửa nơi nhận và xin duyệt lại thay đồng chí."
    return f"{title} đang chờ duyệt thì đơn vị thay đổi. {changes} {then}".replace("  ", " ")
