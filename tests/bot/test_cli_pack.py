"""An evidence pack compared with the journal it came from, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.commands_office import verify_journal
from bot.failures import Failure
from storage.migrate import migrate
from storage.store import open_store
from tests.clock import FakeClock
from tests.stories.chat import Chat, opened
from tests.stories.test_export import words


async def made(chat: Chat, folder: Path) -> Path:
    """The pack of a directive, as it came to the coordinator's phone."""
    lan = chat.phones.lan
    await chat.publish("963-CV/TU", "phòng, chống lũ")
    await chat.publish("964-CV/TU", "chống hạn")
    await lan.says("/xuat 963")
    await lan.expect(words.FORM.format("963-CV/TU")).press("Gói chứng cứ (ZIP)")
    path = folder / "goi.zip"
    path.write_bytes(lan.expect("gói chứng cứ", file=".zip").file)
    lan.skip()
    return path


async def test_a_pack_is_compared_with_its_journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with opened(tmp_path) as chat:
        path = await made(chat, tmp_path)
        await verify_journal(tmp_path / "chat.db", path)
        assert "is true: made 2026-07-20" in capsys.readouterr().out
        other = tmp_path / "other.zip"
        other.write_bytes(path.read_bytes() + b" ")
        with pytest.raises(Failure, match="does not say that it was made here"):
            await verify_journal(tmp_path / "chat.db", other)
        other.write_bytes(b"PK nothing")
        with pytest.raises(Failure, match="no evidence pack"):
            await verify_journal(tmp_path / "chat.db", other)


async def test_a_pack_of_another_journal_is_not_of_this_one(tmp_path: Path) -> None:
    async with opened(tmp_path) as chat:
        path = await made(chat, tmp_path)
    store = await open_store(tmp_path / "empty.db", FakeClock())
    await migrate(store)
    await store.close()
    with pytest.raises(Failure, match="no part of this journal: line"):
        await verify_journal(tmp_path / "empty.db", path)
