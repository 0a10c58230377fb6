"""What is read of reports that have come in: by whoever judges them, and by the unit that hears of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.wording.en._counting import some

NOT_YOURS: Final = "This report is for somebody else to review."
OWN: Final = "You wrote this report, so somebody else will review it."
NOT_OWED: Final = "The unit no longer owes this report, so it cannot be returned. What was sent is kept."
GONE: Final = "This report is gone: the unit has sent a new version."
JUDGED: Final = "This report is settled already: {}."
ACCEPTED_TOAST: Final = "The report of {} is accepted."
RETURN_ASK: Final = "Write why the report of {} is returned. The unit will read it. Press /cancel to stop."
REASON_EMPTY: Final = "Please write one sentence, so that the unit knows what to mend."
RETURNED_TOLD: Final = "The report of {} is returned. The unit has been told, and its period is open again."
STATES: Final = {
    "sent": "waiting for review",
    "accepted": "accepted",
    "returned": "returned",
    "superseded": "replaced by a new version",
}
FILES: Final = "See {} files and photos"
NO_FILES: Final = "This report has no files."
FILE_PROBLEMS: Final = {
    "too_large": "is larger than 20 MB and could not be kept; it can be seen in Telegram only",
    "gone": "is no longer on Telegram and could not be kept",
    "unreachable": "could not be fetched after several tries",
}
LIST_HEAD: Final = "Reports about {}"
LIST_NONE: Final = "No unit has sent a report yet."
PERIODS_HEAD: Final = "Reports on {} by period. Choose one:"
PERIODS_NONE: Final = "No reporting period has opened yet."
LATE: Final = "late"
NOT_FOUND: Final = "There is no such report."


def period(due: str, reported: int, units: int, duty: str) -> str:
    """The button of a period; ``duty`` is empty where there is only one."""
    return f"{due}: {reported} of {units}" + (f" · {duty}" if duty else "")


def period_head(due: str, reported: int, units: int, duty: str) -> str:
    """Above the reports of a period."""
    return f"Period due {due}: {reported} of {some(units, 'unit')} reported" + (f" · {duty}" if duty else "")


def owing(count: int, names: str) -> str:
    """Who still owes a report for it."""
    return f"Not sent ({count}): {names}"


def head(unit: str, who: str, title: str, *, late: bool) -> str:
    """Whose report it is, and about what."""
    return f"{unit} ({who}) reports about {title}" + (" (late)" if late else "")


def sent(when: str, due: str) -> str:
    """When it came, and when it was due."""
    return f"Sent at {when}" + (f" · due {due}" if due else "")


def progress(far: str) -> str:
    """How far the unit says it is."""
    return f"Progress: {far}"


def attached(told: str) -> str:
    """What came along."""
    return f"Attached: {told}."


def file_problem(name: str, reason: str) -> str:
    """A file that could not be kept."""
    return f"{name} {FILE_PROBLEMS[reason]}."


def decided(state: str, who: str, when: str, reason: str) -> str:
    """What became of it."""
    said = {"accepted": "Accepted", "returned": "Returned"}[state]
    return f"{said}: {who}, {when}." + (f" Reason: {reason}" if reason else "")


def superseded(count: int) -> str:
    """It corrects earlier ones."""
    return "This replaces the one sent before; the earlier one is kept." if count else ""


def returned(unit: str, title: str, reason: str, who: str) -> str:
    """What the unit reads."""
    return f"{who} returned the report of {unit} about {title}.\nReason: {reason}"


RETURNED_HOW: Final = "The period is open again. Please press “Report” to send a new version."


def file_lost(unit: str, title: str, name: str, reason: str) -> str:
    """A file of a report could not be kept, after all."""
    return f"Report of {unit} about {title}: {name or 'a file or photo'} {FILE_PROBLEMS[reason]}."


def gathered(title: str, names: Sequence[str], count: int) -> str:
    """Several reports have come in: whose, as far as there is room."""
    rest = f" … +{count - len(names)}" if count > len(names) else ""
    return f"{title}: {some(count, 'new report')} to look at. {', '.join(names)}{rest}."
