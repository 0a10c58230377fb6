"""A coordinator attaches a form to a draft: what each report on it has to say."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from domain import forms
from domain.drafts import Draft, DraftDuty
from domain.errors import Refusal
from domain.forms import Form
from domain.people import Actor
from domain.wording import drafting as draft_words
from domain.wording import duties as duty_words
from domain.wording import forms as words
from handlers.publish import editable
from storage import drafts
from storage.store import Tx

FORM: Final = "form"  # the prompt that waits for the form's lines


async def ask(tx: Tx, actor: Actor, draft_id: int, place: int | None = None) -> str:
    """The actor's next message is the form, of all reports or of one duty's; what to say."""
    stored = await editable(tx, actor, draft_id)
    present = stored.draft.form if place is None else duty_at(stored.draft, place).form
    await drafts.ask(tx, actor.person.id, FORM, draft_id, "" if place is None else str(place))
    shown = [words.FORM_NOW.format(forms.written(present))] if present else []
    head = [] if place is None else [words.duty_form(place + 1)]
    return "\n\n".join([*head, *shown, words.ASK_FORM])


async def attach(tx: Tx, actor: Actor, draft_id: int, place: str, typed: str) -> None:
    """Attach the form as typed; ``-`` takes it away. ``place`` is the duty's that it is for, empty: for all.

    Raises Refusal for what is no form.
    """
    stored = await editable(tx, actor, draft_id)
    form = () if typed.strip() in forms.EMPTY else forms.parse(typed)
    if not await drafts.change(tx, stored, _with_form(stored.draft, place, form)):
        raise Refusal(draft_words.CHANGED)
    await drafts.answered(tx, actor.person.id)


def _with_form(draft: Draft, place: str, form: Form) -> Draft:
    if not place:
        return replace(draft, form=form)
    changed = replace(duty_at(draft, int(place)), form=form)
    kept = (changed if at == int(place) else duty for at, duty in enumerate(draft.duties))
    return replace(draft, duties=tuple(kept))


def duty_at(draft: Draft, place: int) -> DraftDuty:
    """The duty at this place of the draft. Raises Refusal when it is no longer there."""
    if place >= len(draft.duties):
        raise Refusal(duty_words.GONE)
    return draft.duties[place]
