"""What people read while a unit writes its report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

EMPTY: Final = "The report is still empty. Please write a few lines, or send a photo or a file first."
GONE: Final = "This report has been sent or dropped."
TOO_MANY: Final = "The report already has {} parts. Please press “Send”, or put the rest into one file."
UNKNOWN_PART: Final = (
    "This kind of message cannot be taken. Please send text, a photo, a file, a voice message or a location."
)
DROPPED: Final = "The report you were writing is dropped."
NOTHING: Final = "No directive is waiting for a report from your unit."
WHICH_UNIT: Final = "For which unit do you report about {}?"
SEND_AGAIN: Final = "Please choose the unit, then send that once more."
HOW: Final = "Send text, photos and files in any order, then press “Send”. Press “Cancel” to drop it."
MORE: Final = "Send more, or press “Send” when it is complete."
NO_SECRETS: Final = "Do not send secret content here, not even as a photo."
CORRECTS: Final = "This one will replace the report sent {}; the earlier one is kept."
RETURNED: Final = "The previous report was returned. Reason: {}"
PROGRESS_READ: Final = "Progress as understood: {}"
PERIOD: Final = "Period: due {}"
DUE: Final = "Due: {}"
CUTOFF: Final = "Figures up to {}"
PERIOD_WHICH: Final = "Which period is this report for?"
PERIOD_GONE: Final = "This period is no longer waiting for a report."
PARTS_HEAD: Final = "The parts of the report. Press one to see it, write it anew or drop it."
PART_GONE: Final = "This part is no longer in the report."
PART_ASK: Final = "Send the new content of this part. Press /cancel to stop."
PART_WORDS: Final = "This part needs text. Write the new content, or press “Back”."
ALBUM_FORGOTTEN: Final = "The photos sent together with secret content have been taken out of the report."
KINDS: Final = {
    "text": "text",
    "photo": "photo",
    "document": "file",
    "voice": "voice message",
    "video": "video",
    "location": "location",
}
STAGES: Final = {"none": "not started", "doing": "in progress", "done": "done"}


def of_duty(said: str, duty: str) -> str:
    """A period, with what its duty asks for where there are several."""
    return f"{said} · {duty}" if duty else said


def begun(title: str, unit: str) -> str:
    """Whose report it is, and about what."""
    return f"Report of {unit} about {title}"


def collected(counts: Mapping[str, int]) -> str:
    """``Parts so far: 3 (text 2, photo 1).``"""
    parts = ", ".join(f"{KINDS[kind]} {count}" for kind, count in counts.items())
    return f"Parts so far: {sum(counts.values())} ({parts})."


def progress(stage: str, percent: int | None) -> str:
    """``70%``, ``done``; empty when nothing was said."""
    if stage == "done" or percent is None:
        return STAGES.get(stage, "")
    return f"{percent}%"


def sent(title: str, when: str, *, late: bool) -> str:
    """It is handed in."""
    return f"Report about {title} sent at {when}" + (" (after the deadline)." if late else ". Thank you.")


HOW_TO_CORRECT: Final = "To correct it, press “Report” on the directive and send a new version."
