"""What is said when a file cannot be read: what is wrong, and what would help."""

from __future__ import annotations

from typing import Final

from domain import limits

_PASTE: Final = "paste its text here"

EMPTY: Final = "This file is empty, there is no text in it. Please check it and send it again."
TOO_LARGE: Final = f"The file is larger than 20 MB and cannot be taken. Please send a smaller one, or {_PASTE}."
ENCRYPTED_PDF: Final = "This PDF has a password. Please remove the password and send it again."
ENCRYPTED_WORD: Final = "This Word file has a password. Please remove the password and send it again."
_OCR: Final = (
    "To read pictures, the administrator runs on the server: apt install tesseract-ocr tesseract-ocr-vie."
)
SCANNED_PDF: Final = (
    "This PDF is a picture without text. "
    f"Please send one with text (Word, or the original PDF), or {_PASTE}. {_OCR}"
)
SCAN_TOO_LONG: Final = (
    f"This scan has more than {limits.SCAN_PAGES_MAX} pages. "
    "Please send the directive itself; annexes can follow later."
)
PICTURE_BROKEN: Final = f"This picture cannot be opened. Please take it again and send it, or {_PASTE}."
OLD_WORD: Final = "This is an old Word file (.doc). Please open it in Word, save it as .docx and send it again."
RICH_TEXT: Final = "This is an .rtf file. Please open it in Word, save it as .docx and send it again."
ZIP_AS_PDF: Final = (
    "The file is called PDF but is a ZIP archive. Please unpack it and send the document itself."
)
ZIP: Final = "This is a ZIP archive. Please unpack it and send each document."
PICTURE: Final = (
    "This is a picture, and this server cannot read text in pictures. "
    f"Please send a Word file or a PDF with text, or {_PASTE}. {_OCR}"
)
SPREADSHEET: Final = "This is a spreadsheet, not a document. Please send a Word file or a PDF with text."
WRONG_TYPE: Final = "Only .txt, .md, .docx and .pdf files can be read. Please send one of these."
TOO_MANY_PAGES: Final = (
    "This PDF has more than 200 pages. Please send the directive itself; annexes can follow later."
)
TOO_LONG: Final = "The text is too long to be read. Please send the directive itself; annexes can follow later."
BROKEN_DOCX: Final = "This Word file is damaged. Please save it as a new .docx and send it again."
BROKEN_PDF: Final = "This PDF is damaged. Please export it again and send it."
_LEGACY: Final = (
    "The document uses the old {} letters, so its text comes out wrong. "
    "Please convert it to Unicode and send it again."
)
TCVN3: Final = _LEGACY.format("TCVN3 (.VnTime)")
VNI: Final = _LEGACY.format("VNI")
UNKNOWN_LETTERS: Final = (
    "The encoding of this text file is unknown. Please save it as Unicode (UTF-8) and send it again."
)
TOO_SLOW: Final = f"Reading this file took too long and was stopped. Please send a smaller one, or {_PASTE}."
TOO_HEAVY: Final = f"This file is too heavy to be read. Please send a smaller one, or {_PASTE}."
NOT_FOUND: Final = "There is no such file."
FAILED: Final = f"This file could not be read. Please send it again, or {_PASTE}."


# What the command "parse" says
NOT_A_DIRECTIVE: Final = "not a directive"
NOT_SAID: Final = "not said"
UNSURE: Final = "(not certain)"
KINDS: Final = {
    "once": "once", "daily": "daily", "weekly": "weekly", "monthly": "monthly",
    "quarterly": "quarterly", "semiannual": "every six months", "yearly": "yearly",
    "adhoc": "when something happens, no date", "regular": "regularly, no date",
}  # fmt: skip


def legacy(encoding: str) -> str:
    """The sentence for a text in the letters of ``TCVN3`` or ``VNI``."""
    return VNI if encoding == "VNI" else TCVN3
