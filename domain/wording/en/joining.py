"""What people read when they press START: who they are here, and what they can do next."""

from __future__ import annotations

from typing import Final

from domain.wording.en._counting import some

NOT_ME: Final = "Not me"
NEXT: Final = "You can:"
NO_WORK: Final = "Nothing is waiting for you at the moment."
YOUR_SEATS: Final = "Your roles:"
FIRST_STEPS: Final = "First steps:"
IMPORT_UNITS: Final = "Bring the list of units in on the server: directive-bot units import FILE.csv"
INVITE_COORDINATORS: Final = (
    "Invite the coordinators of the office: press /invite, choose the unit, choose the role."
)
INVITE_UNITS: Final = "Invite the people of the units: coordinators can do it too, with /invite."
SEE_UNITS: Final = "See which units nobody is connected to: press /units."


def hello(name: str) -> str:
    """The first line."""
    return f"Hello {name}."


def welcome(name: str) -> str:
    """The first line for somebody who has just joined."""
    return f"Welcome, {name}."


def seat(role: str, unit: str) -> str:
    """One of the roles."""
    return f"{unit[:1].upper()}{unit[1:]}: {role}"


def work(count: int) -> str:
    """How much waits."""
    items = "1 item is" if count == 1 else f"{count} items are"
    return f"{items} waiting for you. Press /todo to see."


def units_there(count: int) -> str:
    """The units have been brought in."""
    return f"Units in the system: {count}."


def offer_too(seats: int) -> str:
    """Joining adds to what one holds."""
    return f"You hold {some(seats, 'other role')}; this one is added, it replaces none."
