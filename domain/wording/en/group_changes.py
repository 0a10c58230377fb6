"""What is said of a group when it is new, when its people change, and when its unit does."""

from __future__ import annotations

from typing import Final

KEEP_GROUP: Final = "I answer for this group"
NOT_LIVE: Final = "This directive is followed up no more."
CARD_THERE: Final = "It is in this group already; please scroll up."
CARD_COMES: Final = "It is on its way into the group."


def keeper_wanted(title: str, unit: str, who: str, until: str) -> str:
    """Whoever linked the group has no seat there any more."""
    return (
        f"{who} linked the group “{title}” to {unit} and has no seat there any more. "
        f"Somebody of the unit please answer for it. If nobody does by {until}, the bot leaves the group."
    )


def kept(title: str, who: str) -> str:
    """Somebody answers for the group."""
    return f"{who} answers for the group “{title}”. Directives go there as before."


def orphan_bye(unit: str) -> str:
    """Said in the group before the bot goes."""
    return f"Nobody of {unit} answers for this group, so directives are sent here no more; the bot leaves."


def unit_gone(said: str) -> str:
    """Said in the group of a unit that is no more; the bot goes."""
    return f"{said} Directives are sent to this group no more; the bot leaves."


def passed_on(said: str, new: str) -> str:
    """Said in the group of a unit whose people sit elsewhere now."""
    return f"{said} From now on this group gets what is sent to {new}."


def open_head(unit: str, count: int) -> str:
    """Over the list that a newly linked group gets."""
    return f"{unit} has {count} open directives"


def late_linked(since: str) -> str:
    """Why it comes only now."""
    return f"The group gets them late, being linked since {since} only. Days and deadlines are the unit's own."


def open_passed(unit: str) -> str:
    """Why a group that went along with a merged unit gets it."""
    return f"The group gets them late, being {unit}'s only now. Days and deadlines are the unit's own."


def open_taken(unit: str) -> str:
    """Why the group of a unit that takes over another's work gets it."""
    return f"This work has just passed to {unit}. Days and deadlines stay as they were."


def open_item(number: int, title: str) -> str:
    """One directive of it."""
    return f"{number}. {title}"


def open_button(number: int, printed: str) -> str:
    """Brings its card into the group."""
    return f"{number}. Show {printed}".rstrip()


def open_state(sent: str, who: str, *, silent: bool) -> str:
    """When it was sent to the unit, and whether anybody has said so."""
    said = "Nobody has acknowledged it." if silent else f"Acknowledged: {who}." if who else ""
    return f"Sent to the unit on {sent}. {said}".rstrip()


def open_due(due: str, *, late: bool) -> str:
    """The report that it owes next."""
    return f"Report overdue since {due}" if late else f"Report due {due}"


def open_rest(count: int) -> str:
    """Below those that are shown."""
    return f"And {count} more: please type /todo in your own chat with the bot."
