"""What a coordinator reads while choosing who receives."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.audience import Reason

HEAD: Final = "ĐỐI TƯỢNG NHẬN"
NOBODY: Final = "Chưa chọn đơn vị nào. Đồng chí chọn bằng các nút dưới đây."
KINDS: Final = "THEO LOẠI ĐƠN VỊ\nBấm để chọn cả loại. Bấm lần nữa để bỏ."
OUTSIDE: Final = "Đơn vị này không thuộc phạm vi phụ trách của đồng chí."
GONE: Final = "Danh sách này không còn nữa."
CLEARED: Final = "Đã bỏ chọn hết."
TYPE_WORDS: Final = "Đồng chí gõ tên đơn vị bằng chữ giúp. Bấm /huy để thôi."
TYPE_LONG: Final = "Dài quá. Đồng chí gõ làm nhiều lần, mỗi lần dưới {} ký tự."
LIST_HEAD: Final = "DANH SÁCH ĐÃ LƯU\nBấm để chọn cả danh sách. Bấm lần nữa để bỏ."
LIST_NONE: Final = (
    "Chưa có danh sách nào. Đồng chí chọn đơn vị, rồi bấm “Lưu danh sách này” để lần sau dùng lại."
)
LIST_DROP_HEAD: Final = "XÓA DANH SÁCH\nBấm vào danh sách muốn xóa. Bản nháp không thay đổi."
LIST_NAME: Final = (
    "Đồng chí đặt tên cho danh sách {} đơn vị này, ví dụ: Các xã ven sông\n"
    "Cả văn phòng dùng chung. Bấm /huy để thôi."
)
LIST_RULE: Final = "Đơn vị cùng nhóm lập sau này cũng vào danh sách."
LIST_NAME_LONG: Final = "Tên dài quá. Đồng chí đặt tên dưới {} ký tự."
LIST_NAME_EMPTY: Final = "Tên cần có ít nhất một chữ. Đồng chí gõ lại giúp."
LIST_TAKEN: Final = "Đã có danh sách tên “{}” do đồng chí {} lưu. Đồng chí chọn tên khác."
LISTS_FULL: Final = "Đã có {} danh sách, không lưu thêm được. Đồng chí xóa bớt danh sách cũ."
LIST_NOT_YOURS: Final = "Danh sách này do người khác lưu nên đồng chí không xóa được."
NOTHING_TO_SAVE: Final = "Chưa chọn đơn vị nào nên chưa có gì để lưu."
OPEN_DONE: Final = "Đã xử lý hết các mục chưa rõ."
TYPED_HEAD: Final = "Chưa tìm thấy đơn vị:"
MAYBE: Final = "Có phải đơn vị dưới đây không? Đúng thì bấm vào, không thì bấm “Gõ lại”."
NONE_NEAR: Final = "Không thấy đơn vị nào có tên gần như vậy. Đồng chí bấm “Gõ lại”."
SKIPPED: Final = "Không gửi mục này."
SKIPPED_ALL: Final = "Không gửi các mục chưa rõ."

WHOLE: Final = "Toàn bộ đơn vị"
BY_KIND: Final = "Theo loại"
BY_PLACE: Final = "Từng đơn vị"
BY_NAME: Final = "Gõ tên đơn vị"
SAVED: Final = "Danh sách đã lưu"
SAVE: Final = "Lưu danh sách này"
SHOW: Final = "Xem danh sách"
CLEAR: Final = "Bỏ chọn hết"
AGAIN: Final = "Gõ lại"
SKIP: Final = "Không gửi mục này"
SKIP_ALL: Final = "Bỏ qua tất cả"
NEXT_ENTRY: Final = "Mục khác"
DROP_LISTS: Final = "Xóa danh sách"
DROP_LIST: Final = "Xóa: {}"
ONLY: Final = "Chỉ {}"

_REASONS: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.PERSONS: "Đây là cá nhân, không phải đơn vị.",
        Reason.OUTSIDE: "Đây là cơ quan bên ngoài, không nhận qua kênh này.",
        Reason.ARCHIVE: "Đây là nơi lưu, không phải đơn vị nhận.",
        Reason.ABOVE: "Chưa rõ “như trên” là những đơn vị nào.",
        Reason.EMPTY: "Ở đây không có đơn vị nào thuộc nhóm này.",
        Reason.AMBIGUOUS: "Có nhiều đơn vị cùng tên này.",
    }
)


def reason(why: Reason) -> str:
    """Why words lead to no unit; an empty text where there is nothing more to say than that."""
    return _REASONS.get(why, "")


def type_names(first: str, second: str) -> str:
    """Ask for names of units, with two of them as examples."""
    return (
        "Đồng chí gõ tên đơn vị, hoặc chép cả dòng kính gửi. Ví dụ:\n"
        f"{first}; {second}\n"
        f"Các xã, phường; trừ {second}\n"
        "Bấm /huy để thôi."
    )


def not_understood(typed_words: str, why: str) -> str:
    """Typed words that lead to no unit."""
    return f"“{typed_words}”: {why}" if why else f"“{typed_words}”"


def more_asked(count: int) -> str:
    """So many typed names more were not understood."""
    return f"… và {count} tên nữa"


def counts(chosen: int, total: int) -> str:
    """How many are chosen of how many one may choose."""
    return f"Đang chọn {chosen}/{total} đơn vị."


def kind_line(label: str, chosen: int, total: int) -> str:
    """One kind in the summary."""
    return f"{label}: {chosen}/{total}" if chosen < total else f"{label}: đủ {total}"


def unlinked(count: int, names: str) -> str:
    """Chosen units nobody is linked to."""
    return f"Chưa ai kết nối, sẽ không nhận được ({count}): {names}"


def unreachable(count: int, names: str) -> str:
    """Chosen units whose people have all blocked the bot."""
    return f"Không liên lạc được ({count}): {names}"


def open_entries(count: int) -> str:
    """The button to the printed entries nobody understood."""
    return f"Mục chưa rõ ({count})"


def still_open(count: int, names: str) -> str:
    """The printed entries nobody understood."""
    return f"Chưa rõ đơn vị ({count}): {names}"


def marked_unlinked(name: str) -> str:
    """A chosen unit nobody is linked to, in the list."""
    return f"{name} (chưa ai kết nối)"


def marked_unreachable(name: str) -> str:
    """A chosen unit nobody of which can be reached, in the list."""
    return f"{name} (không liên lạc được)"


def chosen_head(count: int, page: int, pages: int) -> str:
    """Over the list of what is chosen."""
    turn = f", trang {page}/{pages}" if pages > 1 else ""
    return f"ĐANG CHỌN {count} ĐƠN VỊ{turn}"


def group_kind(label: str, count: int, *, on: bool) -> str:
    """Choose all of one kind on this screen, or none of them."""
    return f"{'Bỏ' if on else 'Chọn'} cả {count} {label}"


def group_cluster(count: int, *, on: bool) -> str:
    """Choose a unit with all that is below it, or none of them."""
    return f"{'Bỏ' if on else 'Chọn'} cả cụm ({count})"


def place(name: str, chosen: int, total: int) -> str:
    """Over the buttons of the units below one."""
    return f"{name}\nĐang chọn {chosen}/{total} đơn vị ở đây. Bấm để chọn, bấm lần nữa để bỏ."


def folder(name: str, chosen: int, total: int) -> str:
    """A button that opens what is below."""
    return f"{name} ({chosen}/{total}) ›"


def entry(words: str, number: int, total: int) -> str:
    """One printed entry that nobody understood."""
    return f"MỤC CHƯA RÕ {number}/{total}\nVăn bản ghi: “{words}”"


ENTRY_ASK: Final = "Có phải đơn vị dưới đây? Không phải thì đồng chí bấm “Gõ tên đơn vị”."
ENTRY_TYPE: Final = "Nếu vẫn gửi, đồng chí bấm “Gõ tên đơn vị”. Nếu không, bấm “Không gửi mục này”."


def added(name: str) -> str:
    """The toast after one unit was chosen."""
    return f"Đã thêm {name}."


def removed(name: str) -> str:
    """The toast after one unit was taken out."""
    return f"Đã bớt {name}."


def typed(added_count: int, removed_count: int) -> str:
    """What a typed line did."""
    parts = [f"thêm {added_count} đơn vị"] if added_count else []
    parts += [f"bớt {removed_count} đơn vị"] if removed_count else []
    return f"Đã {', '.join(parts)}." if parts else ""


def without(name: str) -> str:
    """A button that takes out what a typed "trừ" may have meant."""
    return f"Bớt {name}"


NOTHING_NEW: Final = "Các đơn vị này đã được chọn từ trước."


def list_saved(name: str, count: int) -> str:
    """A list was saved."""
    return f"Đã lưu danh sách “{name}” ({count} đơn vị)."


def list_dropped(name: str) -> str:
    """A list was deleted."""
    return f"Đã xóa danh sách “{name}”."
