"""The process that makes a file: its limits, and what is said when it reaches them."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from bot.exports import client, make_file
from domain.errors import Refusal
from domain.papers.kinds import Paper
from domain.papers.values import Agenda, Register
from domain.wording.vi import exporting as words
from tests.bot.exports.matters import NOW, ZONE, dossier, line


def register(rows: int) -> Register:
    page = [("963-CV/TU", "Xã An Phú", "Huyện ủy", "silent", None, False, None, False, NOW, 1, False)] * 100
    pages = tuple([page] * (rows // 100))
    day = NOW.date()
    return Register("Tỉnh ủy", "năm 2026", day, day, (), pages, NOW, "Lan", ZONE)


async def test_a_file_comes_back_whole() -> None:
    data = await make_file(Paper.EXCEL, dossier(line("Xã An Phú")))
    assert zipfile.ZipFile(BytesIO(data)).testzip() is None


async def test_a_register_travels_page_by_page() -> None:
    data = await make_file(Paper.EXCEL, register(500))
    page = zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet2.xml").decode()
    assert page.count("<row ") == 505


async def test_what_takes_too_long_is_ended_and_said() -> None:
    with pytest.raises(Refusal) as refused:
        await make_file(Paper.EXCEL, register(200), wall=0.01)
    assert refused.value.sentence == words.TOO_SLOW


async def test_what_is_too_large_to_send_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "EXPORT_MAX", 100)
    with pytest.raises(Refusal) as refused:
        await make_file(Paper.CALENDAR, Agenda("Xã An Phú", (), NOW))
    assert refused.value.sentence == words.TOO_LARGE


async def test_what_does_not_fit_is_a_defect_of_ours() -> None:
    with pytest.raises(RuntimeError, match="no docx of a Agenda"):
        await make_file(Paper.WORD, Agenda("Xã An Phú", (), NOW))
