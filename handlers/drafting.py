"""A document comes in and becomes a draft; the coordinator corrects it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from domain import drafting
from domain.audience import Reason, resolve_within
from domain.audience.meanings import Meanings, printed_key, recalled
from domain.documents.legacy import legacy_encoding
from domain.documents.read import read
from domain.documents.secrecy import circulation_mark, draft_mark, secrecy_stamp
from domain.drafts import Draft, Field
from domain.errors import Refusal
from domain.messages import Lane
from domain.people import Actor, is_coordinator, scope
from domain.text import clean
from domain.units import Tree
from domain.urgency import Urgency
from domain.wording import drafting as words
from domain.wording import files as file_words
from handlers import amend
from handlers import twin as twin_words
from handlers.notes import notes
from handlers.publish import board_of, editable
from storage import directives, drafts, journal, meanings, outbox, units
from storage.drafts import Source, StoredDraft
from storage.outbox import Owed
from storage.store import Tx


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a text: a draft (new or the one there was), or the directive it has already become."""

    draft_id: int | None
    directive_id: int | None = None
    is_new: bool = False


def refuse_secret(text: str) -> None:
    """Raise Refusal for what bears a secrecy stamp."""
    if secrecy_stamp(text):
        raise Refusal(words.CLASSIFIED)


def refuse_forbidden(text: str) -> None:
    """Raise Refusal for what may not travel here: secret, unfinished, not to be passed on, unreadable."""
    refuse_secret(text)
    if draft_mark(text):
        raise Refusal(words.UNFINISHED)
    if mark := circulation_mark(text):
        raise Refusal(words.CIRCULATION.format(mark))
    if legacy := legacy_encoding(text):
        raise Refusal(file_words.legacy(legacy))


async def ingest(tx: Tx, actor: Actor, source: Source, zone: tzinfo) -> Ingested:
    """Read a text into a draft and owe its author the card. The same document again is shown, not doubled."""
    if not is_coordinator(actor):
        raise Refusal(words.NOT_COORDINATOR)
    refuse_forbidden(source.text)
    source = replace(source, text=clean(source.text))
    draft = await _read(tx, actor, source, zone)
    if corrected := await _corrected(tx, actor):
        await amend.replace_source(tx, corrected, draft, source)
        await show(tx, corrected.id, actor.person.id)
        return Ingested(corrected.id)
    if twin := await directives.same_document(tx, draft, source.sha256):
        text = await twin_words.said(tx, twin, source, zone)
        await outbox.owe(tx, await notes(tx, f"twin:{twin.id}:{tx.stamp}", [actor.person.id], lambda: text))
        await outbox.owe(tx, [board_of(twin.id, actor.person.id, tx.stamp)])
        return Ingested(None, twin.id)
    if same := await _same_draft(tx, actor, draft, source):
        await show(tx, same, actor.person.id, words.SAME_DRAFT)
        return Ingested(same)
    draft_id = await drafts.add(tx, actor.person.id, draft, source)
    await journal.write(tx, "draft_made", actor.person.id, data={"draft": draft_id, "number": draft.number})
    await show(tx, draft_id, actor.person.id, await twin_words.namesake(tx, actor, draft))
    return Ingested(draft_id, is_new=True)


async def _read(tx: Tx, actor: Actor, source: Source, zone: tzinfo) -> Draft:
    tree, known = await units.tree(tx), await meanings.every(tx)
    reading = read(source.text)
    draft = drafting.from_reading(reading, source.text, resolver(tree, actor, known), zone)
    explained = _explained(drafting.addressees(reading), tree, actor, known)
    return replace(draft, oath="wanted" if source.scanned else "", meanings=explained)


async def _corrected(tx: Tx, actor: Actor) -> StoredDraft | None:
    """The draft of a correction that waits for this letter; it waits no longer."""
    asked = await drafts.asked(tx, actor.person.id)
    if asked is None or asked.kind != amend.SOURCE:
        return None
    await drafts.answered(tx, actor.person.id)
    stored = await drafts.get(tx, asked.subject)
    return stored if stored and stored.state == "open" and stored.author_id == actor.person.id else None


def resolver(tree: Tree, actor: Actor, known: Meanings) -> drafting.Resolve:
    """How this actor's printed addressees become units: within the subtrees of the actor's seats.

    What does not resolve, but has been explained before (``known``), means what it meant then.
    """
    tops = scope(actor, tree)
    reach = _reach(tree, tops)

    def to_units(entries: Sequence[str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
        found, unresolved = resolve_within(entries, tree, tops)
        shown = (item.words for item in unresolved if item.reason is not Reason.ARCHIVE)
        before, left, _ = recalled(tuple(dict.fromkeys(shown)), known, reach)
        return tuple(dict.fromkeys((*found, *before))), left

    return to_units


def _reach(tree: Tree, tops: Sequence[int]) -> frozenset[int]:
    return frozenset(unit.id for top in tops for unit in tree.subtree(top))


def _explained(entries: Sequence[str], tree: Tree, actor: Actor, known: Meanings) -> tuple[str, ...]:
    """The printed addressees that were understood as last time, each with what it means."""
    if not known:
        return ()
    tops = scope(actor, tree)
    _, unresolved = resolve_within(entries, tree, tops)
    reach = _reach(tree, tops)
    _, _, names = recalled([item.words for item in unresolved], known, reach)
    return tuple(words.meaning(name, _names(tree, known[printed_key(name)], reach)) for name in names)


def _names(tree: Tree, units_meant: Sequence[int], reach: frozenset[int]) -> str:
    return ", ".join(tree[unit].name for unit in units_meant if unit in reach)


async def _same_draft(tx: Tx, actor: Actor, draft: Draft, source: Source) -> int | None:
    for stored in await drafts.open_of(tx, actor.person.id):
        same_file = source.sha256 and stored.source.sha256 == source.sha256
        if same_file or (draft.number and _identity(stored.draft) == _identity(draft)):
            return stored.id
        if not source.sha256 and stored.source.text == source.text:
            return stored.id
    return None


def _identity(draft: Draft) -> tuple[object, ...]:
    return (draft.issuer.casefold(), draft.doc_type, draft.number_key, draft.issued_on)


async def show(tx: Tx, draft_id: int, person_id: int, remark: str = "") -> None:
    """Owe a person the card of a draft."""
    payload = {"draft": draft_id, "remark": remark}
    key = f"draft{draft_id}:{tx.stamp}"
    await outbox.owe(tx, [Owed(key, "draft", Lane.REPLY, person_id, payload=payload)])


async def correct(tx: Tx, actor: Actor, draft_id: int, asked: Field, typed: str, zone: tzinfo) -> StoredDraft:
    """Set one field as typed; the draft as it stands now."""
    stored = await editable(tx, actor, draft_id)
    return await _changed(tx, stored, drafting.corrected(stored.draft, asked, typed, tx.now, zone))


async def set_urgency(tx: Tx, actor: Actor, draft_id: int, urgency: Urgency) -> StoredDraft:
    """Set the urgency; the draft as it stands now."""
    stored = await editable(tx, actor, draft_id)
    return await _changed(tx, stored, replace(stored.draft, urgency=urgency))


async def toggle_wanted(tx: Tx, actor: Actor, draft_id: int) -> StoredDraft:
    """Whether an acknowledgement is wanted: the other way round from now on."""
    stored = await editable(tx, actor, draft_id)
    return await _changed(tx, stored, replace(stored.draft, ack_wanted=not stored.draft.ack_wanted))


async def set_audience(tx: Tx, actor: Actor, draft_id: int, audience: Sequence[int]) -> StoredDraft:
    """Replace the audience; the draft as it stands now."""
    stored = await editable(tx, actor, draft_id)
    return await _changed(tx, stored, stored.draft.with_audience(tuple(audience)))


async def _changed(tx: Tx, stored: StoredDraft, draft: Draft) -> StoredDraft:
    if not await drafts.change(tx, stored, draft):
        raise Refusal(words.CHANGED)
    return replace(stored, draft=draft, version=stored.version + 1)


async def drop(tx: Tx, actor: Actor, draft_id: int) -> None:
    """Throw the draft away; nothing of it was sent."""
    await editable(tx, actor, draft_id)
    await drafts.drop(tx, draft_id)
    await journal.write(tx, "draft_dropped", actor.person.id, data={"draft": draft_id})
