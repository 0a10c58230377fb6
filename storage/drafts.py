"""Drafts, pasted pieces, and what a person is in the middle of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain import times
from domain.drafts import Draft, from_json, to_json
from storage.store import Row, Tx

# One that waits for a second person's word is frozen at its version.
_FREE: Final = (
    "state = 'open' AND NOT EXISTS (SELECT 1 FROM approvals a WHERE a.draft_id = drafts.id"
    " AND a.state = 'waiting')"
)
_DRAFTS: Final = (
    "SELECT *, EXISTS (SELECT 1 FROM approvals a WHERE a.draft_id = drafts.id AND a.state = 'waiting')"
    " AS waiting FROM drafts"
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a draft's text came from; empty file fields for a pasted text."""

    text: str
    file_id: str = ""
    file_name: str = ""
    sha256: str = ""
    scanned: bool = False  # read from pictures; what follows from it stands in the draft


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft with its row."""

    id: int
    author_id: int
    state: str  # open, waiting (for a second person's word), published, dropped
    version: int
    draft: Draft
    source: Source
    directive_id: int | None
    amends: int | None = None  # the directive that it corrects


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question that waits for this person's next message."""

    kind: str
    subject: int
    data: str
    asked_at: datetime


async def add(tx: Tx, author_id: int, draft: Draft, source: Source, *, amends: int | None = None) -> int:
    """Store a new open draft, perhaps one that corrects a directive; its id."""
    return await tx.insert(
        "INSERT INTO drafts (author_id, body, text, file_id, file_name, sha256, created_at, updated_at, amends)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        author_id, to_json(draft), source.text, source.file_id, source.file_name, source.sha256,
        tx.stamp, tx.stamp, amends,
    )  # fmt: skip


async def get(tx: Tx, draft_id: int) -> StoredDraft | None:
    """The draft, whatever its state."""
    row = await tx.row(f"{_DRAFTS} WHERE id = ?", draft_id)
    return None if row is None else _stored(row)


async def change(tx: Tx, stored: StoredDraft, draft: Draft) -> bool:
    """Replace the body of an open draft and count its version up; False if someone was faster."""
    changed = await tx.run(
        "UPDATE drafts SET body = ?, version = version + 1, updated_at = ?"  # noqa: S608 — constants only
        f" WHERE id = ? AND version = ? AND {_FREE}",
        to_json(draft), tx.stamp, stored.id, stored.version,
    )  # fmt: skip
    return changed == 1


async def rewrite(tx: Tx, stored: StoredDraft, draft: Draft, text: str) -> bool:
    """As ``change``, with a new text: what was written itself is replaced."""
    changed = await tx.run(
        "UPDATE drafts SET body = ?, text = ?, version = version + 1, updated_at = ?"  # noqa: S608 — constants only
        f" WHERE id = ? AND version = ? AND {_FREE}",
        to_json(draft), text, tx.stamp, stored.id, stored.version,
    )  # fmt: skip
    return changed == 1


async def replace_source(tx: Tx, stored: StoredDraft, draft: Draft, source: Source) -> bool:
    """As ``change``, with another text and file."""
    changed = await tx.run(
        "UPDATE drafts SET body = ?, text = ?, file_id = ?, file_name = ?, sha256 = ?, version = version + 1,"  # noqa: S608 — constants only
        f" updated_at = ? WHERE id = ? AND version = ? AND {_FREE}",
        to_json(draft), source.text, source.file_id, source.file_name, source.sha256, tx.stamp, stored.id,
        stored.version,
    )  # fmt: skip
    return changed == 1


async def publish(tx: Tx, draft_id: int, version: int, directive_id: int) -> bool:
    """The draft became this directive; False if it was no longer open at that version."""
    changed = await tx.run(
        "UPDATE drafts SET state = 'published', directive_id = ?, updated_at = ?"  # noqa: S608 — constants only
        f" WHERE id = ? AND version = ? AND {_FREE}",
        directive_id, tx.stamp, draft_id, version,
    )  # fmt: skip
    return changed == 1


async def reopen(tx: Tx, draft_id: int) -> bool:
    """The order to send was taken back: the draft can be corrected again."""
    changed = await tx.run(
        "UPDATE drafts SET state = 'open', directive_id = NULL, version = version + 1, updated_at = ?"
        " WHERE id = ? AND state = 'published'",
        tx.stamp, draft_id,
    )  # fmt: skip
    return changed == 1


async def drop(tx: Tx, draft_id: int) -> bool:
    """Throw an open draft away; its text is forgotten."""
    changed = await tx.run(
        f"UPDATE drafts SET state = 'dropped', text = '', updated_at = ? WHERE id = ? AND {_FREE}",  # noqa: S608 — constants only
        tx.stamp, draft_id,
    )  # fmt: skip
    return changed == 1


async def erase_pasted(tx: Tx, author_id: int, since: datetime) -> int:
    """Throw away the author's open drafts of a pasted text made since then, with all that they say."""
    return await tx.run(
        "UPDATE drafts SET state = 'dropped', text = '', body = ?, updated_at = ? WHERE author_id = ?"
        " AND state = 'open' AND file_id = '' AND created_at >= ?",
        to_json(Draft()), tx.stamp, author_id, times.to_text(since),
    )  # fmt: skip


async def open_of(tx: Tx, author_id: int) -> list[StoredDraft]:
    """The author's drafts that are open or wait for a second person, newest first."""
    rows = await tx.rows(
        f"{_DRAFTS} WHERE author_id = ? AND state = 'open' ORDER BY id DESC LIMIT 20", author_id
    )
    return [_stored(row) for row in rows]


async def add_paste(tx: Tx, person_id: int, message_id: int, text: str) -> None:
    """One more piece of a text that comes in several messages."""
    await tx.run(
        "INSERT INTO pastes (person_id, message_id, text, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (person_id, message_id) DO NOTHING",
        person_id, message_id, text, tx.stamp,
    )  # fmt: skip


async def pasted(tx: Tx, person_id: int) -> list[str]:
    """The pieces so far, in the order they were sent."""
    rows = await tx.rows("SELECT text FROM pastes WHERE person_id = ? ORDER BY message_id", person_id)
    return [row["text"] for row in rows]


async def forget_pastes(tx: Tx, person_id: int) -> list[int]:
    """Erase the pieces; the messages that they were."""
    rows = await tx.rows("DELETE FROM pastes WHERE person_id = ? RETURNING message_id", person_id)
    return [row["message_id"] for row in rows]


async def ask(tx: Tx, person_id: int, kind: str, subject: int, data: str = "") -> None:
    """From now on the person's next message answers this; an older question is dropped."""
    await tx.run(
        "INSERT INTO prompts (person_id, kind, subject, data, asked_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (person_id) DO UPDATE SET kind = excluded.kind, subject = excluded.subject,"
        " data = excluded.data, asked_at = excluded.asked_at",
        person_id, kind, subject, data, tx.stamp,
    )  # fmt: skip


async def asked(tx: Tx, person_id: int) -> Prompt | None:
    """What the person's next message answers."""
    row = await tx.row("SELECT * FROM prompts WHERE person_id = ?", person_id)
    if row is None:
        return None
    return Prompt(row["kind"], row["subject"], row["data"], times.from_text(row["asked_at"]))


async def answered(tx: Tx, person_id: int) -> bool:
    """The question is settled (or given up); False if there was none."""
    return await tx.run("DELETE FROM prompts WHERE person_id = ?", person_id) == 1


def _stored(row: Row) -> StoredDraft:
    source = Source(row["text"], row["file_id"], row["file_name"], row["sha256"])
    state = "waiting" if row["waiting"] and row["state"] == "open" else row["state"]
    return StoredDraft(
        row["id"], row["author_id"], state, row["version"], from_json(row["body"]), source,
        row["directive_id"], row["amends"],
    )  # fmt: skip
