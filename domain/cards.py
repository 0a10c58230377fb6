"""The card of a directive: what one person must know of it, short enough to be a document's caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from domain import amending_cards, deadlines, drills, duty_lines, limits, relay_cards, times
from domain.actions import Verb, encode
from domain.directives import Answer, Directive, Revision
from domain.drafts import Draft, DraftTask
from domain.markup import h, joined
from domain.messages import Button, Keyboard, Message
from domain.reports import Report
from domain.text import clip
from domain.urgency import Urgency
from domain.wording import arriving, labels, numbers, terms
from domain.wording import cards as words
from domain.wording import drills as drill_words
from domain.wording import lives as life_words
from domain.wording import relaying as relay_words
from domain.wording import reporting as report_words
from domain.wording import ties as tie_words

SUBJECT_MAX: Final = 260  # code points: card and buttons fit a small screen and a caption of 1024
GIST_MAX: Final = 140
TASKS_MAX: Final = 3
UNITS_MAX: Final = 3


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose card it is: the units of the audience that this person answers for, by id and name."""

    units: tuple[tuple[int, str], ...]
    answers: tuple[Answer, ...] = ()
    reports: int = 0
    newest: tuple[tuple[str, Report], ...] = ()  # what its units sent last, by the unit's name
    until: datetime | None = None  # the earliest deadline of its own that one of its units was given
    changed: datetime | None = None  # its next deadline, where deadlines are no longer as they were published
    may_ask: bool = False  # for more time: something with a deadline is still owed
    person_id: int = 0
    may_relay: bool = False  # coordinates one of its units, which has others below it
    parted: str = ""  # why whoever had it as a receiver is none any more
    joined: tuple[tuple[str, datetime], ...] = ()  # its units that could have it only since then, by name


def directive_card(
    directive: Directive, revision: Revision, reader: Reader, zone: tzinfo, *, again: bool = False
) -> Message:
    """The card with its buttons; the original file, where there is one, goes with it."""
    lines = [f"<i>{h(reader.parted)}</i>", ""] if reader.parted else []
    lines += [*_ended(directive), *_stamps(directive, again), *amending_cards.stamp(revision, zone)]
    lines += relay_cards.head(revision.draft.relay) if revision.draft.relay else []
    lines += [*_head(directive, revision.draft), ""]
    lines += _asks(directive, revision.draft, reader, zone) if directive.state != "recalled" else []
    lines += _state(directive, reader, zone)
    document = revision.file_id if directive.state != "recalled" else ""
    text = joined(lines, limits.CAPTION_MAX if document else limits.TEXT_MAX).strip()
    return Message(text, keyboard(directive, reader), document=document)


def _ended(directive: Directive) -> list[str]:
    """That it holds no more stands first: whoever reads only the top of a card must not act on it."""
    if directive.state == "recalled":
        why = [h(life_words.because(directive.closed_reason))] if directive.closed_reason else []
        return [f"<b>{h(words.RECALLED)}</b>", *why, ""]
    if directive.state == "closed" and directive.closed_reason and not directive.drill:
        return [f"<b>{h(tie_words.replaced_by(directive.closed_reason))}</b>", ""]
    return []


def _stamps(directive: Directive, again: bool) -> list[str]:
    lines = [drills.line()] if directive.drill else []
    lines += [f"<i>{h(words.AGAIN)}</i>"] if again else []
    if directive.urgency is not Urgency.NORMAL:
        stamp = terms.URGENCY[directive.urgency].upper()
        what = words.NOTICE_STAMP if directive.kind == "notice" else words.STAMP
        lines.append(f"<b>{h(what.format(stamp))}</b>")
    return lines


def _head(directive: Directive, draft: Draft) -> list[str]:
    if directive.kind == "notice":
        who = f" · {draft.issuer}" if draft.issuer else ""
        return [f"<b>{h(words.NOTICE + who)}</b>", h(clip(directive.subject, SUBJECT_MAX * 2))]
    day = times.show_date(draft.issued_on) if draft.issued_on else ""
    lines = [f"<b>{h(words.title(directive.doc_type, directive.number, day))}</b>"]
    if directive.issuer:
        lines.append(h(clip(directive.issuer, GIST_MAX)))
    lines += [h(tie_words.tie(tie.kind, tie.title)) for tie in draft.ties if tie.kind != "relays"]
    if directive.subject:
        lines.append(f"<b>{h(words.about(clip(directive.subject, SUBJECT_MAX)))}</b>")
    return lines


def _asks(directive: Directive, draft: Draft, reader: Reader, zone: tzinfo) -> list[str]:
    mine = {unit_id for unit_id, _ in reader.units}
    names = [name for _, name in reader.units]
    shown = names[:UNITS_MAX] + ([f"+{len(names) - UNITS_MAX}"] if len(names) > UNITS_MAX else [])
    lines = [h(words.to_units(shown))] if names else []
    lines += [f"<b>{h(drill_words.CARD_NOTE)}</b>"] if directive.drill else []
    lines += _tasks(draft.tasks, mine)
    duties = [duty_lines.undated(duty) for duty in draft.duties] if reader.changed else draft.duties
    lines += duty_lines.asked(duties, mine, zone, draft.due_at)
    if directive.due_at:
        lines.append(f"<b>{h(words.due(deadlines.show(directive.due_at, zone)))}</b>")
    if reader.changed and reader.changed not in (directive.due_at, reader.until):
        lines.append(f"<b>{h(words.changed_due(deadlines.show(reader.changed, zone)))}</b>")
    if asked := _fields(draft, mine):
        lines.append(h(clip(words.form(asked), GIST_MAX * 2)))
    if reader.until:
        lines.append(f"<b>{h(words.own_due(deadlines.show(reader.until, zone)))}</b>")
    return lines


def _fields(draft: Draft, mine: set[int]) -> list[str]:
    """What the forms of one's reports ask for, each thing once."""
    own = [duty.form for duty in draft.duties if duty.form and (not duty.units or mine & set(duty.units))]
    common = draft.form if len(own) < max(len(draft.duties), 1) else ()
    return list(dict.fromkeys(field.name for form in (common, *own) for field in form))


def _tasks(tasks: Sequence[DraftTask], mine: set[int]) -> list[str]:
    own = [task for task in tasks if mine & set(task.units)]
    common = [task for task in tasks if not task.units and not task.elsewhere]
    chosen, head = (own, words.TASKS) if own else (common, words.ALL_TASKS)
    if not chosen:
        return []
    lines = [f"<b>{h(head)}</b>"]
    lines += [h(f"{task.label}. {clip(task.gist, GIST_MAX)}") for task in chosen[:TASKS_MAX]]
    rest = len(chosen) - TASKS_MAX
    return [*lines, h(words.more(rest))] if rest > 0 else lines


def _state(directive: Directive, reader: Reader, zone: tzinfo) -> list[str]:
    if directive.state == "closed" and directive.drill:
        return ["", f"<i>{h(drill_words.ENDED)}</i>"]
    if directive.state == "closed" and not directive.closed_reason:
        return ["", f"<i>{h(words.CLOSED)}</i>"]
    if directive.state in ("recalled", "closed"):
        return []
    lines = ["", *_joined(reader, zone)]
    lines += [f"<i>{h(answer_words(answer, zone))}</i>" for answer in _given(reader)[:UNITS_MAX]]
    if reader.reports:
        lines.append(f"<i>{h(words.reported(reader.reports))}</i>")
    lines += [f"<i>{h(_report_words(name, report, reader))}</i>" for name, report in reader.newest[:UNITS_MAX]]
    if directive.ack_wanted and reader.units and _is_silent(reader):
        lines.append(h(words.PRESS))
    return lines if len(lines) > 1 else []


def _joined(reader: Reader, zone: tzinfo) -> list[str]:
    """Whoever could not have it before is told that this is known, and held against nobody."""
    several = len(reader.units) > 1
    return [
        f"<i>{h(arriving.since(times.show_short(at, zone), name if several else ''))}</i>"
        for name, at in reader.joined[:UNITS_MAX]
    ]


def _report_words(name: str, report: Report, reader: Reader) -> str:
    said = report_words.progress(report.progress.stage, report.progress.percent)
    whose = f"{name}: " if len(reader.units) > 1 else ""
    reason = clip(report.reason, GIST_MAX) if report.state == "returned" else ""
    return whose + words.report_state(said, report.state, reason, late=report.late)


def answer_words(answer: Answer, zone: tzinfo) -> str:
    """One unit's answer in one line."""
    assert answer.answered_at is not None
    when = times.show_short(answer.answered_at, zone)
    if answer.state == "refused":
        return words.refused(answer.who, when, clip(answer.reason, GIST_MAX))
    said = words.acknowledged(answer.who, when, late=answer.late, on_behalf=answer.on_behalf)
    return f"{said} {numbers.by_telephone(answer.heard_from)}" if answer.heard_from else said


def _given(reader: Reader) -> list[Answer]:
    return [answer for answer in reader.answers if answer.state != "silent"]


def _is_silent(reader: Reader) -> bool:
    return any(answer.state == "silent" for answer in reader.answers) or not reader.answers


def _last_word(directive: Directive, reader: Reader) -> Keyboard:
    """Who has answered may take it back; a colleague may press again, which tells who was first."""
    ids = (directive.id, directive.revision)
    if any(answer.answered_by == reader.person_id for answer in reader.answers):
        return ((Button(labels.UNDO, encode(Verb.UNDO, *ids)),),)
    return ((Button(labels.ACK, encode(Verb.ACK, *ids)),),) if directive.ack_wanted else ()


def keyboard(directive: Directive, reader: Reader) -> Keyboard:
    """The buttons that make sense now."""
    ids = (directive.id, directive.revision)
    full = Button(labels.FULL, encode(Verb.FULL, *ids, 0))
    about = Button(labels.ABOUT, encode(Verb.ABOUT, directive.id))
    if not directive.is_live or not reader.units:
        return ((full, about),)
    if directive.drill:
        ack = Button(labels.ACK, encode(Verb.ACK, *ids), style="success")
        return (*(((ack,),) if _is_silent(reader) else _last_word(directive, reader)), (full, about))
    report = Button(labels.REPORT, encode(Verb.REPORT, directive.id))
    rows: list[tuple[Button, ...]] = []
    if _is_silent(reader):
        if directive.ack_wanted:
            rows.append((Button(labels.ACK, encode(Verb.ACK, *ids), style="success"),))
        rows += [(full, report), (Button(labels.DECLINE, encode(Verb.DECLINE, *ids)),)]
    else:
        rows += [(full, report), *_last_word(directive, reader)]
    extend = Button(labels.EXTEND, encode(Verb.EXTEND, directive.id))
    rows.append((extend, about) if reader.may_ask else (about,))
    if reader.may_relay and directive.state == "published":
        rows.append((Button(relay_words.RELAY, encode(Verb.RELAY, directive.id)),))
    return tuple(rows)
