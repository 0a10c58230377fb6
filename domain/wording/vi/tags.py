"""What people read about tags of units, and about lists that go by them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.tags import Fault

BUTTON: Final = "Nhãn của đơn vị"
NONE: Final = "Chưa có nhãn nào."
HOW: Final = "Bấm vào nhãn để gắn, bấm lần nữa để gỡ. Nhãn chưa có thì bấm “Nhãn mới”."
NEW: Final = "Nhãn mới"
MAY_NOT: Final = "Chỉ văn phòng (người điều phối) cấp trên và quản trị gắn được nhãn cho đơn vị này."
GONE: Final = "Nhãn này không còn nữa. Đồng chí bấm “Nhãn mới” và gõ lại."
NOTHING: Final = "Đồng chí gõ nhãn bằng chữ giúp, ví dụ: biên giới. Bấm /huy để thôi."
BY_TAG: Final = "Theo nhãn"
MENU: Final = "THEO NHÃN\nBấm để chọn mọi đơn vị mang nhãn. Bấm lần nữa để bỏ."

RULE: Final = "Lập danh sách theo quy tắc"
RULE_HEAD: Final = "DANH SÁCH THEO QUY TẮC"
RULE_HOW: Final = "Đơn vị đúng với mọi điều đã chọn thì vào danh sách, kể cả đơn vị gắn nhãn sau này."
RULE_EMPTY: Final = "Chưa chọn gì. Đồng chí chọn bằng các nút dưới đây."
RULE_NOBODY: Final = "Chưa chọn gì, hoặc chưa có đơn vị nào khớp, nên chưa lưu được."
RULE_GONE: Final = "Danh sách đang lập không còn nữa. Đồng chí bấm “Lập danh sách theo quy tắc” để lập lại."
FIXED: Final = "Danh sách gồm đúng các đơn vị này. Muốn theo nhãn thì bấm “Lập danh sách theo quy tắc”."
RULE_SAVE: Final = "Lưu danh sách"
SECTION_TAG: Final = "Nhãn"
SECTION_KIND: Final = "Loại đơn vị"
SECTION_UNDER: Final = "Thuộc"
SECTION_OUT: Final = "Trừ"
SECTION_HEADS: Final = (
    "NHÃN\nChọn nhiều nhãn thì đơn vị mang một nhãn trong số đó là được.",
    "LOẠI ĐƠN VỊ\nChọn nhiều loại thì đơn vị thuộc một loại trong số đó là được.",
    "THUỘC ĐƠN VỊ NÀO\nChọn nhiều nơi thì đơn vị thuộc một nơi trong số đó là được.",
    "TRỪ ĐƠN VỊ NÀO\nBấm vào đơn vị không cho vào danh sách. Bấm lần nữa để cho vào lại.",
)


def line(tags: Sequence[str]) -> str:
    """What a unit bears, in one line."""
    return f"Nhãn: {'; '.join(tags)}"


def passing(tags: Sequence[str]) -> str:
    """What the successors will bear, too."""
    return f"Nhãn chuyển theo: {'; '.join(tags)}."


def put(tag: str) -> str:
    """The toast after a tag was given."""
    return f"Đã gắn nhãn “{tag}”."


def taken(tag: str) -> str:
    """The toast after a tag was taken off."""
    return f"Đã gỡ nhãn “{tag}”."


def ask(unit: str, most: int) -> str:
    """Ask for a new tag."""
    return (
        f"Đồng chí gõ nhãn cho {unit}, ví dụ: biên giới\n"
        f"Nhiều nhãn thì cách nhau bằng dấu “;”. Mỗi nhãn không quá {most} ký tự. Bấm /huy để thôi."
    )


def bad(tag: str, why: Fault, most: int) -> str:
    """Why words are no tag."""
    if why is Fault.LONG:
        return f"Nhãn “{tag}” dài quá {most} ký tự. Đồng chí gõ ngắn hơn giúp."
    return f"Nhãn “{tag}” cần có ít nhất một chữ. Đồng chí gõ lại giúp."


def full(most: int) -> str:
    """A unit bears no more tags."""
    return f"Mỗi đơn vị mang nhiều nhất {most} nhãn. Đồng chí gỡ bớt nhãn cũ."


def office_full(most: int) -> str:
    """The office uses no more different tags."""
    return f"Đã có {most} nhãn khác nhau, không thêm được nữa. Đồng chí dùng nhãn đã có."


def given(tags: Sequence[str]) -> str:
    """What a typed line did."""
    said = "; ".join(f"“{tag}”" for tag in tags)
    return f"Đã gắn nhãn {said}." if tags else "Đơn vị đã mang nhãn này từ trước."


def nobody_bears(tags: Sequence[str]) -> str:
    """A list that goes by tags which nobody bears any more."""
    said = ", ".join(f"“{tag}”" for tag in tags)
    return f"Hiện không đơn vị nào mang nhãn {said}, nên danh sách này chưa có ai."


def nobody_left() -> str:
    """A list by tags of which no unit fits the rest of the rule."""
    return "Hiện không đơn vị nào khớp quy tắc của danh sách này, nên chưa có ai."


def rule_line(section: str, said: str) -> str:
    """One section of a rule."""
    return f"{section}: {said}"


def either(names: Sequence[str]) -> str:
    """Any of these."""
    return " hoặc ".join(names)


def now(count: int) -> str:
    """How many units a rule means at present."""
    return f"Hiện có {count} đơn vị."


def rule_name(count: int) -> str:
    """Ask for the name of a list that goes by a rule."""
    return (
        f"Đồng chí đặt tên cho danh sách này (hiện có {count} đơn vị), ví dụ: Các xã biên giới\n"
        "Cả văn phòng dùng chung. Bấm /huy để thôi."
    )


def listed(name: str, rule: str, author: str) -> str:
    """A saved list: by which rule it goes, and who saved it."""
    return f"{name}: {rule or 'các đơn vị chọn sẵn'} (đồng chí {author} lập)"


def rule_saved(name: str, said: str, count: int) -> str:
    """A list that goes by a rule was saved."""
    return f"Đã lưu danh sách “{name}” ({said}). {now(count)} Đơn vị khớp sau này cũng vào danh sách."
