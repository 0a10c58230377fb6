"""The collector of cyclic garbage, told what is not worth its time (measured in docs/decisions/0051).

Everything that lives as long as the process (modules, handlers, the tree of units: a hundred thousand
objects) would be walked through again and again: 50 to 100 ms in which nobody is answered. It is set aside
once it stands.
"""

from __future__ import annotations

import asyncio
import gc
from typing import Final

from domain import workdays
from storage import units
from storage.store import Store, Tx

# Objects made and not freed before the young are looked through: at Python's 700 a broadcast pays a quarter of
# its time for it, at 10,000 a twentieth, 8 ms at a time.
YOUNG: Final = 10_000
OLDER: Final = 50  # rounds of the young to one of the older; as many of those to one of everything


async def warm(store: Store) -> None:
    """Make what is slow the first time and kept from then on, then set everything aside."""
    await store.read(_read)
    set_aside()


async def _read(tx: Tx) -> None:
    await units.tree(tx)
    await asyncio.to_thread(workdays.look_up, range(tx.now.year, tx.now.year + 2))


def set_aside() -> None:
    """Take what is alive now out of all later collections. Takes 0.1 s: call it before work begins."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, OLDER, OLDER)
