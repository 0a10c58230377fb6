"""What is said when a published directive is corrected."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.revisions import What
from domain.wording.en._counting import persons, some

SAME: Final = "Nothing differs from what was sent."
NOTHING: Final = "Nothing differs from what was sent. Change something, then press “Publish”."
SOMEBODY_WAS_FASTER: Final = "Somebody else has just changed this. Please open its board and begin again."
NOT_HERE: Final = "This draft corrects nothing."
HEAD: Final = "CORRECTION OF {}"
HOW: Final = "Change it with the buttons below, or press “Replace file or text” and send the corrected one."
ASK_SOURCE: Final = "Send the corrected file, or paste its full text. Press /cancel to leave it."
STAMP: Final = "CORRECTION No. {}"
OLD_COPY: Final = "This copy has been replaced by correction no. {}."
OUT: Final = "Your unit is no longer among the recipients of this directive. You need not act on it."

_NAMES: Final[Mapping[What, str]] = MappingProxyType(
    {
        What.NUMBER: "Number",
        What.DOC_TYPE: "Kind of document",
        What.ISSUED_ON: "Date of issue",
        What.ISSUER: "Issuer",
        What.SUBJECT: "Subject",
        What.URGENCY: "Urgency",
        What.DUE: "Deadline",
        What.TASK_CHANGED: "Task",
        What.DUTY_CHANGED: "Report deadline",
    }
)
_ALONE: Final[Mapping[What, str]] = MappingProxyType(
    {
        What.TASK_ADDED: "task added: {new}",
        What.TASK_DROPPED: "task dropped: {old}",
        What.DUTY_ADDED: "report added: {new}",
        What.DUTY_DROPPED: "report dropped: {old}",
        What.FORM: "the report form has changed",
        What.ANNEX: "annex {new} added",
        What.TEXT: "the text has changed",
        What.UNITS_ADDED: "{new} recipients added",
        What.UNITS_DROPPED: "{old} recipients removed",
    }
)


def out(title: str) -> str:
    """To whoever had answered for a unit that a correction takes out."""
    return f"{title} has been corrected. {OUT}"


def change(what: What, old: str, new: str) -> str:
    """One change, as one tells it: ``Deadline 15 March → 20 March``."""
    if what in _ALONE:
        return _ALONE[what].format(old=old, new=new)
    if not old:
        return f"{_NAMES[what]}: {new}"
    return f"{_NAMES[what]} {old} → {new}" if new else f"{_NAMES[what].lower()} {old} dropped"


def done(units: int, people: int, held: str) -> str:
    """After a correction was published; ``held`` is empty when it goes out at once."""
    whom = f"Asked again: {persons(people)} in {some(units, 'unit')}." if units else "No unit is asked again."
    return f"Corrected. {whom}" + (f" It will be sent at {held}." if held else "")


def revised(times: int) -> str:
    """After a press on an old copy: which revision replaced it; the new one follows."""
    return f"This directive has been corrected (no. {times}). The new version is right below."
