"""What waits for a second person's word, who was asked, what was said; and the offices' rules."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from domain import times
from domain.approvals import Rule, Why
from storage.copies import Copy
from storage.store import Row, Tx

KIND: Final = "approval"
"""The message that asks for approval; its key is ``approval<id>:p<person>``."""
NUDGE: Final = "approval_nudge"
"""The message that reminds of it; its key is ``approval<id>:n<step>:p<person>``."""
State = Literal["approved", "returned", "withdrawn", "expired"]


@dataclass(frozen=True, slots=True)
class Approval:
    """One question for a second person, about a draft at one version."""

    id: int
    draft_id: int
    version: int
    unit_id: int
    why: tuple[Why, ...]
    at_night: bool
    asked_by: int
    asked_at: datetime
    expires_at: datetime
    state: str  # waiting, approved, returned, withdrawn, expired; changed: asked about anew
    decided_at: datetime | None
    decided_by: int | None
    reason: str
    directive_id: int | None
    revision: int | None
    became: tuple[tuple[str, tuple[str, ...]], ...] = ()  # units that are no more, and whom it goes to instead
    card_id: int | None = None  # the message in the asker's chat that shows the draft waiting

    @property
    def is_waiting(self) -> bool:
        """Nothing has been decided yet."""
        return self.state == "waiting"


async def rules(tx: Tx) -> dict[int, Rule]:
    """Every office's own rule, by unit."""
    rows = await tx.rows("SELECT unit_id, flash, whole, above FROM approval_rules")
    return {row["unit_id"]: Rule(bool(row["flash"]), bool(row["whole"]), row["above"]) for row in rows}


async def keep_rule(tx: Tx, unit_id: int, rule: Rule, by_id: int) -> None:
    """From now on this is the rule of the unit's office."""
    await tx.run(
        "INSERT INTO approval_rules (unit_id, flash, whole, above, by_id, at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (unit_id) DO UPDATE SET flash = excluded.flash, whole = excluded.whole,"
        " above = excluded.above, by_id = excluded.by_id, at = excluded.at",
        unit_id, int(rule.flash), int(rule.whole), rule.above, by_id, tx.stamp,
    )  # fmt: skip


async def pass_rule(tx: Tx, unit_id: int, heir: int, rule: Rule) -> None:
    """From now on this is the heir's rule, in the name of whoever set that of the unit whose place it took."""
    row = await tx.row("SELECT by_id FROM approval_rules WHERE unit_id = ?", unit_id)
    if row is not None:
        await keep_rule(tx, heir, rule, row["by_id"])


async def drop_rule(tx: Tx, unit_id: int) -> bool:
    """From now on the rule from above holds; False if it did."""
    return await tx.run("DELETE FROM approval_rules WHERE unit_id = ?", unit_id) == 1


async def ask(
    tx: Tx, draft_id: int, version: int, unit_id: int, why: Iterable[Why], expires_at: datetime,
    *, by_id: int, at_night: bool, approvers: Iterable[int],
) -> int:  # fmt: skip
    """The draft waits, frozen at this version, for one of these people; the question's id."""
    made = await tx.insert(
        "INSERT INTO approvals (draft_id, version, unit_id, why, at_night, asked_by, asked_at, expires_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        draft_id, version, unit_id, ",".join(why), int(at_night), by_id, tx.stamp, times.to_text(expires_at),
    )  # fmt: skip
    await tx.many(
        "INSERT INTO approvers (approval_id, person_id) VALUES (?, ?)", [(made, each) for each in approvers]
    )
    return made


async def get(tx: Tx, approval_id: int) -> Approval | None:
    """The question of this id."""
    row = await tx.row("SELECT * FROM approvals WHERE id = ?", approval_id)
    return None if row is None else _approval(row)


async def waiting_of(tx: Tx, draft_id: int) -> Approval | None:
    """What the draft waits for."""
    row = await tx.row("SELECT * FROM approvals WHERE draft_id = ? AND state = 'waiting'", draft_id)
    return None if row is None else _approval(row)


async def all_waiting(tx: Tx) -> list[Approval]:
    """Everything that waits for a word, what has waited longest first."""
    rows = await tx.rows("SELECT * FROM approvals WHERE state = 'waiting' ORDER BY id")
    return [_approval(row) for row in rows]


async def of_directive(tx: Tx, directive_id: int, revision: int) -> Approval | None:
    """The word that let this revision of a directive go; None where none was needed."""
    row = await tx.row(
        "SELECT * FROM approvals WHERE directive_id = ? AND revision = ?", directive_id, revision
    )
    return None if row is None else _approval(row)


async def decide(tx: Tx, approval_id: int, state: State, by_id: int | None = None, reason: str = "") -> bool:
    """End the waiting; False if somebody was faster."""
    changed = await tx.run(
        "UPDATE approvals SET state = ?, decided_at = ?, decided_by = ?, reason = ?"
        " WHERE id = ? AND state = 'waiting'",
        state, tx.stamp, by_id, reason, approval_id,
    )  # fmt: skip
    return changed == 1


async def void(tx: Tx, approval_id: int) -> None:
    """Nobody's word counts for it any more: what it asked about has changed."""
    await tx.run(
        "UPDATE approvals SET state = 'expired', void = 1, decided_at = ? WHERE id = ? AND state = 'waiting'",
        tx.stamp, approval_id,
    )  # fmt: skip


async def card_in(tx: Tx, approval_id: int, message_id: int) -> None:
    """This message in the chat of whoever asked shows the draft waiting."""
    await tx.run("UPDATE approvals SET card_id = ? WHERE id = ?", message_id, approval_id)


async def keep_changes(tx: Tx, approval_id: int, changed: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    """It asks anew, because these units are no more."""
    kept = json.dumps([[old, list(new)] for old, new in changed], ensure_ascii=False)
    await tx.run("UPDATE approvals SET became = ? WHERE id = ?", kept, approval_id)


async def became(tx: Tx, approval_id: int, directive_id: int, revision: int) -> None:
    """What was approved is this revision of this directive."""
    await tx.run(
        "UPDATE approvals SET directive_id = ?, revision = ? WHERE id = ?", directive_id, revision, approval_id
    )


async def asked(tx: Tx, approval_id: int) -> list[int]:
    """Who was asked."""
    rows = await tx.rows(
        "SELECT person_id FROM approvers WHERE approval_id = ? ORDER BY person_id", approval_id
    )
    return [row["person_id"] for row in rows]


def key(approval_id: int, person_id: int) -> str:
    """The outbox key of the message that asks one person."""
    return f"{KIND}{approval_id}:p{person_id}"


def _keys(approval_id: int) -> tuple[str, str]:
    """Between these lie the keys of all messages about it, those with ``:again1`` and ``:for<deputy>``, too."""
    return f"{KIND}{approval_id}:", f"{KIND}{approval_id};"


async def messages(tx: Tx, approval_id: int) -> list[Copy]:
    """The messages that asked or reminded, known to have arrived, also those at deputies; of revision 0."""
    rows = await tx.rows(
        "SELECT o.person_id, o.message_id, o.kind = ? AND d.file_id <> '' AS has_file FROM outbox o"
        " JOIN approvals v ON v.id = ? JOIN drafts d ON d.id = v.draft_id"
        " WHERE o.key >= ? AND o.key < ? AND o.kind IN (?, ?) AND o.state = 'sent'"
        " ORDER BY o.person_id, o.id",
        KIND, approval_id, *_keys(approval_id), KIND, NUDGE,
    )  # fmt: skip
    return [Copy(row["person_id"], row["message_id"], 0, bool(row["has_file"])) for row in rows]


async def on_their_way(tx: Tx, approval_id: int) -> int:
    """How many of those who were asked have the message, or may still get it."""
    row = await tx.row(
        "SELECT count(DISTINCT person_id) FROM outbox WHERE key >= ? AND key < ? AND kind = ?"
        " AND state NOT IN ('refused', 'cancelled')",
        *_keys(approval_id), KIND,
    )  # fmt: skip
    return int(row[0]) if row else 0


def _approval(row: Row) -> Approval:
    decided = row["decided_at"]
    return Approval(
        row["id"], row["draft_id"], row["version"], row["unit_id"],
        tuple(Why(each) for each in row["why"].split(",")), bool(row["at_night"]), row["asked_by"],
        times.from_text(row["asked_at"]), times.from_text(row["expires_at"]),
        "changed" if row["void"] else row["state"],
        times.from_text(decided) if decided else None, row["decided_by"], row["reason"], row["directive_id"],
        row["revision"], tuple((old, tuple(new)) for old, new in json.loads(row["became"])), row["card_id"],
    )  # fmt: skip
