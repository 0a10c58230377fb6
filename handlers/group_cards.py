"""What is drawn for a group: the unit's card as it stands, a sentence, the word of a recall."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final

from domain import group_cards, times
from domain.amending_cards import old_copy
from domain.life_cards import recall_card
from domain.markup import h
from domain.messages import Button, Message, Upload
from domain.wording import LANGUAGES, speaking
from domain.wording import groups as group_words
from domain.wording import lives as words
from handlers import group_copies, group_digest, group_keepers, redraw
from handlers.desk import Desk
from storage import facts, groups, recalls
from storage import group_copies as lying
from storage.groups import Group
from storage.outbox import Claimed
from storage.store import Tx

_AFTER_THE_END: Final = frozenset({group_copies.BYE, group_copies.LEAVE})


async def draw(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """The message that a group's row stands for; None when it has become needless. A group reads Vietnamese."""
    assert claimed.group_id is not None
    group = await groups.get(tx, claimed.group_id)
    if group is None or (group.state == "ended" and claimed.kind not in _AFTER_THE_END):
        return None
    with speaking(LANGUAGES[0]):
        message = await _DRAWINGS[claimed.kind](tx, claimed, desk, group)
    return message and replace(message, topic=claimed.topic or 0)


async def _text(tx: Tx, claimed: Claimed, desk: Desk, group: Group) -> Message | None:
    bot, directive_id = await facts.get(tx, "bot_username"), claimed.payload.get("opens")
    said = Message(h(str(claimed.payload.get("text", ""))))
    if not bot or not isinstance(directive_id, int):
        return said
    lead = Button(group_words.PRIVATE, url=group_cards.private_link(bot, directive_id))
    return replace(said, keyboard=((lead,),))


async def _card(tx: Tx, claimed: Claimed, desk: Desk, group: Group) -> Message | None:
    assert claimed.directive_id is not None
    directive, _ = await desk.directive(tx, claimed.directive_id)
    if not directive.is_live or claimed.revision != directive.revision:
        return None
    shown = await card(tx, claimed.directive_id, group, desk, claimed)
    return shown if group.unit_id and (await desk.unit(tx, directive.id, group.unit_id)).units else None


async def card(tx: Tx, directive_id: int, group: Group, desk: Desk, claimed: Claimed) -> Message:
    """The card of the group's unit as it stands now."""
    directive, revision = await desk.directive(tx, directive_id)
    reader = await desk.unit(tx, directive_id, group.unit_id or 0)
    bot = await facts.get(tx, "bot_username")
    with_file = bool(claimed.payload.get("file"))
    return group_cards.group_card(
        directive, revision, reader, desk.zone, bot, with_file=with_file, again=claimed.again
    )


async def _redraw(tx: Tx, claimed: Claimed, desk: Desk, group: Group) -> Message | None:
    assert claimed.directive_id is not None
    assert group.unit_id is not None
    directive, revision = await desk.directive(tx, claimed.directive_id)
    reader = await desk.unit(tx, directive.id, group.unit_id)
    is_old = claimed.payload["revision"] != directive.revision
    out = is_old and not reader.units
    led_on = directive.is_live and is_old
    if out or (led_on and await lying.has_card(tx, directive.id, group.id, directive.revision)):
        shown = group_cards.old_card(old_copy(directive, revision, out=out))
    else:
        shown = await card(tx, directive.id, group, desk, claimed)
    if directive.state == "recalled" and claimed.payload["file"]:
        return replace(shown, upload=Upload(words.WITHDRAWN_FILE, words.WITHDRAWN_TEXT.encode))
    return shown


async def _recall(tx: Tx, claimed: Claimed, desk: Desk, group: Group) -> Message | None:
    assert claimed.directive_id is not None
    directive, revision = await desk.directive(tx, claimed.directive_id)
    found = await recalls.get(tx, directive.id)
    reader = await desk.unit(tx, directive.id, group.unit_id or 0)
    if found is None:
        return None
    when = times.show(found.at, desk.zone)
    return recall_card(directive, revision, when, found.reason, confirm=bool(reader.units))


_DRAWINGS: Final[Mapping[str, Callable[[Tx, Claimed, Desk, Group], Awaitable[Message | None]]]] = {
    group_copies.CARD: _card,
    group_copies.RECALL: _recall,
    group_digest.KIND: group_digest.draw,
    group_keepers.KIND: group_keepers.draw_in_group,
    redraw.KIND: _redraw,
    "note": _text,
    group_copies.BYE: _text,
    group_copies.LEAVE: _text,
}
