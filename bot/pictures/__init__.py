"""Pictures become PNG files, each drawn by a process of its own that may come to grief without harm to anybody.

``Painter(...).draw(picture)`` is all that others use. Matplotlib is imported by the worker alone.
"""

from __future__ import annotations

from bot.pictures.client import Painter

__all__ = ["Painter"]
