"""Kiểm tra gói chứng cứ. Chỉ cần Python 3.8 trở lên, không cần cài thêm gì.

    python3 verify.py GOI.zip [MÃ-SHA-256]     kiểm tra cả gói
    python3 verify.py                          kiểm tra thư mục đã giải nén (nơi có tệp này)

Mã SHA-256 của gói có trong tin nhắn kèm gói và trong nhật ký của hệ thống. Kết quả: 0 là đúng, 1 là sai.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from pathlib import Path

SUMS, LINES, FACTS = "SHA256SUMS", "nhat-ky.jsonl", "van-ban.json"
HASHED = ("at", "kind", "actor_id", "directive_id", "unit_id", "data")


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def files_of(where: Path) -> dict[str, bytes]:
    """Every file of the pack by name."""
    if where.is_dir():
        return {path.name: path.read_bytes() for path in sorted(where.iterdir()) if path.is_file()}
    with zipfile.ZipFile(where) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def check_sums(files: dict[str, bytes]) -> list[str]:
    """Every file is the one that was packed, and none is missing or added."""
    listed = dict(line.split("  ", 1)[::-1] for line in files[SUMS].decode("utf-8").splitlines())
    wrong = [f"thiếu tệp {name}" for name in listed if name not in files]
    wrong += [f"thừa tệp {name}" for name in files if name not in listed and name != SUMS]
    return wrong + [f"tệp {n} đã bị sửa" for n in files if n in listed and sha256(files[n]) != listed[n]]


def hash_of(line: dict[str, object]) -> str:
    """A line's hash: over the hash before it and the line itself."""
    text = json.dumps([line[name] for name in HASHED], ensure_ascii=False, separators=(",", ":"))
    return sha256(f"{line['previous']}\n{text}".encode())


def check_chain(files: dict[str, bytes]) -> list[str]:
    """Every line told has its hash, builds upon the line before it, and none is out of order."""
    wrong, known = [], {0: "0" * 64}
    head = json.loads(files[FACTS])["journal_head"]
    for text in [*files[LINES].decode("utf-8").splitlines(), json.dumps(head)]:
        line = json.loads(text)
        seq = line["seq"]
        if seq < max(known) or known.get(seq, line["hash"]) != line["hash"]:
            wrong.append(f"dòng nhật ký {seq} không đúng thứ tự")
        if "previous" in line:
            if hash_of(line) != line["hash"]:
                wrong.append(f"dòng nhật ký {seq} đã bị sửa")
            if known.get(seq - 1, line["previous"]) != line["previous"]:
                wrong.append(f"dòng nhật ký {seq} không nối với dòng trước")
        known[seq] = line["hash"]
    return wrong


def main(arguments: list[str]) -> int:
    where = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    wrong = []
    try:
        if len(arguments) > 1 and sha256(where.read_bytes()) != arguments[1].lower():
            wrong.append("mã SHA-256 của gói không khớp")
        files = files_of(where)
        wrong += check_sums(files)
        wrong += check_chain(files)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile, NotImplementedError) as error:
        wrong.append(f"không đọc được gói ({type(error).__name__})")
    except Exception as error:  # whatever a broken archive makes the library raise
        wrong.append(f"gói bị hỏng ({type(error).__name__})")
    print("\n".join(f"SAI: {one}" for one in wrong) or "ĐÚNG: các tệp và chuỗi nhật ký nguyên vẹn.")
    return 1 if wrong else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
