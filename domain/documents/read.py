"""From the text of a document to its fields."""

from __future__ import annotations

from dataclasses import replace

from domain.documents.addressees import addressees
from domain.documents.copies import copies
from domain.documents.duties import duties
from domain.documents.frame import Frame, frame
from domain.documents.genre import doc_type
from domain.documents.head import issuer, place_and_date
from domain.documents.items import Body, body_of
from domain.documents.monitors import monitors
from domain.documents.numbers import cited_numbers, own_number
from domain.documents.reading import Reading, Signer, Span
from domain.documents.secrecy import secrecy_stamp
from domain.documents.sheet import lay_out
from domain.documents.signature import signer
from domain.documents.stamps import urgency_stamp
from domain.documents.subject import subject
from domain.documents.tasks import tasks_of
from domain.documents.trust import confidence
from domain.limits import READ_MAX
from domain.text import clean
from domain.urgency import Urgency


def read(text: str) -> Reading:
    """What the text says, field by field; an empty reading when it is no directive.

    Never raises, takes time linear in the length, and reads at most ``READ_MAX`` code points: a letter is
    shorter, what follows are annexes. Spans are places in ``clean(text)``.
    """
    parts = frame(lay_out(clean(text[:READ_MAX])))
    kind = doc_type(parts)
    return replace(_fields(parts, kind), secrecy=secrecy_stamp(text)) if kind else Reading()


def _fields(parts: Frame, kind: str) -> Reading:
    head = _head(parts, kind)
    to, copied, signed = addressees(parts), copies(parts), signer(parts)
    body = _body(parts, to[2] if to else -1, kind)
    tasks = tasks_of(body)
    spans = _spans(recipients=to and to[1], copies=copied and copied[1], signer=signed and signed[1])
    return replace(
        head,
        recipients=to[0] if to else (),
        copies=copied[0] if copied else (),
        signer=signed[0] if signed else Signer(),
        references=cited_numbers(parts.whole, head.number),
        tasks=tasks,
        monitors=monitors(body),
        reporting=duties(body, [task.assignees for task in tasks], head.date),
        spans={**head.spans, **spans},
        confidence=confidence(parts, {**head.spans, **spans}, head),
    )


def _head(parts: Frame, kind: str) -> Reading:
    number = own_number(parts.head) or own_number(parts.lines[parts.title : parts.title + 3])
    named, topic = issuer(parts), subject(parts)
    place, issued, at = place_and_date(parts) or (None, None, None)
    level, words, stamped = urgency_stamp(parts.lines) or (Urgency.NORMAL, "", None)
    spans = _spans(
        number=number and number[1],
        issuer=named and named[1],
        subject=topic and topic[1],
        place=at if place else None,
        date=at if issued else None,
        urgency=stamped,
    )
    return Reading(
        doc_type=kind,
        number=number and number[0],
        issuer=named and named[0],
        place=place,
        date=issued,
        subject=topic and topic[0],
        urgency=level,
        urgency_words=words,
        spans=spans,
    )


def _spans(**places: Span | None) -> dict[str, Span]:
    return {name: span for name, span in places.items() if span is not None}


def _body(parts: Frame, behind_addressees: int, kind: str) -> Body:
    start = max(behind_addressees, parts.title + 1 if parts.title >= 0 else 0, 0)
    return body_of(
        parts.lines[start : parts.end], articles=kind in ("quyết định", "nghị quyết", "quy chế", "quy định")
    )
