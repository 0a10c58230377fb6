"""Papers become files, each in a process of its own: the loop goes on, and what takes too long is ended.

``make_file(paper, matter)`` gives the bytes or raises ``Refusal``; nothing is written to disk.
"""

from __future__ import annotations

from bot.exports.client import make_file

__all__ = ["make_file"]
