"""A seat passes from one person to another by a link: what the link is good for, and what goes along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from domain import limits
from domain.people import Role, Seat
from domain.units import Tree

LIFE: Final = timedelta(days=limits.HANDOVER_DAYS)
_COORDINATING: Final = (Role.COORDINATOR, Role.ADMIN)


class State(StrEnum):
    """Whether a link still passes the seat, and if not, why."""

    OPEN = "open"
    TAKEN = "taken"
    REVOKED = "revoked"
    EXPIRED = "expired"
    ENDED = "ended"  # nobody holds the seat any more


@dataclass(frozen=True, slots=True)
class Handover:
    """A link as it is kept: never the code itself. ``seat`` None: it has ended otherwise."""

    id: int
    seat_id: int
    seat: Seat | None
    created_by: int
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    taken_by: int | None = None

    def state(self, now: datetime) -> State:
        """Whether somebody may still take the seat by it."""
        if self.taken_by is not None:
            return State.TAKEN
        if self.revoked_at is not None:
            return State.REVOKED
        if self.seat is None:
            return State.ENDED
        return State.OPEN if now < self.expires_at else State.EXPIRED


def coordinating(seats: Iterable[Seat]) -> tuple[Seat, ...]:
    """The seats from which one publishes, and which therefore bring drafts and directives along."""
    return tuple(seat for seat in seats if seat.role in _COORDINATING)


def goes_along(audience: Iterable[int], seat: Seat, kept: Iterable[Seat], tree: Tree) -> bool:
    """Whether what is sent to these units passes with the seat, while its holder keeps other seats.

    It does where no seat that she keeps reaches all of the units. What has no units yet stays with her
    as long as she publishes from anywhere.
    """
    if seat.role not in _COORDINATING:
        return False
    others, asked = coordinating(kept), tuple(audience)
    if not others:
        return True
    return bool(asked) and not any(_reaches(other, asked, tree) for other in others)


def _reaches(seat: Seat, audience: tuple[int, ...], tree: Tree) -> bool:
    if seat.role is Role.ADMIN:
        return True
    return seat.unit_id is not None and all(tree.is_within(unit, seat.unit_id) for unit in audience)
