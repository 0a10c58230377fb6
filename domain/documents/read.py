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
    number = own_number(parts.head) or own_number(parts.lines[parts.title : parts.title + 3])
    dated = place_and_date(parts)
    named, topic, to = issuer(parts), subject(parts), addressees(parts)
    copied, signed, stamp = copies(parts), signer(parts), urgency_stamp(parts.lines)
    issued = dated[1] if dated else None
    body = _body(parts, to[2] if to else -1, kind)
    tasks = tasks_of(body)
    places: dict[str, Span | None] = {
        "number": number[1] if number else None,
        "issuer": named[1] if named else None,
        "place": dated[2] if dated and dated[0] else None,
        "date": dated[2] if issued and dated else None,
        "subject": topic[1] if topic else None,
        "urgency": stamp[2] if stamp else None,
        "recipients": to[1] if to else None,
        "copies": copied[1] if copied else None,
        "signer": signed[1] if signed else None,
    }
    return Reading(
        doc_type=kind,
        number=number[0] if number else None,
        issuer=named[0] if named else None,
        place=dated[0] if dated else None,
        date=issued,
        subject=topic[0] if topic else None,
        urgency=stamp[0] if stamp else Urgency.NORMAL,
        urgency_words=stamp[1] if stamp else "",
        recipients=to[0] if to else (),
        copies=copied[0] if copied else (),
        signer=signed[0] if signed else Signer(),
        references=cited_numbers(parts.lines, number[0] if number else None),
        tasks=tasks,
        reporting=duties(body, [task.assignees for task in tasks], issued),
        spans={name: span for name, span in places.items() if span is not None},
        confidence=confidence(parts, places),
    )


def _body(parts: Frame, behind_addressees: int, kind: str) -> Body:
    start = max(behind_addressees, parts.title + 1 if parts.title >= 0 else 0, 0)
    return body_of(
        parts.lines[start : parts.end], articles=kind in ("quyết định", "nghị quyết", "quy chế", "quy định")
    )
