"""What people read when they ask: recent, found, open items, what to report on."""

from __future__ import annotations

from typing import Final

from domain.wording.en._counting import some

RECENT: Final = "Recent directives"
NO_RECENT: Final = "Your unit has no directive here yet. When there is one, it comes to you right here."
NO_MORE: Final = "There is nothing on this page any more."
SEARCH_HOW: Final = (
    "Type /search and the words to look for, for example:\n"
    "/search phòng chống lũ\n/search 963\nMarks are not needed."
)
SEARCH_ASK: Final = (
    "What are you looking for? Send a few words of the subject, the number or the issuer. "
    "Marks are not needed. Press /cancel to stop."
)
SEARCH_OLD: Final = "This search is too old. Type /search to search again."

TODO: Final = "Your open items"
TODO_EMPTY: Final = "Nothing is waiting for you. When a new directive comes, you hear of it right here."
TODO_NOT_ANSWERING: Final = (
    "Your role only looks; you need not acknowledge or report. Press /recent for recent directives."
)
TODO_NOTHING_NOW: Final = "Nothing has to be done right now."
COMING: Final = "Coming in the next 7 days:"
DRAFTS: Final = "Drafts not yet published:"
TO_ACKNOWLEDGE: Final = "To do: press “Acknowledge”"
TO_REPORT: Final = "To do: send a report"
TO_REWORK: Final = "To do: mend the returned report and send it again"
FOR_UNITS: Final = "Units: {}"

REPORT_WHICH: Final = "Which directive do you report on?"
REPORT_NOT_FOUND: Final = (
    "There is no directive with the number “{}” among your unit's items. Press /report to choose from a list."
)

NOTICE: Final = "Notice"
NO_SUBJECT: Final = "(no subject yet)"
UNNAMED: Final = "Directive"
DRAFT: Final = "Draft"

RECALLED: Final = "Recalled"
CLOSED: Final = "Closed"
WAITING: Final = "Not sent yet"
SILENT: Final = "Not acknowledged"
ACKNOWLEDGED: Final = "Acknowledged"
REFUSED: Final = "Not our responsibility"
NO_ANSWER_WANTED: Final = "No acknowledgement needed"
REPORTED: Final = "Reported"
RETURNED: Final = "Report returned"
RETURNED_LATE: Final = "Report returned, overdue"
UNREPORTED: Final = "not yet reported"
OVERDUE: Final = "report overdue"


def instead(name: str) -> str:
    """To a deputy, behind the task: whose it is."""
    return f", instead of {name}"


def open_item(number: int, title: str) -> str:
    """The button that opens the item of this number in the list."""
    return f"{number}. {title}"


def found(words: str, page: int) -> str:
    """The head of what was found."""
    return f"Search “{words}”" + (f" · page {page + 1}" if page else "")


def nothing_found(words: str) -> str:
    """No directive holds these words."""
    return f"No directive that you may see has “{words}”. Try fewer words, or only the number of the directive."


def todo(count: int) -> str:
    """The head of the open items."""
    return f"{TODO}: {count}"


def page_of(page: int) -> str:
    """Which page this is, from the second on."""
    return f" · page {page + 1}" if page else ""


def answered(acknowledged: int, units: int, reports: int, overdue: int) -> str:
    """How several units stand; of reports only what there is to say."""
    said = f"{acknowledged} of {some(units, 'unit')} acknowledged" + (
        f" · {reports} reported" if reports else ""
    )
    return said + (f" · {overdue} overdue" if overdue else "")


def reported(reports: int, units: int, overdue: int) -> str:
    """How several units stand that need not say that they have received it."""
    return f"{reports} of {some(units, 'unit')} reported" + (f" · {overdue} overdue" if overdue else "")


def due(when: str, *, past: bool) -> str:
    """The deadline in a list."""
    return f"Due {when}" + (" (past)" if past else "")


def days_owed(count: int) -> str:
    """Behind the task, where more than one due day is owed."""
    return f" ({some(count, 'period')})"


def see(title: str) -> str:
    """The button that opens a directive that is only coming."""
    return f"Open {title}"
