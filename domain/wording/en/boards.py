"""What a board says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.reports import Reporting
from domain.wording.en._counting import persons, some

ALL_DONE: Final = "All units have acknowledged."
NONE_OPEN: Final = "No directive is being followed up."
TOP: Final = "No superior unit"
ALL_BOARDS: Final = "All directives being followed"
CHOOSE: Final = "Directives being followed up:"
NOT_FOUND: Final = "There is no such directive among those you may see."
NOBODY_SILENT: Final = "Every unit has acknowledged."
NOBODY_UNREPORTED: Final = "Every unit has reported."
RETURNED: Final = " (returned)"
ASKING: Final = " (asks for more time)"
NO_LINK: Final = "nobody connected"
NO_REACH: Final = "cannot be reached"
NOBODY_TO_URGE: Final = "Nobody is left to urge: every unit has answered."
ONLY_BY_TELEPHONE: Final = (
    "The silent units are not connected or cannot be reached here. "
    "Please telephone them, then press “Record on behalf”."
)


def acknowledged(count: int, units: int) -> str:
    """The first line where no reports are asked for."""
    return f"{count} of {some(units, 'unit')} acknowledged"


def answers(acknowledged: int, units: int, reported: int, overdue: int) -> str:
    """The first line: who has answered, who owes something that is past its time."""
    late = f" · {overdue} overdue" if overdue else ""
    return f"{acknowledged} of {some(units, 'unit')} acknowledged · {reported} reported{late}"


def open_boards(count: int) -> str:
    """Above the list of directives."""
    return f"{some(count, 'directive')} being followed"


def group(state: str, count: int) -> str:
    """Above the units of one state."""
    return f"{state[:1].upper()}{state[1:]} ({count})"


def silent(count: int, names: str) -> str:
    """The silent units that a reminder can reach, by name."""
    return f"Not acknowledged ({count}): {names}"


def refused(count: int) -> str:
    """Units that say it is not for them."""
    return f"Not their responsibility: {count}"


def late(count: int) -> str:
    """Units that acknowledged after the deadline."""
    return f"Acknowledged late: {count}"


def reporting(found: Reporting) -> list[str]:
    """How far the units say they are, what was returned, who asks for more time; nothing of nothing."""
    said = [f"{found.done} units done"] if found.done else []
    said += [f"{found.percent}% on average"] if found.percent is not None else []
    lines = [f"Progress: {' · '.join(said)}"] if said else []
    lines += [f"Accepted: {found.accepted}"] if found.accepted else []
    lines += [f"Returned, waiting for a new version: {found.returned}"] if found.returned else []
    return lines + ([f"Asking for more time: {found.asking}"] if found.asking else [])


def sends(sent: int, people: int, waiting: int, uncertain: int, failed: int) -> str:
    """How the sending goes."""
    words = [f"Sent to {sent} of {persons(people)}"]
    if waiting:
        words.append(f"{waiting} waiting")
    if uncertain:
        words.append(f"{uncertain} uncertain")
    if failed:
        words.append(f"{failed} could not be sent")
    return " · ".join(words)


def unlinked(count: int, names: str) -> str:
    """Silent units that nobody is linked to."""
    return f"Nobody connected ({count}): {names}"


def unreachable(count: int, names: str) -> str:
    """Silent units whose people have all blocked the chat."""
    return f"Cannot be reached ({count}): {names}"


MAY_NOT_URGE: Final = "Only the office (a coordinator) and the units that follow this directive up may urge."


def urged_recently(name: str, when: str) -> str:
    """Somebody has urged within the hour."""
    who = f"{name} urged" if name else "Already urged"
    return f"{who} at {when}. A directive can be urged once an hour."


def urged(people: int, units: int, held_until: str) -> str:
    """After an urge; ``held_until`` is empty when it goes out at once."""
    whom = f"{persons(people)} in {some(units, 'silent unit')}"
    return f"It is night: {whom} will be reminded at {held_until}." if held_until else f"Reminded {whom}."


def urge(title: str) -> str:
    """What the silent read."""
    return f"From the office: your unit has not acknowledged {title}. Please open it and press “Acknowledge”."


def unreached(title: str, names: Sequence[str], count: int) -> str:
    """Told to the publisher: whose phones refused the directive."""
    rest = f" … +{count - len(names)}" if count > len(names) else ""
    return (
        f"{title}: could not be sent to {persons(count)} (blocked, or account gone): {', '.join(names)}{rest}. "
        "Please reach them by telephone."
    )
