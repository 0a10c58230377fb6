"""What can come of opening a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.wording import files


class Why(StrEnum):
    """Why a file could not be read."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    ENCRYPTED_PDF = "encrypted_pdf"
    ENCRYPTED_WORD = "encrypted_word"
    SCANNED_PDF = "scanned_pdf"
    SCAN_TOO_LONG = "scan_too_long"
    PICTURE_BROKEN = "picture_broken"
    OLD_WORD = "old_word"
    RICH_TEXT = "rich_text"
    ZIP_AS_PDF = "zip_as_pdf"
    ZIP = "zip"
    PICTURE = "picture"
    SPREADSHEET = "spreadsheet"
    WRONG_TYPE = "wrong_type"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_LONG = "too_long"
    BROKEN_DOCX = "broken_docx"
    BROKEN_PDF = "broken_pdf"
    TCVN3 = "tcvn3"
    VNI = "vni"
    UNKNOWN_LETTERS = "unknown_letters"
    TOO_SLOW = "too_slow"
    TOO_HEAVY = "too_heavy"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file; ``kind`` is ``text``, ``docx``, ``pdf`` or ``picture``; ``pages`` 0: it has none.

    ``scanned``: read from pictures by OCR, so that letters may be wrong and a stamp may have gone unseen.
    """

    text: str
    kind: str
    pages: int = 0
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gives no text, and why."""

    why: Why

    @property
    def sentence(self) -> str:
        """What to tell the person, in the language spoken."""
        return str(getattr(files, self.why.name))


class Trouble(Exception):  # noqa: N818 — an answer, carried out of deep parsing code
    """Raised inside the worker; becomes an ``Unreadable`` at its door."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why
