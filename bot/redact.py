"""What must never be read in a log, and how it is taken out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final
from urllib.parse import quote

MARK: Final = "[…]"
_SHORTEST: Final = 6  # a secret shorter than this would blot out ordinary words

# A bot token wherever it stands, also with its colon escaped in a URL.
_TOKEN: Final = re.compile(r"\d{6,}(?::|%3[aA])[A-Za-z0-9_-]{30,}")
# Invitation codes, in a link and as they are typed.
_INVITATION: Final = re.compile(r"((?:[?&\"'\s]|^)start(?:group)?=|/start(?:@\w+)?\s+)[A-Za-z0-9_-]{6,}")
# Whatever stands between a bot's path and its method: sandbox tokens have no fixed shape.
_BOT_PATH: Final = re.compile(r"(/bot)[^/\s\"']{6,}(?=/)")
# A telephone number that somebody shared, as the messenger writes it.
_NUMBER: Final = re.compile(r"""(phone_number["']?\s*[:=]\s*["']?)\+?[0-9][0-9 ]{5,}""")
_USERINFO: Final = re.compile(r"(://)[^/\s@\"']+@")

Redactor = Callable[[str], str]


def redactor(secrets: Iterable[str]) -> Redactor:
    """A function that blots out ``secrets`` and everything shaped like a token, code or login in a URL."""
    known = {
        form for secret in secrets for form in (secret, quote(secret, safe="")) if len(secret) >= _SHORTEST
    }
    pattern = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True)))) if known else None

    def redact(text: str) -> str:
        if pattern is not None:
            text = pattern.sub(MARK, text)
        text = _TOKEN.sub(MARK, text)
        text = _BOT_PATH.sub(rf"\1{MARK}", text)
        text = _INVITATION.sub(rf"\1{MARK}", text)
        text = _NUMBER.sub(rf"\1{MARK}", text)
        return _USERINFO.sub(rf"\1{MARK}@", text)

    return redact
