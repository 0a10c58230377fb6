"""What people read when they send a file or a text to learn whether it is genuine."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

VERDICTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "same_file": "This very file was published; it is in the register.",
        "same_text": "It is in the register. Its text is the one in the register.",
        "different": "The same number, but another text than the one in the register.",
        "number": "A directive of this number is in the register. There is too little text to compare.",
        "other": "The same number, but another directive in the register.",
        "none": "It is not in the register, as far as you may see it.",
    }
)
ASK_SENDER: Final = "Please ask whoever sent it, or the office, before you act on it."
USE_OURS: Final = "Please use the one in the register, and tell the office where this one came from."
HOW_TO_REPORT: Final = "If this is a report: press /report, then send it again."
NOT_READ: Final = (
    "No words could be read in the picture. "
    "To ask whether a directive is genuine, send its file or type /search and its number."
)
FROM_PICTURE: Final = (
    "Read from a picture, so letters may be wrong. Please compare with the one in the register before using it."
)
PICTURE_DIFFERENT: Final = (
    "A directive of this number is in the register, but what was read in the picture does not quite match."
)
PICTURE_NONE: Final = (
    "By what was read in the picture it is not in the register. Send the file, or type /search and its number."
)
RECALLED: Final = "This directive was recalled. You need not act on it any more."
CLOSED: Final = "This directive is no longer followed up."
CURRENT: Final = "It is in force."
OPEN: Final = "Open the one in the register"
OPEN_NEW: Final = "Open {}"


def old_revision(held: int, current: int) -> str:
    """An earlier revision than the one in force."""
    return f"This is revision {held}. The directive was changed; in force is revision {current}."


def revision(current: int) -> str:
    """Which revision is in force, where there were several."""
    return f"In force is revision {current}."


def replaced(title: str) -> str:
    """Another directive has taken its place."""
    return f"It was replaced by {title}."


def amended(title: str) -> str:
    """Another directive changes it."""
    return f"It was amended or corrected by {title}. Please see both."


def difference(kept: str, given: str) -> str:
    """One place where the texts differ."""
    if not given:
        return f"- The register has: “{kept}”. This one has not."
    if not kept:
        return f"- This one adds: “{given}”."
    return f"- The register: “{kept}”. This one: “{given}”."


def other(title: str, issuer: str) -> str:
    """What bears the number in the register."""
    return f"In the register, this number is {title}" + (f" of {issuer}." if issuer else ".")
