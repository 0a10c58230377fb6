"""A coordinator attaches a form to a draft: what each report on it has to say."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from domain import forms
from domain.errors import Refusal
from domain.people import Actor
from domain.wording import drafting as draft_words
from domain.wording import forms as words
from handlers.publish import editable
from storage import drafts
from storage.store import Tx

FORM: Final = "form"  # the prompt that waits for the form's lines


async def ask(tx: Tx, actor: Actor, draft_id: int) -> str:
    """The actor's next message is the form; what to say."""
    stored = await editable(tx, actor, draft_id)
    await drafts.ask(tx, actor.person.id, FORM, draft_id)
    present = [words.FORM_NOW.format(forms.written(stored.draft.form))] if stored.draft.form else []
    return "\n\n".join([*present, words.ASK_FORM])


async def attach(tx: Tx, actor: Actor, draft_id: int, typed: str) -> None:
    """Attach the form as typed; ``-`` takes it away. Raises Refusal for what is no form."""
    stored = await editable(tx, actor, draft_id)
    form = () if typed.strip() in forms.EMPTY else forms.parse(typed)
    if not await drafts.change(tx, stored, replace(stored.draft, form=form)):
        raise Refusal(draft_words.CHANGED)
    await drafts.answered(tx, actor.person.id)
