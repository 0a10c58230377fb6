"""The command: look at everything, print a line for each, fail where one fails."""

from __future__ import annotations

import asyncio

from bot.checkup import database, machine, telegram
from bot.checkup.findings import Finding, Level
from bot.failures import Failure
from bot.settings import Settings
from storage.trouble import explain


async def check(settings: Settings) -> None:
    """Print what was found. Raises ``Failure`` where anything fails."""
    findings = await asyncio.to_thread(machine.look, settings)
    findings += await _database(settings)
    findings += await telegram.look(settings)
    for finding in findings:
        print(finding.line())
    failing = sum(finding.level is Level.FAIL for finding in findings)
    if failing:
        raise Failure(f"{failing} of {len(findings)} checks failed.")


async def _database(settings: Settings) -> list[Finding]:
    try:
        return await database.look(settings)
    except Exception as error:
        if said := explain(error):
            return [Finding(Level.FAIL, "database", said)]
        raise
