"""What a superior reads of her silent units, and the letter that is drafted at the end."""

from __future__ import annotations

from typing import Final

from domain.wording.en._counting import some

HEAD: Final = "Units that have not acted"
NOBODY: Final = "nobody connected"
TAKE: Final = "I will urge them"
BOARD: Final = "Board"
NOBODY_LEFT: Final = "These units have all acted now. Thank you."
NOT_YOURS: Final = "Somebody at another level urges these units."
LETTER: Final = (
    "Every level has been reminded. Here is a draft of an urging letter to check, edit and have signed. "
    "The bot does not send this letter by itself."
)
LETTER_FILE: Final = "du-thao-cong-van-don-doc.docx"


def about(title: str, subject: str) -> str:
    """Which directive."""
    return f"{title}: {subject}" if subject else title


def silent_ack(count: int, superior: str) -> str:
    """They have not acknowledged."""
    return f"Not acknowledged under {superior} ({some(count, 'unit')}):"


def silent_report(count: int, superior: str, due: str) -> str:
    """They have not reported."""
    return f"Not reported under {superior}, due {due} ({some(count, 'unit')}):"


def unit(name: str, people: str, *, returned: bool) -> str:
    """A silent unit, and who is responsible there."""
    return f"• {name}: {people}" + (" (report returned, no new one yet)" if returned else "")


def more(count: int) -> str:
    """The rest of a long list."""
    return f"… and {some(count, 'more unit')}"


def skipped(names: str) -> str:
    """Rungs without anybody linked."""
    return f"Left out, because nobody is connected there: {names}."


def takes(name: str, when: str) -> str:
    """Somebody sees to it."""
    return f"{name} took this on at {when}."


def taken(until: str) -> str:
    """After the press; ``until`` is when it goes on all the same, empty when there is none."""
    wait = f" Those still silent at {until} are told of further then, not before." if until else ""
    return f"Noted: you will urge them.{wait}"


def took(name: str, unit: str, when: str) -> str:
    """Somebody below had taken it on, and the units are silent all the same."""
    return f"{name} ({unit}) took this on at {when}, but the units have still not acted."


def on_board(name: str, unit: str, count: int, when: str) -> str:
    """A line of the board: who sees to how many silent units, since when."""
    return f"Being urged by {name} ({unit}): {some(count, 'unit')}, since {when}"


def taken_by(name: str) -> str:
    """Somebody was faster."""
    return f"{name} has already taken this on."


def letter_takers(names: str) -> str:
    """Who had taken it on, told with the letter."""
    return f"Took it on: {names}."


def taken_note(name: str, unit: str, title: str, count: int) -> str:
    """What the publisher reads."""
    return f"{name} ({unit}) will urge {some(count, 'unit')} about {title}."
