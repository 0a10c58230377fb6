"""What people do in the season, each as the use-case behind a real press. A refusal is an answer, too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, tzinfo
from typing import Concatenate, ParamSpec, TypeVar

from domain import deadlines
from domain.errors import Refusal
from domain.people import Actor
from domain.reports import Part
from handlers import acknowledge, closing, extend, report, report_pieces, review
from storage import directives, extensions
from storage.store import Store, Tx

P = ParamSpec("P")
T = TypeVar("T")


async def acknowledges(store: Store, actor: Actor, directive_id: int) -> bool:
    """The actor's unit has received it; False where nothing is asked any more."""
    return await _tried(store, _acknowledge, actor, directive_id) is not None


async def _acknowledge(tx: Tx, actor: Actor, directive_id: int) -> bool:
    directive = await directives.get(tx, directive_id)
    assert directive is not None
    return bool((await acknowledge.acknowledge(tx, actor, directive_id, directive.revision)).units)


async def declines(store: Store, actor: Actor, directive_id: int, reason: str) -> bool:
    """It is not the actor's unit's business."""
    return await _tried(store, _decline, actor, directive_id, reason) is not None


async def _decline(tx: Tx, actor: Actor, directive_id: int, reason: str) -> bool:
    return bool((await acknowledge.decline(tx, actor, directive_id, reason)).units)


async def reports(store: Store, actor: Actor, directive_id: int, line: str, said: str) -> int | None:
    """Hand in a report with these answers and these words; its id, None where none is wanted."""
    return await _tried(store, _report, actor, directive_id, line, said)


async def _report(tx: Tx, actor: Actor, directive_id: int, line: str, said: str) -> int:
    begun = await report.begin(tx, actor, directive_id)
    if line:
        await report_pieces.fill(tx, actor, begun.report_id, None, line)
    await report.add(tx, actor, begun.report_id, 1, Part("text", said))
    return (await report.send(tx, actor, begun.report_id)).report_id


async def judges(store: Store, actor: Actor, report_id: int, reason: str) -> bool:
    """Accept a report, or return it for a reason; False where somebody was quicker."""
    return await _tried(store, _judge, actor, report_id, reason) is not None


async def _judge(tx: Tx, actor: Actor, report_id: int, reason: str) -> str:
    if reason:
        return await review.give_back(tx, actor, report_id, reason)
    return await review.accept(tx, actor, report_id)


async def asks_for_time(
    store: Store, actor: Actor, directive_id: int, unit_id: int, days: int, why: str, zone: tzinfo
) -> int | None:
    """Ask for some days more; the id of the request."""
    return await _tried(store, _ask, actor, directive_id, unit_id, days, why, zone)


async def _ask(tx: Tx, actor: Actor, directive_id: int, unit_id: int, days: int, why: str, zone: tzinfo) -> int:
    wish = await extend.begin(tx, actor, directive_id, unit_id, zone)
    until: datetime = wish.due_at.astimezone(zone) + timedelta(days=days)
    typed = f"{until:%H}h {deadlines.show(until, zone).split()[-1]}, {why}"
    await extend.ask(tx, actor, directive_id, str(unit_id), typed, zone)
    asked = await extensions.asked_by(tx, directive_id, unit_id)
    assert asked is not None
    return asked.id


async def decides(store: Store, actor: Actor, extension_id: int, zone: tzinfo, *, approved: bool) -> bool:
    """Give more time, or not."""
    return await _tried(store, _decide, actor, extension_id, zone, approved) is not None


async def _decide(tx: Tx, actor: Actor, extension_id: int, zone: tzinfo, approved: bool) -> str:
    return await extend.decide(tx, actor, extension_id, zone, approved=approved)


async def closes(store: Store, actor: Actor, directive_id: int) -> bool:
    """It is done; what is still open is not asked for any more."""
    return await _tried(store, closing.close, actor, directive_id) is not None


async def _tried(
    store: Store, work: Callable[Concatenate[Tx, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs
) -> T | None:
    """One transaction; None for what the office refuses."""
    try:
        return await store.write(work, *args, **kwargs)
    except Refusal:
        return None
