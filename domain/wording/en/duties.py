"""What a coordinator reads of duties and their dates before confirming them."""

from __future__ import annotations

from typing import Final

HEAD: Final = "Reporting duties that will be reminded of"
NONE: Final = "There is no report deadline yet. Add a common one if you need it."
COMMON: Final = "Common deadline"
NO_CLOCK: Final = "no fixed time: no reminders, units report when something happens"
UNCLEAR: Final = "the date is unclear: no reminders until you give it"
ELSEWHERE: Final = "for units that do not receive this: no reminders"
TIMES: Final = "Change the times"
STRIKE: Final = "Leave a day out"
DROP: Final = "Drop this duty"
SHIFT: Final = {
    "keep": "Days off: keep the date",
    "next": "Days off: move to the next working day",
    "previous": "Days off: move to the working day before",
}
REST: Final = "day off"
ASK_TIMES: Final = (
    "Write the new times in Vietnamese, as a directive would. Examples: "
    "“16h thứ Sáu hằng tuần” (Fridays at 4 pm), “trước ngày 25 hằng tháng” (by the 25th of each month), "
    "“9h và 16h hằng ngày” (daily at 9 am and 4 pm), “17h 24/7; 9h 2/8”."
)
ASK_STRIKE: Final = "Write the days to leave out, with commas between them. Example: 17/2, 20/2."
BAD_TIMES: Final = "These times are not clear. Write them like “16h thứ Sáu hằng tuần” or “17h 24/7/2026”."
NONE_AHEAD: Final = "These times are over, or there is none within a year. Please write them again."
NOT_ITS_DAY: Final = "Nothing is due on that day. Please look at the list of days again."
GONE: Final = "This duty is no longer in the draft."


def dates(shown: str, count: int, last: str) -> str:
    """The next dates, and how many there are in a year."""
    if not last:
        return f"Due: {shown}"
    return f"Coming up: {shown} … ({count} times in a year, until {last})"


def item(number: int, words: str) -> str:
    """One duty in the list."""
    return f"{number}. {words}"


def page(number: int, count: int) -> str:
    """Above the year's dates."""
    return f"{count} times within a year" + (f" · page {number}" if number > 1 else "")


def cutoff(words: str) -> str:
    """Up to when the numbers count."""
    return f"Figures up to: {words}"


def soft(day: str) -> str:
    """Better by then."""
    return f"Better done by {day}"


def next_due(words: str) -> str:
    """What whoever collects owes."""
    return f"Whoever collects them: {words}"


def open_duty(number: int) -> str:
    """The button of one duty."""
    return f"See and edit duty {number}"
