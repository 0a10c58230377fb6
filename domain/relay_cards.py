"""What handing a directive down looks like: on its draft, on its cards, on the original's board, in notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Final

from domain import deadlines
from domain.actions import Verb, encode
from domain.drafts import Draft, DraftRelay
from domain.markup import h
from domain.messages import Button, Message
from domain.text import clip
from domain.wording import labels
from domain.wording import relaying as words

NAMES_MAX: Final = 5  # relays told one by one on a board
LABEL_MAX: Final = 40
NAME_MAX: Final = 80


@dataclass(frozen=True, slots=True)
class Chain:
    """One relay as its original's board shows it."""

    directive_id: int
    unit: str
    units: int
    acknowledged: int
    reported: int


def head(relay: DraftRelay) -> list[str]:
    """The first lines of a relay's card, escaped: who passes on what of whom, and says what to it."""
    lines = [f"<i>{h(words.passed_on(relay.unit, relay.title, clip(relay.issuer, NAME_MAX)))}</i>"]
    if relay.note:
        lines.append(f"<b>{h(words.says(relay.unit))}</b> {h(relay.note)}")
    return lines


def on_draft(
    card: Message, draft_id: int, draft: Draft, own: datetime | None, zone: tzinfo, warning: str
) -> Message:
    """The draft's card with what is its own: the word added, one's own deadline, what to think of."""
    relay = draft.relay
    assert relay is not None
    lines = [f"<b>{h(words.head(relay.title, clip(relay.issuer, NAME_MAX)))}</b>"]
    said = f"<b>{h(words.says(relay.unit))}</b> {h(relay.note)}" if relay.note else f"<i>{h(words.NO_NOTE)}</i>"
    lines.append(said)
    if own:
        lines.append(h(words.own_due(relay.unit, deadlines.show(own, zone))))
    if draft.due_at is None and not draft.duties:
        lines.append(f"<i>{h(words.NO_DUE)}</i>")
    lines += [f"<b>{h(warning)}</b>"] if warning else []
    note = (Button(words.NOTE_BUTTON, encode(Verb.RELAY_NOTE, draft_id)),)
    first, *rest = card.keyboard
    return replace(card, text="\n".join([*lines, "", card.text]), keyboard=(first, note, *rest))


def on_board(board: Message, chains: Sequence[Chain]) -> Message:
    """The original's board with what has been handed down, and a way to each."""
    if not chains:
        return board
    lines = [h(words.on_board(c.unit, c.acknowledged, c.units, c.reported)) for c in chains[:NAMES_MAX]]
    rest = chains[NAMES_MAX:]
    if rest:
        lines.append(
            h(words.more_on_board(len(rest), sum(c.acknowledged for c in rest), sum(c.units for c in rest)))
        )
    rows = tuple(
        (Button(clip(words.OPEN_RELAY.format(c.unit), LABEL_MAX), encode(Verb.BOARD, c.directive_id)),)
        for c in chains[:NAMES_MAX]
    )
    return replace(board, text="\n".join([board.text, *lines]), keyboard=(*board.keyboard, *rows))


def upward(board: Message, relay: DraftRelay) -> Message:
    """A relay's own board says what it hands down."""
    lead = f"<i>{h(words.passed_on(relay.unit, relay.title, clip(relay.issuer, NAME_MAX)))}</i>"
    return replace(board, text=f"{lead}\n{board.text}")


def warned(text: str, relay_id: int) -> Message:
    """To the relaying unit: what it should look at on its own board."""
    return Message(h(text), ((Button(labels.BOARD, encode(Verb.BOARD, relay_id)),),))


def news(text: str, relay_id: int, verb: Verb) -> Message:
    """To the relaying unit: what has become of the original, and one press that passes it on."""
    label = words.AMENDMENT_BELOW if verb is Verb.RELAY_AMEND else words.REPLACEMENT_BELOW
    go = Button(label, encode(verb, relay_id), style="primary")
    return Message(h(text), ((go,), (Button(labels.BOARD, encode(Verb.BOARD, relay_id)),)))
