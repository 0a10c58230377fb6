"""A message that is no command: a file, a pasted text, or the answer to what was asked."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from telegram import Document
from telegram.error import TelegramError

from domain import limits
from domain.errors import Refusal
from domain.people import is_coordinator
from domain.wording import drafting as words
from domain.wording import files as file_words
from domain.wording import general
from handlers import absences as absence_use
from handlers import (
    approval_rules,
    deciding,
    drafting,
    duty_editing,
    extend,
    pasting,
    recall,
    reform_menu,
    retime_menu,
    review,
)
from handlers import draft_form as form_use
from handlers import list_rules as rule_use
from handlers import numbers as number_use
from handlers import relay as relay_use
from handlers import tagging as tag_use
from handlers import ties as tie_use
from handlers import workdays as workdays_use
from handlers.office import FileText
from handlers.telegram import (
    absences,
    answering,
    approvals,
    asking,
    audience,
    checking,
    draft_form,
    duties,
    lives,
    notices,
    numbers,
    publishing,
    reforming,
    relaying,
    reporting,
    retiming,
    reviewing,
    saved_lists,
    tagging,
    ties,
    workdays,
)
from handlers.telegram.sieve import SEALED
from handlers.telegram.visit import Visit
from storage import drafts
from storage.drafts import Prompt, Source
from storage.store import Tx

PHOTO: Final = "ảnh.jpg"  # what a photo is called while it is read
PASTE_LENGTH: Final = 200  # code points from which a coordinator's message is taken for a document
PASTE_LINES: Final = 4  # or so many lines
SAME_PASTE: Final = timedelta(minutes=1)  # a draft this young may be the same letter's first pieces

_ANSWERS: Final[Mapping[str, Callable[[Visit, Prompt], Awaitable[None]]]] = {
    answering.DECLINE: answering.on_reason,
    publishing.FIELD: publishing.on_field_typed,
    reporting.REPORT: reporting.on_message,
    recall.PROMPT: lives.on_reason,
    deciding.PROMPT: approvals.on_reason,
    approval_rules.ABOVE: approvals.on_above,
    tie_use.PROMPT: ties.on_typed,
    relay_use.NOTE: relaying.on_note_typed,
    absence_use.PROMPT: absences.on_typed,
    number_use.OWN: numbers.on_own_typed,
    number_use.UNIT: numbers.on_unit_typed,
    number_use.HEARD: numbers.on_heard,
    review.RETURN: reviewing.on_return_reason,
    extend.EXTEND: reviewing.on_wish,
    form_use.FORM: draft_form.on_typed,
    notices.WRITE: notices.on_text,
    duty_editing.TIMES: duties.on_typed,
    duty_editing.STRIKE: duties.on_typed,
    duty_editing.EVENT: duties.on_typed,
    retime_menu.PERIOD: retiming.on_typed,
    retime_menu.RULE: retiming.on_typed,
    retime_menu.EVENT: retiming.on_typed,
    reform_menu.PROMPT: reforming.on_typed,
    workdays_use.PROMPT: workdays.on_typed,
    tag_use.PROMPT: tagging.on_typed,
    audience.TYPED: audience.on_typed,
    saved_lists.NAME: saved_lists.on_name,
    rule_use.NAME: saved_lists.on_rule_name,
    asking.SEARCH: asking.on_words,
}


async def on_message(visit: Visit) -> None:
    """Any message that is no command."""
    if visit.text == SEALED:
        await _sealed(visit)
        return
    message = visit.update.effective_message
    if message and message.via_bot and message.via_bot.id == visit.bot.id:
        return  # what somebody found by typing our name right here: it has its own button
    if message and message.contact:
        await numbers.on_contact(visit, message.contact)
        return
    prompt = await visit.ask(drafts.asked, visit.actor.person.id)
    if await reporting.on_reply(visit, prompt):
        return
    if prompt and prompt.kind in _ANSWERS and _is_open(visit, prompt):
        await _ANSWERS[prompt.kind](visit, prompt)
    elif message and message.document:
        await _on_document(visit, message.document)
    elif message and message.photo:
        await _bring(visit, message.photo[-1].file_id, Source("", file_name=PHOTO))
    elif await _is_paste(visit):
        await visit.do(pasting.paste, visit.actor, message.message_id if message else 0, visit.text)
    elif checking.is_question(message):
        await checking.on_text(visit)
    else:
        coordinator = is_coordinator(visit.actor)
        raise Refusal(general.NOT_UNDERSTOOD_COORDINATOR if coordinator else general.NOT_UNDERSTOOD)


def _is_open(visit: Visit, prompt: Prompt) -> bool:
    """A report may take days; any other question is forgotten, lest a greeting become a reason or a date."""
    if prompt.kind == reporting.REPORT:
        return True
    return visit.office.now() - prompt.asked_at < timedelta(seconds=limits.PROMPT_LIFE)


async def _sealed(visit: Visit) -> None:
    """A secrecy stamp was seen before anything was stored: forget its other pieces, say why."""
    await reporting.forget_sealed(visit)
    first, pieces = await visit.do(_forget_pieces, visit.actor.person.id)
    await visit.office.store.scrub()
    message = visit.update.effective_message
    for message_id in [*pieces, *([message.message_id] if message else [])]:
        await visit.office.line.delete(visit.chat_id, message_id)
    if first:
        await visit.say(words.CLASSIFIED)


async def _forget_pieces(tx: Tx, person_id: int) -> tuple[bool, list[int]]:
    pieces = await drafts.forget_pastes(tx, person_id)
    await drafts.erase_pasted(tx, person_id, tx.now - SAME_PASTE)
    return await pasting.first_refusal(tx, person_id), pieces


async def _is_paste(visit: Visit) -> bool:
    if not is_coordinator(visit.actor) or not visit.text:
        return False
    if len(visit.text) >= PASTE_LENGTH or visit.text.count("\n") >= PASTE_LINES - 1:
        return True
    return bool(await visit.ask(drafts.pasted, visit.actor.person.id))


async def _on_document(visit: Visit, document: Document) -> None:
    if (document.file_size or 0) > limits.DOWNLOAD_MAX:
        raise Refusal(file_words.TOO_LARGE)
    await _bring(visit, document.file_id, Source("", document.file_id, document.file_name or ""))


async def _bring(visit: Visit, file_id: str, source: Source) -> None:
    """Fetch a file and read it: a coordinator's becomes a draft, anybody else's is looked up in the register.

    Of a photo only the text goes on: its id is no document's.
    """
    data = await _download(visit, file_id)
    brings = is_coordinator(visit.actor)
    found = await _read(visit, data, source.file_name, must=brings)
    name = "" if source.file_name == PHOTO else source.file_name
    digest = hashlib.sha256(data).hexdigest()
    source = replace(source, text=found.text, file_name=name, sha256=digest, scanned=found.scanned)
    try:
        if brings:
            await visit.do(drafting.ingest, visit.actor, source, visit.office.zone)
        elif name or found.text.strip():
            await checking.on_source(visit, source)
        else:
            raise Refusal(checking.not_read(visit.actor))
    except Refusal as refusal:
        if refusal.sentence == words.CLASSIFIED and visit.update.effective_message:
            await visit.do(pasting.note_secret, visit.actor.person.id)
            await visit.office.line.delete(visit.chat_id, visit.update.effective_message.message_id)
        raise


async def _read(visit: Visit, data: bytes, name: str, *, must: bool) -> FileText:
    """What a file says. One that is only looked up may be of a kind that we cannot read: its bytes tell."""
    try:
        return await visit.office.read_file(data, name)
    except Refusal:
        if must:
            raise
        return FileText("")


async def _download(visit: Visit, file_id: str) -> bytes:
    try:
        file = await visit.bot.get_file(file_id)
        return bytes(await file.download_as_bytearray())
    except TelegramError as error:
        too_large = "too big" in error.message or "too long" in error.message
        raise Refusal(file_words.TOO_LARGE if too_large else general.NOT_FETCHED) from None
    except (RuntimeError, TypeError, ValueError):  # the library's, for an answer that names no path
        raise Refusal(general.NOT_FETCHED) from None
