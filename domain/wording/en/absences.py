"""What is said of being away, and of acting for somebody."""

from __future__ import annotations

from typing import Final

BUTTON: Final = "Away"
HEAD: Final = "BEING AWAY"
WHAT: Final = (
    "While you are on leave, at a meeting or a course, your deputy receives your messages and answers for you."
    " You keep your rights; only flash messages still reach you."
)
NEW: Final = "I will be away"
CHOOSE: Final = "Choose a deputy"
BACK: Final = "I am back"
BY_LINK: Final = "Somebody else, by a link"
NOT_AWAY: Final = "I will not be away"
TAKE: Final = "Act as deputy"
ASK_DAYS: Final = "From which day to which day? For example: 24/7 – 30/7. Press /cancel to leave it."
BAD_DAYS: Final = "Please write the first and the last day, like 24/7 – 30/7, or: tomorrow."
PAST: Final = "These days are over. Please write them again."
TURNED: Final = "The last day comes before the first. Please write them again."
NOTHING_TO_DO: Final = "You answer for no unit, so you need no deputy."
NOT_ONESELF: Final = "You cannot be your own deputy."
NOT_A_COLLEAGUE: Final = "This person is no longer in your unit. Please choose somebody else."
GONE: Final = "This absence is over, or has a deputy already."
DROPPED: Final = "It has ended. Messages go as they did before."
NOBODY_ACTS: Final = (
    "You are away from today, but have no deputy, so messages still come to you."
    " Press /settings, “Away” to choose one."
)


def far(days: int) -> str:
    """Too far ahead."""
    return f"The first day must lie within the next {days} days. If it is over, please write it again."


def long(days: int) -> str:
    """Too long."""
    return f"An absence lasts {days} days at most. For longer, please hand your seat over."


def overlaps(first: str, last: str) -> str:
    """There is one already in these days."""
    return f"You are away from {first} to {last} already, which overlaps with these days."


def acts_herself(person: str, first: str, last: str) -> str:
    """Who acts for somebody has no deputy herself."""
    return (
        f"You act for {person} from {first} to {last}, so you cannot be away in these days."
        " Please stop acting first."
    )


def away_too(name: str, first: str, last: str) -> str:
    """The chosen one is away herself."""
    return f"{name} is away as well, from {first} to {last}. Please choose somebody else."


def who(first: str, last: str) -> str:
    """Who acts instead?"""
    return f"Away from {first} to {last}. Who acts for you?"


def planned(first: str, last: str, deputy: str, *, running: bool) -> str:
    """One absence in a line."""
    when = f"Away{' now,' if running else ''} from {first} to {last}"
    return f"{when}. Deputy: {deputy}." if deputy else f"{when}. No deputy yet."


def acting(person: str, first: str, last: str) -> str:
    """Whom one acts for."""
    return f"You act for {person} from {first} to {last}."


def drop(first: str) -> str:
    """The button that calls one off."""
    return f"Cancel the absence from {first}"


def stop(person: str) -> str:
    """The button with which a deputy stops."""
    return f"Stop acting for {person}"


def appointed(deputy: str, first: str, last: str) -> str:
    """To whoever will be away."""
    return f"{deputy} acts for you from {first} to {last}. Then everything goes back by itself."


def named(person: str, first: str, last: str) -> str:
    """To the deputy, beforehand."""
    return (
        f"{person} asks you to act for them from {first} to {last}. From that day their messages come to you."
        " If you cannot, press /settings, “Away”."
    )


def taken(deputy: str, first: str, last: str) -> str:
    """To whoever sent the link."""
    return f"{deputy} has agreed to act for you from {first} to {last}."


def offer(person: str, first: str, last: str) -> str:
    """A link was opened."""
    return f"{person} asks you to receive messages and answer for them from {first} to {last}. Do you agree?"


def link(address: str, first: str, last: str) -> str:
    """What is passed on to the deputy."""
    return f"Please act for me from {first} to {last}. Open the link, then press “Act as deputy”: {address}"


def began(deputy: str, first: str, last: str) -> str:
    """To whoever is away."""
    return f"From now until {last}, {deputy} acts for you. Only flash messages still reach you."


def you_act(person: str, first: str, last: str) -> str:
    """To the deputy."""
    return f"You act for {person} from {first} to {last}. Your answers say “for {person}”."


def ended(deputy: str) -> str:
    """To whoever was away."""
    return f"Welcome back. {deputy} no longer acts for you; messages come to you again."


def you_acted(person: str) -> str:
    """To the deputy."""
    return f"Your time of acting for {person} is over. Thank you."


def instead(name: str, stands_for: str) -> str:
    """Who acted, and for whom."""
    return f"{name} (for {stands_for})"
