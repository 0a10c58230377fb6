"""The machine: settings as written, room on the disk, who else runs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from bot.checkup.findings import Finding, fail, ok, warn
from bot.lock import running
from bot.settings import Settings, strangers

_ROOM_LOW: Final = 1024**3  # a year of a province's directives fits into this
_ROOM_OUT: Final = 100 * 1024**2  # below it the side file of a broadcast may not fit


def look(settings: Settings) -> list[Finding]:
    """Everything that can be seen without the database and without the network."""
    env = Path(".env")
    found = [_written(), _room(settings.database), _instance(settings.database)]
    if env.exists() and not settings.sandbox and env.stat().st_mode & 0o077:
        found.append(warn("settings", "Others on this machine can read .env.", "Run: chmod 600 .env"))
    if settings.web_host not in ("127.0.0.1", "::1", "localhost"):
        found.append(
            warn(
                "settings",
                f"The health page can be reached from other machines ({settings.web_host}).",
                "Set WEB_HOST=127.0.0.1 unless a firewall or a proxy stands before it.",
            )
        )
    return found


def _written() -> Finding:
    if unknown := strangers():
        return warn(
            "settings", f".env has names that mean nothing here: {', '.join(unknown)}.", "Compare .env.example."
        )
    return ok("settings", "All settings can be used.")


def _room(database: Path) -> Finding:
    folder = next(place for place in database.absolute().parents if place.exists())
    free = shutil.disk_usage(folder).free
    said = f"{free / 1024**3:.1f} GiB are free at {folder}."
    if free < _ROOM_OUT:
        return fail("disk", said, "Make room now: soon nothing can be stored.")
    if free < _ROOM_LOW:
        return warn("disk", said, "Make room, or move the database: DATABASE_URL.")
    return ok("disk", said)


def _instance(database: Path) -> Finding:
    process = running(database)
    return ok("process", "The bot is not running." if process is None else f"The bot is running ({process}).")
