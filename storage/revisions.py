"""A directive becomes its next revision: new fields, other units, answers asked for again; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain import revisions, times
from domain.directives import Directive
from domain.drafts import Draft, to_json
from domain.revisions import Change
from domain.text import fold
from storage import monitors, search_index
from storage.drafts import Source
from storage.store import Row, Tx, chunks, marks


async def source_of(tx: Tx, directive_id: int, revision: int) -> Source:
    """The text and the file of a revision."""
    row = await tx.row(
        "SELECT * FROM revisions WHERE directive_id = ? AND revision = ?", directive_id, revision
    )
    assert row is not None
    return Source(row["text"], row["file_id"], row["file_name"], row["sha256"])


async def changes_of(tx: Tx, directive_id: int, revision: int) -> tuple[Change, ...]:
    """What this revision changed; nothing for the first."""
    row = await tx.row(
        "SELECT changes FROM revisions WHERE directive_id = ? AND revision = ?", directive_id, revision
    )
    return revisions.from_json(row["changes"]) if row else ()


async def add(
    tx: Tx, directive: Directive, draft: Draft, source: Source, made: Sequence[Change], by_id: int
) -> int | None:
    """Make it the next revision; its number. None if somebody was faster, or it is no longer followed up."""
    number = directive.revision + 1
    key = fold(" ".join((draft.doc_type, draft.number, draft.number_key, draft.issuer, draft.subject)))
    changed = await tx.run(
        "UPDATE directives SET doc_type = ?, number = ?, number_key = ?, issuer = ?, issuer_key = ?,"
        " issued_on = ?, subject = ?, search_key = ?, urgency = ?, ack_wanted = ?, due_at = ?, revision = ?"
        " WHERE id = ? AND revision = ? AND state = 'published'",
        draft.doc_type, draft.number, draft.number_key, draft.issuer, fold(draft.issuer),
        draft.issued_on.isoformat() if draft.issued_on else None, draft.subject, key, draft.urgency,
        int(draft.ack_wanted), times.to_text(draft.due_at) if draft.due_at else None, number,
        directive.id, directive.revision,
    )  # fmt: skip
    if changed != 1:
        return None
    await tx.run(
        "INSERT INTO revisions (directive_id, revision, body, text, file_id, file_name, sha256, at, by_id,"
        " changes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        directive.id, number, to_json(draft), source.text, source.file_id, source.file_name, source.sha256,
        tx.stamp, by_id, revisions.to_json(made),
    )  # fmt: skip
    await monitors.charge(tx, directive.id, draft.monitors)
    await search_index.put(tx, directive.id, number, draft, source.text)
    return number


async def first(tx: Tx, directive_id: int, draft: Draft, source: Source, by_id: int) -> None:
    """What a directive was published as."""
    await tx.run(
        "INSERT INTO revisions (directive_id, revision, body, text, file_id, file_name, sha256, at, by_id)"
        " VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)",
        directive_id, to_json(draft), source.text, source.file_id, source.file_name, source.sha256,
        tx.stamp, by_id,
    )  # fmt: skip
    await monitors.charge(tx, directive_id, draft.monitors)
    await search_index.put(tx, directive_id, 1, draft, source.text)


async def ask_again(tx: Tx, directive_id: int, revision: int, unit_ids: Sequence[int]) -> list[int]:
    """Units that had acknowledged are silent again; which. What they had answered is kept beside."""
    found: list[int] = []
    for chunk in chunks(unit_ids):
        rows = await tx.rows(
            "SELECT * FROM audience WHERE directive_id = ? AND state = 'acknowledged'"  # noqa: S608 — question marks only
            f" AND unit_id IN ({marks(chunk)}) ORDER BY unit_id",
            directive_id, *chunk,
        )  # fmt: skip
        await _keep(tx, rows)
        found += [row["unit_id"] for row in rows]
    await tx.many(
        "UPDATE audience SET state = 'silent', answered_at = NULL, answered_by = NULL, on_behalf = 0, late = 0,"
        " revision = ? WHERE directive_id = ? AND unit_id = ?",
        [(revision, directive_id, unit_id) for unit_id in found],
    )
    return found


async def join(tx: Tx, directive_id: int, revision: int, unit_ids: Iterable[int]) -> None:
    """These units owe an answer from this revision on."""
    await tx.many(
        "INSERT INTO audience (directive_id, unit_id, revision) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(directive_id, unit_id, revision) for unit_id in unit_ids],
    )


async def part(tx: Tx, directive_id: int, unit_ids: Sequence[int]) -> None:
    """These units are not asked any more; what they had answered is kept beside."""
    for chunk in chunks(unit_ids):
        which = f"directive_id = ? AND unit_id IN ({marks(chunk)})"
        await _keep(tx, await tx.rows(f"SELECT * FROM audience WHERE {which}", directive_id, *chunk))  # noqa: S608 — question marks only
        await tx.run(f"DELETE FROM audience WHERE {which}", directive_id, *chunk)  # noqa: S608 — question marks only
        await tx.run(f"UPDATE ack_watches SET remind_at = NULL WHERE {which}", directive_id, *chunk)  # noqa: S608 — question marks only


async def _keep(tx: Tx, rows: Iterable[Row]) -> None:
    await tx.many(
        "INSERT INTO past_answers (directive_id, unit_id, revision, state, answered_at, answered_by, on_behalf,"
        " late, reason, replaced_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                row["directive_id"], row["unit_id"], row["revision"], row["state"], row["answered_at"],
                row["answered_by"], row["on_behalf"], row["late"], row["reason"], tx.stamp,
            )
            for row in rows
            if row["state"] != "silent"
        ],
    )  # fmt: skip


async def watch(tx: Tx, directive_id: int, unit_ids: Iterable[int], remind_at: str | None) -> None:
    """Ask these units for their acknowledgement from now on, first at ``remind_at``."""
    await tx.many(
        "INSERT INTO ack_watches (directive_id, unit_id, told_at, remind_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (directive_id, unit_id) DO UPDATE SET told_at = excluded.told_at,"
        " remind_at = excluded.remind_at",
        [(directive_id, unit_id, tx.stamp, remind_at) for unit_id in unit_ids],
    )
