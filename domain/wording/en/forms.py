"""What people read of forms: the coordinator who writes one, the secretary who fills it in."""

from __future__ import annotations

from typing import Final

from domain.wording.en._counting import some

YES: Final = "yes"
NO: Final = "no"
EMPTY: Final = "(empty)"
KINDS: Final = {"number": "number", "yes_no": "yes/no", "text": "text", "choice": "choose"}
HOW: Final = {"number": "a number, for example 12, 1250 or 1,250.5", "yes_no": "yes or no", "text": "text"}
CHOOSE: Final = "choose one: {}"
ASK_FORM: Final = (
    "Send the fields of the form, each on its own line or with semicolons between them. Example:\n"
    "Households moved: number; Power is back: yes/no; Level: choose A|B|C; Remarks: text\n"
    "Send - for no form. Press /cancel to stop."
)
FORM_NOW: Final = "The form at present:\n{}"
FORM_EMPTY: Final = "The form has no field yet. Write for example: Households moved: number; Remarks: text"
FORM_LONG: Final = (
    "The form has too many fields. Please keep it to {}, so that communes can fill it in on a phone."
)
FIELD_TWICE: Final = "The field “{}” is there twice. Please give one of them another name."
BAD_FIELD: Final = (
    "The field “{}” is not clear. Write: its name, a colon, then one of: number, yes/no, text, or choose A|B|C."
)
BAD_CHOICES: Final = "The field “{}” needs 2 to {} different choices with | between them."
NOT_FITTING: Final = "{}: needs {}. “{}” is not clear."
LONG_TEXT: Final = "{}: please keep it under {} characters, or send - to leave it empty."
HEAD: Final = "Figures"
FORM_ON_DRAFT: Final = "Report form: {}"
NOT_FIELD: Final = "The form does not have this field any more."
FILL_WHICH: Final = "Which field would you like to edit?"
MISSING: Final = "Still missing in the form: {}."
SUMS: Final = "Totals of {} units"
BY_PARENT: Final = "By superior unit"
NO_FILLED: Final = "No unit has sent figures yet."


def duty_form(number: int) -> str:
    """Which duty the form is for."""
    return f"A form of its own for reporting duty {number}. Duties without one use the common form."


def on_duty(text: str) -> str:
    """A duty's own form, on its page."""
    return f"Form: {text}"


def form_of_duty(number: int, text: str) -> str:
    """A duty's own form, on the draft."""
    return f"Form of reporting duty {number}: {text}"


def contained(count: int) -> str:
    """What a superior has put together is not added twice."""
    return f"{some(count, 'unit')} counted in a superior unit's report, not added again."


def group(name: str, units: int) -> str:
    """A unit above, and over how many of its units is summed."""
    return f"{name} ({some(units, 'unit')})"


def ask(number: int, total: int, name: str, how: str) -> str:
    """Ask for one field."""
    return f"Field {number} of {total}. {name}: {how}."


def all_at_once(total: int) -> str:
    """That all fields may come in one message."""
    return f"You may send all {total} fields in one message with semicolons between them. Example: 12; 3; no"
