"""Chế độ báo cáo: who must report or hand in what, to whom, through whom, when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Final

from domain.documents.deadlines import When
from domain.documents.demands import Demand, demands
from domain.documents.grammar import WORD_END, compiled
from domain.documents.items import Body
from domain.documents.reading import ReportingDuty
from domain.documents.schedule import times
from domain.documents.sentences import Sentence, sentences
from domain.documents.whom import recipient, reporter, via
from domain.limits import DUTIES_MAX, SENTENCES_MAX

_PAST: Final = compiled(
    r"đã (?:có |ban hành|báo cáo|gửi)|đến nay (?:còn|vẫn|chưa)|chưa (?:thực hiện )?(?:báo cáo|gửi)|^Tuy nhiên"
)
_DEMANDING: Final = compiled(r"[Yy]êu cầu|[Đđ]ề nghị|[Gg]iao\s|phải|có trách nhiệm")
_OFFENCE: Final = compiled(r"(?:[-–+•]|[a-zđ]\)|\d{1,2}[.)])?\s*(?:Buộc |Việc |Hành vi )?[Kk]hông\s")
_WINDOW: Final = compiled(r"(?:được |[Tt]hời gian )?(?:tính|chốt số liệu|lấy số liệu)[^.;]{0,60}\stừ ngày")
_HANDED: Final = compiled(r"gửi|nộp|[Tt]hời hạn")
_NEXT: Final = compiled(
    r"(?:Thời (?:hạn|gian)|Hạn|Chậm nhất|Trước (?:ngày|\d)|(?:Văn bản |Các )?[Bb]áo cáo (?:gửi|bằng)|Gửi"
    r"|Hồ sơ|Danh sách)",
    WORD_END,
)
_CONDITION: Final = compiled(
    r"[Tt]rường hợp|[Kk]hi\s|[Nn]ếu\s|[Đđ]ột xuất|báo cáo (?:ngay|kịp thời)|[Kk]ịp thời"
)
_LABEL: Final = compiled(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*\s?[.)\-–/]|[a-zđ]\))\s*")
_PERIODS: Final = frozenset(["daily", "weekly", "monthly", "quarterly", "semiannual", "yearly"])


def duties(body: Body, owners: Sequence[tuple[str, ...]], issued: date | None) -> tuple[ReportingDuty, ...]:
    """Every duty in the body, in order, at most ``DUTIES_MAX``."""
    found: list[ReportingDuty] = []
    every = list(islice(sentences(body, owners), SENTENCES_MAX))
    for n, sentence in enumerate(every):
        behind = every[n + 1].text if n + 1 < len(every) and not every[n + 1].first else ""
        for duty in _in_sentence(sentence, behind, issued):
            _add(found, duty)
        if len(found) >= DUTIES_MAX:
            break
    return tuple(found)


def _in_sentence(sentence: Sentence, behind: str, issued: date | None) -> Iterator[ReportingDuty]:
    if _imposes_nothing(sentence):
        return
    text = sentence.text
    every = demands(text)
    for n, demand in enumerate(every):
        found = _times(text, demand, behind, issued)
        if found is None or (sentence.preamble and not any(_is_dated(when) for when in found)):
            continue
        clause = text[demand.verb : demand.stop]
        if clause.rstrip().endswith(" và") and n + 1 < len(every):
            clause = text[demand.verb : every[n + 1].stop]  # two reports, one receiver
        to, who = recipient(clause), reporter(text[: demand.at], sentence.owner)
        if to or found or (who and who not in sentence.owner):
            said = text[demand.start : demand.stop]
            bare = ReportingDuty(
                who, to, via(clause), "", quote=_LABEL.sub("", said).strip(" ,;.:-–+/"), span=sentence.span
            )
            yield from (_at(bare, when) for when in found or [When("once")] if _stands(when, to, said))


def _imposes_nothing(sentence: Sentence) -> bool:
    """A question, an offence, what was done before, what the numbers cover, a preamble that asks nothing."""
    text = sentence.text
    if text.endswith("?") or (_WINDOW.search(text) and not _HANDED.search(text)):
        return True
    if _PAST.search(text) or _OFFENCE.match(text):
        return True
    return sentence.preamble and not _DEMANDING.search(text)


def _stands(when: When, to: str | None, said: str) -> bool:
    return when.kind != "adhoc" or to is not None or _CONDITION.search(said) is not None


def _at(duty: ReportingDuty, when: When) -> ReportingDuty:
    return replace(
        duty, kind=when.kind, due=when.due, rrule=when.rrule, boundary=when.boundary, hours=when.hours
    )


def _times(text: str, demand: Demand, behind: str, issued: date | None) -> list[When] | None:
    """The times of the clause, else of the sentence behind that states them; None for a paper without one."""
    found = times(text[demand.start : demand.stop], issued)
    if demand.stop == len(text) and not any(map(_is_dated, found)) and _NEXT.match(behind):
        found = times(behind, issued) or found
    if demand.handed and not any(map(_is_dated, found)):
        return None
    return found


def _is_dated(when: When) -> bool:
    return bool(when.due or when.rrule or when.kind in _PERIODS)


def _add(found: list[ReportingDuty], duty: ReportingDuty) -> None:
    """Add a duty; the same one asked for twice is one, with the deadline that either states."""
    for n in range(len(found) - 1, max(len(found) - 5, -1), -1):
        if _same(found[n], duty):
            found[n] = _joined(found[n], duty)
            return
    found.append(duty)


def _same(one: ReportingDuty, two: ReportingDuty) -> bool:
    if one.reporter != two.reporter or (one.to and two.to and one.to != two.to):
        return False
    if one.kind == two.kind and one.kind in _PERIODS:
        return not (one.rrule and two.rrule and one.rrule != two.rrule)
    if (one.kind, one.due, one.rrule) == (two.kind, two.due, two.rrule):
        return one.quote == two.quote
    return (
        two.due is not None and one.due is None and (one.kind == "once" or (one.kind == "adhoc" and not one.to))
    )


def _joined(one: ReportingDuty, two: ReportingDuty) -> ReportingDuty:
    sure = two if two.due or two.rrule or not (one.due or one.rrule) else one
    return replace(sure, to=sure.to or one.to or two.to, via=sure.via or one.via or two.via)
