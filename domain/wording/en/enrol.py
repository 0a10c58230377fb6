"""What people read when they are invited, join, leave, or may not come in."""

from __future__ import annotations

from typing import Final

from domain import limits
from domain.people import Role
from domain.wording.en._counting import persons

_ROLES: Final = {
    Role.VIEWER: "viewer",
    Role.OFFICER: "officer",
    Role.LEADER: "leader",
    Role.COORDINATOR: "coordinator",
    Role.ADMIN: "administrator",
}
_TASKS: Final = {
    Role.VIEWER: "see and search the directives of the unit",
    Role.OFFICER: "receive directives, press “Acknowledge” and report for the unit",
    Role.LEADER: "receive directives, report, approve, and follow the units below",
    Role.COORDINATOR: "publish directives, follow and urge the units below",
    Role.ADMIN: "look after units, invitations and settings",
}

JOIN: Final = "Join"
WHOLE_OFFICE: Final = "the whole office"

# One answer for every code that opens nothing and for too many guesses: it tells a guesser nothing.
BAD_CODE: Final = (
    "This invitation link does not work: it may have expired, be used up, or be mistyped. "
    "Please ask the office for a new link."
)
NOT_JOINED: Final = "The invitation is left alone. Open the link again when you need it."
NO_OFFER: Final = "Please open the invitation link again, then press “Join”."
MAY_NOT_INVITE: Final = "You may invite only into the units that you look after, and only to the roles allowed."
BAD_USES: Final = f"A link may be for 1 to {limits.INVITE_USES_MAX} people."
NO_SUCH_UNIT: Final = "There is no such unit."
NO_SUCH_SEAT: Final = "This role has already ended."
NOT_YOUR_SEAT: Final = "This is not your role."
MAY_NOT_REVOKE: Final = "You may not take this role away."
LAST_ADMIN: Final = "This is the only administrator. Please name another one first."
NO_SUCH_INVITE: Final = "This invitation link has already been cancelled."


def role(which: Role) -> str:
    """What people call the role."""
    return _ROLES[which]


def offer(unit: str, which: Role) -> str:
    """What would be joined, before the press."""
    return (
        f"You are invited to join:\n{unit}\n\n"
        f"Role: {_ROLES[which]}, to {_TASKS[which]}.\n\n"
        f"If this is right, press “{JOIN}”. If this is not you, press “Not me”."
    )


def joined(unit: str, which: Role) -> str:
    """After the press."""
    return f"Done. You now have the role of {_ROLES[which]} in {unit}: {_TASKS[which]}."


def joined_before(unit: str, which: Role) -> str:
    """The seat was held already."""
    return f"You already have the role of {_ROLES[which]} in {unit}; there is nothing more to do."


def newcomer(name: str, unit: str, which: Role) -> str:
    """To whoever looks after the unit."""
    return f"{name} has just joined {unit}, role: {_ROLES[which]}."


def left(unit: str, which: Role) -> str:
    """One gave up a seat."""
    return f"You have given up the role of {_ROLES[which]} in {unit}."


def taken(unit: str, which: Role) -> str:
    """To the one whose seat was taken."""
    return f"Your role of {_ROLES[which]} in {unit} has been taken away."


def invitation(unit: str, which: Role, uses: int, link: str) -> str:
    """The link, ready to be passed on."""
    return (
        f"Invitation to {unit}, role: {_ROLES[which]}, for {persons(uses)} "
        f"within {limits.INVITE_DAYS} days:\n{link}"
    )
