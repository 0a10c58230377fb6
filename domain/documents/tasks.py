"""Nhiệm vụ: the items of the outermost numbering, whom each charges, and how it begins."""

from __future__ import annotations

import re
from typing import Final

from domain.documents.items import Body, Item
from domain.documents.parties import charged, split_parties
from domain.documents.reading import Task
from domain.documents.sheet import Passage, span_of
from domain.documents.verbs import IMPERATIVE

_GIST: Final = 12  # words
_SUPPORT: Final = re.compile(r"phối hợp(?:\s+(?:chặt chẽ|tốt))?(?:\s+(?:với|cùng))?\s+(?P<who>[^;.]{4,200})")
_MONITOR: Final = re.compile(r"theo dõi[^;.]{0,60}đôn đốc|đôn đốc[^;.]{0,60}(?:việc|thực hiện)|nắm tình hình")


def tasks_of(body: Body) -> tuple[Task, ...]:
    """One task per item, in order."""
    return tuple(_task(item) for item in body.items)


def _task(item: Item) -> Task:
    text = Passage(item.lines).text
    return Task(
        item.label,
        _assignees(item, text),
        _gist(item),
        _supporters(text),
        monitor=_MONITOR.search(text[:400]) is not None,
        span=span_of(item.lines),
    )


def _assignees(item: Item, text: str) -> tuple[str, ...]:
    heading = _heading(item)
    return charged(heading, heading=True) if heading else charged(text)


def _heading(item: Item) -> str:
    """The first line when it is a heading of its own: emphasised to its end, or followed by a list."""
    lines: list[str] = []
    for n, line in enumerate(item.lines[:6]):
        lines.append(line.text)
        following = item.lines[n + 1] if n + 1 < len(item.lines) else None
        if following is None or line.more:
            continue
        if (
            following.gap
            or IMPERATIVE.match(following.text)
            or re.match(r"(?:[-–+•]|[a-zđ]\)|\d{1,2}\.\d{1,2})\s*\S", following.text)
        ):
            text = " ".join(lines)
            return text if len(text) < 300 and not text.endswith((".", ";", ",")) else ""
        return ""
    return ""


def _gist(item: Item) -> str:
    words: list[str] = []
    for line in item.lines:
        words += line.printed.split()
        if len(words) >= _GIST:
            break
    return " ".join(words[:_GIST])


def _supporters(text: str) -> tuple[str, ...]:
    found = _SUPPORT.search(text[:500])
    if not found:
        return ()
    named = charged(found["who"])
    return named or split_parties("")
