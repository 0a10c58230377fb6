"""What an evidence pack holds beside its tables: the journal's lines, what they are about, how to verify."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Final

from domain import times
from domain.papers import evidence_readme as words
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
    """What is in the pack and how anybody verifies it; ``book`` and ``report`` are names of files."""
    found, head = evidence.dossier, evidence.head
    told = sum(line.is_open for line in evidence.lines)
    text = words.TEXT.format(
        described=described(found), when=times.show(found.made_at, found.zone), made_by=found.made_by,
        scope=words.ALL if found.whole else words.PART, units=len(found.units), book=book, report=report,
        told=told, gap=len(evidence.lines) - told, lines=LINES, facts=FACTS, sums=SUMS, verify=VERIFY,
        seq=head.seq, digest=head.hash,
    )  # fmt: skip
    return text.encode()


def _json(told: Mapping[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
