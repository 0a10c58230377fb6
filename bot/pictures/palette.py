"""How things are told apart: by a sign and by lightness first; the hue only helps.

The fills of each table are at least ``APART`` steps of lightness (CIE L*, 0 black to 100 white) from one
another, also as a deuteranope sees them; a test measures it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from domain.pictures import Fate, Pace, State

APART: Final = 10.0

INK: Final = "#16202a"
SOFT: Final = "#51606e"  # 6 : 1 against white: still easily read
RULE: Final = "#c9d1d8"
PAPER: Final = "#ffffff"


@dataclass(frozen=True, slots=True)
class Look:
    """A fill, the ink upon it, a sign, and a hatching where two fills may stand side by side."""

    fill: str
    ink: str
    sign: str
    hatch: str = ""


STATES: Final[dict[State, Look]] = {
    State.OVERDUE: Look("#7a1020", "#ffffff", "!"),
    State.SILENT: Look("#fff8dc", INK, "?"),
    State.REFUSED: Look("#d2c3df", INK, "×"),
    State.ACKNOWLEDGED: Look("#6fb0e6", INK, "✓"),
    State.REPORTED: Look("#1a7a58", "#ffffff", "✓✓"),
}
FATES: Final[dict[Fate, Look]] = {
    Fate.ON_TIME: Look("#1a7a58", "#ffffff", "✓"),
    Fate.LATE: Look("#f3cf8a", INK, "▲", "////"),
    Fate.MISSING: Look("#7a1020", "#ffffff", "!"),
}
PACES: Final[dict[Pace, Look]] = {  # the darker, the sooner; whoever has not answered is no shade of it
    Pace.FIRST: Look("#0e3b5c", "#ffffff", "●"),
    Pace.SECOND: Look("#1f6ea3", "#ffffff", "◐"),
    Pace.THIRD: Look("#6fb0e6", INK, "○"),
    Pace.LATER: Look("#f3cf8a", INK, "▲", "////"),
    Pace.NEVER: Look("#fffbee", INK, "?"),
}
WELL: Final = FATES[Fate.ON_TIME]
MIDDLING: Final = Look("#b5dccb", INK, "")
POORLY: Final = FATES[Fate.MISSING]
