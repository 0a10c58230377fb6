"""Files become text, each in a process of its own that may come to grief without harm to anybody.

``extract(data, filename)`` gives a value for every file; ``read_file`` is the same as text or ``Refusal``.
Nothing is written to disk; the file's kind is told by its content, never by its name.
"""

from __future__ import annotations

from bot.extract.client import extract, read_file
from bot.extract.results import Extracted, Unreadable, Why

__all__ = ["Extracted", "Unreadable", "Why", "extract", "read_file"]
