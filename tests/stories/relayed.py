"""An office of two tiers for stories: the province writes to a district, which has two communes below it."""

from __future__ import annotations

from datetime import datetime

from domain.people import Role
from handlers.units import import_units
from tests.phones import Phone, Received
from tests.stories.answers import NUMBER
from tests.stories.chat import Chat

TIERS = """code,name,kind,parent_code,aliases
TU,Tỉnh ủy Lam Giang,province,,
H1,Huyện ủy Bình Khê,district,TU,
X1,Xã An Phú,commune,H1,
X2,Xã Bình Sơn,commune,H1,
X3,Xã Cẩm Lâm,commune,TU,
"""
ORIGINAL = NUMBER
UNIT = "Huyện ủy Bình Khê"


async def district(chat: Chat) -> Phone:
    """Sáu, the coordinator of the district; the communes stand below it from now on."""
    await chat.bot.store.write(import_units, TIERS)
    sau = chat.phones.add(2600, "Võ Thị Sáu")
    chat.phones.world.user(sau.id).started = True
    await chat.seat(sau, "H1", Role.COORDINATOR)
    return sau


async def received(chat: Chat, due_at: datetime | None = None, *to: str) -> int:
    """The province's directive, read on every phone; its id."""
    return await chat.publish(ORIGINAL, "kiểm tra hồ, đập", to or ("H1",), due_at=due_at)


async def draft(sau: Phone) -> Received:
    """Sáu presses "Chuyển xuống": the draft."""
    await sau.shows(ORIGINAL, button="Chuyển xuống").press("Chuyển xuống")
    return sau.expect("Chuyển tiếp 377-CV/TU của Tỉnh ủy Lam Giang", button="Phát hành")


async def handed_down(chat: Chat, sau: Phone, note: str = "") -> None:
    """Sáu hands it down to all below, perhaps with a word of her own; everything is read."""
    made = await draft(sau)
    if note:
        await made.press("Ý kiến chỉ đạo")
        sau.expect("Đồng chí viết ý kiến chỉ đạo thêm")
        await sau.says(note)
        made = sau.expect(note, button="Phát hành")
    await made.press("Đối tượng nhận")
    await made.press("Toàn bộ đơn vị")
    await made.press("Xong")
    await made.press("Phát hành")
    await chat.phones.settle()
