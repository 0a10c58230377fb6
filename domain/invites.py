"""Invitations: a code that only its holder knows, for a role in a unit, for some people, for some time."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain import limits
from domain.people import Role

LIFE: Final = timedelta(days=limits.INVITE_DAYS)
GUESSING_SPAN: Final = timedelta(hours=1)  # within which wrong codes are counted
_LEAST_BYTES: Final = 16  # 128 bits
_CODE: Final = re.compile(r"[A-Za-z0-9_-]{22,64}")
_BOT_NAME: Final = re.compile(r"@?([A-Za-z][A-Za-z0-9_]{3,31})")


@dataclass(frozen=True, slots=True)
class Invite:
    """An invitation as it is kept: never the code itself. ``created_by`` None: from the command line."""

    id: int
    unit_id: int
    role: Role
    uses: int
    used: int
    expires_at: datetime
    created_by: int | None
    created_at: datetime
    revoked_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether somebody may still join by it."""
        return self.revoked_at is None and self.used < self.uses and now < self.expires_at


def code_of(randomness: bytes) -> str:
    """The code, of letters that a Telegram link may carry. Raises ValueError under 128 bits."""
    if len(randomness) < _LEAST_BYTES:
        raise ValueError("an invitation code needs at least 128 bits")
    return base64.urlsafe_b64encode(randomness).decode("ascii").rstrip("=")


def hash_code(code: str) -> bytes:
    """What is kept of a code: its SHA-256. It needs no salt, since nobody can list 2^128 codes."""
    return hashlib.sha256(code.encode()).digest()


def looks_like_code(text: str) -> bool:
    """Whether this may be a code at all; anything else need not be looked up."""
    return _CODE.fullmatch(text) is not None


def bot_name(text: str) -> str:
    """The bot's user name without its @. Raises ValueError for what cannot be one."""
    found = _BOT_NAME.fullmatch(text.strip())
    if found is None:
        raise ValueError("not the user name of a bot")
    return found.group(1)


def link(bot: str, code: str) -> str:
    """What opens the chat with the bot and hands it the code."""
    return f"https://t.me/{bot}?start={code}"
