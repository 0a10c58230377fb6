"""What the page offers besides the phones: a greeting with things to try, and sample files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tip:
    """One thing to try. With ``person`` one press does it: that phone sends ``text`` or ``sample``."""

    title: str
    hint: str
    person: int = 0
    text: str = ""
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """``greeting`` shows at most three tips; ``samples`` are files a phone can send, by their names."""

    greeting: tuple[Tip, ...] = ()
    samples: tuple[Path, ...] = field(default=())

    def sample(self, name: str) -> Path | None:
        """The sample of that name; anything else, paths included, is nothing."""
        return next((path for path in self.samples if path.name == name), None)
