"""What people read of changes of units that wait for their day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.reform_ahead import Clash

HEAD: Final = "Changes of units that wait for their day"
NONE: Final = "No change is waiting."
GONE: Final = "This change is not waiting any more."
MAY_NOT: Final = "Only coordinators of a unit above and admins see and call off this waiting change."
SEE: Final = "See what waits"
CALL_OFF: Final = "Call off"
CALL_OFF_SURE: Final = "Call off, change nothing"
KEEP: Final = "Let it wait"
NOW: Final = "Try again"
NOTHING_YET: Final = "Nothing changes before that day. Then everything is checked again and carried out."
TOO_FAR: Final = "That day is too far off. Please look at the year."
NOT_YET: Final = "Its day has not come."
HINDERED: Final = "Something stands in the way by now; unless it is mended, nothing will be done on the day:"
HOW_TO_MEND: Final = (
    "Please take out what is in the way, or mend the unit, then press “Try again”. No unit has changed yet."
)
HOW_TO_MEND_TREE: Final = (
    "Please mend the file and bring it in again with “units import”, or mend the unit and press “Try again”. "
    "No unit has changed yet."
)
TRY_AGAIN: Final = (
    "Nothing seems to be in the way any more. Press “Try again”; if it fails again, tell an admin. "
    "No unit has changed yet."
)
TAKEN_OUT: Final = "One part was taken out."  # instead of what stood in the way
FROM_SHELL: Final = "the operator"
SHELL_HOW: Final = "To look at it or call it off: /units in the chat with the bot, “Waiting changes”."

_CLASHES: Final = {
    Clash.TWICE: "A change of this unit waits already: {} Please call that one off first.",
    Clash.INTO_ENDING: "The unit it goes to is no more by then: {}",
    Clash.ENDS_HEIR: "Another unit waits to go to this one: {} Please call off or mend that change first.",
}


def do(day: str) -> str:
    """The button that lets a change wait."""
    return f"Let it wait for {day}"


def waits(day: str) -> str:
    """A change waits from now on."""
    return f"It waits. It will be carried out at midnight, when {day} begins."


def together(count: int) -> str:
    """It waits with others of the same decision."""
    return f"{count} changes of this decision are made together: all of them, or none."


def clash(why: Clash, other: str) -> str:
    """Why a change cannot wait beside another."""
    return _CLASHES[why].format(other)


def button(count: int) -> str:
    """Leads to what waits."""
    return f"Waiting changes ({count})"


def coming(said: str) -> str:
    """On the page of a unit that changes on a day to come."""
    return f"To come: {said[:1].lower()}{said[1:]}"


def coming_more(count: int) -> str:
    """Below the changes that are shown."""
    return f"and {count} more changes"


def entry(day: str, basis: str, changes: int) -> str:
    """One decision in the list."""
    return f"{day}, {basis}: {changes} changes"


def entry_button(day: str, basis: str) -> str:
    """Opens it."""
    return f"{day} · {basis}"


def blocked_entry(said: str) -> str:
    """One that could not be carried out on its day."""
    return f"{said}. Its day has come, but it could not be carried out."


def title(day: str) -> str:
    """Over one decision."""
    return f"Changes of units from {day}"


def ordered(basis: str, who: str, when: str) -> str:
    """By which decision, and who ordered it."""
    return f"By {basis}. Ordered by {who}, {when}."


def at(day: str) -> str:
    """When it is carried out."""
    return f"At midnight, when {day} begins, it is all checked again and carried out. Nothing changes before."


def choices(work: str, seats: str) -> str:
    """What becomes of open work and of the people of one that ends."""
    kept = "open work passes" if work == "pass" else "open work ends"
    people = "people pass" if seats == "pass" else "people's roles end"
    return f"({kept}, {people})"


def more(count: int) -> str:
    """Below the lines that are shown."""
    return f"… and {count} more lines."


def leave_out(unit: str) -> str:
    """Takes one change out of the decision."""
    return f"Take out: {unit}"


def ask_off(day: str) -> str:
    """Sure?"""
    return f"Call off the changes of {day}? Nothing will change on that day."


def called_off(day: str) -> str:
    """It waits no more."""
    return f"The changes of {day} are called off. Nothing changes."


def done_note(day: str, basis: str, followed: str) -> str:
    """To whoever ordered it, on the day."""
    return f"The units were changed as of {day}, by {basis}. {followed}"


def blocked_head(day: str) -> str:
    """Over what stood in the way on the day."""
    return f"The changes of units of {day} could not be carried out:"


def obstacle(said: str, why: str) -> str:
    """What stands in the way of one change."""
    return f"{said}. {why}"


def defect(reference: str) -> str:
    """Why nothing was done, where the program itself has failed."""
    return f"The system has failed; the log has it under {reference}."


def other_than_shown(lines: Sequence[str]) -> str:
    """A new tree would change more than what was agreed to."""
    return f"The units have changed since. The file would also change what nobody has seen: {'; '.join(lines)}"


def told(who: str, said: str) -> str:
    """To the others who coordinate there: it was ordered."""
    return (
        f"{who} ordered: {said[:1].lower()}{said[1:]} To look at it or call it off: /units, “Waiting changes”."
    )


def told_tree(day: str, changes: int, basis: str) -> str:
    """To those who coordinate: a new tree waits."""
    return (
        f"A new tree of units waits for {day}, by {basis}: {changes} changes. "
        "To look at it or call it off: /units, “Waiting changes”."
    )


def told_off(who: str, day: str, basis: str) -> str:
    """To the others: it was called off."""
    return f"{who} called off the changes of units of {day}, by {basis}. Nothing changes."
