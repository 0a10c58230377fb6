"""Is it genuine? What somebody holds, looked up in the register by its bytes, its number, its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from domain import genuine, times
from domain.actions import Verb, encode
from domain.directives import Directive, Revision
from domain.documents.numbers import cited_numbers
from domain.documents.read import read
from domain.documents.reading import Reading
from domain.documents.sheet import lay_out
from domain.drafts import Draft, number_key
from domain.errors import Refusal
from domain.genuine import Difference, How
from domain.markup import h
from domain.messages import Button, Message
from domain.people import ANSWERING, Actor, holds
from domain.text import clean, clip, fold
from domain.wording import cards as card_words
from domain.wording import genuine as words
from domain.words import keys
from handlers import drafting, reading
from handlers.desk import Desk
from handlers.eyes import eyes_of
from storage import directives, finding, relations
from storage.drafts import Source
from storage.store import Tx

SUBJECT: Final = 200  # code points of a subject in the answer
_PHRASE: Final = 8  # words in a row by which a piece without a number is found: shared by chance with no other


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands between the register and what somebody holds; without a directive: it is not in it."""

    how: How
    directive: Directive | None = None
    revision: Revision | None = None
    differences: tuple[Difference, ...] = ()


async def check(tx: Tx, actor: Actor, source: Source, desk: Desk) -> Message:
    """The answer to a file or a text. Raises Refusal for what bears a secrecy stamp; nothing of it is kept."""
    drafting.refuse_secret(source.text)
    verdict = await judge(tx, actor, source, desk)
    return await _card(tx, actor, verdict, unsure=source.scanned and verdict.how is not How.SAME_FILE)


async def judge(tx: Tx, actor: Actor, source: Source, desk: Desk) -> Verdict:
    """How it stands to what the actor may see of the register."""
    for directive_id, revision in await directives.of_file(tx, source.sha256):
        if seen := await _visible(tx, actor, directive_id, revision):
            return Verdict(How.SAME_FILE, *seen)
    text = clean(source.text)
    given = read(text)
    found_others = None
    for number in _numbers(given, text):
        for directive in await directives.by_number(tx, number_key(number), 20):
            found = await _visible(tx, actor, directive.id, directive.revision)
            if found and _is_same(given, found[1].draft):
                return _against(found, text)
            found_others = found_others or found
    if found_others and given.number:
        return Verdict(How.OTHER, *found_others)
    return await _by_text(tx, actor, text, desk) or Verdict(How.NONE)


def _numbers(given: Reading, text: str) -> tuple[str, ...]:
    """The number it bears; of what is no whole letter, the numbers it names."""
    if given.number:
        return (given.number,)
    return cited_numbers(lay_out(text[:4000]), None)[:3]


def _is_same(given: Reading, kept: Draft) -> bool:
    """Whether nothing that both say of day and issuer differs: numbers begin anew every year."""
    days = given.date is None or kept.issued_on is None or given.date == kept.issued_on
    issuers = not given.issuer or not kept.issuer or fold(given.issuer) == fold(kept.issuer)
    return days and issuers


def _against(found: tuple[Directive, Revision], text: str) -> Verdict:
    how, differences = genuine.compared(found[1].text, text)
    return Verdict(how, *found, differences)


async def _by_text(tx: Tx, actor: Actor, text: str, desk: Desk) -> Verdict | None:
    """A piece of a long letter bears no number: it is known by eight words in a row."""
    found_words = keys(text)
    if len(found_words) < 2 * _PHRASE:
        return None
    middle = len(found_words) // 2
    phrase = found_words[middle : middle + _PHRASE]
    eyes = eyes_of(actor, await desk.units(tx))
    for directive_id in await finding.holding(tx, phrase, eyes, 3):
        directive = await directives.get(tx, directive_id)
        found = await _visible(tx, actor, directive_id, directive.revision) if directive else None
        if found and (verdict := _against(found, text)).how in (How.SAME_TEXT, How.DIFFERENT):
            return verdict
    return None


async def _visible(tx: Tx, actor: Actor, directive_id: int, number: int) -> tuple[Directive, Revision] | None:
    try:
        directive = await reading.allowed(tx, actor, directive_id)
    except Refusal:
        return None
    if directive.drill:  # what it says was never ordered
        return None
    kept = await directives.revision(tx, directive_id, number)
    return None if kept is None or directive.state == "withdrawn" else (directive, kept)


async def _card(tx: Tx, actor: Actor, verdict: Verdict, *, unsure: bool) -> Message:
    """``unsure``: its letters were read from a picture, and a wrong one is no forgery."""
    heads = {How.DIFFERENT: words.PICTURE_DIFFERENT, How.NONE: words.PICTURE_NONE} if unsure else {}
    lines = [f"<b>{h(heads.get(verdict.how, words.VERDICTS[verdict.how]))}</b>"]
    directive, kept = verdict.directive, verdict.revision
    if directive is None or kept is None:
        hint = [words.HOW_TO_REPORT] if holds(actor, *ANSWERING) else []
        return Message("\n".join([*lines, *map(h, [words.ASK_SENDER, *hint])]))
    lines += map(h, said(verdict))
    lines += ["", f"<i>{h(words.FROM_PICTURE)}</i>"] if unsure else []
    state, newer = await _state(tx, actor, directive, kept)
    lines += ["", *map(h, state)]
    rows = [(Button(words.OPEN, encode(Verb.SHOW, directive.id)),)]
    rows += [(Button(clip(words.OPEN_NEW.format(one.title), 60), encode(Verb.SHOW, one.id)),) for one in newer]
    return Message("\n".join(lines), tuple(rows))


def said(verdict: Verdict) -> list[str]:
    """What it is in the register, and where it differs, a line each."""
    directive, kept = verdict.directive, verdict.revision
    assert directive is not None
    assert kept is not None
    day = times.show_date(kept.draft.issued_on) if kept.draft.issued_on else ""
    title = card_words.title(directive.doc_type, directive.number, day)
    if verdict.how is How.OTHER:
        return [words.other(title, directive.issuer), words.ASK_SENDER]
    lines = [title, *([clip(directive.subject, SUBJECT)] if directive.subject else [])]
    if verdict.how is How.DIFFERENT:
        lines += ["", *(words.difference(one.kept, one.given) for one in verdict.differences), words.USE_OURS]
    return lines


async def _state(
    tx: Tx, actor: Actor, directive: Directive, kept: Revision
) -> tuple[list[str], list[Directive]]:
    """Whether it is in force, in words; and what has taken its place or changes it."""
    lines, newer = [], []
    if kept.revision < directive.revision:
        lines.append(words.old_revision(kept.revision, directive.revision))
    elif directive.revision > 1:
        lines.append(words.revision(directive.revision))
    for relation in await relations.of(tx, directive.id):
        found = None if relation.forward else await directives.get(tx, relation.directive_id)
        if found is None or relation.kind not in _SAYS or await _visible(tx, actor, found.id, 1) is None:
            continue
        lines.append(words.replaced(found.title) if relation.kind == "replaces" else words.amended(found.title))
        newer.append(found)
    ends = {"recalled": words.RECALLED, "closed": words.CLOSED}
    if directive.state in ends:
        lines.append(ends[directive.state])
    return lines or [words.CURRENT], newer


_SAYS: Final = ("replaces", "amends", "corrects")
