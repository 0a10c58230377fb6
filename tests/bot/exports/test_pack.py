"""The evidence pack verifies itself by its own recipe, and any changed byte is noticed."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from bot.exports import pack, verify
from domain.papers import evidence as contents
from tests.bot.exports.matters import evidence

MADE = pack.build(evidence())
SHA256 = hashlib.sha256(MADE).hexdigest()


def put(folder: Path, data: bytes) -> str:
    path = folder / "goi.zip"
    path.write_bytes(data)
    return str(path)


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(MADE)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def test_its_own_recipe_finds_it_whole(tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(MADE)) as made:
        made.extractall(tmp_path / "goi")
    recipe = tmp_path / "goi" / "verify.py"
    for arguments in ([], [put(tmp_path, MADE), SHA256]):
        done = subprocess.run(
            [sys.executable, "-I", recipe, *arguments], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout) == (0, "ĐÚNG: các tệp và chuỗi nhật ký nguyên vẹn.\n")


def test_any_changed_byte_is_noticed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for at in range(0, len(MADE), 97):
        broken = MADE[:at] + bytes([MADE[at] ^ 1]) + MADE[at + 1 :]
        assert verify.main([put(tmp_path, broken), SHA256]) == 1
    assert "mã SHA-256 của gói không khớp" in capsys.readouterr().out


@pytest.mark.parametrize("name", [name for name in parts() if name != contents.SUMS])
def test_a_changed_file_is_named_even_without_the_sum_of_the_pack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    files = parts()
    files[name] = files[name][:-2] + b" \n"
    assert verify.main([put(tmp_path, packed(files))]) == 1
    assert f"tệp {name} đã bị sửa" in capsys.readouterr().out


def rewritten(change: str, to: str) -> bytes:
    """The pack of a forger who changes a line of the journal and mends the sums of the files."""
    files = parts()
    files[contents.LINES] = files[contents.LINES].replace(change.encode(), to.encode(), 1)
    del files[contents.SUMS]
    return packed({**files, contents.SUMS: contents.sums(files)})


def test_a_forged_line_breaks_the_chain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.main([put(tmp_path, rewritten("T01:00:00", "T01:00:09"))]) == 1
    assert "dòng nhật ký 1 đã bị sửa" in capsys.readouterr().out


def test_a_line_taken_out_breaks_the_chain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = parts()[contents.LINES].decode().splitlines(keepends=True)
    forged = json.loads(lines[1])["hash"]
    other = json.loads(lines[3])["hash"]
    assert verify.main([put(tmp_path, rewritten(f'"hash":"{forged}"', f'"hash":"{other}"'))]) == 1
    assert "dòng nhật ký 2 đã bị sửa" in capsys.readouterr().out


def test_a_forged_end_is_noticed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = parts()
    files[contents.FACTS] = files[contents.FACTS].replace(b'"seq": 6', b'"seq": 5')
    del files[contents.SUMS]
    assert verify.main([put(tmp_path, packed({**files, contents.SUMS: contents.sums(files)}))]) == 1
    assert "không đúng thứ tự" in capsys.readouterr().out


def test_lines_about_something_else_tell_nothing() -> None:
    lines = [json.loads(line) for line in parts()[contents.LINES].splitlines()]
    assert [sorted(line) for line in lines if line["seq"] % 3 == 0] == [["hash", "seq"]] * 2


def test_equal_matter_makes_equal_bytes() -> None:
    assert pack.build(evidence()) == MADE


def test_the_readme_names_every_file() -> None:
    files = parts()
    text = files[contents.README].decode()
    assert all(name in text for name in files if name != contents.README)
