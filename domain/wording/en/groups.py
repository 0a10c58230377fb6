"""What is said in the group chats of units, and about them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HELLO: Final = "I carry the directives of the provincial Party committee."
WHO_READS: Final = "Mind: everybody in the group, and whoever joins later, can read what is sent here."
WHAT_COMES: Final = "Once linked, what is sent to the unit comes here, too. The bot does not read the group."
LEAVES: Final = (
    "An officer or leader of the unit presses the button below to link it. If nobody does within {} minutes, "
    "the bot leaves."
)
MINE: Final = "Link this group to my unit"
CHOOSE_UNIT: Final = "You hold seats in several units. Choose the one whose group this is."
MOVE_HERE: Final = "Move to this topic"
REPORT: Final = "Report in private"

NO_SEAT: Final = (
    "The bot does not know you yet. Only who joined by an invitation, with a seat in the unit, can link."
)
NOT_YOUR_UNIT: Final = "You hold no seat in this unit, so you cannot link a group to it."
ANONYMOUS: Final = (
    "You are anonymous in this group, so the bot cannot tell who you are and records nothing. "
    "Please turn “Remain anonymous” off and try again, or write to the bot in private."
)
NOT_LINKED: Final = (
    "This group is not linked to a unit any more. Please open the directive in the private chat."
)
NOT_A_GROUP: Final = "This button is for the unit's group only."
NOT_HERE: Final = "Please do this in the private chat with the bot."
TOO_MANY: Final = "The unit has {} groups linked already. Please unlink one that is not used, then try again."
NO_REPORTS: Final = "Reports are not taken in groups, where all can read them. Please write in private."
PRIVATE: Final = "Open the private chat"
HELP: Final = (
    "In the group, press the buttons under each directive. "
    "Reports, searches and everything else belong into the private chat."
)
TOPIC_GONE: Final = (
    "The topic for directives is not there any more. From now on they come into the general topic."
)
NOBODY: Final = (
    "Nobody of the office has linked this group to a unit, so the bot leaves. Add it again when needed."
)
NO_CHANNELS: Final = "The bot sends no directives into channels. Please use a group."
MOVED_HERE: Final = "From now on directives come into this topic."

BUTTON: Final = "Link a Telegram group"
WHICH_UNIT: Final = "For which unit shall a Telegram group be linked?"
NONE: Final = "No group yet."
HOW: Final = "Press “Choose the group”, then the unit's group. The bot asks there; press its button."
TOPIC: Final = (
    "A group with topics: go into the topic, type /start and choose the bot, so that directives come there."
)
CHOOSE: Final = "Choose the group"
UNLINK_SURE: Final = "Unlink"
KEEP: Final = "Keep it"
NO_SUCH: Final = "This group has been unlinked already."
NOT_YOURS: Final = "Only people of the unit or of the office can do this."
LIST_HEAD: Final = "Linked Telegram groups:"

_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "orphaned": "nobody of the unit answers for it",
        "kicked": "the bot was removed from it",
        "not_member": "the bot is no longer in it",
        "deleted": "the group was deleted",
        "not_found": "the group cannot be found",
        "forbidden": "Telegram refuses",
    }
)


def card_of(unit: str) -> str:
    """Over the card in a group: whose it is."""
    return f"Group of {unit}" if unit else "For the group"


def who_counts(unit: str) -> str:
    """Under the card: whose press counts."""
    return f"An acknowledgement counts only from somebody with a seat in {unit}."


def not_of_unit(unit: str) -> str:
    """Somebody else pressed."""
    return (
        f"Only a press by somebody with a seat in {unit} counts. "
        "If you are an officer of the unit, ask the office for an invitation."
    )


def link_to(unit: str) -> str:
    """The button that links."""
    return f"Link this group to {unit}"


def linked(unit: str, who: str) -> str:
    """The group has just been linked."""
    return (
        f"This group is now linked to {unit}, by {who}.\n"
        "What is sent to the unit appears here, too, and everybody in the group can read it. "
        f"An acknowledgement counts only from somebody with a seat in {unit}. Reports go to the bot in private."
    )


def linked_here(unit: str) -> str:
    """Asked again where it is linked."""
    return f"This group is linked to {unit}. {HELP}"


def linked_elsewhere(unit: str) -> str:
    """Asked in another topic."""
    return f"This group is linked to {unit}; directives come into another topic."


def taken(unit: str) -> str:
    """Somebody wants to link a group of another unit."""
    return f"This group is linked to {unit}. That link must be ended before another unit can have it."


def told_linked(title: str, unit: str, who: str) -> str:
    """Told to those who look after the unit."""
    return f"{who} has linked the group “{title}” to {unit}. What is sent to the unit appears there, too."


def told_ended(title: str, unit: str, reason: str) -> str:
    """Told to those who look after the unit, and to who linked it."""
    why = _REASONS.get(reason, _REASONS["forbidden"])
    return (
        f"The group “{title}” of {unit} gets no directives any more: {why}. "
        "The unit's people get theirs in private as before. To use it again, add the bot and link it anew."
    )


def told_no_rights(title: str, unit: str) -> str:
    """The group does not let the bot write."""
    return f"The group “{title}” of {unit} does not let the bot write. Its administrator should allow it."


def told_topic_gone(title: str, unit: str) -> str:
    """A topic was deleted or closed."""
    return (
        f"The topic for directives in the group “{title}” of {unit} is gone. They come into the general topic."
    )


def unlinked(unit: str, who: str) -> str:
    """Said in the group before the bot goes."""
    return f"{who} has unlinked this group from {unit}. No directives come here any more; the bot leaves."


def title(unit: str) -> str:
    """Over the list of groups."""
    return f"Telegram groups of {unit}"


def place(name: str, who: str, since: str) -> str:
    """One linked group."""
    return f"- “{name}”, linked by {who} on {since}"


def unlink(name: str) -> str:
    """The button that takes a group away."""
    return f"Unlink “{name}”"


def ask_unlink(name: str, unit: str) -> str:
    """Sure?"""
    return f"Unlink “{name}” from {unit}? The bot says so there and leaves. Private copies still come."


def done_unlinked(name: str) -> str:
    """It is done."""
    return f"“{name}” is unlinked."


def own_command(name: str) -> str:
    """A command that belongs into the private chat."""
    return f"Please type /{name} in the private chat: here everybody in the group can read the answer."


def named(title: str) -> str:
    """A group in the middle of a sentence."""
    return f"the group “{title}”"
