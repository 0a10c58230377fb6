"""What people read when a directive is recalled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from domain import limits, times
from domain.actions import Verb, encode
from domain.directives import Directive, Revision
from domain.markup import h, joined
from domain.messages import Button, Keyboard, Message
from domain.text import clip, few
from domain.wording import cards as card_words
from domain.wording import labels
from domain.wording import lives as words
from domain.wording import ties as tie_words

SUBJECT_MAX: Final = 200
NAMES_MAX: Final = 15
BUTTON_MAX: Final = 60  # code points: a line of a small screen


def title(directive: Directive, revision: Revision) -> str:
    """What a directive is called in a sentence about it."""
    if directive.kind == "notice":
        return f"{card_words.NOTICE}: {directive.title}"
    issued = revision.draft.issued_on
    return card_words.title(directive.doc_type, directive.number, times.show_date(issued) if issued else "")


def recall_card(directive: Directive, revision: Revision, when: str, reason: str, *, confirm: bool) -> Message:
    """The one message that tells of a recall; ``confirm``: the reader shall say so for one of its units."""
    lines = [f"<b>{h(words.RECALLED)}</b>", f"<b>{h(title(directive, revision))}</b>"]
    if directive.subject and directive.kind != "notice":
        lines.append(h(clip(directive.subject, SUBJECT_MAX)))
    lines += ["", h(words.recalled_at(when)), h(words.because(reason)), h(words.NO_MORE_DUTY)]
    seen = Button(labels.RECALL_SEEN, encode(Verb.RECALL_SEEN, directive.id), style="success")
    return Message(joined(lines, limits.TEXT_MAX), ((seen,),) if confirm else ())


@dataclass(frozen=True, slots=True)
class Recall:
    """A recall as its board shows it: when and why, how many units shall confirm it, and which have not yet."""

    when: str
    reason: str
    units: int
    unconfirmed: tuple[str, ...]


def on_board(
    board: Message, directive: Directive, recall: Recall | None, *, steward: bool, reopen: bool
) -> Message:
    """The board with what its directive's life adds; buttons for a ``steward`` only, who may ``reopen`` it."""
    lines = []
    if recall:
        lines += [h(words.recalled_at(recall.when)), h(words.because(recall.reason))]
        lines.append(h(words.confirmed(recall.units - len(recall.unconfirmed), recall.units)))
        lines += [h(words.unconfirmed(few(recall.unconfirmed, NAMES_MAX)))] if recall.unconfirmed else []
    rows = _life_rows(directive, reopen=reopen) if steward else ()
    shown = board.text.split("\n")
    at = int(directive.drill)  # that it is a drill stands above anything
    told = [*shown[:at], *_state(directive, recall, reopen=reopen), *shown[at:], *lines]
    return replace(board, text="\n".join(told), keyboard=(*board.keyboard, *rows))


def _state(directive: Directive, recall: Recall | None, *, reopen: bool) -> list[str]:
    """What is over stands first: the silent below it are not to be chased any more."""
    if recall:
        return [f"<b>{h(words.RECALLED)}</b>"]
    if directive.state != "closed":
        return []
    why = directive.closed_reason
    told = [f"<b>{h(tie_words.replaced_by(why) if why else card_words.CLOSED)}</b>"]
    return [*told, h(tie_words.REPLACING_GONE)] if why and reopen else told


def _life_rows(directive: Directive, *, reopen: bool) -> Keyboard:
    amend = Button(labels.AMEND, encode(Verb.AMEND, directive.id))
    recall = Button(labels.RECALL, encode(Verb.RECALL, directive.id))
    close = Button(labels.CLOSE, encode(Verb.CLOSE, directive.id))
    again = Button(labels.REOPEN, encode(Verb.REOPEN, directive.id))
    if directive.state == "closed":  # what something replaces that holds is not opened again
        return ((again, recall),) if reopen else ((recall,),)
    dues = Button(labels.DUE, encode(Verb.DUES, directive.id))
    if directive.state != "published":
        return ()
    return ((recall,), (close,)) if directive.drill else ((dues,), (amend, recall), (close,))


def recall_question(directive: Directive, reason: str) -> Message:
    """The last question before a recall."""
    sure = Button(labels.RECALL_SURE, encode(Verb.RECALL_SURE, directive.id), style="danger")
    back = Button(labels.BOARD, encode(Verb.BOARD, directive.id))
    return Message(h(words.sure(directive.title, reason)), ((sure,), (back,)))


def recalled(name: str, people: int, unsent: int, freed: Sequence[Directive]) -> Message:
    """What a recall did; what the directive had replaced, with the way to each one's board."""
    lines = [words.done(people, unsent)]
    lines += [tie_words.had_replaced(name, one.title) for one in freed]
    rows = [
        (Button(clip(tie_words.BOARD_OF.format(one.title), BUTTON_MAX), encode(Verb.BOARD, one.id)),)
        for one in freed
    ]
    return Message(joined([h(line) for line in lines], limits.TEXT_MAX), tuple(rows))


def close_question(directive: Directive) -> Message:
    """The question before a directive is closed."""
    sure = Button(labels.CLOSE_SURE, encode(Verb.CLOSE_SURE, directive.id))
    back = Button(labels.BOARD, encode(Verb.BOARD, directive.id))
    return Message(h(f"{directive.title}\n{words.CLOSE_SURE}"), ((sure,), (back,)))
