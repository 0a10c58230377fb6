"""Opening a directive: who may, and its text page by page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from domain.actions import Verb, encode
from domain.directives import Directive
from domain.drills import marked
from domain.errors import Refusal
from domain.markup import h
from domain.messages import Button, Message
from domain.people import Actor, is_admin, sees
from domain.text import pages, readable
from domain.wording import LANGUAGES, labels, speaking
from domain.wording import answering as words
from domain.wording import cards as card_words
from handlers.sight import monitors_it
from storage import directives, people, units
from storage.store import Tx

PAGE: Final = 3000  # code points; escaped and with its foot a page stays below Telegram's 4096
_NUMBER: Final = re.compile(r"\d+")


async def allowed(tx: Tx, actor: Actor, directive_id: int) -> Directive:
    """The directive, if it is the actor's own, sent to a unit the actor sees, or charged to one to follow up.

    Raises Refusal otherwise.
    """
    directive = await directives.get(tx, directive_id)
    if directive is None:
        raise Refusal(words.FOREIGN)
    if directive.keeper == actor.person.id or is_admin(actor):
        return directive
    tree = await units.tree(tx)
    answers = await directives.answers(tx, directive_id)
    sent = any(sees(actor, answer.unit_id, tree) for answer in answers)
    if directive.state == "releasing" or not (sent or await monitors_it(tx, actor, directive)):
        raise Refusal(words.NOT_YOURS)
    return directive


async def may(tx: Tx, person_id: int, directive_id: int) -> bool:
    """Whether this person may open it; what it offers would only refuse whoever may not."""
    actor = await people.actor_of(tx, person_id)
    try:
        return actor is not None and bool(await allowed(tx, actor, directive_id))
    except Refusal:
        return False


async def full_text(tx: Tx, actor: Actor, directive_id: int, revision: int, page: int) -> Message:
    """One page of the text of a revision, with buttons to turn it."""
    directive = await allowed(tx, actor, directive_id)
    kept = await directives.revision(tx, directive_id, revision)
    if kept is None:
        raise Refusal(words.FOREIGN)
    shown = text_page(kept.text, page, lambda number: encode(Verb.FULL, directive_id, revision, number))
    return marked(shown) if directive.drill else shown


def text_page(text: str, page: int, turn: Callable[[int], str]) -> Message:
    """A page of a long text; ``turn(number)`` is what the button to another page carries."""
    leaves = list(pages(readable(text), PAGE)) or [card_words.NO_TEXT]
    page = min(page, len(leaves) - 1)
    if len(leaves) == 1:
        return Message(h(leaves[0]))
    foot = f"<i>{h(card_words.page(page + 1, len(leaves)))}</i>"
    row = [Button(labels.PREVIOUS, turn(page - 1))] if page > 0 else []
    row += [Button(labels.NEXT, turn(page + 1))] if page < len(leaves) - 1 else []
    return Message(f"{h(leaves[page])}\n\n{foot}", (tuple(row),))


def is_page(text: str) -> bool:
    """Whether this message shows a page already, so that turning edits it."""
    last = text.rstrip().rsplit("\n", 1)[-1]
    return _NUMBER.sub("0", last) in _feet()


def _feet() -> set[str]:
    """The foot of page 0 of 0 in every language: a message keeps the one it was sent in."""
    feet = set()
    for language in LANGUAGES:
        with speaking(language):
            feet.add(card_words.page(0, 0))
    return feet
