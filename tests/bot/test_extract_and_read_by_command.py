"""The command ``parse``: for people a table, for programs one JSON object a line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.reading_cli import parse_files

LETTER = """TỈNH ỦY LAM GIANG
*
Số 12-CV/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Lam Giang, ngày 03 tháng 4 năm 2026
Kính gửi: Các đảng ủy xã, phường.
Đề nghị các đảng ủy báo cáo Tỉnh ủy (qua Văn phòng Tỉnh ủy) trước ngày 20/4/2026.
Nơi nhận:
- Như trên,
- Lưu Văn phòng Tỉnh ủy.
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "thư.txt"
    file.write_text(LETTER, encoding="utf-8")
    return file


def test_one_file_is_one_object(letter: Path) -> None:
    said: list[str] = []
    assert parse_files([letter], as_json=True, say=said.append) == 0
    (found,) = map(json.loads, said)
    assert found["number"] == "12-CV/TU"
    assert "file" not in found


def test_several_files_are_lines_that_begin_with_their_file(letter: Path) -> None:
    said: list[str] = []
    parse_files([letter, letter], as_json=True, say=said.append)
    assert [next(iter(json.loads(line).items())) for line in said] == [("file", str(letter))] * 2


def test_an_unreadable_file_is_said_and_the_others_are_read(
    letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "trống.pdf"
    empty.touch()
    said: list[str] = []
    assert parse_files([empty, tmp_path / "không có.txt", letter], as_json=True, say=said.append) == 1
    bad, missing, good = map(json.loads, said)
    assert list(bad) == ["file", "error"]
    assert "Không tìm thấy" in missing["error"]
    assert good["doc_type"] == "công văn"
    assert "trống" in capsys.readouterr().err


def test_people_get_a_table(letter: Path) -> None:
    said: list[str] = []
    parse_files([letter], as_json=False, say=said.append)
    assert "số, ký hiệu   12-CV/TU" in said[0]
    assert "→ Tỉnh ủy · qua Văn phòng Tỉnh ủy · trước 2026-04-20" in said[0]


def test_what_is_no_directive_is_said_to_be_none(tmp_path: Path) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_text("Mai họp nhé", encoding="utf-8")
    said: list[str] = []
    assert parse_files([chat], as_json=False, say=said.append) == 0
    assert "không phải văn bản chỉ đạo" in said[0]


@pytest.mark.corpus
def test_real_letters_are_read_as_people_read_them(tmp_path: Path) -> None:
    folder = os.environ.get("CORPUS")
    if not folder:
        pytest.skip("CORPUS names no folder of letters")
    files = sorted(Path(folder).rglob("*.txt"))
    said: list[str] = []
    assert parse_files(files, as_json=True, say=said.append) == 0
    out = tmp_path / "read.jsonl"
    out.write_text("\n".join(said), encoding="utf-8")
    scorer = [sys.executable, str(Path(folder) / "score_corpus.py"), folder, "--predictions", str(out)]
    judged = subprocess.run([*scorer, "--fail-under", "0.95"], capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stdout
