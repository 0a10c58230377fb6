"""The screen on which a draft says how it stands to other directives."""

from __future__ import annotations

from typing import Final

from domain.actions import Verb, encode
from domain.drafts import Draft, DraftTie
from domain.markup import h
from domain.messages import Button, Keyboard, Message
from domain.wording import labels
from domain.wording import ties as words

OFFERED: Final = ("replaces", "amends", "implements")
"""The relations that a person may declare; a button names one by its place here."""


def screen(draft_id: int, draft: Draft) -> Message:
    """Every relation with what can be changed of it, and the ways to add one."""
    lines = [f"<b>{h(words.HEAD)}</b>", ""]
    lines += [h(f"• {said(tie)}") for tie in draft.ties] or [h(words.NONE)]
    rows = [row for place, tie in enumerate(draft.ties) for row in _rows(draft_id, place, tie)]
    add = tuple(
        Button(f"{words.FORWARD[kind]}…", encode(Verb.TIE_ADD, draft_id, place))
        for place, kind in enumerate(OFFERED)
    )
    back = (Button(labels.BACK, encode(Verb.DRAFT, draft_id)),)
    return Message("\n".join(lines), (*rows, add[:1], add[1:], back))


def said(tie: DraftTie) -> str:
    """One relation; of a replaced directive also what becomes of its open reports."""
    told = words.tie(tie.kind, tie.title)
    if tie.kind != "replaces":
        return told
    return f"{told} ({words.MOVES if tie.moves else words.ENDS})"


def _rows(draft_id: int, place: int, tie: DraftTie) -> Keyboard:
    if tie.kind == "relays":  # what a relay hands down is what it is
        return ()
    drop = Button(words.DROP_BUTTON.format(tie.title), encode(Verb.TIE_DROP, draft_id, place))
    if tie.kind != "replaces":
        return ((drop,),)
    label = (words.END_BUTTON if tie.moves else words.MOVE_BUTTON).format(tie.title)
    return ((Button(label, encode(Verb.TIE_MOVE, draft_id, place)),), (drop,))
