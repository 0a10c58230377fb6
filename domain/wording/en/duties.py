"""What a coordinator reads of duties and their dates before confirming them."""

from __future__ import annotations

from typing import Final

from domain.wording.en._counting import some

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
    "“9h và 16h hằng ngày” (daily at 9 am and 4 pm), “17h 24/7; 9h 2/8”. Press /cancel to stop."
)
ASK_STRIKE: Final = "Write the days to leave out, with commas between, like 17/2, 20/2. Press /cancel to stop."
BAD_TIMES: Final = "These times are not clear. Write them like “16h thứ Sáu hằng tuần” or “17h 24/7/2026”."
NONE_AHEAD: Final = "These times are over, or there is none within a year. Please write them again."
NOT_ITS_DAY: Final = "Nothing is due on that day. Please look at the list of days again."
GONE: Final = "This duty is no longer in the draft."
CHOOSE_DAY: Final = "Choose one of these, or press “Change the times” to write others."
PROPOSALS: Final = {
    "friday": "Fridays at 17:00",
    "thursday": "Thursdays at 16:00",
    "month_end": "The last day of each month",
    "day_25": "The 25th of each month",
    "quarter_25": "The 25th of a quarter’s last month",
    "quarter_end": "The last day of each quarter",
    "half_25": "25 June and 25 December",
    "half_end": "30 June and 31 December",
    "december_15": "15 December of each year",
    "december_25": "25 December of each year",
    "ten_days": "10 days after publication",
}
ASK_EVENT: Final = "Write the day of “{}”. Example: 3/8/2026. Press /cancel to leave it."
BAD_EVENT: Final = "This is no day that I understand. Write it like 3/8/2026."
EVENT_OVER: Final = "Counted from that day the deadline is over ({}). Please look at it again."


def lead(days: int) -> str:
    """The button: how much earlier than their superior the units below are due."""
    worked = "working day" if days == 1 else "working days"
    return f"Due {days} {worked} before the superior" if days else "Due together with the superior"


def dates(shown: str, count: int, last: str) -> str:
    """The next dates, and how many there are in a year."""
    if not last:
        return f"Due: {shown}"
    return f"Coming up: {shown} … ({some(count, 'time')} in a year, until {last})"


def item(number: int, words: str) -> str:
    """One duty in the list."""
    return f"{number}. {words}"


def page(number: int, count: int) -> str:
    """Above the year's dates."""
    return f"{some(count, 'time')} within a year" + (f" · page {number}" if number > 1 else "")


def cutoff(words: str, when: str) -> str:
    """Up to when the numbers count, as the directive says; ``when`` for the first period, if that is known."""
    return f"Figures: {words}" + (f" (next time: up to {when})" if when else "")


def soft(when: str) -> str:
    """Better by then."""
    return f"Better done by {when}: one gentle reminder, never late"


def next_due(words: str, when: str) -> str:
    """What whoever collects owes; ``when`` for the first period, if that is known."""
    return f"Superior: {words}" + (f" (next time: {when})" if when else "")


def waits_for(event: str) -> str:
    """A limit that is counted from an event of which nobody has said the day."""
    return f"counted from “{event}”: no reminders until you say when that is"


def event_button(event: str) -> str:
    """The button that asks for the event's day."""
    return f"Day of: {event}"


def open_duty(number: int) -> str:
    """The button of one duty."""
    return f"See and edit duty {number}"
