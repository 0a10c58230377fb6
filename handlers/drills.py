"""A drill that is under way: measured an hour after it has left, closed by itself after a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from domain import limits, readiness_cards
from domain.directives import Directive
from domain.drills import marked
from domain.messages import Lane, Message
from domain.readiness import Readiness, readiness
from domain.wording import speaking
from handlers.copies import redraw_all
from handlers.desk import Desk
from handlers.sight import Sight
from storage import alarms, boards, directives, journal, latecomers, outbox, people
from storage.outbox import Claimed, Owed
from storage.store import Tx

SHEET: Final = "drill_sheet"  # the alarm, and the message it owes
END: Final = "drill_end"  # the alarm that closes it


async def begin(tx: Tx, directive_id: int, release_at: datetime) -> None:
    """It was published: measured an hour after it has left, closed a day after."""
    await alarms.set_alarm(tx, SHEET, directive_id, release_at + timedelta(seconds=limits.DRILL_SHEET))
    await alarms.set_alarm(tx, END, directive_id, release_at + timedelta(seconds=limits.DRILL_LIFE))


async def call_off(tx: Tx, directive_id: int) -> None:
    """It was taken back before it left."""
    for kind in (SHEET, END):
        await alarms.silence(tx, kind, directive_id)


async def measured(tx: Tx, directive_id: int) -> None:
    """An hour has passed: the sheet is owed to whoever keeps it, unless it was recalled."""
    directive = await directives.get(tx, directive_id)
    if directive is None or directive.state not in ("published", "closed"):
        return
    await outbox.owe(tx, [_sheet_of(directive, "hour")])
    await journal.write(tx, "drill_measured", None, directive_id=directive_id, data=await _facts(tx, directive))


def _sheet_of(directive: Directive, occasion: str) -> Owed:
    keeper = directive.keeper or directive.published_by
    return Owed(f"d{directive.id}:drill:{occasion}", SHEET, Lane.DIRECTIVE, keeper, directive.id)


async def _facts(tx: Tx, directive: Directive) -> dict[str, object]:
    found = await gather(tx, directive, None, Desk(UTC))
    whole = found.whole
    return {"units": whole.units, "within": list(whole.within), "later": whole.later, "never": whole.never}


async def end(tx: Tx, directive_id: int) -> None:
    """A day has passed: it is closed, every copy says so, and its keeper gets the sheet as it then stands."""
    directive = await directives.get(tx, directive_id)
    if directive is None or not await directives.set_state(tx, directive_id, "published", "closed"):
        return
    await outbox.stop(tx, directive_id, "closed")
    await redraw_all(tx, directive_id, directive.revision, "drill ended")
    await boards.stir(tx, directive_id)
    await outbox.owe(tx, [_sheet_of(directive, "end")])
    await journal.write(tx, "drill_ended", None, directive_id=directive_id, data=await _facts(tx, directive))


async def gather(tx: Tx, directive: Directive, seen: Sight, desk: Desk) -> Readiness:
    """How ready the units ``seen`` are, by now."""
    answers = await directives.answers(tx, directive.id)
    mine = [one for one in answers if one.purpose == "act" and (seen is None or one.unit_id in seen)]
    new = (await latecomers.of_directive(tx, directive.id)).keys() & {one.unit_id for one in mine}
    linked = (await people.linked_counts(tx)).keys()
    tree = await desk.units(tx)
    return readiness(directive.title, directive.release_at, tx.now, mine, tree, linked, new)


async def mark(tx: Tx, claimed: Claimed, message: Message, desk: Desk) -> Message:
    """The message, marked in its reader's language where it is about a drill."""
    if claimed.directive_id is None or not (await desk.directive(tx, claimed.directive_id))[0].drill:
        return message
    with speaking(await desk.language(tx, claimed.person_id)):
        return marked(message)


async def draw(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """The sheet for whoever keeps the drill."""
    assert claimed.directive_id is not None
    directive, _ = await desk.directive(tx, claimed.directive_id)
    return readiness_cards.sheet(directive.id, await gather(tx, directive, None, desk), desk.zone)
