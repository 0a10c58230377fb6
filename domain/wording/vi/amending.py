"""What is said when a published directive is corrected."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.revisions import What

SAME: Final = "Chưa có gì thay đổi so với bản đã gửi."
NOTHING: Final = "Chưa có gì thay đổi so với bản đã gửi. Đồng chí sửa rồi bấm “Phát hành”."
SOMEBODY_WAS_FASTER: Final = (
    "Văn bản vừa được người khác sửa. Đồng chí mở lại bảng theo dõi rồi đính chính lại giúp."
)
NOT_HERE: Final = "Bản nháp này không phải bản đính chính."
HEAD: Final = "BẢN ĐÍNH CHÍNH CỦA {}"
HOW: Final = "Đồng chí sửa bằng các nút dưới đây, hoặc bấm “Thay tệp, nội dung” rồi gửi bản đã sửa."
ASK_SOURCE: Final = "Đồng chí gửi tệp hoặc dán toàn văn bản đã sửa. Bấm /huy để thôi."
STAMP: Final = "ĐÍNH CHÍNH LẦN {}"
OLD_COPY: Final = "Bản này đã được thay bằng bản đính chính lần {}."
OUT: Final = "Đơn vị không còn thuộc đối tượng nhận văn bản này. Đồng chí không phải thực hiện nữa."

_NAMES: Final[Mapping[What, str]] = MappingProxyType(
    {
        What.NUMBER: "Số, ký hiệu",
        What.DOC_TYPE: "Loại văn bản",
        What.ISSUED_ON: "Ngày ban hành",
        What.ISSUER: "Cơ quan ban hành",
        What.SUBJECT: "Trích yếu",
        What.URGENCY: "Độ khẩn",
        What.DUE: "Hạn",
        What.TASK_CHANGED: "Việc",
        What.DUTY_CHANGED: "Hạn báo cáo",
    }
)
_ALONE: Final[Mapping[What, str]] = MappingProxyType(
    {
        What.TASK_ADDED: "thêm việc {new}",
        What.TASK_DROPPED: "bỏ việc {old}",
        What.DUTY_ADDED: "thêm chế độ báo cáo: {new}",
        What.DUTY_DROPPED: "bỏ chế độ báo cáo: {old}",
        What.FORM: "biểu mẫu báo cáo thay đổi",
        What.ANNEX: "thêm Phụ lục {new}",
        What.TEXT: "nội dung văn bản thay đổi",
        What.UNITS_ADDED: "thêm {new} đơn vị nhận",
        What.UNITS_DROPPED: "bớt {old} đơn vị nhận",
    }
)


def out(title: str) -> str:
    """To whoever had answered for a unit that a correction takes out."""
    return f"{title} đã đính chính. {OUT}"


def change(what: What, old: str, new: str) -> str:
    """One change, as one tells it: ``Hạn đổi 15/3 → 20/3``."""
    if what in _ALONE:
        return _ALONE[what].format(old=old, new=new)
    if not old:
        return f"{_NAMES[what]}: {new}"
    return f"{_NAMES[what]} đổi {old} → {new}" if new else f"bỏ {_NAMES[what].lower()} {old}"


def done(units: int, people: int, held: str) -> str:
    """After a correction was published; ``held`` is empty when it goes out at once."""
    whom = (
        f"Bản mới gửi tới {units} đơn vị, {people} người để bấm “Đã nhận”."
        if units
        else "Không đơn vị nào phải xác nhận lại."
    )
    return f"Đã đính chính. {whom}" + (f" Sẽ gửi lúc {held}." if held else "")


def revised(times: int) -> str:
    """After a press on an old copy: which revision replaced it; the new one follows."""
    return f"Văn bản đã đính chính lần {times}. Bản mới ở ngay dưới đây."
