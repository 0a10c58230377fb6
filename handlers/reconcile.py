"""Once a minute: what should be and is not is mended, written into the journal, and never hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from domain.wording import general
from handlers import publish
from handlers.notes import notes
from storage import journal, outbox, people, watch
from storage.outbox import Owed
from storage.store import Tx
from storage.watch import Missing


async def look(tx: Tx) -> tuple[list[int], list[Missing]]:
    """What is to be mended: directives not released, cards not owed. Only reads."""
    return await watch.unreleased(tx), await watch.missing_cards(tx)


async def mend(tx: Tx, unreleased: Sequence[int], missing: Sequence[Missing]) -> None:
    """Release what should have gone, owe what should be owed; each directive once in the journal."""
    for directive_id in unreleased:
        await publish.release(tx, directive_id)
    await outbox.owe(tx, (_card(tx, one) for one in missing))
    for directive_id, count in Counter(one.directive_id for one in missing).items():
        await journal.write(tx, "cards_mended", None, directive_id=directive_id, data={"people": count})


def _card(tx: Tx, one: Missing) -> Owed:
    return publish.card_of(one.directive_id, one.revision, one.person_id, one.urgency, tx.now, False)


async def two_processes(tx: Tx) -> None:
    """Telegram says that another program takes our updates: the admins are told, once an hour."""
    admins = [one.id for one in await people.admins(tx)]
    key = f"conflict:{tx.stamp[:13]}"
    await outbox.owe(tx, await notes(tx, key, admins, lambda: general.TWO_PROCESSES))
