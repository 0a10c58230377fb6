"""A directive's standing: its relations both ways, its original file, what happened with it at one's unit."""

from __future__ import annotations

from typing import Final

from domain import limits, lists, times
from domain.actions import Verb, encode
from domain.directives import Directive
from domain.drills import marked
from domain.errors import Refusal
from domain.markup import h, joined
from domain.messages import Button, Message
from domain.people import ANSWERING, Actor, Role, holds, is_coordinator
from domain.text import clip, squeeze
from domain.wording import about as words
from domain.wording import cards as card_words
from domain.wording import groups as group_words
from domain.wording import labels
from handlers import reading
from handlers.desk import Desk
from storage import directives, history, relations
from storage.history import Event
from storage.store import Tx

PAGE: Final = 12  # lines of a history on one screen
SHARED: Final = 40  # code points of a subject that stand for what has no number
RELATED: Final = 6  # related directives with a button


async def about(tx: Tx, actor: Actor, directive_id: int, desk: Desk) -> Message:
    """How it stands, to what it is related, and the ways to its text, its file and its history."""
    directive = await reading.allowed(tx, actor, directive_id)
    kept = await directives.revision(tx, directive_id, directive.revision)
    day = times.show_date(kept.draft.issued_on) if kept and kept.draft.issued_on else ""
    title = card_words.title(directive.doc_type, directive.number, day)
    lines = [f"<b>{h(words.HEAD.format(title))}</b>", h(clip(directive.subject, 260)), ""]
    lines.append(h(words.state(_state(directive), times.show(directive.release_at, desk.zone))))
    if directive.revision > 1:
        lines.append(h(words.revision(directive.revision)))
    related, rows = await _related(tx, actor, directive)
    full = Button(labels.FULL, encode(Verb.FULL, directive_id, directive.revision, 0))
    past = Button(words.HISTORY, encode(Verb.HISTORY, directive_id, 0))
    file = [Button(words.FILE, encode(Verb.FILE, directive_id))] if kept and kept.file_id else []
    shown = Message(
        joined([*lines, *related], limits.TEXT_MAX), ((full, *file), (past, *_share(actor, directive)), *rows)
    )
    return marked(shown) if directive.drill else shown


def _share(actor: Actor, directive: Directive) -> list[Button]:
    """Into another chat, for who speaks for more than one unit; only its receivers can open it there."""
    leads = is_coordinator(actor) or holds(actor, Role.LEADER)
    if not leads or directive.state not in ("published", "closed"):
        return []
    return [Button(words.SHARE, share=directive.number or clip(squeeze(directive.subject), SHARED))]


def _state(directive: Directive) -> str:
    states = {"releasing": words.WAITING, "recalled": words.RECALLED, "closed": words.CLOSED}
    return states.get(directive.state, words.OPEN)


async def _related(tx: Tx, actor: Actor, directive: Directive) -> tuple[list[str], list[tuple[Button, ...]]]:
    """Only what the actor may see, too."""
    lines: list[str] = []
    buttons: dict[int, Button] = {}
    for relation in await relations.of(tx, directive.id):
        try:
            other = await reading.allowed(tx, actor, relation.directive_id)
        except Refusal:
            continue
        said = (words.FORWARD if relation.forward else words.BACKWARD)[relation.kind]
        lines.append(h(said.format(other.title)))
        buttons[other.id] = Button(clip(other.title, 60), encode(Verb.SHOW, other.id))
    return lines, [(button,) for button in list(buttons.values())[:RELATED]]


async def original(tx: Tx, actor: Actor, directive_id: int) -> Message:
    """The file as it came in, by the messenger's own id. Raises Refusal where there is none."""
    directive = await reading.allowed(tx, actor, directive_id)
    kept = await directives.revision(tx, directive_id, directive.revision)
    if kept is None or not kept.file_id or directive.state == "recalled":
        raise Refusal(words.NO_FILE)
    return Message(h(lists.title(directive)), document=kept.file_id)


async def past(tx: Tx, actor: Actor, directive_id: int, page: int, desk: Desk) -> Message:
    """A page of what happened with it at the actor's own units of the audience, the newest first."""
    directive = await reading.allowed(tx, actor, directive_id)
    own = await directives.asked_units(tx, directive_id, holds(actor, *ANSWERING))
    events = [
        *await history.written(tx, directive_id, own),
        *await history.told(tx, directive_id, own),
        *await history.told_in_groups(tx, directive_id, own),
        *await history.reminded(tx, directive_id, own),
    ]
    known = [event for event in events if event.kind in words.EVENTS or event.kind in _MESSAGES]
    known.sort(key=lambda event: event.at, reverse=True)
    page = min(page, max(0, len(known) - 1) // PAGE)
    shown = known[page * PAGE : (page + 1) * PAGE]
    lines = [f"<b>{h(words.HISTORY_HEAD.format(directive.title))}</b>", ""]
    several = len(own) > 1
    lines += [h(await _said(tx, event, desk, several=several)) for event in shown] or [h(words.NO_HISTORY)]
    more = len(known) > (page + 1) * PAGE
    turns = lists.pager(page, more, lambda to: encode(Verb.HISTORY, directive_id, to))
    back = Button(labels.BACK, encode(Verb.ABOUT, directive_id))
    return Message(joined(lines, limits.TEXT_MAX), (turns, (back,)) if turns else ((back,),))


_MESSAGES: Final = {
    "sent": "SENT",
    "uncertain": "SENT_PERHAPS",
    "refused_send": "NOT_SENT",
    "reminded": "REMINDED",
}


async def _said(tx: Tx, event: Event, desk: Desk, *, several: bool) -> str:
    when = times.show_short(event.at, desk.zone)
    if event.kind in _MESSAGES:
        who = group_words.named(event.who) if event.in_group else event.who
        what = str(getattr(words, _MESSAGES[event.kind])).format(who)
        return words.event(when, words.SYSTEM, what, "")
    tree = await desk.units(tx)
    unit = tree.known(event.unit_id) if several and event.unit_id else None
    return words.event(when, event.who or words.SYSTEM, words.EVENTS[event.kind], unit.name if unit else "")
