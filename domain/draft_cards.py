"""The card on which a coordinator checks a draft, and its menus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from domain import deadlines, drills, forms, limits, tie_cards, times
from domain.actions import Verb, encode
from domain.drafts import Draft, Field
from domain.duty_lines import duty_words
from domain.markup import h, joined
from domain.messages import Button, Keyboard, Message
from domain.text import clip, few
from domain.urgency import Urgency
from domain.wording import cards as card_words
from domain.wording import drafting as words
from domain.wording import drills as drill_words
from domain.wording import forms as form_words
from domain.wording import labels, terms
from domain.wording import notices as notice_words

LINE_MAX: Final = 300
TASKS_MAX: Final = 8
DUTIES_MAX: Final = 5
NAMES_MAX: Final = 12
SHOWN: Final = (Field.DOC_TYPE, Field.NUMBER, Field.ISSUED_ON, Field.ISSUER, Field.SUBJECT)


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a draft would reach if it were published now."""

    units: int
    people: int
    unlinked: tuple[str, ...] = ()
    unreachable: tuple[str, ...] = ()


def draft_card(
    draft_id: int, version: int, draft: Draft, reach: Reach, now: datetime, zone: tzinfo, remark: str = ""
) -> Message:
    """Everything that the press on "Phát hành" confirms, what is missing, and whom it will not reach."""
    head = words.HEAD_NOTICE if draft.kind == "notice" else words.HEAD
    lines = [drills.line(), f"<i>{h(drill_words.DRAFT_NOTE)}</i>", ""] if draft.drill else []
    lines.append(f"<b>{h(head)}</b>")
    scanned = words.SCANNED if draft.oath else ""
    lines += [f"<i>{h(note)}</i>" for note in (remark, _known(draft), scanned) if note]
    lines += [
        "",
        *_fields(draft),
        "",
        *_audience(draft, reach),
        *_asks(draft, zone),
        *_form(draft),
        *_warnings(draft, now, zone),
    ]
    return Message(joined(lines, limits.TEXT_MAX), _keyboard(draft_id, version, draft, now, zone))


def _known(draft: Draft) -> str:
    """What the author should know of it, said anew: it was noted in the language of that day."""
    return words.NOT_A_DIRECTIVE if draft.remark else ""


def _fields(draft: Draft) -> list[str]:
    urgency = f"{h(labels.URGENCY)}: <b>{h(terms.URGENCY[draft.urgency])}</b>"
    if draft.kind == "notice":
        return [h(clip(draft.subject, 2000)), "", urgency]
    ties = [h(tie_cards.said(tie)) for tie in draft.ties if tie.kind != "relays"]
    lines = [_field(draft, asked) for asked in SHOWN] + ties
    return [*lines, urgency]


def _field(draft: Draft, asked: Field) -> str:
    doubt = f" <i>{h(_doubt(draft, asked))}</i>" if asked in draft.doubts else ""
    return f"{h(terms.FIELDS[asked])}: <b>{h(shown(draft, asked))}</b>{doubt}"


def _doubt(draft: Draft, asked: Field) -> str:
    """That the reading is unsure, with the words it was read from."""
    said = dict(zip(draft.doubts, draft.doubt_words, strict=False)).get(asked, "")
    return words.unsure(said) if said else words.UNSURE


def shown(draft: Draft, asked: Field) -> str:
    """A field's value as people write it."""
    if asked is Field.ISSUED_ON:
        return times.show_date(draft.issued_on) if draft.issued_on else words.EMPTY_VALUE
    value = str(draft.value(asked) or "")
    if asked is Field.DOC_TYPE:
        value = value.capitalize()
    return clip(value, LINE_MAX) or words.EMPTY_VALUE


def shown_value(draft: Draft, asked: Field, zone: tzinfo) -> str:
    """As ``shown``, the deadline included."""
    if asked is Field.DUE:
        return deadlines.show(draft.due_at, zone) if draft.due_at else words.EMPTY_VALUE
    return shown(draft, asked)


def _audience(draft: Draft, reach: Reach) -> list[str]:
    lines = [f"<b>{h(words.audience(reach.units, reach.people))}</b>"]
    if draft.unresolved:
        lines.append(h(words.unresolved(_names(draft.unresolved))))
    if draft.meanings:
        lines.append(h(words.as_last_time(_names(draft.meanings))))
    if draft.monitor_names:
        lines.append(h(words.monitors(_names(draft.monitor_names))))
    if reach.unlinked:
        lines.append(h(words.unlinked(len(reach.unlinked), _names(reach.unlinked))))
    if reach.unreachable:
        lines.append(h(words.unreachable(len(reach.unreachable), _names(reach.unreachable))))
    return lines


def _names(names: Sequence[str]) -> str:
    return few(names, NAMES_MAX, 80)


def _asks(draft: Draft, zone: tzinfo) -> list[str]:
    lines: list[str] = []
    if draft.tasks:
        lines += ["", f"<b>{h(words.tasks(len(draft.tasks)))}</b>"]
        lines += [h(f"{task.label}. {clip(task.gist, 100)}") for task in draft.tasks[:TASKS_MAX]]
        if len(draft.tasks) > TASKS_MAX:
            lines.append(h(card_words.more(len(draft.tasks) - TASKS_MAX)))
    if draft.duties:
        lines += ["", f"<b>{h(card_words.DUTIES)}</b>"]
        for duty in draft.duties[:DUTIES_MAX]:
            who = f"{clip(duty.reporter, 80)}: " if duty.reporter else ""
            lines.append(h(f"{who}{duty_words(duty, zone)} (“{clip(duty.quote, 120)}”)"))
    if draft.due_at:
        shown_above = any(duty.quote == draft.due_quote for duty in draft.duties[:DUTIES_MAX])
        quote = "" if shown_above else clip(draft.due_quote, 100)
        lines += ["", f"<b>{h(words.due_read(deadlines.show(draft.due_at, zone), quote))}</b>"]
    return lines


def _form(draft: Draft) -> list[str]:
    said = [form_words.FORM_ON_DRAFT.format(forms.written(draft.form))] if draft.form else []
    said += [
        form_words.form_of_duty(place, forms.written(duty.form))
        for place, duty in enumerate(draft.duties[:DUTIES_MAX], 1)
        if duty.form
    ]
    return ["", *(h(clip(line, LINE_MAX * 2)) for line in said)] if said else []


def _warnings(draft: Draft, now: datetime, zone: tzinfo) -> list[str]:
    lines = []
    if draft.missing:
        names = ", ".join(terms.FIELDS[asked].lower() for asked in draft.missing)
        lines.append(h(words.missing(names)))
    if draft.due_at and draft.due_at <= now:
        lines.append(h(words.PAST_DUE.format(deadlines.show(draft.due_at, zone))))
    if until := held_until(draft, now, zone):
        lines.append(h(words.night(times.show(until, zone))))
    return ["", *lines] if lines else []


def held_until(draft: Draft, now: datetime, zone: tzinfo) -> datetime | None:
    """Until when the night would hold this draft; None when it would go at once."""
    return times.quiet_until(now, zone) if draft.urgency.rank < Urgency.VERY_URGENT.rank else None


def _keyboard(draft_id: int, version: int, draft: Draft, now: datetime, zone: tzinfo) -> Keyboard:
    publish = Button(labels.PUBLISH, encode(Verb.PUBLISH, draft_id, version), style="success")
    rows: list[tuple[Button, ...]] = [(publish,)]
    if held_until(draft, now, zone):
        rows.append((Button(labels.PUBLISH_NOW, encode(Verb.PUBLISH_NOW, draft_id, version)),))
    edit = Button(labels.EDIT, encode(Verb.EDIT, draft_id))
    audience = Button(labels.AUDIENCE, encode(Verb.AUDIENCE, draft_id, 0))
    due = Button(labels.DUE, encode(Verb.DUE, draft_id))
    urgency = Button(labels.URGENCY, encode(Verb.URGENCY, draft_id, 0))
    wanted = labels.ACK_WANTED if draft.ack_wanted else labels.ACK_UNWANTED
    preview = Button(labels.PREVIEW, encode(Verb.PREVIEW, draft_id))
    rows += [(edit, audience), (due, urgency), (Button(wanted, encode(Verb.WANTED, draft_id)), preview)]
    form = Button(labels.FORM, encode(Verb.DRAFT_FORM, draft_id))
    full = Button(labels.FULL, encode(Verb.TEXT, draft_id, 0))
    switch = drill_words.ON if draft.drill else drill_words.OFF
    drill = Button(switch, encode(Verb.DRILL, draft_id, int(not draft.drill)))
    ties = Button(labels.TIES, encode(Verb.TIES, draft_id))
    rows.append((ties,) if draft.relay else (ties, drill))
    rows.append((form, full, Button(labels.DROP, encode(Verb.DROP, draft_id), style="danger")))
    return tuple(rows)


def field_menu(draft_id: int, draft: Draft) -> Message:
    """Which field to correct."""
    rows = [_field_row(draft_id, asked) for asked in (*SHOWN, Field.DUE)]
    if draft.kind == "notice":  # its text is one, not fields: it is written anew as a whole
        text = (Button(notice_words.CONTENT, encode(Verb.NOTICE_TEXT, draft_id)),)
        rows = [text, _field_row(draft_id, Field.ISSUER), _field_row(draft_id, Field.DUE)]
    return Message(h(words.FIELD_MENU), (*rows, _back(draft_id)))


def _field_row(draft_id: int, asked: Field) -> tuple[Button, ...]:
    return (Button(terms.FIELDS[asked], encode(Verb.FIELD, draft_id, asked)),)


def preview(draft_id: int, card: Message, file_name: str) -> Message:
    """A receiver's card as its sender may see it beforehand; ``file_name`` goes with it, if there is one."""
    lines = [f"<i>{h(notice_words.PREVIEW_HEAD)}</i>", "", card.text]
    lines += ["", h(notice_words.PREVIEW_FILE.format(file_name))] if file_name else []
    return Message("\n".join(lines), (_back(draft_id),))


def urgency_menu(draft_id: int, draft: Draft) -> Message:
    """Which urgency; the present one is marked."""
    rows = [
        (Button(_marked(level, draft.urgency), encode(Verb.URGENCY, draft_id, level.rank + 1)),)
        for level in Urgency
    ]
    return Message(h(words.URGENCY_MENU), (*rows, _back(draft_id)))


def _marked(level: Urgency, present: Urgency) -> str:
    return f"• {terms.URGENCY[level]}" if level is present else terms.URGENCY[level]


def _back(draft_id: int) -> tuple[Button, ...]:
    return (Button(labels.BACK, encode(Verb.DRAFT, draft_id)),)
