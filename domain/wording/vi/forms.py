"""What people read of forms: the coordinator who writes one, the secretary who fills it in."""

from __future__ import annotations

from typing import Final

YES: Final = "có"
NO: Final = "không"
EMPTY: Final = "(trống)"
KINDS: Final = {"number": "số", "yes_no": "có/không", "text": "chữ", "choice": "chọn"}
HOW: Final = {"number": "một số, ví dụ 12 hoặc 1.250,5", "yes_no": "có hoặc không", "text": "chữ"}
CHOOSE: Final = "chọn một: {}"
ASK_FORM: Final = (
    "Đồng chí gửi các mục của biểu mẫu, mỗi mục một dòng hoặc cách nhau bằng dấu chấm phẩy. Ví dụ:\n"
    "Số hộ di dời: số; Đã cấp điện: có/không; Mức độ: chọn A|B|C; Ghi chú: chữ\n"
    "Gửi dấu - để bỏ biểu mẫu. Bấm /huy để thôi."
)
FORM_NOW: Final = "Biểu mẫu hiện có:\n{}"
FORM_EMPTY: Final = "Biểu mẫu chưa có mục nào. Đồng chí viết ví dụ: Số hộ di dời: số; Ghi chú: chữ"
FORM_LONG: Final = "Biểu mẫu nhiều mục quá. Đồng chí giữ tối đa {} mục để các xã điền được trên điện thoại."
FIELD_TWICE: Final = "Mục “{}” có hai lần. Đồng chí đặt tên khác cho một mục."
BAD_FIELD: Final = (
    "Chưa hiểu mục “{}”. Đồng chí viết: tên mục, dấu hai chấm, rồi một trong các loại: "
    "số, có/không, chữ, hoặc chọn A|B|C."
)
BAD_CHOICES: Final = "Mục “{}” cần từ 2 đến {} lựa chọn khác nhau, cách nhau bằng dấu |."
NOT_FITTING: Final = "{}: cần {}. Hệ thống chưa hiểu “{}”."
LONG_TEXT: Final = "{}: đồng chí viết gọn dưới {} ký tự, hoặc gửi dấu - để trống."
HEAD: Final = "Số liệu"
FORM_ON_DRAFT: Final = "Biểu mẫu báo cáo: {}"
NOT_FIELD: Final = "Biểu mẫu này không còn mục đó."
FILL_WHICH: Final = "Đồng chí muốn sửa mục nào?"
MISSING: Final = "Biểu mẫu còn thiếu: {}."
SUMS: Final = "Tổng hợp số liệu của {} đơn vị"
BY_PARENT: Final = "Theo đơn vị cấp trên"
NO_FILLED: Final = "Chưa có đơn vị nào gửi số liệu."


def duty_form(number: int) -> str:
    """Which duty the form is for."""
    return f"Biểu mẫu riêng cho chế độ báo cáo {number}. Chế độ không có biểu mẫu riêng dùng biểu mẫu chung."


def on_duty(text: str) -> str:
    """A duty's own form, on its page."""
    return f"Biểu mẫu: {text}"


def form_of_duty(number: int, text: str) -> str:
    """A duty's own form, on the draft."""
    return f"Biểu mẫu của chế độ báo cáo {number}: {text}"


def contained(count: int) -> str:
    """What a superior has put together is not added twice."""
    return f"Không cộng lại {count} đơn vị đã có trong báo cáo của cấp trên."


def group(name: str, units: int) -> str:
    """A unit above, and over how many of its units is summed."""
    return f"{name} ({units} đơn vị)"


def ask(number: int, total: int, name: str, how: str) -> str:
    """Ask for one field."""
    return f"Mục {number}/{total}. {name}: {how}."


def all_at_once(total: int) -> str:
    """That all fields may come in one message."""
    return f"Có thể gửi cả {total} mục trong một tin, cách nhau bằng dấu chấm phẩy. Ví dụ: 12; 3; không"
