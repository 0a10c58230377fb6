"""What the card of a directive says to those who must act on it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

RESENT: Final = "(sent again)"
AGAIN: Final = f"{RESENT} You may already have this one."
STAMP: Final = "DIRECTIVE: {}"
NOTICE_STAMP: Final = "NOTICE: {}"
NOTICE: Final = "Notice"
TASKS: Final = "For your unit:"
ALL_TASKS: Final = "For everybody:"
DUTIES: Final = "Reporting duties:"
PRESS: Final = "Press “Acknowledge” to let the office know that your unit has it."
RECALLED: Final = "RECALLED. You need not carry this directive out any more."
CLOSED: Final = "This directive is closed; nobody follows it up any more."

# The usual types of documents; any other keeps its own name.
_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "": "Directive",
        "công văn": "Official letter",
        "chỉ thị": "Instruction",
        "công điện": "Dispatch",
        "kế hoạch": "Plan",
        "quyết định": "Decision",
        "thông báo": "Announcement",
        "nghị quyết": "Resolution",
        "kết luận": "Conclusion",
        "hướng dẫn": "Guidance",
        "quy định": "Regulation",
        "chương trình": "Programme",
        "báo cáo": "Report",
        "tờ trình": "Submission",
        "giấy mời": "Invitation",
        "giấy triệu tập": "Summons",
        "thông tri": "Circular letter",
        "thông tư": "Circular",
        "nghị định": "Decree",
    }
)


def title(doc_type: str, number: str, day: str) -> str:
    """``Official letter 963-CV/TU of 29 July 2020``; whatever is missing is left out."""
    words = [_TYPES.get(doc_type.lower(), doc_type.capitalize())]
    if number:
        words.append(number)
    if day:
        words.append(f"of {day}")
    return " ".join(words)


def about(subject: str) -> str:
    """``About: …``; the subject stays in its own words."""
    return f"About: {subject}"


def to_units(names: list[str]) -> str:
    """To which of the reader's units it goes."""
    return "To: " + ", ".join(names)


def due(when: str) -> str:
    """The deadline for reporting."""
    return f"Report by: {when}"


def cutoff(when: str) -> str:
    """Up to when the numbers count."""
    return f"Figures up to {when}"


def soft(when: str) -> str:
    """Better by then; nothing is late for it."""
    return f"Better done by {when}"


def more(count: int) -> str:
    """So many items are not shown."""
    return f"… and {count} more, see “Full text”."


def acknowledged(who: str, when: str, *, late: bool, on_behalf: bool) -> str:
    """Who answered for the unit."""
    words = f"Acknowledged: {who}, {when}"
    if late:
        words += " (late)"
    return words + (" (recorded by the office on its behalf)" if on_behalf else "")


def refused(who: str, when: str, reason: str) -> str:
    """Who said that it is not for this unit."""
    return f"Not our responsibility: {who}, {when}. Reason: {reason}"


def reported(count: int) -> str:
    """Reports handed in so far."""
    return f"{count} report sent." if count == 1 else f"{count} reports sent."


def form(names: list[str]) -> str:
    """What each report has to say."""
    return "The report needs these figures: " + ", ".join(names)


def changed_due(when: str) -> str:
    """The next deadline, which is no longer the one of the text."""
    return f"Next report by (changed since the text): {when}"


def own_due(when: str) -> str:
    """The unit was given more time."""
    return f"Your unit's own deadline (extended): {when}"


def report_state(progress: str, state: str, reason: str, *, late: bool) -> str:
    """What became of the newest report."""
    said = {"sent": "waiting for review", "accepted": "accepted", "returned": f"returned: {reason}"}[state]
    told = ", ".join(filter(None, (progress, "late" if late else "", said)))
    return f"Latest report: {told}"


def page(number: int, total: int) -> str:
    """The foot of a page of the full text."""
    return f"Page {number} of {total}"


NO_TEXT: Final = "This directive is an attached file only. Please open the file above."
