"""What people read when they look through the units, and when they invite into one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.wording.en._counting import some

NO_UNITS: Final = (
    "There are no units yet. The administrator runs on the server: directive-bot units import FILE.csv"
)
TOP: Final = "Your units"
PEOPLE: Final = "People connected:"
NOBODY: Final = "nobody connected"
UNREACHABLE: Final = "cannot be reached"
NOT_IN_SIGHT: Final = "This unit is not among those you may see."
UP: Final = "Up: {}"
FIND_HOW: Final = "Find quickly: type /units and a name, for example: /units an phú"
REVOKE: Final = "Take a role away…"
REVOKE_WHOM: Final = "Whose role shall be taken away?"
INVITE: Final = "Invite somebody into it"
CHOOSE_UNIT: Final = (
    "Invite into which unit? Choose below, or type /invite and the name of the unit, "
    "for example: /invite an phú"
)
CHOOSE_ROLE: Final = "Invitation to {}.\nWhich role?"
CHOOSE_USES: Final = "Invitation to {}, role: {}.\nFor how many people is the link?"
MAY_NOT: Final = "Only the office (a coordinator) and administrators may invite people."
NO_SUCH: Final = "There is no unit called “{}”. Try fewer letters; marks are not needed."
FOUND: Final = "Units with “{}”:"
TOO_MANY: Final = "There are {} more; please type more of the name."
FORWARD: Final = (
    "Pass this message on, or let people scan the QR code. The link is a key: give it only to the right person."
)
DROP_INVITE: Final = "Cancel this link"
INVITE_DROPPED: Final = "The invitation link to {} is cancelled. Nobody can join with it any more."

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "blocked": "has blocked this channel",
        "deactivated": "account deleted",
        "never_started": "has not pressed Start",
        "not_found": "account not found",
    }
)
OTHER_REASON: Final = "Telegram refused"


def counts(units: int, unlinked: int, unreachable: int) -> str:
    """How the units below stand."""
    words = [f"Units below: {units}"]
    if unlinked:
        words.append(f"{unlinked} with nobody connected")
    if unreachable:
        words.append(f"{unreachable} out of reach")
    return " · ".join(words)


def gaps(count: int) -> str:
    """How many units no message reaches."""
    return f"Not reached: {some(count, 'unit')}"


def linked(people: int, reachable: int) -> str:
    """How a unit stands, on its button: short, for a phone cuts a button's end off."""
    if not people:
        return "nobody"
    said = "1 person" if people == 1 else f"{people} people"
    return said if reachable else "out of reach"


def more_people(count: int) -> str:
    """So many are not named."""
    return f"… and {count} more people"


def unreachable_since(day: str, reason: str) -> str:
    """Why and since when nobody can write to a person."""
    return f"{UNREACHABLE} since {day}: {REASONS.get(reason, OTHER_REASON)}"


def uses(count: int) -> str:
    """For how many people a link is."""
    return "1 person" if count == 1 else f"{count} people"


def invitation(role: str, count: int, until: str, link: str) -> list[str]:
    """The lines of an invitation below its heading."""
    return [f"Role: {role}", f"For {uses(count)}, until the end of {until}", "", link]


def invitation_head(unit: str) -> str:
    """Its heading."""
    return f"Invitation to {unit}"
