"""The command ``parse``: what the reader makes of documents, for people or as JSON."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from domain.documents.read import read
from domain.documents.reading import Reading, ReportingDuty
from domain.drafting import SURE
from domain.limits import DOWNLOAD_MAX, FILE_TEXT_MAX
from domain.urgency import Urgency
from domain.wording import files as wording

_LABELS: Final = 14  # the width of the longest label, and a gap
_PLAIN: Final = frozenset({".txt", ".md", ".text"})


class Unread(Exception):  # noqa: N818 — an answer for one file among several
    """This file gives no text; ``sentence`` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def parse_files(files: Sequence[Path], *, as_json: bool, say: Callable[[str], None] = print) -> int:
    """Read each file and say what was found; the exit code: 1 when any file could not be read, else 0.

    With ``as_json`` one JSON object a line, with ``file`` first when there are several files or an error.
    Sentences about unreadable files go to standard error as well.
    """
    failed = 0
    for file in files:
        try:
            reading = read(text_of(file))
        except Unread as unread:
            failed = 1
            print(f"{file}: {unread.sentence}", file=sys.stderr)
            if as_json:
                say(_json({"file": str(file), "error": unread.sentence}))
            continue
        named = {"file": str(file)} if len(files) > 1 else {}
        say(_json({**named, **reading.as_json()}) if as_json else "\n".join(_table(str(file), reading)))
    return failed


def text_of(file: Path) -> str:
    """The text of a file; raises Unread. Plain text is decoded here, anything else by a worker process."""
    try:
        if file.stat().st_size > DOWNLOAD_MAX:
            raise Unread(wording.TOO_LARGE)
        data = file.read_bytes()
    except OSError as error:
        raise Unread(
            wording.NOT_FOUND if isinstance(error, FileNotFoundError) else str(error.strerror)
        ) from None
    if file.suffix.lower() in _PLAIN and (text := _utf8(data)) is not None:
        return text
    return _extracted(data, file.name)


def _utf8(data: bytes) -> str | None:
    """Quick and safe for the usual case: valid UTF-8 without zeros, in real Vietnamese letters."""
    from domain.documents.legacy import legacy_encoding

    if data.startswith((b"%PDF-", b"PK\x03\x04", b"{\\rtf")) or b"\x00" in data[:4000]:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return text if text.strip() and len(text) <= FILE_TEXT_MAX and not legacy_encoding(text) else None


def _extracted(data: bytes, name: str) -> str:
    from bot.extract import Unreadable, extract

    found = asyncio.run(extract(data, name))
    if isinstance(found, Unreadable):
        raise Unread(found.sentence)
    return found.text


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _table(name: str, reading: Reading) -> Iterable[str]:
    """Every field in its line; what was not found is named, what is unsure is marked."""
    yield name
    if not reading.is_directive:
        yield f"  {wording.NOT_A_DIRECTIVE}"
        return
    rows = list(_rows(reading))
    for n, (label, value) in enumerate(rows):
        again = n > 0 and rows[n - 1][0] == label
        yield f"  {'' if again else label:<{_LABELS}}{value}"
    if missing := [label for label, value in _asked(reading) if not value]:
        yield f"  {wording.NOT_SAID:<{_LABELS}}{', '.join(missing)}"


def _asked(reading: Reading) -> tuple[tuple[str, object], ...]:
    """The fields of which a letter's reader wants to know that they are missing."""
    return (
        ("số, ký hiệu", reading.number), ("cơ quan", reading.issuer), ("ngày", reading.date),
        ("trích yếu", reading.subject), ("người ký", reading.signer.name),
    )  # fmt: skip


def _rows(reading: Reading) -> Iterable[tuple[str, str]]:
    sure = reading.confidence
    day = f"{reading.date:%d/%m/%Y}" if reading.date else ""
    yield from _line("loại", reading.doc_type, sure.get("doc_type"))
    yield from _line("số, ký hiệu", reading.number, sure.get("number"))
    yield from _line("cơ quan", reading.issuer, sure.get("issuer"))
    yield from _line("nơi, ngày", " · ".join(filter(None, (reading.place, day))), sure.get("date"))
    yield from _line("trích yếu", reading.subject, sure.get("subject"))
    yield from _line("độ khẩn", "" if reading.urgency is Urgency.NORMAL else str(reading.as_json()["urgency"]))
    yield from _line("độ mật", reading.secrecy)
    for recipient in reading.recipients:
        yield "kính gửi", recipient
    for copy in reading.copies:
        yield "nơi nhận", copy.to + (f" ({copy.purpose})" if copy.purpose else "")
    signer = reading.signer
    yield from _line("người ký", " · ".join(filter(None, (signer.authority, signer.post, signer.name))))
    yield from _line("viện dẫn", ", ".join(reading.references))
    for task in reading.tasks:
        yield (
            "nhiệm vụ",
            f"{task.label}. {'; '.join(task.assignees) + ': ' if task.assignees else ''}{task.gist}…",
        )
    for duty in reading.reporting:
        yield "báo cáo", _duty(duty)
    for monitor in reading.monitors:
        yield "theo dõi", monitor


def _line(label: str, value: str | None, sure: float | None = None) -> Iterable[tuple[str, str]]:
    if value:
        yield label, value + (f"  {wording.UNSURE}" if sure is not None and sure < SURE else "")


def _duty(duty: ReportingDuty) -> str:
    to = f"→ {duty.to}" if duty.to else ""
    via = f"qua {duty.via}" if duty.via else ""
    return " · ".join(filter(None, (duty.reporter, to, via, _when(duty), f"“{duty.quote}”")))


def _when(duty: ReportingDuty) -> str:
    """The period or the limit in words, with the rule that a program would take."""
    kind = wording.KINDS.get(duty.kind, duty.kind)
    if duty.due:
        return f"{'trước' if duty.boundary == 'before' else 'chậm nhất'} {duty.due.replace('T', ' ')}"
    said = " ".join((kind, *duty.hours))
    return f"{said} [{duty.rrule}]" if duty.rrule else said
