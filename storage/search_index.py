"""The words of every directive, kept with it: written in the transaction that publishes or amends it.

Folded, and beside them, for who types marks, the words that bear some.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain import limits
from domain.drafts import Draft, from_json
from domain.words import keys, marked_keys, number_keys
from storage.store import Tx

RULES: Final = 2  # count up when a text is folded otherwise: every directive is then indexed anew
AT_ONCE: Final = 25  # directives in one transaction: 100 ms, so that no press waits for it


async def put(tx: Tx, directive_id: int, revision: int, draft: Draft, text: str) -> None:
    """Make the directive findable by the words of this revision, and by no earlier one's."""
    await drop(tx, directive_id)
    await tx.run(
        "INSERT INTO search_words (rowid, number, subject, people, tasks, text, marked_subject, marked_people,"
        " marked_tasks, marked_text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        directive_id, *map(" ".join, _columns(draft, text)),
    )  # fmt: skip
    await tx.run(
        "INSERT INTO search_state (directive_id, revision, rules) VALUES (?, ?, ?)",
        directive_id, revision, RULES,
    )  # fmt: skip


def _columns(draft: Draft, text: str) -> Sequence[Sequence[str]]:
    tasks = " ".join(part for task in draft.tasks for part in (task.gist, *task.assignees))
    people, text = f"{draft.issuer} {draft.signer}", text[: limits.READ_MAX]
    return (
        [*number_keys(draft.number), *keys(draft.doc_type)],
        keys(draft.subject),
        keys(people),
        keys(tasks),
        keys(text),
        marked_keys(f"{draft.doc_type} {draft.number} {draft.subject}"),
        marked_keys(people),
        marked_keys(tasks),
        marked_keys(text),
    )


async def drop(tx: Tx, directive_id: int) -> None:
    """Let it be found no more."""
    await tx.run("DELETE FROM search_words WHERE rowid = ?", directive_id)
    await tx.run("DELETE FROM search_state WHERE directive_id = ?", directive_id)


async def behind(tx: Tx) -> list[int]:
    """Some directives whose words are not those of their present revision, newest first; empty when all are."""
    rows = await tx.rows(
        "SELECT d.id FROM directives d LEFT JOIN search_state s ON s.directive_id = d.id"
        " WHERE s.directive_id IS NULL OR s.revision <> d.revision OR s.rules <> ? ORDER BY d.id DESC LIMIT ?",
        RULES, AT_ONCE,
    )  # fmt: skip
    return [row["id"] for row in rows]


async def catch_up(tx: Tx, directive_ids: Sequence[int]) -> None:
    """Index the present revision of these."""
    for directive_id in directive_ids:
        row = await tx.row(
            "SELECT r.revision, r.body, r.text FROM directives d JOIN revisions r"
            " ON r.directive_id = d.id AND r.revision = d.revision WHERE d.id = ?",
            directive_id,
        )
        if row is not None:
            await put(tx, directive_id, row["revision"], from_json(row["body"]), row["text"])
        else:  # a row without its revision: nothing to find it by, and nothing to look for again
            await put(tx, directive_id, 1, Draft(), "")
