"""One unit, two units: English says how many in two ways."""

from __future__ import annotations


def some(count: int, one: str, many: str = "") -> str:
    """``1 unit``, ``3 units``; ``many`` where an s is not enough."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def persons(count: int) -> str:
    """``1 person``, ``3 people``."""
    return some(count, "person", "people")
