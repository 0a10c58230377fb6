"""What a coordinator reads while choosing who receives."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.audience import Reason
from domain.wording.en._counting import some

HEAD: Final = "RECIPIENTS"
NOBODY: Final = "No unit is chosen yet. Choose with the buttons below."
KINDS: Final = "BY KIND OF UNIT\nPress to choose all of a kind. Press again to take them out."
OUTSIDE: Final = "This unit is not among those you look after."
GONE: Final = "This list is gone."
CLEARED: Final = "Nothing is chosen any more."
TYPE_WORDS: Final = "Please type the names of units in words. Press /cancel to stop."
TYPE_LONG: Final = "This is too long. Please type it in several parts, each under {} characters."
LIST_HEAD: Final = "SAVED LISTS\nPress to choose a whole list. Press again to take it out."
LIST_NONE: Final = "There is no list yet. Choose units, then press “Save this list” to use it again next time."
LIST_DROP_HEAD: Final = "DELETE A LIST\nPress the list to delete. The draft does not change."
LIST_NAME: Final = (
    "Give this list of {} units a name, for example: Riverside communes\n"
    "The whole office can use it. Press /cancel to stop."
)
LIST_RULE: Final = "Units of the same group that come later belong to it, too."
LIST_NAME_LONG: Final = "The name is too long. Please keep it under {} characters."
LIST_NAME_EMPTY: Final = "The name needs at least one letter. Please type it again."
LIST_TAKEN: Final = "There is a list “{}” already, saved by {}. Please choose another name."
LISTS_FULL: Final = "There are {} lists already, and no room for more. Please delete old ones."
LIST_NOT_YOURS: Final = "Somebody else saved this list, so you cannot delete it."
NOTHING_TO_SAVE: Final = "No unit is chosen, so there is nothing to save."
OPEN_DONE: Final = "All unclear entries are settled."
TYPED_HEAD: Final = "No such unit:"
MAYBE: Final = "Is it one of these? If so, press it; if not, press “Type again”."
NONE_NEAR: Final = "No unit has a name like that. Please press “Type again”."
SKIPPED: Final = "This entry is not sent to."
SKIPPED_ALL: Final = "The unclear entries are not sent to."

WHOLE: Final = "All units"
BY_KIND: Final = "By kind"
BY_PLACE: Final = "One by one"
BY_NAME: Final = "Type names of units"
SAVED: Final = "Saved lists"
SAVE: Final = "Save this list"
SHOW: Final = "See the list"
CLEAR: Final = "Choose none"
AGAIN: Final = "Type again"
SKIP: Final = "Do not send to this entry"
SKIP_ALL: Final = "Skip them all"
NEXT_ENTRY: Final = "Another entry"
DROP_LISTS: Final = "Delete lists"
DROP_LIST: Final = "Delete: {}"
ONLY: Final = "Only {}"

_REASONS: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.PERSONS: "This is a person, not a unit.",
        Reason.OUTSIDE: "This is an outside body that receives nothing through this channel.",
        Reason.ARCHIVE: "This is a place of filing, not a recipient.",
        Reason.ABOVE: "It is not clear which units “as above” means.",
        Reason.EMPTY: "There is no unit of this group here.",
        Reason.AMBIGUOUS: "Several units bear this name.",
    }
)


def reason(why: Reason) -> str:
    """Why words lead to no unit; an empty text where there is nothing more to say than that."""
    return _REASONS.get(why, "")


def type_names(first: str, second: str) -> str:
    """Ask for names of units, with two of them as examples."""
    return (
        "Type the names of units, or copy the whole line of addressees. Examples:\n"
        f"{first}; {second}\n"
        f"Các xã, phường; trừ {second} (all communes and wards but one)\n"
        "Press /cancel to stop."
    )


def not_understood(typed_words: str, why: str) -> str:
    """Typed words that lead to no unit."""
    return f"“{typed_words}”: {why}" if why else f"“{typed_words}”"


def more_asked(count: int) -> str:
    """So many typed names more were not understood."""
    return f"… and {some(count, 'more name')}"


def counts(chosen: int, total: int) -> str:
    """How many are chosen of how many one may choose."""
    return f"{chosen} of {some(total, 'unit')} chosen."


def kind_line(label: str, chosen: int, total: int) -> str:
    """One kind in the summary."""
    return f"{label}: {chosen} of {total}" if chosen < total else f"{label}: all {total}"


def unlinked(count: int, names: str) -> str:
    """Chosen units nobody is linked to."""
    return f"Nobody connected, will not receive it ({count}): {names}"


def unreachable(count: int, names: str) -> str:
    """Chosen units whose people have all blocked the bot."""
    return f"Cannot be reached ({count}): {names}"


def open_entries(count: int) -> str:
    """The button to the printed entries nobody understood."""
    return f"Unclear entries ({count})"


def still_open(count: int, names: str) -> str:
    """The printed entries nobody understood."""
    return f"Unit unclear ({count}): {names}"


def marked_unlinked(name: str) -> str:
    """A chosen unit nobody is linked to, in the list."""
    return f"{name} (nobody connected)"


def marked_unreachable(name: str) -> str:
    """A chosen unit nobody of which can be reached, in the list."""
    return f"{name} (cannot be reached)"


def chosen_head(count: int, page: int, pages: int) -> str:
    """Over the list of what is chosen."""
    turn = f", page {page} of {pages}" if pages > 1 else ""
    return f"{count} UNITS CHOSEN{turn}"


def group_kind(label: str, count: int, *, on: bool) -> str:
    """Choose all of one kind on this screen, or none of them."""
    return f"{'Take out' if on else 'Choose'} all {count}: {label}"


def group_cluster(count: int, *, on: bool) -> str:
    """Choose a unit with all that is below it, or none of them."""
    return f"{'Take out' if on else 'Choose'} it and all below ({count})"


def place(name: str, chosen: int, total: int) -> str:
    """Over the buttons of the units below one."""
    return f"{name}\n{chosen} of {some(total, 'unit')} chosen here. Press to choose, press again to take out."


def folder(name: str, chosen: int, total: int) -> str:
    """A button that opens what is below."""
    return f"{name} ({chosen}/{total}) ›"


def entry(words: str, number: int, total: int) -> str:
    """One printed entry that nobody understood."""
    return f"UNCLEAR ENTRY {number} of {total}\nThe directive says: “{words}”"


ENTRY_ASK: Final = "Is it one of these units? If not, press “Type names of units”."
ENTRY_TYPE: Final = (
    "To send to it all the same, press “Type names of units”. If not, press “Do not send to this entry”."
)


def added(name: str) -> str:
    """The toast after one unit was chosen."""
    return f"Added {name}."


def removed(name: str) -> str:
    """The toast after one unit was taken out."""
    return f"Took out {name}."


def typed(added_count: int, removed_count: int) -> str:
    """What a typed line did."""
    parts = [f"{some(added_count, 'unit')} added"] if added_count else []
    parts += [f"{some(removed_count, 'unit')} taken out"] if removed_count else []
    return f"Done: {', '.join(parts)}." if parts else ""


def without(name: str) -> str:
    """A button that takes out what a typed exception may have meant."""
    return f"Without {name}"


NOTHING_NEW: Final = "These units were chosen before."


def list_saved(name: str, count: int) -> str:
    """A list was saved."""
    return f"List “{name}” saved ({some(count, 'unit')})."


def list_dropped(name: str) -> str:
    """A list was deleted."""
    return f"List “{name}” deleted."
