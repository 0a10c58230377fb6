"""The evidence pack: tables, report, journal and the means to verify them, as one archive."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bot.exports import excel, word
from bot.exports.settled import archive
from domain.papers import evidence, kinds, summary, tracking
from domain.papers.kinds import Paper
from domain.papers.values import Evidence

_VERIFY: Final = Path(__file__).with_name("verify.py")


def build(matter: Evidence) -> bytes:
    """The bytes of a .zip; equal for equal data. Takes seconds: not for the loop."""
    found = matter.dossier
    day = found.made_at.astimezone(found.zone).date()
    book, report = (kinds.file_name(paper, found.title, day) for paper in (Paper.EXCEL, Paper.WORD))
    files = {
        evidence.README: evidence.readme(matter, book, report),
        book: excel.build(tracking.book(found)),
        report: word.build(summary.letter(found), found.made_at),
        evidence.LINES: evidence.lines(matter),
        evidence.FACTS: evidence.facts(matter),
        evidence.VERIFY: _VERIFY.read_bytes(),
    }
    files[evidence.SUMS] = evidence.sums(files)
    return archive(files.items(), found.made_at)
