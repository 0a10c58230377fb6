"""What people read when deadlines or reminders of a published directive change."""

from __future__ import annotations

from typing import Final

NONE: Final = "Văn bản này không có hạn báo cáo nào."
COMMON: Final = "Hạn báo cáo chung"
NOTHING_OWED: Final = "không có đơn vị nào còn nợ báo cáo"
NO_CLOCK: Final = "không có mốc giờ: đơn vị báo cáo khi có phát sinh"
RULE: Final = "Đổi lịch các kỳ sau"
GONE: Final = "Hạn này không còn để đổi: các đơn vị đã báo cáo đủ hoặc lịch đã thay."
BAD_DATE: Final = "Chưa hiểu hạn này. Đồng chí ghi như “17h 28/7/2026” hoặc “trước ngày 29/7”."
NOT_AHEAD: Final = "Hạn mới phải sau lúc này, và không quá một năm."
SAME: Final = "Đó đúng là hạn hiện nay. Không có gì phải đổi."
NO_RULE: Final = "Lịch mới phải lặp lại, ví dụ “16h thứ Năm hằng tuần” hoặc “trước ngày 20 hằng tháng”."
MODES: Final = {
    "usual": "Nhắc việc: như mặc định.",
    "sparse": "Nhắc việc: thưa hơn, bỏ bớt một nửa số lần nhắc.",
    "off": "Nhắc việc: đã tắt. Không ai bị nhắc, cấp trên cũng không nhận tin.",
}
MODE_BUTTONS: Final = {"usual": "Như mặc định", "sparse": "Nhắc thưa hơn", "off": "Tắt nhắc"}


def head(title: str) -> str:
    """Above the screens."""
    return f"Hạn báo cáo, nhắc việc: {title}"


def owed(due: str, units: int) -> str:
    """A period, and how many units owe it."""
    return f"{due}: {units} đơn vị chưa báo cáo"


def waits_for(event: str) -> str:
    """A limit that is counted from an event of which nobody has said the day."""
    return f"tính từ ngày “{event}”: chưa ghi ngày ấy nên chưa nhắc"


def open_duty(number: int) -> str:
    """The button of one duty."""
    return f"Đổi hạn {number}"


def move_button(due: str) -> str:
    """The button that moves one period."""
    return f"Đổi hạn {due}"


def event_button(event: str) -> str:
    """The button that asks for the event's day."""
    return f"Ghi ngày {event}"


def mode(name: str) -> str:
    """How often the directive's units are reminded."""
    return MODES[name]


def mode_button(name: str, *, chosen: bool) -> str:
    """The button of one mode."""
    return f"• {MODE_BUTTONS[name]}" if chosen else MODE_BUTTONS[name]


def ask_period(due: str, units: int) -> str:
    """Ask for the new deadline of one period."""
    return (
        f"Hạn hiện nay: {due}, {units} đơn vị chưa báo cáo. Đồng chí ghi hạn mới, ví dụ: 17h 28/7/2026.\n"
        "Đơn vị đã báo cáo giữ nguyên; đơn vị đã được gia hạn dài hơn vẫn giữ hạn ấy. Bấm /huy để thôi."
    )


def ask_rule(present: str) -> str:
    """Ask for the new rule."""
    return (
        f"Lịch hiện nay, kỳ tới: {present}. Đồng chí ghi lịch mới, ví dụ: 16h thứ Năm hằng tuần.\n"
        "Kỳ đã qua và báo cáo đã gửi giữ nguyên. Bấm /huy để thôi."
    )


def ask_event(event: str) -> str:
    """Ask for the day of the event."""
    return f"Đồng chí ghi ngày “{event}”, ví dụ: 3/8/2026. Bấm /huy để thôi."


def moved(old: str, new: str, units: int, told: int) -> str:
    """To the coordinator, after a period was moved."""
    return f"Đã đổi hạn {old} sang {new} cho {units} đơn vị. Đã báo cho {told} người."


def ruled(new: str, told: int) -> str:
    """To the coordinator, after the rule or the event's day was changed."""
    return f"Đã đổi. Hạn tới: {new}. Đã báo cho {told} người."


def note_moved(title: str, old: str, new: str) -> str:
    """What units hear: one short message."""
    return f"Hạn báo cáo đổi: {old} → {new}.\n{title}"


def note_ruled(title: str, new: str) -> str:
    """What units hear of a new rule."""
    return f"Lịch báo cáo đổi. Hạn tới: {new}.\n{title}"


def note_dated(title: str, due: str, event: str) -> str:
    """What units hear once the event has its day."""
    return f"Đã có hạn báo cáo: {due} (tính từ ngày {event}).\n{title}"
