"""What an owed message looks like, drawn from the database at the moment of sending.

A drawing that answers None says: no longer needed (already acknowledged, taken back …); the row is cancelled.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from domain import amending_cards, cards, draft_cards, times
from domain import boards as board_cards
from domain.actions import Verb, encode
from domain.markup import h
from domain.messages import Button, Message, Upload
from domain.units import Tree
from domain.wording import boards as board_words
from domain.wording import cards as card_words
from domain.wording import labels, speaking
from domain.wording import lives as words
from handlers import (
    amend,
    approval_waits,
    approving,
    drills,
    extend,
    group_cards,
    group_keepers,
    handed,
    latecomers,
    life_board,
    old_copies,
    recall,
    redraw,
    reform_ahead_notes,
    reform_ahead_screens,
    relay,
    relay_chain,
    report_notes,
    review,
    sight,
    taking,
    tier_warning,
    unreached,
    weekly,
)
from handlers.desk import Desk
from handlers.letter import draw_letter
from handlers.reminding_cards import draw_climb, draw_digest
from handlers.silent import silent_units as silent_units
from storage import approvals, boards, drafts, people
from storage.outbox import Claimed
from storage.store import Tx


async def draw_all(tx: Tx, batch: Sequence[Claimed], desk: Desk) -> list[Message | None]:
    """The messages that claimed rows stand for, in order; None for what has become needless."""
    people_of: dict[int, list[int]] = {}
    for claimed in batch:
        if claimed.kind in ("card", redraw.KIND) and claimed.directive_id is not None:
            people_of.setdefault(claimed.directive_id, []).append(claimed.person_id)
    for directive_id, receivers in people_of.items():
        await desk.meet(tx, directive_id, receivers)
    await desk.listen(tx, [claimed.person_id for claimed in batch])
    return [await draw(tx, claimed, desk) for claimed in batch]


async def draw(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    """The message that a claimed row stands for, in its reader's language; None when it has become needless."""
    message = await (_to_person if claimed.group_id is None else group_cards.draw)(tx, claimed, desk)
    return message and await drills.mark(tx, claimed, message, desk)


async def _to_person(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    with speaking(await desk.language(tx, claimed.person_id)):
        message = await _DRAWINGS[claimed.kind](tx, claimed, desk)
        if message is None or not claimed.again or claimed.kind == "card":  # a card says so itself
            return message
        return replace(message, text=f"<i>{card_words.RESENT}</i>\n{message.text}")


async def card(tx: Tx, directive_id: int, person_id: int, desk: Desk) -> Message:
    """The card of a directive for one person, as it stands now."""
    directive, revision = await desk.directive(tx, directive_id)
    reader = await desk.reader(tx, directive_id, person_id)
    if not reader.units:
        return await old_copies.unasked(tx, directive, revision, reader, desk)
    return cards.directive_card(directive, revision, reader, desk.zone)


def _name(tree: Tree, unit_id: int) -> str:
    unit = tree.known(unit_id)
    return unit.name if unit else f"#{unit_id}"


async def _card(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    assert claimed.directive_id is not None
    directive, revision = await desk.directive(tx, claimed.directive_id)
    if not directive.is_live or claimed.revision != directive.revision:
        return None
    reader = await desk.reader(tx, directive.id, claimed.person_id)
    if not reader.units:  # the seat has ended since: no card for whoever no longer answers for any unit of it
        return None
    return cards.directive_card(directive, revision, reader, desk.zone, again=claimed.again)


async def draft(tx: Tx, draft_id: int, desk: Desk, remark: str = "") -> Message | None:
    """The card of an open draft; None once it is published or dropped."""
    stored = await drafts.get(tx, draft_id)
    if stored is not None and stored.state == "waiting":
        return await approving.waiting_card(tx, stored, desk.zone)
    if stored is None or stored.state != "open":
        return None
    tree = await desk.units(tx)
    reach = await reach_of(tx, stored.draft.audience, tree)
    late = await tier_warning.warning(tx, stored.draft, tree, desk.zone)
    remark = "\n".join(filter(None, (remark, late)))
    shown = draft_cards.draft_card(stored.id, stored.version, stored.draft, reach, tx.now, desk.zone, remark)
    if stored.draft.relay:
        shown = await relay.dress(tx, shown, stored, tree, desk.zone)
    if stored.amends is None:
        return shown
    found = await amend.compared(tx, stored)
    return amending_cards.on_draft(shown, stored.id, found.directive, found.changes, desk.zone)


async def reach_of(tx: Tx, audience: tuple[int, ...], tree: Tree) -> draft_cards.Reach:
    """Whom these units' people are, as counts, and the units that no message reaches."""
    seated = await people.seated(tx, audience)
    counts = await people.linked_counts(tx)
    unlinked = [_name(tree, unit) for unit in audience if unit not in counts]
    unreachable = [_name(tree, unit) for unit in audience if unit in counts and not counts[unit].reachable]
    receivers = {person.id for person, _ in seated}
    return draft_cards.Reach(len(audience), len(receivers), tuple(unlinked), tuple(unreachable))


async def _draft(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    return await draft(tx, _number(claimed, "draft"), desk, str(claimed.payload.get("remark", "")))


async def board(tx: Tx, directive_id: int, person_id: int, desk: Desk) -> Message:
    """The board of a directive as it stands now, of the units whose answers this person may follow."""
    directive, revision = await desk.directive(tx, directive_id)
    tree = await desk.units(tx)
    actor = await people.actor_of(tx, person_id)
    assert actor is not None
    seen = await sight.followed(tx, actor, directive, tree)
    tally = await boards.tally(tx, directive_id, seen)
    silent = await silent_units(tx, directive_id, tree, seen)
    seen_to = await taking.on_board(tx, directive_id, tree, seen, desk.zone)
    shown = board_cards.board(
        directive, tally, silent, tx.now, desk.zone, revision.draft.monitor_names, seen_to, deep=tree.is_deep()
    )
    shown = await life_board.add(tx, shown, directive, actor, seen, desk)
    return await relay_chain.add(tx, shown, directive, seen, desk)


async def _board(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    assert claimed.directive_id is not None
    return await board(tx, claimed.directive_id, claimed.person_id, desk)


async def _note(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    payload = {name: str(value) for name, value in claimed.payload.items()}
    text, document, photo = (payload.get(name, "") for name in ("text", "document", "photo"))
    return Message(h(text), document=document, photo=photo)


async def _report(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    return await review.card(tx, _number(claimed, "report"), desk.zone)


async def _returned(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    return await review.returned(tx, _number(claimed, "report"))


async def _week(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    until = claimed.payload.get("until")
    then = times.from_text(until) if isinstance(until, str) else tx.now
    return await weekly.message(tx, claimed.person_id, then, desk.zone)


async def _extension(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    return await extend.card(tx, _number(claimed, "extension"), desk.zone)


async def _urge(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    assert claimed.directive_id is not None
    directive, _ = await desk.directive(tx, claimed.directive_id)
    reader = await desk.reader(tx, claimed.directive_id, claimed.person_id)
    if directive.state != "published" or not any(answer.state == "silent" for answer in reader.answers):
        return None
    ack = Button(labels.ACK, encode(Verb.ACK, directive.id, directive.revision), style="success")
    show = Button(labels.OPEN, encode(Verb.SHOW, directive.id))
    return Message(h(board_words.urge(directive.title)), ((ack,), (show,)))


def _number(claimed: Claimed, name: str) -> int:
    value = claimed.payload[name]
    assert isinstance(value, int)
    return value


async def _unreached(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    return await unreached.draw(tx, claimed)


async def _redraw(tx: Tx, claimed: Claimed, desk: Desk) -> Message | None:
    if "approval" in claimed.payload:
        return await approving.message(tx, _number(claimed, "approval"), desk.zone)
    assert claimed.directive_id is not None
    directive, _ = await desk.directive(tx, claimed.directive_id)
    made_from = claimed.payload.get("revision", directive.revision)
    assert isinstance(made_from, int)
    old = await old_copies.replaced(tx, directive.id, claimed.person_id, made_from, desk)
    shown = old or await card(tx, directive.id, claimed.person_id, desk)
    if directive.state == "recalled" and claimed.payload["file"]:
        return replace(shown, upload=Upload(words.WITHDRAWN_FILE, words.WITHDRAWN_TEXT.encode))
    return shown


_DRAWINGS: Final[Mapping[str, Callable[[Tx, Claimed, Desk], Awaitable[Message | None]]]] = {
    "card": _card,
    "draft": _draft,
    "board": _board,
    "note": _note,
    group_keepers.KIND: group_keepers.draw,
    reform_ahead_notes.KIND: reform_ahead_screens.draw,
    "urge": _urge,
    "digest": draw_digest,
    "climb": draw_climb,
    "letter": draw_letter,
    "report": _report,
    report_notes.REPORTS: report_notes.draw_gathered,
    "returned": _returned,
    "extension": _extension,
    weekly.WEEK: _week,
    recall.KIND: recall.draw,
    latecomers.KIND: latecomers.draw,
    relay_chain.KIND: relay_chain.draw,
    redraw.KIND: _redraw,
    unreached.KIND: _unreached,
    approvals.KIND: approving.draw,
    approvals.NUDGE: approval_waits.draw,
    drills.SHEET: drills.draw,
    handed.KIND: handed.draw,
}
