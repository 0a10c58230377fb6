"""Whom a directive did not reach, told to its publisher: one note for all who failed within minutes."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from domain.markup import h
from domain.messages import Lane, Message
from domain.wording import boards as words
from storage import boards, directives, outbox
from storage.outbox import Claimed, Owed
from storage.store import Tx

KIND: Final = "unreached"
GATHER: Final = timedelta(minutes=1)  # so long the failures of one broadcast gather into one note
NAMES: Final = 20  # named in the note; the board counts all


async def note(tx: Tx, directive_id: int) -> None:
    """The publisher is owed a note; one for ten minutes, whatever comes in them."""
    directive = await directives.get(tx, directive_id)
    assert directive is not None
    key = f"d{directive_id}:{KIND}:{tx.stamp[:15]}"
    owed = Owed(key, KIND, Lane.REMINDER, directive.keeper, directive_id, not_before=tx.now + GATHER)
    await outbox.owe(tx, [owed])


async def draw(tx: Tx, claimed: Claimed) -> Message | None:
    """The note as it stands when it leaves; None when everybody has been reached meanwhile."""
    assert claimed.directive_id is not None
    directive = await directives.get(tx, claimed.directive_id)
    names = await boards.unreached(tx, claimed.directive_id)
    if directive is None or not names:
        return None
    return Message(h(words.unreached(directive.title, names[:NAMES], len(names))))
