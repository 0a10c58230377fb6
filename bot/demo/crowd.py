"""The people of the province: invented, one or two a unit; four of them are the sandbox's own cast."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from bot.sandbox import cast
from bot.sandbox.world import World
from domain.people import Role
from domain.units import Tree
from storage import people, units
from storage.store import Tx

FIRST_ID: Final = 4_000_000_000_000_001  # far beyond any number that Telegram has given to anybody
SECOND: Final = 0.25  # of the units have two people
BLOCKED: Final = 4  # people who have blocked the bot somewhere on the way
_CAST: Final = (
    (cast.LAN, "Nguyễn Thị Lan", "TU", Role.COORDINATOR),
    (cast.MINH, "Trần Văn Minh", "TU", Role.LEADER),
    (cast.HOA, "Lê Thị Hoa", "X01", Role.OFFICER),
    (cast.TU, "Phạm Văn Tư", "X03", Role.OFFICER),
)
_FAMILY: Final = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "Đinh", "Mai", "Trịnh", "Lâm", "Tạ",
)  # fmt: skip
_MIDDLE: Final = {
    True: ("Thị", "Thị Thu", "Thị Ngọc", "Thị Thanh", "Thị Kim", "Minh", "Bích"),
    False: ("Văn", "Đình", "Quang", "Hữu", "Đức", "Xuân", "Công", "Minh"),
}
_GIVEN: Final = {
    True: (
        "Hạnh", "Hương", "Yến", "Thủy", "Nga", "Liên", "Hằng", "Nhung", "Phượng", "Oanh", "Trang", "Vân", "Đào",
    ),
    False: (
        "Bình", "Cường", "Dũng", "Đạt", "Hải", "Hùng", "Khoa", "Long", "Nam", "Phúc", "Quân", "Sơn", "Thắng",
        "Tuấn", "Việt", "Ấn",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the crowd and the seat that he or she takes."""

    telegram_id: int
    name: str
    code: str
    role: Role


def gather(tree: Tree, chance: Random) -> list[Member]:
    """One officer or leader for every unit, for some a second; the cast first."""
    taken = {code for _, _, code, _ in _CAST}
    found = [Member(*one) for one in _CAST]
    for unit in tree:
        seats = [Role.OFFICER] * (unit.code not in taken) + [Role.LEADER] * (chance.random() < SECOND)
        for role in seats if unit.code != "TU" else ():
            found.append(Member(FIRST_ID + len(found), _name(chance), unit.code, role))
    return found


def _name(chance: Random) -> str:
    woman = chance.random() < 0.4
    return f"{chance.choice(_FAMILY)} {chance.choice(_MIDDLE[woman])} {chance.choice(_GIVEN[woman])}"


def hand_out_phones(world: World, members: list[Member]) -> None:
    """The crowd's phones are in no one's hand: they take what comes, and the page does not show them."""
    for member in members:
        if member.telegram_id >= FIRST_ID:
            world.add_crowd(member.telegram_id, member.name)


async def seat(tx: Tx, members: list[Member]) -> None:
    """Give everybody the seat."""
    tree = await units.tree(tx)
    codes = {unit.code: unit.id for unit in tree}
    for member in members:
        person = await people.meet(tx, member.telegram_id, member.name)
        await people.give_seat(tx, person.id, codes[member.code], member.role)
