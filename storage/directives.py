"""Directives, their revisions, and each unit's answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Final

from domain import revisions, times
from domain.directives import Answer, Directive, Revision
from domain.drafts import Draft, from_json
from domain.people import ANSWERING
from domain.text import fold
from domain.urgency import Urgency
from storage import revisions as revision_rows
from storage.answers import give_answer as give_answer
from storage.answers import take_back as take_back
from storage.drafts import Source
from storage.store import Row, Tx, chunks, marks

_ANSWERING: Final = ", ".join(f"'{role}'" for role in ANSWERING)


async def add(
    tx: Tx,
    draft: Draft,
    source: Source,
    *,
    by_id: int,
    unit_id: int | None,
    draft_id: int,
    release_at: datetime,
    release_reason: str,
) -> int:
    """Store a directive and its first revision; its id."""
    key = fold(" ".join((draft.doc_type, draft.number, draft.number_key, draft.issuer, draft.subject)))
    directive_id = await tx.insert(
        "INSERT INTO directives (kind, doc_type, number, number_key, issuer, issuer_key, issued_on, subject,"
        " search_key, urgency, ack_wanted, due_at, state, unit_id, published_by, published_at, release_at,"
        " release_reason, draft_id, drill) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        draft.kind, draft.doc_type, draft.number, draft.number_key, draft.issuer, fold(draft.issuer),
        draft.issued_on.isoformat() if draft.issued_on else None, draft.subject, key, draft.urgency,
        int(draft.ack_wanted), times.to_text(draft.due_at) if draft.due_at else None,
        "releasing" if release_at > tx.now else "published", unit_id, by_id, tx.stamp,
        times.to_text(release_at), release_reason, draft_id, int(draft.drill),
    )  # fmt: skip
    await revision_rows.first(tx, directive_id, draft, source, by_id)
    return directive_id


async def size(tx: Tx, directive_id: int) -> int:
    """How many units it asks."""
    row = await tx.row("SELECT count(*) AS n FROM audience WHERE directive_id = ?", directive_id)
    return int(row["n"]) if row else 0


async def freeze_audience(tx: Tx, directive_id: int, units: Iterable[int]) -> None:
    """These units owe an answer; later changes of the tree do not change it."""
    await tx.many(
        "INSERT INTO audience (directive_id, unit_id) VALUES (?, ?)", [(directive_id, u) for u in units]
    )


async def get(tx: Tx, directive_id: int) -> Directive | None:
    """The directive at its present revision."""
    row = await tx.row("SELECT * FROM directives WHERE id = ?", directive_id)
    return None if row is None else directive_of(row)


async def several(tx: Tx, ids: Sequence[int]) -> list[Directive]:
    """These directives at their present revisions, in no order."""
    rows = await tx.rows(f"SELECT * FROM directives WHERE id IN ({marks(ids)})", *ids)  # noqa: S608 — question marks only
    return [directive_of(row) for row in rows]


async def revision(tx: Tx, directive_id: int, number: int) -> Revision | None:
    """What was confirmed as this revision."""
    row = await tx.row("SELECT * FROM revisions WHERE directive_id = ? AND revision = ?", directive_id, number)
    if row is None:
        return None
    draft = from_json(row["body"])
    changes = revisions.from_json(row["changes"])
    return Revision(directive_id, number, draft, row["text"], row["file_id"], row["file_name"], changes)


async def set_state(tx: Tx, directive_id: int, old: str, new: str, reason: str = "") -> bool:
    """Move from one state to another; False if it was not in the old one."""
    changed = await tx.run(
        "UPDATE directives SET state = ?, closed_reason = ?,"
        " closed_at = CASE WHEN ? IN ('published', 'releasing') THEN NULL ELSE ? END"
        " WHERE id = ? AND state = ?",
        new, reason, new, tx.stamp, directive_id, old,
    )  # fmt: skip
    return changed == 1


async def same_document(tx: Tx, draft: Draft, sha256: str) -> Directive | None:
    """A directive of this issuer, type, number and date, or made from this very file; newest first."""
    row = await tx.row(
        "SELECT d.* FROM directives d JOIN revisions r ON r.directive_id = d.id AND r.revision = d.revision"
        " WHERE d.state <> 'withdrawn' AND d.drill = 0 AND NOT EXISTS (SELECT 1 FROM relations x"
        " WHERE x.from_id = d.id"
        " AND x.kind = 'relays') AND ((? <> '' AND r.sha256 = ?) OR (? <> '' AND d.number_key = ?"
        " AND d.issued_on IS ? AND d.issuer_key = ? AND d.doc_type = ?)) ORDER BY d.id DESC LIMIT 1",
        sha256, sha256, draft.number_key, draft.number_key, _day(draft.issued_on), fold(draft.issuer),
        draft.doc_type,
    )  # fmt: skip
    return None if row is None else directive_of(row)


async def answers(tx: Tx, directive_id: int) -> list[Answer]:
    """Every unit's answer."""
    rows = await tx.rows(
        "SELECT a.*, p.name AS answered_name FROM audience a LEFT JOIN people p ON p.id = a.answered_by"
        " WHERE a.directive_id = ?",
        directive_id,
    )
    return [answer_of(row) for row in rows]


async def silent_units(tx: Tx, directive_id: int) -> set[int]:
    """The units that have not answered."""
    rows = await tx.rows(
        "SELECT unit_id FROM audience WHERE directive_id = ? AND state = 'silent'", directive_id
    )
    return {row[0] for row in rows}


async def answer(tx: Tx, directive_id: int, unit_id: int) -> Answer | None:
    """One unit's answer; None for a unit outside the audience."""
    row = await tx.row(
        "SELECT a.*, p.name AS answered_name FROM audience a LEFT JOIN people p ON p.id = a.answered_by"
        " WHERE a.directive_id = ? AND a.unit_id = ?",
        directive_id, unit_id,
    )  # fmt: skip
    return None if row is None else answer_of(row)


async def asked_units(tx: Tx, directive_id: int, unit_ids: Sequence[int]) -> list[int]:
    """Which of these units are in the audience."""
    rows = await tx.rows(
        "SELECT unit_id FROM audience WHERE directive_id = ?"  # noqa: S608 — question marks only
        f" AND unit_id IN ({marks(unit_ids)}) ORDER BY unit_id",
        directive_id,
        *unit_ids,
    )
    return [row["unit_id"] for row in rows]


async def asked_of(tx: Tx, directive_id: int, person_ids: Sequence[int]) -> dict[int, list[tuple[str, Answer]]]:
    """For each of these people the units of the audience that they answer for: present name and answer."""
    found: dict[int, list[tuple[str, Answer]]] = {person_id: [] for person_id in person_ids}
    day = tx.now.astimezone(UTC).date().isoformat()
    for chunk in chunks(person_ids):
        rows = await tx.rows(
            f"""SELECT DISTINCT s.person_id, a.*, n.name AS unit_name, p.name AS answered_name
                FROM seats s CROSS JOIN audience a  -- few seats, each looked up: never the whole audience
                LEFT JOIN unit_names n ON n.unit_id = a.unit_id
                     AND n.valid_from <= ? AND (n.valid_to IS NULL OR n.valid_to > ?)
                LEFT JOIN people p ON p.id = a.answered_by
                WHERE s.person_id IN ({marks(chunk)}) AND s.until IS NULL AND s.role IN ({_ANSWERING})
                  AND a.directive_id = ? AND a.unit_id = s.unit_id
                ORDER BY s.person_id, a.unit_id""",  # noqa: S608 — constants and question marks only
            day, day, *chunk, directive_id,
        )  # fmt: skip
        for row in rows:
            found[row["person_id"]].append((row["unit_name"] or f"#{row['unit_id']}", answer_of(row)))
    return found


async def by_number(tx: Tx, key: str, limit: int = 5) -> list[Directive]:
    """Directives with this number key (its bare digits will do), newest first; relays and drills last."""
    prefix = key if key.isdigit() else None
    rows = await tx.rows(
        "SELECT * FROM directives d WHERE (number_key = ? OR number_key LIKE ? || '-%'"
        " OR number_key LIKE ? || '/%') AND state <> 'withdrawn' ORDER BY d.drill,"
        " EXISTS (SELECT 1 FROM relations r WHERE r.from_id = d.id AND r.kind = 'relays'), id DESC LIMIT ?",
        key, prefix, prefix, limit,
    )  # fmt: skip
    return [directive_of(row) for row in rows]


async def of_file(tx: Tx, sha256: str) -> list[tuple[int, int]]:
    """The directives, each with the revision, that were made of exactly this file; newest first."""
    rows = await tx.rows(
        "SELECT directive_id, revision FROM revisions WHERE sha256 = ? AND sha256 <> ''"
        " ORDER BY directive_id DESC, revision DESC",
        sha256,
    )
    return [(row["directive_id"], row["revision"]) for row in rows]


async def open_boards(
    tx: Tx, person_id: int, unit_ids: Sequence[int], following: Sequence[int], limit: int, offset: int
) -> list[Directive]:
    """Live directives of this person, published to any of these units, or followed up by any; newest first."""
    rows = await tx.rows(
        "SELECT d.* FROM directives d WHERE d.state IN ('published', 'releasing') AND (d.keeper_id = ?"  # noqa: S608 — question marks only
        " OR (d.state = 'published' AND (EXISTS (SELECT 1 FROM audience a WHERE a.directive_id = d.id"
        f" AND a.unit_id IN ({marks(unit_ids)})) OR EXISTS (SELECT 1 FROM monitors m"
        f" WHERE m.directive_id = d.id AND m.unit_id IN ({marks(following)})))))"
        " ORDER BY d.id DESC LIMIT ? OFFSET ?",
        person_id, *unit_ids, *following, limit, offset,
    )  # fmt: skip
    return [directive_of(row) for row in rows]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def directive_of(row: Row) -> Directive:
    """The value of a row of ``directives``."""
    return Directive(
        id=row["id"], kind=row["kind"], doc_type=row["doc_type"], number=row["number"], issuer=row["issuer"],
        subject=row["subject"], urgency=Urgency(row["urgency"]), ack_wanted=bool(row["ack_wanted"]),
        due_at=times.from_text(row["due_at"]) if row["due_at"] else None, revision=row["revision"],
        state=row["state"], unit_id=row["unit_id"], published_by=row["published_by"], keeper=row["keeper_id"],
        published_at=times.from_text(row["published_at"]), release_at=times.from_text(row["release_at"]),
        release_reason=row["release_reason"], draft_id=row["draft_id"], closed_reason=row["closed_reason"],
        drill=bool(row["drill"]),
    )  # fmt: skip


def answer_of(row: Row) -> Answer:
    """The value of a row of ``audience`` joined with the name of who answered."""
    return Answer(
        unit_id=row["unit_id"], purpose=row["purpose"], state=row["state"],
        answered_at=times.from_text(row["answered_at"]) if row["answered_at"] else None,
        answered_by=row["answered_by"], answered_name=row["answered_name"] or "",
        stands_for=row["stands_for"], heard_from=row["heard_from"],
        on_behalf=bool(row["on_behalf"]), late=bool(row["late"]), reason=row["reason"],
    )  # fmt: skip
