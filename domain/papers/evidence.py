"""What an evidence pack holds beside its tables: the journal's lines, what they are about, how to verify."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Final

from domain import times
from domain.papers.tracking import described
from domain.papers.values import ChainLine, Evidence

README: Final = "DOC-TRUOC.txt"
LINES: Final = "nhat-ky.jsonl"
FACTS: Final = "van-ban.json"
VERIFY: Final = "verify.py"
SUMS: Final = "SHA256SUMS"


def lines(evidence: Evidence) -> bytes:
    """One line of the journal a line, as JSON; of those about something else only number and hash."""
    return "".join(f"{_json(_line(line))}\n" for line in evidence.lines).encode()


def _line(line: ChainLine) -> Mapping[str, object]:
    if not line.is_open:
        return {"seq": line.seq, "hash": line.hash}
    return {
        "seq": line.seq, "at": line.at, "kind": line.kind, "actor_id": line.actor_id,
        "directive_id": line.directive_id, "unit_id": line.unit_id, "data": line.data,
        "previous": line.previous, "hash": line.hash, "who": line.who, "unit": line.unit,
    }  # fmt: skip


def facts(evidence: Evidence) -> bytes:
    """Which directive it is, by the digests of its text and file; where the journal ended."""
    found, head = evidence.dossier, evidence.head
    told = {
        "directive_id": found.id, "number": found.number, "issuer": found.issuer, "subject": found.subject,
        "issued_on": found.issued_on.isoformat() if found.issued_on else None, "revision": found.revision,
        "state": found.state, "published_at": times.to_text(found.published_at),
        "text_sha256": found.text_sha256, "file_name": found.file_name, "file_sha256": found.file_sha256,
        "units": len(found.units), "all_units": found.whole, "made_at": times.to_text(found.made_at),
        "made_by": found.made_by, "journal_head": {"seq": head.seq, "hash": head.hash},
    }  # fmt: skip
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def sums(files: Mapping[str, bytes]) -> bytes:
    """As ``sha256sum --check`` reads it."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items()).encode()


def readme(evidence: Evidence, book: str, report: str) -> bytes:
    """What is in the pack and how anybody verifies it."""
    found, head = evidence.dossier, evidence.head
    told = sum(line.is_open for line in evidence.lines)
    gap = len(evidence.lines) - told
    when = times.show(found.made_at, found.zone)
    scope = "tất cả các đơn vị nhận" if found.whole else "các đơn vị thuộc phạm vi theo dõi của người lập"
    text = f"""GÓI CHỨNG CỨ
{described(found)}

Lập lúc {when}, người lập: {found.made_by}. Phạm vi: {scope} ({len(found.units)} đơn vị).

TRONG GÓI CÓ
  {book}
      đơn vị nào đã nhận, đã báo cáo, lúc nào, ai nhận, qua bản gửi nào
  {report}
      dự thảo báo cáo tổng hợp (chưa có số, ngày, chữ ký)
  {LINES}
      {told} dòng nhật ký về văn bản này, ghi đủ nội dung; {gap} dòng về việc khác chỉ ghi số dòng và mã
  {FACTS}
      văn bản nào: mã SHA-256 của toàn văn và của tệp gốc; dòng cuối của nhật ký lúc lập gói
  {SUMS}
      mã SHA-256 của từng tệp trong gói
  {VERIFY}
      chương trình kiểm tra, đọc được bằng mắt thường

CÁCH KIỂM TRA
  1. Trên máy có Python 3:  python3 {VERIFY} TÊN-GÓI.zip MÃ-SHA-256
     Mã SHA-256 của gói có trong tin nhắn kèm gói và trong nhật ký của hệ thống (dòng "exported").
     Chương trình trả lời ĐÚNG, hoặc nêu chỗ SAI. Sửa một byte bất kỳ trong gói thì mã không còn khớp.
  2. Không có Python: giải nén rồi chạy  sha256sum --check {SUMS}
  3. Tệp gốc của văn bản: so mã SHA-256 của tệp với "file_sha256" trong {FACTS}.

CHUỖI NHẬT KÝ LÀ GÌ
  Mỗi dòng nhật ký có mã: SHA-256 của (mã dòng trước, xuống dòng, nội dung dòng này viết bằng JSON
  [at, kind, actor_id, directive_id, unit_id, data] không khoảng trắng). Sửa, bỏ hay chèn một dòng thì mã của
  mọi dòng sau đều đổi. Nhật ký là của cả hệ thống; dòng về việc khác không được nêu nội dung ở đây, nên người
  ngoài kiểm được nội dung từng dòng nêu trong gói và chỗ các dòng nối với nhau; còn cơ quan giữ nhật ký gốc
  kiểm được toàn bộ bằng lệnh  directive-bot journal verify
  Hai gói lập ở hai thời điểm phải có cùng mã ở cùng số dòng: gói trước là chứng cứ cho gói sau.

  Dòng cuối của nhật ký lúc lập gói: số {head.seq}
  {head.hash}

LƯU Ý
  Giờ trong {LINES} là giờ UTC (giờ Việt Nam trừ 7). Gói này không chứa tài liệu mật và không thay văn bản
  chính thức.
"""
    return text.encode()


def _json(told: Mapping[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
