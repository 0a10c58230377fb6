"""What people read when units are renamed, merged, divided, abolished or moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.reforms import Bar, Choice, Kind
from domain.wording.en._counting import some

CHANGE: Final = "Change the unit"
WHAT: Final = "What changes?"
DO: Final = "Do it"
DROP: Final = "Leave as it is"
KINDS: Final = {
    Kind.RENAMED: "Rename",
    Kind.MERGED: "Merge into another unit",
    Kind.SPLIT: "Divide",
    Kind.ABOLISHED: "Abolish",
    Kind.MOVED: "Move under another unit",
}
ASK_NAME: Final = "What is the new name of {}? Please write it as the decision does."
ASK_HEIR: Final = "Into which unit is {} merged? Please type a part of its name."
ASK_PARENT: Final = "Under which unit does {} stand from now on? Please type a part of its name."
ASK_PARTS: Final = (
    "Into which units is {} divided? Please write one name a line, two lines at least. "
    "The first one gets the people of the old unit."
)
ASK_BASIS: Final = (
    "From which day, by which decision? Please write the day first, for example:\n"
    "1/7/2025, Resolution 202/2025/QH15"
)
NO_DAY: Final = "There is no day yet. Please send it, too, for instance: 1/7/2025, or: today"
NO_BASIS: Final = "There is no decision yet. Please send it, too, for instance: Resolution 202/2025/QH15"
TOO_FEW_PARTS: Final = "A division needs two names at least, one a line."
WHICH: Final = "Please choose one unit:"
MAY_NOT: Final = "Only coordinators of a unit above and admins can change this unit."
PLAN_GONE: Final = "This change is not waiting any more. Please open the unit and begin again."
DROPPED: Final = "Left as it was. Nothing has changed."
WORK: Final = {"pass": "Open work: passes to the successor", "end": "Open work: ends"}
SEATS: Final = {"pass": "People: pass to the successor", "end": "People: their roles end"}
TURN: Final = "Press the two lines below to choose otherwise."
ALL_ENDS: Final = "No unit takes over: open work ends, and so do the roles of its people."
KEPT: Final = "Reports that were sent stay in the old unit's name."

_DONE: Final = {
    Kind.RENAMED: "{old} is renamed {new}",
    Kind.MERGED: "{old} is merged into {new}",
    Kind.SPLIT: "{old} is divided into {new}",
    Kind.ABOLISHED: "{old} is abolished",
    Kind.MOVED: "{old} is moved under {new}",
}
_BARS: Final = {
    Bar.GONE: "This unit is no more already.",
    Bar.NO_BASIS: "Every change needs the decision it follows, for example: Resolution 202/2025/QH15.",
    Bar.FUTURE: "That day has not come. Please make the change then, so that nobody is asked too early.",
    Bar.NO_NAME: "There is no new name.",
    Bar.SAME_NAME: "The new name is the present one.",
    Bar.NO_SUCCESSOR: "There is no successor.",
    Bar.SUCCESSOR_GONE: "The successor is not there, or ends as well.",
    Bar.ITSELF: "No unit takes its own place or stands under itself.",
    Bar.BELOW: "No unit stands under one of its own units.",
    Bar.SAME_PLACE: "The unit stands there already.",
    Bar.ROOT: "The topmost unit cannot be abolished without a successor.",
}


def barred(why: Bar, name: str) -> str:
    """Why nothing was changed."""
    return f"{name}: {_BARS[why]}" if name else _BARS[why]


def said(kind: Kind, old: str, new: str, day: str, basis: str) -> str:
    """The change in a sentence."""
    return f"From {day} on {_DONE[kind].format(old=old, new=new)}, by {basis}."


def briefly(kind: Kind, old: str, new: str) -> str:
    """The change alone, without its day."""
    return _DONE[kind].format(old=old, new=new)


def passed_to(change: str, new: str) -> str:
    """To somebody who sits in the successor now."""
    return f"{change} Your role is at {new} now; open work comes along."


def seat_ended(change: str) -> str:
    """To somebody whose seat ended with the unit."""
    return f"{change} Your role there has ended. Reports that were sent are kept. Thank you."


def digest_head(unit: str) -> str:
    """Above the one list of what a successor owes newly."""
    return f"{unit} takes on the work of former units"


def open_work(directives: int, slots: int, people: int) -> str:
    """What is open of a unit before it changes."""
    return f"Open: {directives} directives, {slots} reports. People linked: {people}."


def done(passed: int, ended: int, reseated: int, unseated: int) -> str:
    """What followed from a change."""
    counted = (
        (passed, "reports passed on"),
        (ended, "reports ended"),
        (reseated, "people passed on"),
        (unseated, "roles ended"),
    )
    listed = [f"{count} {words}" for count, words in counted if count]
    return "Recorded." + (f" {', '.join(listed).capitalize()}." if listed else "")


def now_called(old: str, new: Sequence[str]) -> str:
    """An old name was typed."""
    return f"{old} is {', '.join(new)} now."


def formerly(names: Sequence[str]) -> str:
    """Behind a unit's name."""
    return f"(formerly {', '.join(names)})"


def took_in(names: Sequence[str], day: str, *, whole: bool) -> str:
    """Under the name of a unit that was there before; ``whole``: these, and not only a part of them."""
    return f"(took in {'' if whole else 'a part of '}{', '.join(names)} on {day})"


def took_over(names: Sequence[str]) -> str:
    """Behind the name of a unit that was there before, and has others' work now."""
    return f"(took over from {', '.join(names)})"


def gone(name: str, heirs: Sequence[str]) -> str:
    """A unit that is no more was asked for."""
    if not heirs:
        return f"{name} has been abolished."
    return f"{name} is no more; it is {', '.join(heirs)} now."


def gone_seat(change: str, unit: str) -> str:
    """An old button was pressed by somebody of a unit that is no more; ``unit``: where that person sits now."""
    return f"{change} Your role is at {unit} now." if unit else f"{change} This is not yours any more."


NAMED: Final = 5  # units of a list by name
PLAN: Final = "What will change:"
NOTHING: Final = "Nothing changes."
ASK: Final = "Make these changes?"
DRY: Final = "Only shown; nothing has been changed."
NEEDS_YES: Final = "Units are moved, lose tags or close. Look at the list above, then run it again with --yes."
NEEDS_BASIS: Final = "Closing units needs the decision it follows: add --basis “…”."
REFUSED: Final = "Nothing has been changed."
MEANWHILE: Final = "The units changed while we waited. Please run it again to see what is new."


def plan_new(code: str, name: str, tags: Sequence[str] = ()) -> str:
    """A unit that is added."""
    return f"+ {code}: {name} (tags: {'; '.join(tags)})" if tags else f"+ {code}: {name}"


def plan_renamed(code: str, old: str, new: str) -> str:
    """A unit that gets another name."""
    return f"~ {code}: {old} → {new}"


def plan_moved(code: str, name: str, old: str, new: str) -> str:
    """A unit that gets another superior."""
    return f"> {code}: {name}, from {old or 'no superior'} to {new or 'no superior'}"


def plan_other(code: str, name: str) -> str:
    """A unit of which its kind or its other names change."""
    return f"= {code}: {name}, other kind or other names"


def plan_tagged(code: str, name: str, old: Sequence[str], new: Sequence[str]) -> str:
    """A unit that bears other tags."""
    return f"# {code}: {name}, tags: {'; '.join(old) or 'none'} → {'; '.join(new) or 'none'}"


def plan_closed(code: str, name: str, heirs: Sequence[str], work: Choice, seats: Choice) -> str:
    """A unit that is no more."""
    if not heirs:
        return f"- {code}: {name} abolished, open work ends"
    kept = "work passes" if work == "pass" else "work ends"
    people = "people pass" if seats == "pass" else "roles end"
    return f"- {code}: {name} → {', '.join(heirs)} ({kept}, {people})"


def plan_sum(new: int, renamed: int, moved: int, closed: int, unchanged: int, tagged: int = 0) -> str:
    """The last line of a plan."""
    tags = f"{tagged} tagged otherwise, " if tagged else ""
    counts = f"{new} new, {renamed} renamed, {moved} moved, {tags}{closed} closed"
    return f"In all: {counts}, {unchanged} as they were."


def plan_left(names: Sequence[str]) -> str:
    """Units that are there and that the files do not name."""
    rest = len(names) - NAMED
    more = f" and {rest} more" if rest > 0 else ""
    count = some(len(names), "present unit")
    return (
        f"Not in the file, and staying as before: {count}: {', '.join(names[:NAMED])}{more}.\n"
        "Units that are no more belong in a second file: --endings."
    )


def plan_open(directives: int, slots: int, people: int) -> str:
    """What is open of the units that are no more."""
    return f"The closing units have {directives} open directives, {slots} open reports, {people} people linked."


ANEW: Final = "The units it goes to have changed, so you are asked again. The earlier request is void."
NOBODY_LEFT: Final = "No receiver is left, so nobody was asked again. Please choose receivers and send it."
AUTHOR_LEFT: Final = "Your role to publish has ended, so nobody was asked again. Nothing has been sent."


def anew_note(title: str, changes: str, problem: str) -> str:
    """To the author: what waited was asked about anew, or why it was not."""
    then = problem or "The receivers were mended, and approval was asked for again in your name."
    return f"Units changed while {title} waited for approval. {changes} {then}".replace("  ", " ")
