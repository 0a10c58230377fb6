"""What must not even be stored: a text with a secrecy stamp is blanked before the inbox keeps the update."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from domain.documents.secrecy import secrecy_stamp

SEALED: Final = "⛔ sealed"
"""Stands in an update where a text with a secrecy stamp was."""

FOLLOWS: Final = 300  # code points: what comes after a stamped piece and is as long is a piece of the same

SPELL: Final = 20.0  # seconds: a client sends the pieces at once; nobody finds the next letter as fast


_FILES: Final = ("document", "photo", "video", "voice", "audio", "animation", "video_note")


class Sieve:
    """Remembers for a while whose text bore a stamp: its further pieces are blanked, too."""

    def __init__(self, seconds: float = SPELL) -> None:
        self._seconds = seconds
        self._sealed: dict[int, float] = {}

    def clean(self, update: Mapping[str, object], chat_id: int | None, now: float) -> dict[str, object]:
        """The update without any text that bears a stamp; ``now`` in seconds of any steady clock."""
        self._sealed = {chat: until for chat, until in self._sealed.items() if until > now}
        blanked = _blank(update, follows=chat_id in self._sealed)
        assert isinstance(blanked, dict)
        if chat_id is not None and _holds_seal(blanked):
            self._sealed[chat_id] = now + self._seconds
        return blanked


def _blank(value: object, *, follows: bool) -> object:
    if isinstance(value, Mapping):
        found = {key: _field(key, part, follows) for key, part in value.items()}
        if SEALED in (found.get("text"), found.get("caption")):
            found.pop("entities", None)
            found.pop("caption_entities", None)
            for kind in _FILES:  # a file under a stamped caption is not even looked at
                found.pop(kind, None)
        return found
    if isinstance(value, list):
        return [_blank(part, follows=follows) for part in value]
    return value


def _field(key: str, value: object, follows: bool) -> object:
    if isinstance(value, str) and key in ("text", "caption", "query"):
        stamped = secrecy_stamp(value) is not None or (follows and len(value) > FOLLOWS)
        return SEALED if stamped else value
    return _blank(value, follows=follows)


def _holds_seal(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(_holds_seal(part) for part in value.values())
    if isinstance(value, list):
        return any(_holds_seal(part) for part in value)
    return value == SEALED
