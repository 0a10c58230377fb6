"""What people read about units: the tree, and bringing it in from a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain import limits
from domain.kinds import label
from domain.unit_file import COLUMNS, Problem, Trouble
from domain.wording.en._counting import some

_TROUBLES: Final = {
    Trouble.NO_HEADING: "the first line must be the names of the columns; missing: {value}. All are: "
    + ",".join(COLUMNS)
    + ".",
    Trouble.TOO_MANY: "the file has more than {value} units; please check that it is the right file.",
    Trouble.BROKEN: "this line cannot be read ({value}).",
    Trouble.EXTRA_CELL: "one cell too many: “{value}”. Put a name that has a comma in double quotes.",
    Trouble.LINE_BREAK: "there is a line break in a cell, or a closing quote is missing: “{value}”.",
    Trouble.NO_CODE: "the code of the unit is missing (name: “{value}”).",
    Trouble.LONG_CODE: f"the code is longer than {limits.UNIT_CODE_MAX} characters: “{{value}}…”.",
    Trouble.DOUBLE_CODE: "the code “{value}” is on line {hint} already.",
    Trouble.NO_NAME: "the name of the unit is missing (code: “{value}”).",
    Trouble.LONG_NAME: f"a name is longer than {limits.UNIT_NAME_MAX} characters (code: “{{value}}”).",
    Trouble.BAD_KIND: "the kind of the unit is missing or not valid: “{value}” (for example: commune).",
    Trouble.BAD_PHONE: "“{value}” is no phone number.",
    Trouble.BAD_TAG: "the tag “{value}” needs at least one letter.",
    Trouble.LONG_TAG: f"the tag is longer than {limits.TAG_MAX} characters: “{{value}}”. Put “;” between tags.",
    Trouble.MANY_TAGS: f"the unit “{{value}}” has {{hint}} tags; {limits.TAGS_OF_UNIT} are the most.",
    Trouble.TOO_MANY_TAGS: "the file has more than {value} different tags; please check that column.",
    Trouble.OWN_PARENT: "the unit “{value}” cannot be below itself.",
    Trouble.UNKNOWN_PARENT: "there is no unit above with the code “{value}”.",
    Trouble.CLOSED: "the code “{value}” is that of {hint}, which is no more; a new unit needs a new code.",
    Trouble.UNKNOWN_CODE: "there is no unit with the code “{value}”.",
    Trouble.STAYS: "the unit “{value}” ends here, and stands among the units of the new tree.",
    Trouble.OTHER_HEIRS: "the unit “{value}” ended before, with other successors: {hint}.",
    Trouble.BAD_CHOICE: "“{value}” is not understood; write “pass” or “end”.",
    Trouble.CIRCLE: "the unit “{value}” and “{hint}” above it are below each other in a circle.",
}


def problem(found: Problem) -> str:
    """``Line 7: the code of the unit is missing …``."""
    sentence = _TROUBLES[found.trouble].format(value=found.value, hint=found.hint)
    if found.trouble is Trouble.UNKNOWN_PARENT and found.hint:
        sentence += f" Is it “{found.hint}”?"
    return f"Line {found.line}: {sentence}"


def not_imported(problems: Sequence[Problem]) -> str:
    """Every bad line in the file's order, and that nothing was taken."""
    listed = sorted(problems, key=lambda found: found.line)
    lines = [problem(found) for found in listed[: limits.PROBLEMS_SHOWN]]
    if len(listed) > len(lines):
        lines.append(f"… and {len(listed) - len(lines)} more errors.")
    return "\n".join([*lines, "No unit was brought in. Please mend the file and bring it in again."])


def imported(new: int, changed: int, unchanged: int) -> str:
    """How many units are new, changed, and as they were."""
    return f"Done: {some(new, 'new unit')}, {changed} changed, {unchanged} as they were."


NOT_UTF8: Final = "The file is not UTF-8. In Excel choose Save as → “CSV UTF-8”, then bring it in again."
EMPTY_FILE: Final = "The file has no units."
FILE_TOO_BIG: Final = (
    f"The file is too large (over {limits.UNIT_FILE_MAX // 1024 // 1024} MB); "
    "please check that it is the right file."
)


def count(number: int, kind: str) -> str:
    """``98 communes, wards, special zones``."""
    return f"{number} {label(kind)}"


NOT_SEEN: Final = "This unit is not among those you may see."


def branch(name: str, below: int, unlinked: int, unreachable: int) -> str:
    """One line of the tree: ``Huyện ủy Bình Khê: 11 units below, 3 without people``."""
    parts = [
        f"{some(below, 'unit')} below" if below else "",
        f"{unlinked} without people" if unlinked and below else "without people" if unlinked else "",
        f"{unreachable} out of reach" if unreachable and below else "out of reach" if unreachable else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"{name}: {told}" if told else name
