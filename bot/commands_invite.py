"""The command ``invite``: a link and its QR for one unit, or a list and printable pages for many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import tzinfo
from io import TextIOWrapper
from pathlib import Path

from bot import clock, invite_pages, qr
from bot.commands_office import opened
from bot.failures import Failure
from bot.invite_pages import CSV_NAME, Page
from domain import times
from domain.invites import LIFE, bot_name, link
from domain.kinds import kind_of, label
from domain.people import Role
from domain.units import Tree, Unit
from domain.wording import enrol as wording
from handlers.enrol import invite_all
from storage import facts, units
from storage.store import Store, Tx

BOT_FACT = "bot_username"
_BULK = (Role.VIEWER, Role.OFFICER, Role.LEADER, Role.COORDINATOR)  # nobody prints keys to everything


async def invite_one(database: Path, unit_code: str, role: str, uses: int, bot: str = "") -> None:
    """Print a new invitation's link and QR. ``bot``: its user name; else what the bot last ran as.

    Raises ``Failure`` for an unknown unit, role or bot, and Refusal for bad ``uses``.
    """
    wanted = _role(role)
    async with opened(database) as store:
        name = await _bot(store, bot)
        unit = _unit(await store.read(units.tree), unit_code)
        (code,) = await store.write(invite_all, None, [unit.id], wanted, uses)
    address = link(name, code)
    print(wording.invitation(unit.name, wanted, uses, address))
    print(qr.terminal(address))


async def invite_many(
    database: Path, kind: str, role: str, uses: int, out: Path, zone: tzinfo, bot: str = ""
) -> None:
    """Write ``invites.csv``, a printable page for each unit of the kind and an index into the folder ``out``.

    Raises ``Failure``, before anything is made, when the folder holds invitations or no unit is of the kind.
    """
    wanted = _role(role)
    if wanted not in _BULK:
        raise Failure(f"Không in hàng loạt lời mời cho vai trò {wanted}.")
    async with opened(database) as store:
        name = await _bot(store, bot)
        chosen = _of_kind(await store.read(units.tree), kind)
        with _new_list(out) as listing:
            pages = await _made(store, chosen, wanted, uses, zone, name)
            invite_pages.write_list(listing, pages)
    invite_pages.write_pages(out, pages)
    print(f"Đã làm {len(pages)} lời mời trong {out}. Mở index.html để in; {CSV_NAME} có các liên kết.")
    print("Các tệp này là chìa khóa: chỉ chủ máy đọc được, phát xong xin xóa.")


async def _invite(tx: Tx, chosen: Sequence[Unit], role: Role, uses: int) -> list[str]:
    return await invite_all(tx, None, [unit.id for unit in chosen], role, uses)


async def _bot(store: Store, given: str) -> str:
    name = given or await store.read(facts.get, BOT_FACT)
    if not name:
        raise Failure("Chưa biết tên bot. Chạy bot một lần với BOT_TOKEN, hoặc thêm --bot TEN_BOT.")
    try:
        return bot_name(name)
    except ValueError:
        raise Failure(f"“{name}” không phải tên của một bot.") from None


def _role(text: str) -> Role:
    try:
        return Role(text.strip().lower())
    except ValueError:
        raise Failure(f"Không có vai trò “{text}”. Các vai trò: {', '.join(Role)}.") from None


def _unit(tree: Tree, code: str) -> Unit:
    unit = tree.by_code(code.strip())
    if unit is None:
        raise Failure(f"Không có đơn vị mã “{code}”.")
    return unit


def _of_kind(tree: Tree, kind: str) -> tuple[Unit, ...]:
    chosen = tree.of_kind(kind_of(kind))
    if not chosen:
        kinds = sorted({unit.kind for unit in tree})
        known = ", ".join(f"{slug} ({label(slug)})" for slug in kinds) or "chưa có đơn vị nào"
        raise Failure(f"Không có đơn vị loại “{kind}”. Đang có: {known}.")
    return chosen


def _above(tree: Tree, unit: Unit) -> str:
    return ", ".join(above.name for above in tree.ancestors(unit.id))


@contextmanager
def _new_list(out: Path) -> Iterator[TextIOWrapper]:
    """The new ``invites.csv``, made before the invitations: a folder nobody can write to costs none."""
    try:
        out.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(out.glob("*.html")):
            raise FileExistsError
        listing = invite_pages.create(out / CSV_NAME)
    except FileExistsError:
        raise Failure(f"{out} đã có tệp. Chọn một thư mục mới, để không lẫn lời mời cũ và mới.") from None
    except NotADirectoryError:
        raise Failure(f"{out} không phải thư mục.") from None
    with listing:
        try:
            yield listing
        except BaseException:
            (out / CSV_NAME).unlink()
            raise


async def _made(
    store: Store, chosen: Sequence[Unit], role: Role, uses: int, zone: tzinfo, bot: str
) -> list[Page]:
    codes = await store.write(_invite, chosen, role, uses)
    until = times.show_date((clock.now() + LIFE).astimezone(zone).date())
    tree = await store.read(units.tree)
    return [
        Page(unit.code, unit.name, _above(tree, unit), wording.role(role), link(bot, code), uses, until)
        for unit, code in zip(chosen, codes, strict=True)
    ]
