"""Answers as bytes: JSON, but for the page that a broken gateway shows."""

from __future__ import annotations

import json
from typing import Final

from .values import Json

_BAD_GATEWAY: Final = b"<html><head><title>502 Bad Gateway</title></head><body></body></html>\r\n"


def encode(status: int, answer: Json) -> tuple[bytes, str]:
    """The body and its content type."""
    if status == 502:
        return _BAD_GATEWAY, "text/html"
    return json.dumps(answer, ensure_ascii=False).encode(), "application/json"
