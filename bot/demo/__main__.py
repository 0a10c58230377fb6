"""The worker: it makes the sample data in a new folder and writes how far it is, a number a line."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import clock, logs
from bot.demo.make import make

_SWITCH = 0.0005  # seconds for which this loop may keep the database's thread from its turn


def main() -> None:
    """Make it, say "100" when all of it is there."""
    asked = argparse.ArgumentParser(prog="bot.demo", description=__doc__)
    asked.add_argument("database", type=Path)
    asked.add_argument("zone", type=ZoneInfo)
    asked.add_argument("months", type=int)
    asked.add_argument("seed", type=int)
    told = asked.parse_args()
    os.nice(5)  # the phones are answered first
    sys.setswitchinterval(_SWITCH)
    logs.configure("json")
    asyncio.run(make(told.database, told.zone, clock.now(), told.months, told.seed, _tell))
    _tell(100)


def _tell(share: int) -> None:
    print(share, flush=True)


if __name__ == "__main__":
    main()
