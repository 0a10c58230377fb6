"""What a database that cannot be used says, in words that lead to a mend."""

from __future__ import annotations

import sqlite3
from typing import Final

_BY_CODE: Final = {
    sqlite3.SQLITE_BUSY: "The database is busy: another program is writing to it. Try again in a moment.",
    sqlite3.SQLITE_LOCKED: "The database is busy: another program is writing to it. Try again in a moment.",
    sqlite3.SQLITE_NOTADB: "This file is not a database. Check its name, or restore a backup.",
    sqlite3.SQLITE_CORRUPT: "The database is damaged. Restore the last backup: directive-bot restore FILE.",
    sqlite3.SQLITE_FULL: "The disk is full: nothing can be stored. Make room and start again.",
    sqlite3.SQLITE_READONLY: "The database cannot be written: check who owns the file and its folder.",
    sqlite3.SQLITE_CANTOPEN: "The database cannot be opened: check DATABASE_URL and who owns the folder.",
    sqlite3.SQLITE_IOERR: "The disk failed while the database was read or written. Check the disk.",
    sqlite3.SQLITE_PERM: "The database may not be opened: check who owns the file and its folder.",
}


def explain(error: BaseException) -> str | None:
    """The sentence for a database that cannot be used; None where ``error`` is something else."""
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", None)
    return _BY_CODE.get(code & 0xFF) if isinstance(code, int) else None  # the rest is its finer reason


class Unusable(BaseException):
    """The database cannot be used just now, and what was to be done must be tried again.

    No Exception, because the bot library swallows every one that comes out of a handler.
    """
