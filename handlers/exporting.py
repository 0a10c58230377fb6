"""/xuat: what may be exported, in which form; what a paper needs, and the line in the journal about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from domain.actions import Verb, encode
from domain.errors import Refusal
from domain.limits import LIST_PAGE
from domain.markup import h
from domain.messages import Button, Message
from domain.papers import kinds
from domain.papers.kinds import PAPERS, Paper
from domain.papers.values import Dossier, Matter
from domain.people import ANSWERING, Actor, Role, holds, is_admin
from domain.text import clip
from domain.wording import exporting as words
from domain.wording import labels
from handlers import agenda, board, dossier, evidence, register
from storage import exports, journal, units
from storage.store import Tx

LABEL_MAX: Final = 60
SHA256: Final = "{sha256}"  # where the file's own SHA-256 goes in a caption


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that a paper is made of; ``caption`` stands under it, ``{sha256}`` in it is filled in."""

    paper: Paper
    matter: Matter
    file_name: str
    caption: str
    what: str  # for the journal: directive, register or agenda
    directive_id: int | None = None
    unit_id: int | None = None

    @property
    def making(self) -> str:
        """What is said meanwhile."""
        return words.MAKING[PAPERS.index(self.paper)]


async def menu(tx: Tx, actor: Actor, zone: tzinfo) -> Message:
    """What the actor may export, as buttons. Raises Refusal for who may export nothing."""
    rows: list[tuple[Button, ...]] = []
    if may_export(actor):
        spans = enumerate(kinds.spans(tx.now.astimezone(zone).date()))
        rows += [
            (Button(words.REGISTER.format(words.span(span.first, span.last)), encode(Verb.REGISTER, at)),)
            for at, span in spans
        ]
        rows.append((Button(words.ONE, encode(Verb.EXPORTS, 0)),))
    if holds(actor, *ANSWERING):
        rows.append((Button(words.OWN_CALENDAR, encode(Verb.CALENDAR)),))
    if not rows:
        raise Refusal(words.MAY_NOT)
    return Message(f"<b>{h(words.CHOOSE)}</b>", tuple(rows))


def may_export(actor: Actor) -> bool:
    """Leads or coordinates something."""
    return is_admin(actor) or bool(holds(actor, Role.LEADER, Role.COORDINATOR))


async def choices(tx: Tx, actor: Actor, page: int) -> Message:
    """The directives that the actor may export, the newest first."""
    if not may_export(actor):
        raise Refusal(words.MAY_NOT)
    tree = await units.tree(tx)
    seen = register.led(actor, tree)
    mine = sorted(seen) if seen is not None else [unit.id for unit in tree]
    found = await exports.recent(tx, actor.person.id, mine, LIST_PAGE + 1, page * LIST_PAGE)
    if not found:
        return Message(h(words.NOTHING))
    rows = [
        (Button(clip(f"{one.number} {one.subject}".strip(), LABEL_MAX), encode(Verb.EXPORT_FORMS, one.id)),)
        for one in found[:LIST_PAGE]
    ]
    turn = [Button(labels.PREVIOUS, encode(Verb.EXPORTS, page - 1))] if page else []
    turn += [Button(labels.NEXT, encode(Verb.EXPORTS, page + 1))] if len(found) > LIST_PAGE else []
    return Message(f"<b>{h(words.WHICH)}</b>", (*rows, *((tuple(turn),) if turn else ())))


async def forms(tx: Tx, actor: Actor, directive_id: int) -> Message:
    """The forms in which a directive may leave. Raises Refusal for who may not follow it."""
    directive, _, _ = await board.allowed(tx, actor, directive_id)
    rows = [(Button(label, encode(Verb.EXPORT, directive_id, at)),) for at, label in enumerate(words.FORMS)]
    return Message(f"<b>{h(words.FORM.format(directive.title))}</b>", tuple(rows))


async def forms_by_number(tx: Tx, actor: Actor, number: str) -> Message:
    """``forms`` of the newest directive of this number."""
    found = await board.find(tx, actor, number)
    return await forms(tx, actor, found.id)


async def directive(
    tx: Tx, actor: Actor, directive_id: int, place: int, bot_name: str, zone: tzinfo
) -> Prepared:
    """A directive in one of the forms. Raises Refusal for who may not follow it."""
    paper = PAPERS[min(place, len(PAPERS) - 1)]
    if paper is Paper.CALENDAR:
        return await _calendar_of(tx, actor, directive_id, bot_name, zone)
    if paper is Paper.PACK:
        proof = await evidence.gather(tx, actor, directive_id, zone)
        return _of_dossier(tx, proof.dossier, proof, words.pack(proof.dossier.title, SHA256), paper)
    found = await dossier.gather(tx, actor, directive_id, zone)
    if paper is Paper.WORD:
        return _of_dossier(tx, found, found, words.summary(found.title), paper)
    return _of_dossier(tx, found, found, words.book(found.title, len(found.units)), paper)


def _of_dossier(tx: Tx, found: Dossier, matter: Matter, caption: str, paper: Paper) -> Prepared:
    name = kinds.file_name(paper, found.title, tx.now.astimezone(found.zone).date())
    return Prepared(paper, matter, name, caption, "directive", found.id)


async def _calendar_of(tx: Tx, actor: Actor, directive_id: int, bot_name: str, zone: tzinfo) -> Prepared:
    found = await agenda.of_directive(tx, actor, directive_id, bot_name, zone)
    if not found.items:
        raise Refusal(words.NO_DEADLINES)
    name = kinds.file_name(Paper.CALENDAR, found.name, tx.now.astimezone(zone).date())
    caption = words.calendar(found.name, len(found.items))
    return Prepared(Paper.CALENDAR, found, name, caption, "directive", directive_id)


async def own_calendar(tx: Tx, actor: Actor, bot_name: str, zone: tzinfo) -> Prepared | None:
    """The deadlines of the own units; None when none lies ahead. Raises Refusal for who answers for none."""
    mine = holds(actor, *ANSWERING)
    if not mine:
        raise Refusal(words.MAY_NOT)
    found = await agenda.of_units(tx, actor, bot_name, zone)
    name = kinds.agenda_name(found.name, tx.now.astimezone(zone).date())
    caption = words.calendar(found.name, len(found.items))
    return Prepared(Paper.CALENDAR, found, name, caption, "agenda", unit_id=mine[0]) if found.items else None


async def span(tx: Tx, actor: Actor, place: int, zone: tzinfo) -> Prepared:
    """The register of a span. Raises Refusal for who follows nothing."""
    if not may_export(actor):
        raise Refusal(words.MAY_NOT)
    today = tx.now.astimezone(zone).date()
    offered = kinds.spans(today)
    chosen = offered[min(place, len(offered) - 1)]
    found = await register.gather(tx, actor, chosen, zone)
    caption = words.register(words.span(chosen.first, chosen.last), len(found.entries))
    return Prepared(Paper.EXCEL, found, kinds.register_name(chosen, today), caption, "register")


async def record(tx: Tx, actor: Actor, prepared: Prepared, sha256: str) -> None:
    """Write down who takes what away, before it leaves: the file's name and SHA-256."""
    await exports.remember_sent(tx, actor.person.id, prepared.file_name)
    await journal.write(
        tx, "exported", actor.person.id, directive_id=prepared.directive_id, unit_id=prepared.unit_id,
        data={"what": prepared.what, "file": prepared.file_name, "sha256": sha256},
    )  # fmt: skip
