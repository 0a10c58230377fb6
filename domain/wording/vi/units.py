"""What people read about units: the tree, and bringing it in from a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain import limits
from domain.kinds import label
from domain.unit_file import COLUMNS, Problem, Trouble

_TROUBLES: Final = {
    Trouble.NO_HEADING: "dòng đầu phải là tên cột; còn thiếu: {value}. Đủ là: " + ",".join(COLUMNS) + ".",
    Trouble.TOO_MANY: "tệp có hơn {value} đơn vị; xin kiểm tra có đúng tệp không.",
    Trouble.BROKEN: "không đọc được dòng này ({value}).",
    Trouble.EXTRA_CELL: "thừa một ô: “{value}”. Tên có dấu phẩy thì đặt trong dấu nháy kép.",
    Trouble.LINE_BREAK: "có xuống dòng trong một ô, hoặc thiếu dấu nháy đóng: “{value}”.",
    Trouble.NO_CODE: "thiếu mã đơn vị (tên: “{value}”).",
    Trouble.LONG_CODE: f"mã dài quá {limits.UNIT_CODE_MAX} ký tự: “{{value}}…”.",
    Trouble.DOUBLE_CODE: "mã “{value}” đã có ở dòng {hint}.",
    Trouble.NO_NAME: "thiếu tên đơn vị (mã: “{value}”).",
    Trouble.LONG_NAME: f"tên hoặc tên khác dài quá {limits.UNIT_NAME_MAX} ký tự (mã: “{{value}}”).",
    Trouble.BAD_KIND: "thiếu loại đơn vị, hoặc loại không hợp lệ: “{value}” (ví dụ: xã, sở, commune).",
    Trouble.BAD_PHONE: "“{value}” không phải số điện thoại.",
    Trouble.BAD_TAG: "nhãn “{value}” cần có ít nhất một chữ.",
    Trouble.LONG_TAG: f"nhãn dài quá {limits.TAG_MAX} ký tự: “{{value}}”. Nhiều nhãn cách nhau bằng dấu “;”.",
    Trouble.MANY_TAGS: f"đơn vị “{{value}}” có {{hint}} nhãn; nhiều nhất là {limits.TAGS_OF_UNIT}.",
    Trouble.TOO_MANY_TAGS: "tệp có hơn {value} nhãn khác nhau; xin kiểm tra cột nhãn.",
    Trouble.OWN_PARENT: "đơn vị “{value}” không thể trực thuộc chính mình.",
    Trouble.UNKNOWN_PARENT: "không có đơn vị cấp trên mã “{value}”.",
    Trouble.CLOSED: "mã “{value}” là của {hint}, đã kết thúc hoạt động; đơn vị mới cần mã mới.",
    Trouble.UNKNOWN_CODE: "không có đơn vị mã “{value}”.",
    Trouble.STAYS: "mã “{value}” vừa kết thúc ở đây, vừa còn trong danh sách đơn vị mới.",
    Trouble.OTHER_HEIRS: "đơn vị “{value}” đã kết thúc trước đây, với đơn vị kế tục khác: {hint}.",
    Trouble.BAD_CHOICE: "“{value}” không hiểu được; ghi “pass” (chuyển) hoặc “end” (kết thúc).",
    Trouble.CIRCLE: "đơn vị “{value}” và cấp trên “{hint}” trực thuộc vòng quanh nhau.",
}


def problem(found: Problem) -> str:
    """``Dòng 7: thiếu mã đơn vị …``."""
    sentence = _TROUBLES[found.trouble].format(value=found.value, hint=found.hint)
    if found.trouble is Trouble.UNKNOWN_PARENT and found.hint:
        sentence += f" Có phải là “{found.hint}”?"
    return f"Dòng {found.line}: {sentence}"


def not_imported(problems: Sequence[Problem]) -> str:
    """Every bad line in the file's order, and that nothing was taken."""
    listed = sorted(problems, key=lambda found: found.line)
    lines = [problem(found) for found in listed[: limits.PROBLEMS_SHOWN]]
    if len(listed) > len(lines):
        lines.append(f"… và {len(listed) - len(lines)} lỗi nữa.")
    return "\n".join([*lines, "Chưa nhập đơn vị nào. Xin sửa tệp rồi nhập lại."])


def imported(new: int, changed: int, unchanged: int) -> str:
    """How many units are new, changed, and as they were."""
    return f"Đã nhập xong: {new} đơn vị mới, {changed} đổi, {unchanged} giữ nguyên."


NOT_UTF8: Final = "Tệp không ở dạng UTF-8. Trong Excel, xin chọn Lưu thành → “CSV UTF-8” rồi nhập lại."
EMPTY_FILE: Final = "Tệp không có đơn vị nào."
FILE_TOO_BIG: Final = (
    f"Tệp quá lớn (hơn {limits.UNIT_FILE_MAX // 1024 // 1024} MB); xin kiểm tra có đúng tệp không."
)


def count(number: int, kind: str) -> str:
    """``98 xã, phường, đặc khu``."""
    return f"{number} {label(kind)}"


NOT_SEEN: Final = "Đơn vị này không thuộc phạm vi của đồng chí."


def branch(name: str, below: int, unlinked: int, unreachable: int) -> str:
    """One line of the tree: ``Huyện ủy Bình Khê: 11 đơn vị dưới, 3 chưa có người``."""
    parts = [
        f"{below} đơn vị dưới" if below else "",
        f"{unlinked} chưa có người" if unlinked and below else "chưa có người" if unlinked else "",
        f"{unreachable} mất liên lạc" if unreachable and below else "mất liên lạc" if unreachable else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"{name}: {told}" if told else name
