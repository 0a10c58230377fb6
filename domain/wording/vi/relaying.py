"""What is said when a directive received is handed down to one's own subtree."""

from __future__ import annotations

from typing import Final

RELAY: Final = "Chuyển xuống"
NOTE_BUTTON: Final = "Ý kiến chỉ đạo"
AMENDMENT_BELOW: Final = "Chuyển đính chính xuống"
REPLACEMENT_BELOW: Final = "Chuyển văn bản mới xuống"
OPEN_RELAY: Final = "Bảng của {}"

NOT_YOURS: Final = "Chỉ văn phòng của đơn vị đã nhận văn bản, có đơn vị cấp dưới, mới chuyển xuống được."
NO_ORIGINAL: Final = "Văn bản gốc không còn hiệu lực nên không chuyển xuống được."
OUTDATED: Final = "Văn bản gốc vừa được đính chính. Đồng chí bấm “Chuyển xuống” lại để lấy nội dung mới."
OUTSIDE: Final = "Chỉ chuyển xuống được cho các đơn vị cấp dưới của {}. Đồng chí chọn lại đối tượng nhận."
NOTE_EMPTY: Final = "Đồng chí viết giúp ý kiến chỉ đạo bằng chữ."
SAME_ALREADY: Final = "Bản chuyển xuống đã giống văn bản gốc, không còn gì phải chuyển."
NOT_IN_NEW: Final = "Văn bản mới không gửi cho đơn vị của đồng chí nên không chuyển xuống được."
NO_NOTE: Final = "Chưa có ý kiến chỉ đạo thêm; đồng chí bấm “Ý kiến chỉ đạo” nếu cần."
NO_DUE: Final = "Chưa có hạn cho cấp dưới; đồng chí bấm “Hạn báo cáo” nếu cần."


def passed_on(unit: str, title: str, issuer: str) -> str:
    """On the card of a relay: who passes on what of whom."""
    whose = f" của {issuer}" if issuer else ""
    return f"{unit} chuyển tiếp {title}{whose}."


def head(title: str, issuer: str) -> str:
    """On its draft."""
    return f"Chuyển tiếp {title} của {issuer}" if issuer else f"Chuyển tiếp {title}"


def says(unit: str) -> str:
    """Before the relaying unit's own word."""
    return f"{unit} chỉ đạo thêm:"


def ask_note(most: int) -> str:
    """The relaying unit's own word is asked."""
    return (
        f"Đồng chí viết ý kiến chỉ đạo thêm (tối đa {most} chữ cái). Ý kiến đứng trên nội dung văn bản gốc."
        " Bấm /huy để thôi."
    )


def note_long(length: int, most: int) -> str:
    """Too long for a card."""
    return f"Ý kiến dài {length} chữ cái, tối đa {most}. Đồng chí viết gọn lại giúp."


def own_due(unit: str, due: str) -> str:
    """On the draft: when the relaying unit itself is due."""
    return f"Hạn của {unit}: {due}."


def short_of_time(unit: str, own: str, below: str) -> str:
    """Those below are not due before their superior."""
    return f"Hạn của {unit} là {own}, hạn của cấp dưới là {below}: không kịp tổng hợp. Đồng chí xem lại hạn."


def short_now(title: str, unit: str, own: str, below: str) -> str:
    """After a deadline of what was handed down has moved: those below are not due before their superior."""
    return (
        f"Hạn của {title} vừa đổi. Nay {unit} phải báo cáo trước {own}, cấp dưới có hạn {below}: "
        "không kịp tổng hợp. Đồng chí xem lại hạn của cấp dưới."
    )


def have_it(count: int, names: str) -> str:
    """Units that have got it already."""
    return f"{count} đơn vị đã nhận văn bản này rồi: {names}."


def again(sentences: str) -> str:
    """What the author must have seen before it goes."""
    return f"{sentences} Bấm “Phát hành” lần nữa để vẫn gửi."


def on_board(unit: str, acknowledged: int, units: int, reported: int) -> str:
    """On the board of the original: what a unit has done with it."""
    more = f", {reported} đã báo cáo" if reported else ""
    return f"{unit} đã chuyển xuống: {acknowledged}/{units} đơn vị đã nhận{more}."


def more_on_board(relays: int, acknowledged: int, units: int) -> str:
    """And the rest of them together."""
    return f"Còn {relays} đơn vị khác đã chuyển xuống: {acknowledged}/{units} đơn vị đã nhận."


def amended(title: str, unit: str, units: int) -> str:
    """Told to the relaying unit: the original has been corrected."""
    return f"{title} đã được đính chính. {unit} đã chuyển bản cũ xuống {units} đơn vị."


def replaced(title: str, new: str, unit: str, units: int) -> str:
    """Told to the relaying unit: another directive has replaced the original."""
    return f"{title} đã được thay thế bằng {new}. {unit} đã chuyển bản cũ xuống {units} đơn vị."


def recalled(title: str, units: int, reason: str) -> str:
    """Told to whoever handed it down: the relay has been recalled along with its original."""
    return f"{title} đã bị thu hồi. Bản đồng chí chuyển xuống {units} đơn vị cũng được thu hồi. Lý do: {reason}"
