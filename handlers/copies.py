"""The copies on people's phones are kept true: each is an edit that is owed like any message."""

from __future__ import annotations

from domain.messages import Lane
from handlers import group_copies, redraw
from storage import copies, outbox
from storage.copies import Copy
from storage.outbox import Owed
from storage.store import Tx


async def redraw_all(tx: Tx, directive_id: int, revision: int, occasion: str) -> int:
    """Every copy shall look as the directive then stands, once an ``occasion``; how many there are.

    An edit has no limit of age. ``revision`` is the one of now: copies of older ones lead to it.
    """
    await group_copies.redraw_all(tx, directive_id, f"{occasion}:r{revision}")
    found = await copies.of_directive(tx, directive_id)
    return await outbox.owe(tx, [_edit(directive_id, copy, f"{occasion}:r{revision}") for copy in found])


def _edit(directive_id: int, copy: Copy, occasion: str) -> Owed:
    payload = {"message": copy.message_id, "file": copy.has_file, "revision": copy.revision}
    key = f"{redraw.KIND}:{copy.person_id}:{copy.message_id}:{occasion}"
    return Owed(key, redraw.KIND, Lane.REMINDER, copy.person_id, directive_id, payload=payload)


async def redraw_late(tx: Tx, directive_id: int, copy: Copy, occasion: str) -> None:
    """One copy that arrived after the directive had changed."""
    await outbox.owe(tx, [_edit(directive_id, copy, occasion)])
