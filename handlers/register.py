"""The register of a span, gathered in one read: every directive with the units that the actor may follow."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from domain import times
from domain.directives import Directive
from domain.papers.kinds import Span
from domain.papers.values import Detail, Entry, Register
from domain.people import Actor, Role, holds, is_admin
from domain.units import Tree
from handlers.unit_order import above, in_order, name
from storage import exports, units
from storage.store import Row, Tx


async def gather(tx: Tx, actor: Actor, span: Span, zone: tzinfo) -> Register:
    """The directives published in these days, the oldest first."""
    tree = await units.tree(tx)
    seen = led(actor, tree)
    since, until = _midnight(span.first, zone), _midnight(span.last + timedelta(days=1), zone)
    found = await exports.published(tx, since, until, actor.person.id, None if seen is None else sorted(seen))
    entries, pages = [], []
    for directive in found:
        own = seen is None or directive.keeper == actor.person.id
        rows = [
            row for row in await exports.standings(tx, directive.id) if own or row["unit_id"] in (seen or ())
        ]
        ordered = in_order(tree, [(row["unit_id"], row) for row in rows])
        details = [_detail(directive, row, tree, tx.now) for _, row in ordered]
        issued = await exports.issued_on(tx, directive.id)
        entries.append(_entry(directive, details, date.fromisoformat(issued) if issued else None, rows))
        pages.append(details)
    roots = tree.roots()
    return Register(
        roots[0].name if roots else "", span.words, span.first, span.last, tuple(entries), tuple(pages),
        tx.now, actor.person.name, zone,
    )  # fmt: skip


def led(actor: Actor, tree: Tree) -> frozenset[int] | None:
    """The units whose answers the actor may follow; None: all."""
    if is_admin(actor):
        return None
    tops = holds(actor, Role.LEADER, Role.COORDINATOR)
    return frozenset(unit.id for top in tops for unit in tree.subtree(top))


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _detail(directive: Directive, row: Row, tree: Tree, now: datetime) -> Detail:
    due = _instant(row["due"]) or directive.due_at
    counts = row["report_state"] in ("sent", "accepted")
    joined = _instant(row["linked_at"])
    late = row["due"] is None and due is not None and due < now and not counts and row["state"] != "refused"
    late = late and (joined is None or due is None or joined <= due)
    return (
        directive.title, name(tree, row["unit_id"]), above(tree, row["unit_id"]), row["state"],
        _instant(row["answered_at"]), bool(row["late"]), _instant(row["sent_at"]) if counts else None,
        bool(counts and row["report_late"]), due, int(row["overdue"] or late),
        joined is not None,
    )  # fmt: skip


def _entry(directive: Directive, details: list[Detail], issued: date | None, rows: list[Row]) -> Entry:
    dues = [row["due"] for row in rows if row["due"]]
    return Entry(
        directive.id, directive.kind, directive.doc_type, directive.number, issued, directive.issuer,
        directive.subject, directive.urgency, directive.state, directive.published_at,
        times.from_text(min(dues)) if dues else directive.due_at, tuple(detail[1] for detail in details),
        len(details), sum(row["state"] == "acknowledged" for row in rows),
        sum(row["state"] == "refused" for row in rows), sum(detail[6] is not None for detail in details),
        sum(bool(detail[9]) for detail in details),
    )  # fmt: skip


def _instant(text: str | None) -> datetime | None:
    return times.from_text(text) if text else None
