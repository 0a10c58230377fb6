"""What a coordinator reads while bringing a directive in, checking and publishing it."""

from __future__ import annotations

from typing import Final

HEAD: Final = "BẢN NHÁP: đồng chí kiểm tra rồi bấm “Phát hành”"
HEAD_NOTICE: Final = "THÔNG BÁO NHÁP: đồng chí kiểm tra rồi bấm “Phát hành”"
PUBLISHED: Final = "ĐÃ PHÁT HÀNH"
DROPPED: Final = "Đã hủy bản nháp. Chưa có gì được gửi đi."
UNSURE: Final = "(chưa chắc)"
EMPTY_VALUE: Final = "chưa có"
HOW: Final = (
    "Đồng chí gửi vào đây tệp .docx, .pdf, .txt, .md (tối đa 20 MB), ảnh chụp, hoặc dán toàn văn văn bản. "
    "Dán nhiều tin liền nhau vẫn được ghép thành một.\n"
    "Hệ thống đọc và đưa ra bản nháp để đồng chí kiểm tra. Chưa bấm “Phát hành” thì chưa có gì được gửi đi.\n"
    "Không gửi văn bản mật vào đây."
)
NOT_COORDINATOR: Final = "Chỉ văn phòng (người điều phối) mới phát hành được văn bản."
NO_DRAFT: Final = "Bản nháp này không còn nữa. Đồng chí gửi lại văn bản để làm bản mới."
CHANGED: Final = "Bản nháp vừa thay đổi. Đồng chí xem lại bản mới rồi bấm lại."
ALREADY_PUBLISHED: Final = "Văn bản này đã phát hành rồi."
NO_AUDIENCE: Final = "Chưa có đơn vị nhận. Đồng chí bấm “Đối tượng nhận” để chọn."
NO_SUBJECT: Final = "Chưa có trích yếu. Đồng chí bấm “Sửa” để thêm một dòng cho người nhận hiểu văn bản nói gì."
NOBODY_LINKED: Final = (
    "Chưa có ai ở các đơn vị nhận kết nối với hệ thống, nên chưa gửi được cho ai. Bấm /moi để mời."
)
OUT_OF_SCOPE: Final = (
    "Có đơn vị nằm ngoài phạm vi phụ trách của đồng chí. Đồng chí bấm “Đối tượng nhận” để chọn lại."
)
CLASSIFIED: Final = (
    "Văn bản này mang dấu độ mật nên hệ thống từ chối và không lưu lại gì. "
    "Luật Bảo vệ bí mật nhà nước (117/2025/QH15) không cho phép gửi tài liệu mật qua kênh này. "
    "Đồng chí xóa tin vừa gửi và dùng đường văn thư mật."
)
UNFINISHED: Final = "Văn bản còn ghi là DỰ THẢO nên chưa phát hành được. Đồng chí gửi bản chính thức."
CIRCULATION: Final = "Văn bản ghi “{}” nên không gửi qua kênh này. Đồng chí hỏi lại lãnh đạo văn phòng."
NOT_A_DIRECTIVE: Final = (
    "Nội dung này không có dáng một văn bản chỉ đạo (không thấy loại, số, nơi gửi). "
    "Nếu là thông báo, đồng chí dùng /thongbao. Nếu đúng là văn bản, đồng chí bấm “Sửa” để bổ sung."
)
HELD_BACK: Final = "Đã thu hồi lệnh gửi. Chưa ai nhận được. Bản nháp mở lại ở dưới."
HOLD_LATE: Final = "Đã gửi đi rồi, không thu lại lệnh được nữa."
SCANNED: Final = (
    "Đọc từ ảnh chụp: chữ và số có thể sai, dấu mật không kiểm tra được. Đồng chí đối chiếu với bản giấy."
)
OATH: Final = (
    "Bản này đọc từ ảnh chụp. Bấm “Phát hành” lần nữa là đồng chí xác nhận: "
    "tài liệu không thuộc danh mục bí mật nhà nước."
)
CONFIRM_GAPS: Final = "Còn thiếu: {}. Nếu văn bản không có, đồng chí bấm “Phát hành” lần nữa để gửi như vậy."
FIELD_MENU: Final = "Đồng chí muốn sửa mục nào?"
URGENCY_MENU: Final = "Chọn độ khẩn:"
BAD_DATE: Final = (
    "Chưa hiểu ngày này. Đồng chí viết ví dụ: 24/7/2026 hoặc 17h 24/7/2026. Gửi dấu - để bỏ trống."
)
PAST_DUE: Final = "Hạn này đã qua ({}). Đồng chí xem lại giúp."
VALUE_WANTED: Final = "Đồng chí ghi nội dung mới bằng chữ, hoặc bấm /huy để thôi."
FIELD_LONG: Final = "Dài quá. Đồng chí viết gọn dưới {} ký tự."


def ask_field(name: str, example: str, present: str) -> str:
    """Ask for a new value of a field."""
    return (
        f"{name} hiện là: {present}\nĐồng chí ghi lại, ví dụ: {example}\n"
        "Gửi dấu - để bỏ trống. Bấm /huy để thôi."
    )


EXAMPLES: Final = (
    "",
    "12-CV/TU",
    "công văn",
    "24/7/2026",
    "Tỉnh ủy Lam Giang",
    "tăng cường phòng, chống lũ",
    "17h 24/7/2026",
)


def unsure(quote: str) -> str:
    """An unsure reading and the words that it was read from."""
    return f"(chưa chắc, đọc từ “{quote}”)"


def monitors(names: str) -> str:
    """Who follows the directive up: no reporter."""
    return f"Đơn vị theo dõi: {names}"


def as_last_time(names: str) -> str:
    """Printed addressees that mean what the office said they meant before."""
    return f"{names} (theo lần trước)"


def meaning(printed: str, units: str) -> str:
    """What a printed addressee was said to mean."""
    return f"{printed} → {units or 'không gửi'}"


def audience(units: int, people: int) -> str:
    """How many units and people it will go to."""
    return f"Gửi tới {units} đơn vị, {people} người."


def unlinked(count: int, names: str) -> str:
    """Units nobody is linked to."""
    return f"Chưa ai kết nối ({count}): {names}"


def unreachable(count: int, names: str) -> str:
    """Units whose people have all blocked the bot."""
    return f"Không liên lạc được ({count}): {names}"


def unresolved(names: str) -> str:
    """Printed addressees for which no unit was found."""
    return f"Chưa tìm ra đơn vị cho: {names}. Bấm “Đối tượng nhận” để chọn thêm."


def tasks(count: int) -> str:
    """The head of the numbered items."""
    return f"Nhiệm vụ ({count})"


def missing(names: str) -> str:
    """What a letter should say and this one does not."""
    return f"Còn thiếu: {names}. Bấm “Sửa” để bổ sung."


def due_read(when: str, quote: str) -> str:
    """The deadline and the words it was read from."""
    return f"Hạn báo cáo: {when} (theo câu “{quote}”)" if quote else f"Hạn báo cáo: {when}"


def night(until: str) -> str:
    """It would be held until morning."""
    return f"Đang giờ nghỉ đêm: văn bản sẽ đến người nhận lúc {until}."


def twin(title: str, when: str) -> str:
    """The same document has been published before."""
    return f"Văn bản này đã phát hành rồi: {title}, lúc {when}. Hệ thống không gửi lần hai."


SAME_DRAFT: Final = "Văn bản này đang có bản nháp. Đây là bản nháp đó."


def namesake(title: str, issuer: str) -> str:
    """Another document of the draft's number is in the register."""
    by = f" của {issuer}" if issuer else ""
    return (
        f"Sổ đã có {title}{by}, cùng số. Nếu đây là bản sửa, đồng chí mở văn bản ấy rồi bấm “Đính chính”; "
        "nếu là văn bản khác, xin kiểm tra lại số, ngày và cơ quan ban hành."
    )


def held(until: str, seconds: int) -> str:
    """A flash directive waits a moment, so that the order can be taken back."""
    return f"Sẽ gửi sau {seconds} giây ({until}). Bấm “Thu hồi lệnh gửi” nếu cần dừng."


def held_night(until: str) -> str:
    """A directive waits for the morning."""
    return f"Giữ qua đêm, sẽ gửi lúc {until}. Bấm “Thu hồi lệnh gửi” nếu cần dừng."


def published(units: int, people: int, held_until: str) -> str:
    """The toast after the press; ``held_until`` is empty when nothing waits for the morning."""
    wait = f" Đang giờ nghỉ đêm nên sẽ gửi lúc {held_until}." if held_until else ""
    return f"Đã phát hành tới {units} đơn vị, {people} người.{wait}"


def published_card(units: int, people: int, held_until: str) -> str:
    """What the draft's message says from then on."""
    wait = f"Sẽ gửi lúc {held_until}. " if held_until else ""
    return f"{PUBLISHED} tới {units} đơn vị, {people} người. {wait}Bảng theo dõi ở tin dưới."
