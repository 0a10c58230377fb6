"""Which directives somebody may see, newest first, and which of them hold what is looked for.

Candidates come in order of rank; what of them may be seen is asked of the database a handful at a time. Only
for whoever sees few of many all that is seen is looked up at once, which costs the same for every question.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import Final

from domain import queries, times
from domain.queries import Days, Query
from domain.words import near
from storage.store import Tx, Value, marks

Units = Sequence[int] | None
_FIRST: Final = 200  # candidates fetched at first: a page nearly always lies among them
_PART: Final = 100  # of these looked at together
_SPARSE: Final = 5  # less than one in so many is seen: look up all that is, at once
_STAGE: Final = (
    "SELECT * FROM (SELECT {} AS place, rowid AS id FROM search_words WHERE search_words MATCH ?"  # noqa: S608 — constants only
    f" ORDER BY rowid DESC LIMIT {_FIRST})"
)
_ALL: Final = -1  # SQLite's word for no limit
_TYPED: Final = range(3, 15)  # letters of a word in which a slip is looked for: any two are a word


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who looks: what was sent to these units (None: to any), what this person published or keeps.

    And what those of ``charged`` are to follow up, whomever it was sent to.
    """

    unit_ids: Units
    person_id: int
    charged: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to; a day counts by when the directive was published."""

    urgency: str = ""
    state: str = ""  # open, done; "" for either
    issuer_of: int = 0  # only what comes from the issuer of this directive
    since: str = ""  # instants as they are stored; "" for no bound
    until: str = ""


async def listed(tx: Tx, chosen: Filter, eyes: Eyes, wanted: int) -> list[int]:
    """The newest directives that pass the filter and may be seen, up to ``wanted`` of them."""
    return await _seen(tx, _filtered(tx, chosen), eyes, wanted)


async def found(tx: Tx, query: Query, eyes: Eyes, wanted: int, zone: tzinfo) -> list[int]:
    """What holds the words, best first, newest first among equals, up to ``wanted``; only what may be seen.

    A named day is the one that is printed, or the one in ``zone`` on which the directive was published.
    """
    return await _seen(tx, _matching(tx, query, zone), eyes, wanted)


async def holding(tx: Tx, words: Sequence[str], eyes: Eyes, wanted: int) -> list[int]:
    """What holds these words side by side, newest first; only what may be seen."""
    return await _seen(tx, _stage(tx, queries.side_by_side(words)), eyes, wanted)


async def nearly(tx: Tx, query: Query, eyes: Eyes, wanted: int) -> tuple[list[int], frozenset[str]]:
    """As ``found`` where every word may hold one slip of the finger; with the words that were taken instead."""
    spellings = {word: await _spellings(tx, word) for word in query.words}
    expression = queries.nearby(query, spellings)
    if not expression:
        return [], frozenset()
    taken = frozenset(other for others in spellings.values() for other in others)
    return await _seen(tx, _stage(tx, expression), eyes, wanted), taken


async def _spellings(tx: Tx, word: str) -> list[str]:
    if len(word) not in _TYPED or not word.isalpha():
        return []
    others = sorted(near(word))
    rows = await tx.rows(f"SELECT term FROM search_terms WHERE term IN ({marks(others)})", *others)  # noqa: S608 — question marks only
    return [row["term"] for row in rows]


async def _matching(tx: Tx, query: Query, zone: tzinfo) -> AsyncIterator[list[int]]:
    async for chunk in _stages(tx, queries.numbers(query)):
        yield chunk
    if query.days:
        rest = queries.everywhere(query.rest)
        for held in dict.fromkeys((queries.as_meant(rest, query, query.rest) or rest, rest)):
            async for chunk in _dated(tx, query.days, held, zone):
                yield chunk
    if await _any(tx, queries.widest(query)):
        async for chunk in _stages(tx, queries.stages(query)):
            yield chunk


async def _any(tx: Tx, expression: str) -> bool:
    """Whether any directive holds it: where none does, no narrower expression need be tried."""
    sql = "SELECT 1 FROM search_words WHERE search_words MATCH ? LIMIT 1"
    return bool(expression) and await tx.row(sql, expression) is not None


async def _stages(tx: Tx, expressions: Sequence[str]) -> AsyncIterator[list[int]]:
    """What these hold, one after the other; the first few of all in one statement, which ends when they are."""
    if not expressions:
        return
    sql = " UNION ALL ".join(_STAGE.format(place) for place in range(len(expressions))) + f" LIMIT {_FIRST}"
    rows = await tx.rows(sql, *expressions)
    yield [row["id"] for row in rows]
    if len(rows) < _FIRST:
        return
    for expression in expressions[rows[-1]["place"] :]:
        async for chunk in _stage(tx, expression):
            yield chunk


async def _stage(tx: Tx, expression: str) -> AsyncIterator[list[int]]:
    sql = "SELECT rowid FROM search_words WHERE search_words MATCH ?{} ORDER BY rowid DESC LIMIT ?"
    async for chunk in _chunks(tx, sql, " AND rowid < ?", (expression,)):
        yield chunk


async def _dated(tx: Tx, days: Days, expression: str, zone: tzinfo) -> AsyncIterator[list[int]]:
    first, last = days
    held = " AND d.id IN (SELECT rowid FROM search_words WHERE search_words MATCH ?)" if expression else ""
    sql = (
        "SELECT d.id FROM directives d WHERE (d.issued_on BETWEEN ? AND ?"  # noqa: S608 — constants only
        f" OR d.published_at >= ? AND d.published_at < ?){held}{{}} ORDER BY d.id DESC LIMIT ?"
    )
    since, until = span(days, zone)
    params = (first.isoformat(), last.isoformat(), since, until, *([expression] if expression else []))
    async for chunk in _chunks(tx, sql, " AND d.id < ?", params):
        yield chunk


def span(days: Days, zone: tzinfo) -> tuple[str, str]:
    """From when to before when these days last in the zone, as instants are stored."""
    first, last = (datetime.combine(day, time(), zone) for day in (days[0], days[1] + timedelta(days=1)))
    return times.to_text(first), times.to_text(last)


async def _filtered(tx: Tx, chosen: Filter) -> AsyncIterator[list[int]]:
    where, params = ["1 = 1"], list[Value]()
    for condition, value in (
        ("d.urgency = ?", chosen.urgency),
        ("d.published_at >= ?", chosen.since),
        ("d.published_at < ?", chosen.until),
        ("d.issuer_key = (SELECT issuer_key FROM directives WHERE id = ?)", chosen.issuer_of),
    ):
        if value:
            where.append(condition)
            params.append(value)
    if chosen.state:
        where.append(f"d.state {'IN' if chosen.state == 'open' else 'NOT IN'} ('published', 'releasing')")
    sql = f"SELECT d.id FROM directives d WHERE {' AND '.join(where)}{{}} ORDER BY d.id DESC LIMIT ?"  # noqa: S608 — constants only
    async for chunk in _chunks(tx, sql, " AND d.id < ?", params):
        yield chunk


async def _chunks(tx: Tx, sql: str, after: str, params: Sequence[Value]) -> AsyncIterator[list[int]]:
    """A few ids first, then all the others: most pages need no more than a few."""
    ids = [row[0] for row in await tx.rows(sql.format(""), *params, _FIRST)]
    yield ids
    if len(ids) == _FIRST:
        yield [row[0] for row in await tx.rows(sql.format(after), *params, ids[-1], _ALL)]


async def _seen(tx: Tx, candidates: AsyncIterator[list[int]], eyes: Eyes, wanted: int) -> list[int]:
    kept: dict[int, None] = {}
    passed: set[int] = set()
    everything: Collection[int] | None = None
    async for chunk in candidates:
        for part in _parts([number for number in chunk if number not in passed]):
            if everything is None and len(passed) >= _PART and len(kept) * _SPARSE < len(passed):
                everything = await _everything(tx, eyes)
            may = await _of(tx, part, eyes) if everything is None else everything
            kept.update((number, None) for number in part if number in may)
            passed.update(part)
            if len(kept) >= wanted:
                return list(kept)[:wanted]
    return list(kept)


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _PART] for start in range(0, len(ids), _PART))


async def _of(tx: Tx, ids: Sequence[int], eyes: Eyes) -> set[int]:
    """Which of these may be seen."""
    rows = await tx.rows(
        f"SELECT d.id FROM directives d WHERE d.id IN ({marks(ids)}) AND d.state <> 'withdrawn'"  # noqa: S608 — question marks only
        " AND (d.keeper_id = ? OR (d.state <> 'releasing' AND (EXISTS"
        f" (SELECT 1 FROM audience a WHERE a.directive_id = d.id AND {_in(eyes.unit_ids)}) OR EXISTS"
        f" (SELECT 1 FROM monitors m WHERE m.directive_id = d.id AND m.unit_id IN ({marks(eyes.charged)})))))",
        *ids, eyes.person_id, *(eyes.unit_ids or ()), *eyes.charged,
    )  # fmt: skip
    return {row["id"] for row in rows}


async def _everything(tx: Tx, eyes: Eyes) -> set[int]:
    """All that may be seen."""
    sent = await tx.rows(
        f"SELECT DISTINCT a.directive_id AS id FROM audience a WHERE {_in(eyes.unit_ids)}",  # noqa: S608 — question marks only
        *(eyes.unit_ids or ()),
    )
    own = await tx.rows(
        "SELECT id FROM directives WHERE keeper_id = ?"  # noqa: S608 — question marks only
        f" UNION ALL SELECT directive_id FROM monitors WHERE unit_id IN ({marks(eyes.charged)})",
        eyes.person_id, *eyes.charged,
    )  # fmt: skip
    hidden = await tx.rows(
        "SELECT id FROM directives WHERE state IN ('withdrawn', 'releasing')"
        " AND (state = 'withdrawn' OR keeper_id <> ?)",
        eyes.person_id,
    )
    return {row["id"] for row in (*sent, *own)} - {row["id"] for row in hidden}


def _in(unit_ids: Units) -> str:
    return "1 = 1" if unit_ids is None else f"a.unit_id IN ({marks(unit_ids)})"


async def issuers(tx: Tx, ids: Sequence[int]) -> list[tuple[int, str]]:
    """The issuers of these directives, each with one directive of it, who issued the newest first."""
    rows = await tx.rows(
        f"SELECT max(id) AS id, issuer FROM directives WHERE id IN ({marks(ids)}) AND issuer_key <> ''"  # noqa: S608 — question marks only
        " GROUP BY issuer_key ORDER BY max(id) DESC",
        *ids,
    )
    return [(row["id"], row["issuer"]) for row in rows]


async def published(tx: Tx, ids: Sequence[int]) -> list[datetime]:
    """When these were published, newest first."""
    rows = await tx.rows(
        f"SELECT published_at FROM directives WHERE id IN ({marks(ids)}) ORDER BY id DESC",  # noqa: S608 — question marks only
        *ids,
    )
    return [times.from_text(row["published_at"]) for row in rows]
