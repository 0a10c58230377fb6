"""``units import`` and ``invite``: what they print and write."""

from __future__ import annotations

import csv
import re
import stat
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot import clock, qr
from bot.commands_invite import BOT_FACT, invite_many, invite_one
from bot.commands_units import Order, import_file
from bot.failures import Failure
from bot.invite_pages import Page, file_name, write_list, write_pages
from domain.errors import Refusal
from handlers import enrol
from storage import facts, invites, journal, people, units
from storage.store import open_store
from tests.house import ZONE

BOT = "lam_giang_bot"
FILE = """code,name,kind,parent_code,aliases
T,Tỉnh ủy Lam Giang,tỉnh,,
X1,Xã An Hòa,xã,T,
X2,"=HYPERLINK(""x"")",xã,T,
-X3,Xã <b>Đậm</b> & “Nghiêng”,xã,T,
"""
LINK = re.compile(r"https://t\.me/lam_giang_bot\?start=([A-Za-z0-9_-]{24})")


@pytest.fixture
async def database(tmp_path: Path) -> Path:
    file = tmp_path / "units.csv"
    file.write_text(FILE, encoding="utf-8")
    await import_file(tmp_path / "new" / "office.db", Order(file), ZONE, bool)
    return tmp_path / "new" / "office.db"


async def test_a_new_office_may_begin_with_its_units(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    await import_file(database, Order(database.parent.parent / "units.csv"), ZONE, bool)
    assert capsys.readouterr().out == "Đã nhập xong: 0 đơn vị mới, 0 đổi, 4 giữ nguyên.\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
async def test_however_excel_saved_it(
    tmp_path: Path, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "units.csv"
    file.write_text(FILE, encoding=encoding)
    await import_file(tmp_path / "office.db", Order(file), ZONE, bool)
    assert "4 đơn vị mới" in capsys.readouterr().out


async def test_a_file_of_another_encoding_is_told(tmp_path: Path) -> None:
    file = tmp_path / "units.csv"
    file.write_bytes("code,name,kind,parent_code\nX,Xã Mười,xã,".encode("cp1258", "replace"))
    with pytest.raises(Failure, match="UTF-8"):
        await import_file(tmp_path / "office.db", Order(file), ZONE, bool)
    assert not (tmp_path / "office.db").exists()


async def test_one_invitation_prints_its_link_and_qr(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    await invite_one(database, "X1", "officer", 2, "@" + BOT)
    out = capsys.readouterr().out
    found = LINK.search(out)
    assert found is not None
    assert "Xã An Hòa" in out
    assert "█" in out

    store = await open_store(database, clock.now)
    hoa = await store.write(people.meet, 100, "Hoa")
    assert isinstance(await store.write(enrol.offer, hoa, found.group(1)), enrol.Offer)
    await store.close()


async def test_the_bots_name_comes_from_its_last_run(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Failure, match="--bot"):
        await invite_one(database, "X1", "officer", 1)
    store = await open_store(database, clock.now)
    await store.write(facts.put, BOT_FACT, BOT)
    await store.close()
    await invite_one(database, "X1", "officer", 1)
    assert LINK.search(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("code", "role", "uses", "bot", "says"),
    [
        ("X9", "officer", 1, BOT, "X9"),
        ("X1", "king", 1, BOT, "viewer, officer, leader, coordinator, admin"),
        ("X1", "officer", 0, BOT, "từ 1 đến"),
        ("X1", "officer", 1, "x/y", "x/y"),
    ],
)
async def test_a_slip_of_the_hand_is_told(
    database: Path, code: str, role: str, uses: int, bot: str, says: str
) -> None:
    with pytest.raises((Failure, Refusal), match=says):
        await invite_one(database, code, role, uses, bot)


async def test_many_invitations_make_a_list_and_a_page_each(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    await invite_many(database, "commune", "officer", 10, out, ZONE, BOT)
    with (out / "invites.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["unit_code"], row["unit_name"]) for row in rows] == [
        ("X1", "Xã An Hòa"),
        ("X2", """'=HYPERLINK("x")"""),
        ("'-X3", "Xã <b>Đậm</b> & “Nghiêng”"),
    ]
    assert all(LINK.fullmatch(row["link"]) for row in rows)
    assert len({row["link"] for row in rows}) == 3
    assert sorted(path.name for path in out.iterdir()) == [
        "0001-xa-an-hoa.html",
        "0002-hyperlink-x.html",
        "0003-xa-b-dam-b-nghieng.html",
        "in-tat-ca.html",
        "index.html",
        "invites.csv",
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}
    page = (out / "0003-xa-b-dam-b-nghieng.html").read_text(encoding="utf-8")
    assert "<b>Đậm</b>" not in page
    assert rows[2]["link"] in page
    assert "<svg" in page

    store = await open_store(database, clock.now)
    assert await store.read(journal.verify) is None
    tree = await store.read(units.tree)
    assert [len(await store.read(invites.open_of, unit.id)) for unit in tree] == [0, 1, 1, 1]
    await store.close()


async def test_old_and_new_invitations_are_not_mixed(database: Path, tmp_path: Path) -> None:
    await invite_many(database, "xã", "officer", 10, tmp_path / "out", ZONE, BOT)
    before = (tmp_path / "out" / "invites.csv").read_bytes()
    with pytest.raises(Failure, match="thư mục mới"):
        await invite_many(database, "xã", "officer", 10, tmp_path / "out", ZONE, BOT)
    assert (tmp_path / "out" / "invites.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("kind", "role", "uses", "says"),
    [
        ("district", "officer", 1, "commune"),
        ("commune", "admin", 1, "admin"),
        ("commune", "officer", 0, "từ 1"),
    ],
)
async def test_what_cannot_be_made_leaves_nothing(
    database: Path, tmp_path: Path, kind: str, role: str, uses: int, says: str
) -> None:
    with pytest.raises((Failure, Refusal), match=says):
        await invite_many(database, kind, role, uses, tmp_path / "out", ZONE, BOT)
    assert not (tmp_path / "out" / "invites.csv").exists()


async def test_a_file_in_the_folders_place_is_told(database: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(Failure):
        await invite_many(database, "commune", "officer", 1, tmp_path / "out", ZONE, BOT)


class Words(HTMLParser):
    """The text of a page, its tags balanced."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in ("meta", "br", "path"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != "path":
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(name: str, code: str = "X") -> Page:
    return Page(
        code, name, "Tỉnh ủy Lam Giang", "cán bộ phụ trách", f"https://t.me/{BOT}?start=A", 10, "1/8/2026"
    )


def test_a_page_is_whole_and_says_what_to_do(tmp_path: Path) -> None:
    for path in write_pages(tmp_path, [page("Xã An Hòa"), page("</title><script>alert(1)</script>")]):
        words = Words()
        words.feed(path.read_text(encoding="utf-8"))
        assert words.open == []
        text = " ".join(words.words)
        assert "Xã An Hòa" in text or "alert(1)" in text
        if path.name != "index.html":
            assert all(said in text for said in ("Telegram", "Bắt đầu", "Tham gia", "10 người", "1/8/2026"))


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Xã An Hòa", "0007-xa-an-hoa.html"),
        ("../../etc/passwd", "0007-etc-passwd.html"),
        ("???", "0007.html"),
        ("Đ" * 200, "0007-" + "d" * 60 + ".html"),
    ],
)
def test_no_name_leads_out_of_the_folder(name: str, file: str) -> None:
    assert file_name(7, name) == file


@pytest.mark.parametrize("start", list("=+-@"))
def test_nothing_in_the_list_is_a_formula(tmp_path: Path, start: str) -> None:
    with (tmp_path / "list.csv").open("w", encoding="utf-8", newline="") as file:
        write_list(file, [page(f"{start}1", f"{start}2")])
    with (tmp_path / "list.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1][:2] == [f"'{start}2", f"'{start}1"]


def test_a_qr_has_three_forms() -> None:
    link = f"https://t.me/{BOT}?start=" + "A" * 24
    assert qr.png(link).startswith(b"\x89PNG")
    assert qr.svg(link).startswith("<svg")
    assert "width=" not in qr.svg(link).split(">")[0]
    assert len(qr.terminal(link).splitlines()) > 15
