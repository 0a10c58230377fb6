"""What a look at one thing found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is: ``warn`` can wait, ``fail`` cannot."""

    OK = "ok"
    WARN = "warn"
    FAIL = "FAIL"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the answer. ``mend`` says what to do, and is empty where all is well."""

    level: Level
    topic: str
    said: str
    mend: str = ""

    def line(self) -> str:
        """As it is printed."""
        return f"{self.level:<5} {self.topic:<9} {self.said}" + (f"\n      → {self.mend}" if self.mend else "")


def ok(topic: str, said: str) -> Finding:
    """All is well."""
    return Finding(Level.OK, topic, said)


def warn(topic: str, said: str, mend: str) -> Finding:
    """It works, but somebody should know."""
    return Finding(Level.WARN, topic, said, mend)


def fail(topic: str, said: str, mend: str) -> Finding:
    """It does not work, or soon will not."""
    return Finding(Level.FAIL, topic, said, mend)
