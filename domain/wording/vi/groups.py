"""What is said in the group chats of units, and about them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HELLO: Final = "Tôi là kênh văn bản chỉ đạo của Tỉnh ủy."
WHO_READS: Final = "Lưu ý: mọi người trong nhóm, kể cả người vào sau, đều đọc được những gì gửi vào đây."
WHAT_COMES: Final = (
    "Khi đã kết nối, văn bản gửi cho đơn vị sẽ hiện cả ở đây. Bot không đọc, không lưu chuyện trò của nhóm."
)
LEAVES: Final = (
    "Cán bộ, lãnh đạo của đơn vị bấm nút dưới đây để kết nối. Sau {} phút chưa ai kết nối, bot tự rời nhóm."
)
MINE: Final = "Kết nối nhóm này với đơn vị của tôi"
CHOOSE_UNIT: Final = "Đồng chí có chức danh ở nhiều đơn vị. Chọn đúng đơn vị của nhóm này."
MOVE_HERE: Final = "Chuyển về chủ đề này"
REPORT: Final = "Báo cáo riêng"

NO_SEAT: Final = (
    "Bot chưa biết đồng chí. Chỉ người đã vào hệ thống bằng thư mời, có chức danh tại đơn vị, mới kết nối được."
)
NOT_YOUR_UNIT: Final = "Đồng chí không có chức danh tại đơn vị này nên không kết nối được."
ANONYMOUS: Final = (
    "Đồng chí đang ẩn danh trong nhóm nên bot không biết là ai, không ghi nhận được. "
    "Xin tắt “Ẩn danh” rồi làm lại, hoặc nhắn riêng cho bot."
)
NOT_LINKED: Final = "Nhóm này không còn kết nối với đơn vị nào. Xin mở văn bản trong trò chuyện riêng với bot."
NOT_A_GROUP: Final = "Nút này chỉ dùng trong nhóm của đơn vị."
NOT_HERE: Final = "Việc này xin làm trong trò chuyện riêng với bot."
TOO_MANY: Final = "Đơn vị đã kết nối {} nhóm. Xin ngắt bớt nhóm không dùng rồi kết nối lại."
NO_REPORTS: Final = (
    "Báo cáo không nhận trong nhóm, vì ai trong nhóm cũng đọc được. Xin bấm nút dưới đây để nhắn riêng cho bot."
)
PRIVATE: Final = "Mở trò chuyện riêng"
HELP: Final = (
    "Trong nhóm, đồng chí bấm “Đã nhận” và “Toàn văn” dưới mỗi văn bản. "
    "Báo cáo, tra cứu và mọi việc khác xin nhắn riêng cho bot."
)
TOPIC_GONE: Final = "Chủ đề dùng để nhận văn bản không còn nữa. Từ nay văn bản gửi vào mục chung của nhóm."
NOBODY: Final = "Chưa ai của cơ quan kết nối nhóm này với đơn vị, nên bot rời nhóm. Khi cần, xin thêm bot lại."
NO_CHANNELS: Final = "Bot không gửi văn bản vào kênh phát tin. Xin dùng nhóm."
MOVED_HERE: Final = "Từ nay văn bản gửi vào chủ đề này."

BUTTON: Final = "Kết nối nhóm Telegram"
WHICH_UNIT: Final = "Kết nối nhóm Telegram cho đơn vị nào?"
NONE: Final = "Chưa có nhóm nào."
HOW: Final = "Bấm “Chọn nhóm để kết nối”, chọn nhóm của đơn vị. Bot hỏi lại ở đó; đồng chí bấm nút là xong."
TOPIC: Final = "Nhóm chia chủ đề: vào đúng chủ đề, gõ /start rồi chọn tên bot, để văn bản về chủ đề ấy."
CHOOSE: Final = "Chọn nhóm để kết nối"
UNLINK_SURE: Final = "Ngắt kết nối"
KEEP: Final = "Giữ lại"
NO_SUCH: Final = "Nhóm này đã ngắt kết nối rồi."
NOT_YOURS: Final = "Chỉ người của đơn vị hoặc văn phòng mới làm được việc này."
LIST_HEAD: Final = "Nhóm Telegram đã kết nối:"

_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "orphaned": "chưa ai của đơn vị nhận phụ trách nhóm",
        "kicked": "bot bị đưa ra khỏi nhóm",
        "not_member": "bot không còn trong nhóm",
        "deleted": "nhóm đã bị xóa",
        "not_found": "không còn thấy nhóm",
        "forbidden": "Telegram từ chối",
    }
)


def card_of(unit: str) -> str:
    """Over the card in a group: whose it is."""
    return f"Nhóm của {unit}" if unit else "Văn bản gửi nhóm"


def who_counts(unit: str) -> str:
    """Under the card: whose press counts."""
    return f"“Đã nhận” chỉ tính khi người có chức danh tại {unit} bấm."


def not_of_unit(unit: str) -> str:
    """Somebody else pressed."""
    return (
        f"Chỉ người có chức danh tại {unit} bấm mới được ghi nhận. "
        "Nếu đồng chí là cán bộ của đơn vị, xin văn phòng gửi thư mời để vào hệ thống."
    )


def link_to(unit: str) -> str:
    """The button that links."""
    return f"Kết nối nhóm này với {unit}"


def linked(unit: str, who: str) -> str:
    """The group has just been linked."""
    return (
        f"Đã kết nối nhóm này với {unit}. Người kết nối: {who}.\n"
        "Từ nay văn bản gửi cho đơn vị cũng hiện ở đây, ai trong nhóm cũng đọc được. "
        f"“Đã nhận” chỉ tính khi người có chức danh tại {unit} bấm. Báo cáo xin nhắn riêng cho bot."
    )


def linked_here(unit: str) -> str:
    """Asked again where it is linked."""
    return f"Nhóm này đã kết nối với {unit}. {HELP}"


def linked_elsewhere(unit: str) -> str:
    """Asked in another topic."""
    return f"Nhóm này đã kết nối với {unit}, văn bản đang gửi vào chủ đề khác."


def taken(unit: str) -> str:
    """Somebody wants to link a group of another unit."""
    return f"Nhóm này đã kết nối với {unit}. Phải ngắt kết nối cũ rồi mới nối được với đơn vị khác."


def told_linked(title: str, unit: str, who: str) -> str:
    """Told to those who look after the unit."""
    return f"{who} vừa kết nối nhóm “{title}” với {unit}. Văn bản gửi đơn vị sẽ hiện cả trong nhóm ấy."


def told_ended(title: str, unit: str, reason: str) -> str:
    """Told to those who look after the unit, and to who linked it."""
    why = _REASONS.get(reason, _REASONS["forbidden"])
    return (
        f"Nhóm “{title}” của {unit} không nhận được văn bản nữa: {why}. "
        "Cán bộ của đơn vị vẫn nhận riêng như trước. Muốn dùng lại, xin thêm bot vào nhóm và kết nối lại."
    )


def told_no_rights(title: str, unit: str) -> str:
    """The group does not let the bot write."""
    return f"Nhóm “{title}” của {unit} đang không cho bot gửi tin. Xin quản trị nhóm mở quyền gửi tin cho bot."


def told_topic_gone(title: str, unit: str) -> str:
    """A topic was deleted or closed."""
    return f"Chủ đề nhận văn bản trong nhóm “{title}” của {unit} không còn. Văn bản gửi vào mục chung của nhóm."


def unlinked(unit: str, who: str) -> str:
    """Said in the group before the bot goes."""
    return f"{who} đã ngắt kết nối nhóm này với {unit}. Văn bản không gửi vào đây nữa; bot rời nhóm."


def title(unit: str) -> str:
    """Over the list of groups."""
    return f"Nhóm Telegram của {unit}"


def place(name: str, who: str, since: str) -> str:
    """One linked group."""
    return f"- “{name}”, {who} kết nối ngày {since}"


def unlink(name: str) -> str:
    """The button that takes a group away."""
    return f"Ngắt nhóm “{name}”"


def ask_unlink(name: str, unit: str) -> str:
    """Sure?"""
    return f"Ngắt nhóm “{name}” khỏi {unit}? Bot báo trong nhóm rồi rời đi. Văn bản vẫn gửi riêng từng người."


def done_unlinked(name: str) -> str:
    """It is done."""
    return f"Đã ngắt nhóm “{name}”."


def own_command(name: str) -> str:
    """A command that belongs into the private chat."""
    return f"/{name} xin gõ trong trò chuyện riêng với bot: ở đây ai trong nhóm cũng đọc được câu trả lời."


def named(title: str) -> str:
    """A group in the middle of a sentence."""
    return f"nhóm “{title}”"
