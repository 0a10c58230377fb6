"""Telegram's refusals in its own words."""

from __future__ import annotations

from collections.abc import Mapping

from .values import Json


class ApiError(Exception):
    """What the Bot API answers instead of a result: a status, a description, and perhaps parameters."""

    def __init__(self, status: int, description: str, parameters: Mapping[str, int] | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = dict(parameters or {})

    def body(self) -> Json:
        """The JSON object that goes over the wire."""
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class LineCut(Exception):  # noqa: N818 — it is what happened, the door decides what it means
    """The connection breaks. ``kind``: "refused" (nothing was ever on the wire), "reset" or "timeout"."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class CannotDo(Exception):  # noqa: N818 — said to whoever holds the phone
    """A person cannot do this on that phone: no such button, the bot is blocked …"""


def bad(reason: str) -> ApiError:
    """400 with Telegram's prefix."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """403 with Telegram's prefix."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """409 with Telegram's prefix."""
    return ApiError(409, f"Conflict: {reason}")


def flood(seconds: int) -> ApiError:
    """429 that asks for a pause of whole ``seconds``."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def migrated(new_chat: int) -> ApiError:
    """The group lives on as a supergroup under another id."""
    reason = "Bad Request: group chat was upgraded to a supergroup chat"
    return ApiError(400, reason, {"migrate_to_chat_id": new_chat})
