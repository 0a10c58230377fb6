"""Files that reports brought along are kept: what became of each fetch, and whom that concerns."""

from __future__ import annotations

from datetime import timedelta

from domain import limits
from domain.messages import Lane
from domain.wording import reviewing as words
from handlers.below import judges
from handlers.notes import notes
from storage import directives, files, outbox, report_parts, reports, units
from storage.files import Wanted
from storage.outbox import Owed
from storage.store import Tx


async def kept(tx: Tx, wanted: Wanted, sha256: str, size: int) -> bool:
    """It lies on the disk now."""
    return await files.kept(tx, wanted.key, sha256, size)


async def lost(tx: Tx, wanted: Wanted, reason: str) -> bool:
    """It will never be fetched (too_large, gone, unreachable): said on its reports, and to who judges them."""
    if not await files.failed(tx, wanted.key, reason):
        return False
    for report_id in await files.reports_with(tx, wanted.key):
        await outbox.owe(tx, await _notes(tx, wanted, report_id, reason))
    return True


async def later(tx: Tx, wanted: Wanted) -> bool:
    """The line is down: try again after a while, thrice as long each time; too often, and it is lost."""
    if wanted.attempts + 1 >= limits.FETCH_TRIES:
        return await lost(tx, wanted, "unreachable")
    pause = limits.FETCH_PAUSE * 3**wanted.attempts
    return await files.later(tx, wanted.key, tx.now + timedelta(seconds=pause))


async def _notes(tx: Tx, wanted: Wanted, report_id: int, reason: str) -> list[Owed]:
    report = await reports.get(tx, report_id)
    directive = await directives.get(tx, report.directive_id) if report else None
    if report is None or directive is None:
        return []
    names = [part.file_name for part in await report_parts.of(tx, report_id) if part.file_key == wanted.key]
    unit = await units.name(tx, report.unit_id)
    title, name = directive.title, next(filter(None, names), "")
    return await notes(
        tx, f"report{report_id}:file:{wanted.key}", await judges(tx, directive, report.unit_id),
        lambda: words.file_lost(unit, title, name, reason), Lane.REMINDER, directive.id,
    )  # fmt: skip
