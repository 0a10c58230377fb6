"""What reports bring along is fetched afterwards and kept beside the database, or it is said why not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from bot.keeper import put
from bot.sandbox.files import Files
from domain import limits
from tests.stories.answers import published
from tests.stories.chat import Chat
from tests.stories.test_report import later

PHOTO = b"\xff\xd8 a picture"


def kept(folder: Path) -> dict[str, bytes]:
    """The files beside the database, by name."""
    return {path.name: path.read_bytes() for path in (folder / "files").rglob("*") if path.is_file()}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


async def sends(chat: Chat, *files: tuple[str, bytes]) -> None:
    """Hoa reports with these files."""
    hoa = chat.phones.hoa
    await hoa.says("/baocao 377")
    for name, data in files:
        await hoa.sends_file(name, data)
    await hoa.shows(f"Đã nhận {len(files)} mục").press("Gửi")
    hoa.skip()


async def test_files_lie_under_their_digest_once(chat: Chat, tmp_path: Path) -> None:
    await published(chat)
    await sends(chat, ("a.pdf", PHOTO), ("b.exe", b"MZ"), ("again.pdf", PHOTO))
    assert kept(tmp_path) == {digest(PHOTO): PHOTO, digest(b"MZ"): b"MZ"}
    (found,) = (tmp_path / "files").glob(f"{digest(PHOTO)[:2]}/{digest(PHOTO)}")
    assert found.stat().st_mode & 0o777 == 0o600
    await sends(chat, ("c.pdf", PHOTO))
    assert len(kept(tmp_path)) == 2


async def test_nothing_is_fetched_before_it_is_sent_nor_when_it_is_dropped(chat: Chat, tmp_path: Path) -> None:
    await published(chat)
    hoa = chat.phones.hoa
    await hoa.says("/baocao 377")
    await hoa.sends_photo(PHOTO)
    await hoa.shows("Đã nhận 1 mục").press("Hủy")
    assert kept(tmp_path) == {}


async def test_a_file_that_is_too_large_is_named_on_the_report(chat: Chat, tmp_path: Path) -> None:
    await published(chat)
    await sends(chat, ("ho so.zip", b"0" * (limits.DOWNLOAD_MAX + 1)), ("nho.txt", b"1"))
    chat.phones.lan.expect("ho so.zip: lớn hơn 20 MB nên chưa lưu được", button="Xem 2 tệp, ảnh")
    assert kept(tmp_path) == {digest(b"1"): b"1"}


async def test_a_file_that_is_gone_is_said(chat: Chat, tmp_path: Path) -> None:
    await published(chat)
    hoa, lan = chat.phones.hoa, chat.phones.lan
    await hoa.says("/baocao 377")
    await hoa.sends_file("a.pdf", PHOTO)
    chat.phones.world.state.files = Files()  # as when somebody has the messenger delete it
    await hoa.sends_file("b.pdf", b"2")
    await hoa.shows("Đã nhận 2 mục").press("Gửi")
    lan.expect("Báo cáo của Xã An Phú về 377-CV/TU: a.pdf không còn trên Telegram")
    await lan.shows("đơn vị đã nhận").forge("ropen.1")
    lan.expect("a.pdf: không còn trên Telegram, chưa lưu được.")
    assert kept(tmp_path) == {digest(b"2"): b"2"}


async def test_an_outage_is_waited_out_but_not_for_ever(chat: Chat, tmp_path: Path) -> None:
    await published(chat)
    chat.phones.telegram.fails_next("getFile", "timeout")
    await sends(chat, ("a.pdf", PHOTO))
    assert kept(tmp_path) == {}
    await later(chat, seconds=29)
    assert kept(tmp_path) == {}
    await later(chat, seconds=2)
    assert kept(tmp_path) == {digest(PHOTO): PHOTO}
    for _ in range(limits.FETCH_TRIES):
        chat.phones.telegram.fails_next("getFile", "timeout")
    await sends(chat, ("b.pdf", b"2"))
    for _ in range(limits.FETCH_TRIES):
        await later(chat, hours=20)
    chat.phones.lan.shows("b.pdf chưa tải được sau nhiều lần thử")
    assert len(kept(tmp_path)) == 1


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        put(tmp_path, PHOTO)
    monkeypatch.undo()
    assert put(tmp_path, PHOTO) == put(tmp_path, PHOTO) == digest(PHOTO)
    assert [path.read_bytes() for path in tmp_path.rglob(digest(PHOTO))] == [PHOTO]
