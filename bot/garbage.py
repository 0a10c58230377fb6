"""The collector of cyclic garbage, told what is not worth its time (measured in docs/decisions/0051).

Everything that lives as long as the process (modules, handlers, the tree of units: a hundred thousand
objects) would be walked through again and again: 50 to 100 ms in which nobody is answered. It is set aside
once it stands.
"""

from __future__ import annotations

import gc
from typing import Final

# Objects made and not freed before the young are looked through: at Python's 700 a broadcast pays a quarter of
# its time for it, at 10,000 a twentieth, 8 ms at a time.
YOUNG: Final = 10_000
OLDER: Final = 50  # rounds of the young to one of the older; as many of those to one of everything


def set_aside() -> None:
    """Take what is alive now out of all later collections. Takes 0.1 s: call it before work begins."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, OLDER, OLDER)
