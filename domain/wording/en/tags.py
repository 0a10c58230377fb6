"""What people read about tags of units, and about lists that go by them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.tags import Fault
from domain.wording.en._counting import some

BUTTON: Final = "Tags of the unit"
NONE: Final = "No tags yet."
HOW: Final = "Press a tag to give it, press again to take it off. For another one press “New tag”."
NEW: Final = "New tag"
MAY_NOT: Final = "Only coordinators above this unit and administrators may tag it."
GONE: Final = "This tag is gone. Please press “New tag” and type it again."
NOTHING: Final = "Please type the tag in words, for example: coastal. Press /cancel to stop."
BY_TAG: Final = "By tag"
MENU: Final = "BY TAG\nPress to choose all units that bear the tag. Press again to take them out."

RULE: Final = "Make a list by a rule"
RULE_HEAD: Final = "A LIST BY A RULE"
RULE_HOW: Final = "Whatever fits all that you choose belongs to the list, now and later."
RULE_EMPTY: Final = "Nothing is chosen yet. Choose with the buttons below."
RULE_NOBODY: Final = "Nothing is chosen, or no unit fits, so there is nothing to save yet."
RULE_GONE: Final = "The list that was being made is gone. Press “Make a list by a rule” to begin anew."
FIXED: Final = "It means exactly these units. To go by the tag, press “Make a list by a rule”."
RULE_SAVE: Final = "Save the list"
SECTION_TAG: Final = "Tags"
SECTION_KIND: Final = "Kinds of unit"
SECTION_UNDER: Final = "Below"
SECTION_OUT: Final = "Except"
SECTION_HEADS: Final = (
    "TAGS\nOf several tags, one is enough.",
    "KINDS OF UNIT\nOf several kinds, one is enough.",
    "BELOW WHICH UNIT\nOf several places, one is enough.",
    "EXCEPT WHICH UNITS\nPress a unit to leave it out. Press again to let it back in.",
)


def line(tags: Sequence[str]) -> str:
    """What a unit bears, in one line."""
    return f"Tags: {'; '.join(tags)}"


def passing(tags: Sequence[str]) -> str:
    """What the successors will bear, too."""
    return f"Tags that pass on: {'; '.join(tags)}."


def put(tag: str) -> str:
    """The toast after a tag was given."""
    return f"Tagged “{tag}”."


def taken(tag: str) -> str:
    """The toast after a tag was taken off."""
    return f"“{tag}” taken off."


def ask(unit: str, most: int) -> str:
    """Ask for a new tag."""
    return (
        f"Please type a tag for {unit}, for example: coastal\n"
        f"Put “;” between several; {most} characters each at the most. Press /cancel to stop."
    )


def bad(tag: str, why: Fault, most: int) -> str:
    """Why words are no tag."""
    if why is Fault.LONG:
        return f"The tag “{tag}” is longer than {most} characters. Please make it shorter."
    return f"The tag “{tag}” needs at least one letter. Please type it again."


def full(most: int) -> str:
    """A unit bears no more tags."""
    return f"A unit bears {most} tags at the most. Please take off old ones."


def office_full(most: int) -> str:
    """The office uses no more different tags."""
    return f"There are {most} different tags already, and no room for more. Please use one of them."


def given(tags: Sequence[str]) -> str:
    """What a typed line did."""
    said = "; ".join(f"“{tag}”" for tag in tags)
    return f"Tagged {said}." if tags else "The unit bore this tag before."


def nobody_bears(tags: Sequence[str]) -> str:
    """A list that goes by tags which nobody bears any more."""
    said = ", ".join(f"“{tag}”" for tag in tags)
    return f"No unit bears {said} at present, so there is nobody in this list."


def nobody_left() -> str:
    """A list by tags of which no unit fits the rest of the rule."""
    return "No unit fits this list's rule at present, so there is nobody in it."


def rule_line(section: str, said: str) -> str:
    """One section of a rule."""
    return f"{section}: {said}"


def either(names: Sequence[str]) -> str:
    """Any of these."""
    return " or ".join(names)


def now(count: int) -> str:
    """How many units a rule means at present."""
    return f"At present {some(count, 'unit')}."


def rule_name(count: int) -> str:
    """Ask for the name of a list that goes by a rule."""
    return (
        f"Give this list (at present {some(count, 'unit')}) a name, for example: Border communes\n"
        "The whole office can use it. Press /cancel to stop."
    )


def listed(name: str, rule: str, author: str) -> str:
    """A saved list: by which rule it goes, and who saved it."""
    return f"{name}: {rule or 'units picked one by one'} (saved by {author})"


def rule_saved(name: str, said: str, count: int) -> str:
    """A list that goes by a rule was saved."""
    return f"The list “{name}” is saved ({said}). {now(count)} Those that fit later belong to it, too."
