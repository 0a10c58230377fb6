"""What becomes of a relay when its original changes; and how the chain shows on boards and in reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from domain import deadlines, relaying
from domain.actions import Verb
from domain.directives import Directive
from domain.drafts import DraftRelay
from domain.messages import Lane, Message
from domain.people import Actor
from domain.relay_cards import Chain, news, on_board, upward, warned
from domain.wording import relaying as words
from domain.wording import ties
from handlers.below import judges
from handlers.desk import Desk
from handlers.notes import notes
from handlers.sight import Sight
from storage import directives, outbox, relays, units
from storage.outbox import Claimed, Owed
from storage.relays import Relayed
from storage.store import Tx

KIND: Final = "relay_news"
SHORT: Final = "short"  # of time: what moved left none to put reports together
_VERBS: Final = {"amended": Verb.RELAY_AMEND, "replaced": Verb.RELAY_REPLACE}


async def add(tx: Tx, board: Message, directive: Directive, seen: Sight, desk: Desk) -> Message:
    """A board with what was handed down by the units ``seen``, and with what its directive hands down."""
    tree = await desk.units(tx)
    if directive.unit_id is not None:
        _, revision = await desk.directive(tx, directive.id)
        board = upward(board, revision.draft.relay) if revision.draft.relay else board
    chains = [
        Chain(one.directive_id, tree[one.unit_id].name, one.units, one.acknowledged, one.reported)
        for one in await relays.of(tx, directive.id)
        if one.unit_id in tree and (seen is None or one.unit_id in seen)
    ]
    return on_board(board, chains)


async def below(tx: Tx, directive_id: int) -> list[Relayed]:
    """Everything that was handed down of it, also further down; what holds no more is left out."""
    found: list[Relayed] = []
    for one in await relays.of(tx, directive_id):
        found += [one, *await below(tx, one.directive_id)]
    return found


async def changed(tx: Tx, directive_id: int, what: str, occasion: str) -> None:
    """Tell the units that handed it down that it was ``amended`` or ``replaced``, and offer to pass that on."""
    for one in await relays.of(tx, directive_id):
        relay = await directives.get(tx, one.directive_id)
        if relay is None or relay.state != "published":
            continue
        receivers = await judges(tx, relay, one.unit_id)
        await outbox.owe(tx, [_news(relay.id, person, what, occasion) for person in receivers])
    if what == "amended":
        await retimed(tx, directive_id)


async def retimed(tx: Tx, directive_id: int) -> None:
    """Deadlines of it have moved: who hands it down, or what it hands down, is warned where no time is left."""
    upper = await relays.original(tx, directive_id)
    for original in (directive_id, *([upper] if upper else [])):
        for one in await relays.of(tx, original):
            relay = await directives.get(tx, one.directive_id)
            concerned = directive_id in (original, one.directive_id)
            if concerned and relay and relay.state == "published" and await _short(tx, original, one):
                receivers = await judges(tx, relay, one.unit_id)
                await outbox.owe(tx, [_news(relay.id, person, SHORT, tx.stamp) for person in receivers])


async def _short(tx: Tx, original_id: int, one: Relayed) -> tuple[datetime, datetime] | None:
    """When the unit is due, and when those below it are, that are due no earlier."""
    own = await relays.dues(tx, original_id, one.unit_id)
    return relaying.short(own, await relays.dues(tx, one.directive_id))


def _news(relay_id: int, person_id: int, what: str, occasion: str) -> Owed:
    key = f"d{relay_id}:{KIND}:{what}:{occasion}:p{person_id}"
    return Owed(key, KIND, Lane.DIRECTIVE, person_id, relay_id, payload={"what": what})


async def draw(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """The offer as it stands when it leaves; None where it has been passed on, or the relay holds no more."""
    assert claimed.directive_id is not None
    relay, revision = await desk.directive(tx, claimed.directive_id)
    told, what = revision.draft.relay, str(claimed.payload["what"])
    original = await directives.get(tx, told.directive_id) if told else None
    if told is None or original is None or relay.state != "published":
        return None
    unit = await units.name(tx, told.unit_id)
    count = len(await directives.answers(tx, relay.id))
    if what == "replaced":
        if not original.closed_reason:  # opened again since
            return None
        said = words.replaced(told.title, original.closed_reason, unit, count)
    elif what == SHORT:
        return await _warning(tx, told, relay, desk)
    elif original.revision == told.revision:
        return None
    else:
        said = words.amended(told.title, unit, count)
    return news(said, relay.id, _VERBS[what])


async def _warning(tx: Tx, told: DraftRelay, relay: Directive, desk: Desk) -> Message | None:
    one = next((one for one in await relays.of(tx, told.directive_id) if one.directive_id == relay.id), None)
    dues = await _short(tx, told.directive_id, one) if one else None
    if dues is None:
        return None
    own, under = (deadlines.show(at, desk.zone) for at in dues)
    return warned(words.short_now(told.title, await units.name(tx, told.unit_id), own, under), relay.id)


async def recalled(
    tx: Tx, actor: Actor, relay: Relayed, title: str, reason: str, freed: Sequence[Directive]
) -> None:
    """Whoever handed it down hears that it is recalled along with its original, and what it had replaced."""
    directive = await directives.get(tx, relay.directive_id)
    assert directive is not None
    receivers: Sequence[int] = [
        person for person in await judges(tx, directive, relay.unit_id) if person != actor.person.id
    ]
    told = await notes(
        tx, f"d{directive.id}:recalled_along", receivers,
        lambda: "\n".join(
            [words.recalled(title, relay.units, reason)]
            + [ties.had_replaced(directive.title, one.title) for one in freed]
        ),
        Lane.DIRECTIVE,
    )  # fmt: skip
    await outbox.owe(tx, told)
