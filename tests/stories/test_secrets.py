"""A paper with a secrecy stamp leaves nothing behind: no row, no byte on the disk, no line in the log."""

from __future__ import annotations

import io
import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import docx
import pytest
import structlog

from bot.logs import configure
from domain.wording.vi import drafting
from storage import journal
from tests.stories.chat import Chat, opened

SECRET = "kho vật tư ở đồi Mâm Xôi chuyển đi đêm mồng tám"
HEAD = "TỈNH ỦY LAM GIANG\n*\nSố 17-CV/TU\n\nTỐI MẬT\n\nV/v di chuyển kho\n\nKính gửi: Các xã, phường.\n"
BODY = "\n".join(f"{n}. Các xã lưu ý: {SECRET}; giữ kín, không bàn tán." for n in range(1, 12))
PLAIN = HEAD.replace("TỐI MẬT", "")
PARTS = {
    "stamp in the first message": [HEAD + BODY, BODY, BODY],
    "stamp in the second message": [PLAIN + BODY, "TỐI MẬT\n" + BODY, BODY],
    "stamp in the last message": [PLAIN + BODY, BODY, BODY + "\nĐộ mật: Tối mật\n"],
    "one message": [HEAD + BODY],
}


def everything(folder: Path) -> bytes:
    """Every cell of every table and every byte of the database's files."""
    (database,) = folder.glob("*.db")
    with closing(sqlite3.connect(database)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        rows = [repr(connection.execute(f"SELECT * FROM {name}").fetchall()) for (name,) in tables]
        cells = "\n".join(rows).encode()
        files = b"\n".join(path.read_bytes() for path in folder.glob("*.db*"))
    return cells + files


def assert_nothing_of_it(folder: Path, log: str) -> None:
    kept = everything(folder)
    for piece in (SECRET, SECRET.encode("unicode_escape").decode(), "Mâm Xôi", "giữ kín, không bàn tán"):
        assert piece.encode() not in kept, piece
        assert piece not in log, piece


@pytest.fixture
def log() -> io.StringIO:
    """All that the house and its libraries say, as it is configured in the process, debugging included."""
    said, root = io.StringIO(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    configure("json", stream=said)
    root.setLevel(logging.DEBUG)
    yield said
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.mark.parametrize("pause", [None, 0, 3], ids=["at once", "one by one", "with pauses"])
@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS)
async def test_a_pasted_secret_leaves_nothing(
    tmp_path: Path, log: io.StringIO, parts: list[str], pause: float | None
) -> None:
    async with opened(tmp_path) as chat:
        for part in parts:
            chat.phones.world.send_text(chat.phones.lan.id, part)
            if pause is not None:
                await chat.phones.settle()
                chat.clock.forward(seconds=pause)
                await chat.phones.settle()
        await chat.phones.settle()
        await refused(chat, are_pieces_gone=pause != 3)
        assert_nothing_of_it(tmp_path, log.getvalue())


async def refused(chat: Chat, *, are_pieces_gone: bool) -> None:
    """The coordinator reads why, once; what was sent is gone from the chat; the journal says that it was."""
    lan = chat.phones.lan
    assert len([post for post in lan.screen() if post.now.text == drafting.CLASSIFIED]) == 1
    assert not (are_pieces_gone and [post for post in lan.screen() if "giữ kín" in post.now.text])
    chat.clock.forward(seconds=60)
    await chat.phones.settle()
    assert await chat.bot.store.read(journal.verify) is None


@pytest.mark.parametrize("name", ["mat.txt", "mat.docx"])
async def test_a_secret_file_leaves_nothing(tmp_path: Path, log: io.StringIO, name: str) -> None:
    async with opened(tmp_path) as chat:
        data = (HEAD + BODY).encode() if name.endswith("txt") else _word(HEAD + BODY)
        await chat.phones.lan.sends_file(name, data)
        assert chat.phones.lan.expect(drafting.CLASSIFIED)
        assert not [post for post in chat.phones.lan.screen() if post.now.attachment]
        assert_nothing_of_it(tmp_path, log.getvalue())


def _word(text: str) -> bytes:
    document, kept = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(kept)
    return kept.getvalue()


async def test_a_stamp_in_a_caption_seals_the_file(tmp_path: Path, log: io.StringIO) -> None:
    async with opened(tmp_path) as chat:
        await chat.phones.lan.sends_file("cv.txt", BODY.encode(), caption=f"TỐI MẬT\n{SECRET}")
        chat.phones.lan.expect(drafting.CLASSIFIED)
        assert_nothing_of_it(tmp_path, log.getvalue())


async def test_a_secret_in_an_answer_is_sealed_too(tmp_path: Path, log: io.StringIO) -> None:
    """A notice's text, a reason, a field's value: whatever is asked for, a stamp ends it."""
    async with opened(tmp_path) as chat:
        await chat.publish("12-CV/TU", "kiểm tra đê")
        await chat.phones.hoa.shows("12-CV/TU").press("Không thuộc thẩm quyền")
        await chat.phones.hoa.says(f"MẬT\n{SECRET}")
        chat.phones.hoa.expect(drafting.CLASSIFIED)
        assert_nothing_of_it(tmp_path, log.getvalue())


async def test_words_about_secrets_are_no_stamp(tmp_path: Path) -> None:
    async with opened(tmp_path) as chat:
        text = PLAIN + BODY + "\nCác xã giữ bí mật nhà nước theo Luật; tài liệu mật gửi đường văn thư.\n"
        await chat.phones.lan.says(text)
        chat.clock.forward(seconds=3)
        await chat.phones.settle()
        chat.phones.lan.expect(drafting.HEAD)


async def test_the_next_letter_is_read_though_the_last_one_was_secret(tmp_path: Path) -> None:
    async with opened(tmp_path) as chat:
        await chat.phones.lan.says(HEAD + BODY)
        chat.phones.lan.expect(drafting.CLASSIFIED)
        chat.clock.forward(seconds=30)
        chat.bot.house.intake._sieve._sealed.clear()  # its clock is the loop's
        await chat.phones.lan.says(PLAIN + "1. Các xã kiểm tra đê, kè, cống trước mùa mưa lũ.\n" * 12)
        chat.clock.forward(seconds=3)
        await chat.phones.settle()
        chat.phones.lan.expect(drafting.HEAD)
