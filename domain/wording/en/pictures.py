"""What stands on pictures and below them."""

from __future__ import annotations

from typing import Final

NOT_DRAWN: Final = "The chart could not be drawn. Please try again in a few minutes."
