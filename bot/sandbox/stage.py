"""What the page offers besides the phones: a greeting with things to try, sample files, a world to load."""

from __future__ import annotations

from collections.abc import Callable
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


@dataclass(slots=True)
class Offer:
    """Something larger to begin with one press; ``word`` says how far it is, empty while nobody has pressed."""

    title: str
    hint: str
    label: str
    begin: Callable[[], None]
    word: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """``greeting`` shows at most three tips; ``samples`` are files a phone can send, by their names."""

    greeting: tuple[Tip, ...] = ()
    samples: tuple[Path, ...] = field(default=())
    offer: Offer | None = None

    def sample(self, name: str) -> Path | None:
        """The sample of that name; anything else, paths included, is nothing."""
        return next((path for path in self.samples if path.name == name), None)
