"""The copies of a directive's card on people's phones: pushed by the outbox, or opened by themselves."""

from __future__ import annotations

from typing import NamedTuple

from storage.store import Tx

_HELD = "('sent', 'uncertain')"  # what is on its way is looked at when it has arrived


class Copy(NamedTuple):
    """One message on one phone, made from a revision; ``has_file``: its text is a file's caption."""

    person_id: int
    message_id: int
    revision: int
    has_file: bool


async def shown(tx: Tx, person_id: int, message_id: int, directive_id: int) -> None:
    """This message, which the person asked for, shows the card of the present revision."""
    await tx.run(
        "INSERT INTO shown_cards (person_id, message_id, directive_id, revision, at)"
        " SELECT ?, ?, id, revision, ? FROM directives WHERE id = ?"
        " ON CONFLICT (person_id, message_id) DO UPDATE SET directive_id = excluded.directive_id,"
        " revision = excluded.revision, at = excluded.at",
        person_id, message_id, tx.stamp, directive_id,
    )  # fmt: skip


async def of_directive(tx: Tx, directive_id: int) -> list[Copy]:
    """Every copy whose message is known, in the order of their people."""
    rows = await tx.rows(
        "SELECT c.person_id, c.message_id, c.revision, r.file_id <> '' AS has_file FROM ("
        " SELECT person_id, message_id, directive_id, revision FROM outbox"
        "  WHERE directive_id = ? AND kind = 'card' AND state = 'sent'"
        " UNION SELECT person_id, message_id, directive_id, revision FROM shown_cards WHERE directive_id = ?) c"
        " JOIN revisions r ON r.directive_id = c.directive_id AND r.revision = c.revision"
        " JOIN people p ON p.id = c.person_id WHERE p.reach = 'reachable' ORDER BY c.person_id, c.message_id",
        directive_id, directive_id,
    )  # fmt: skip
    return [Copy(row["person_id"], row["message_id"], row["revision"], bool(row["has_file"])) for row in rows]


async def holders(tx: Tx, directive_id: int) -> list[int]:
    """The people who have the directive, or may have it: a copy of unknown fate counts."""
    rows = await tx.rows(
        f"SELECT person_id FROM outbox WHERE directive_id = ? AND kind = 'card' AND state IN {_HELD}"  # noqa: S608 — constants only
        " UNION SELECT person_id FROM shown_cards WHERE directive_id = ? ORDER BY 1",
        directive_id, directive_id,
    )  # fmt: skip
    return [row["person_id"] for row in rows]


async def has_card(tx: Tx, directive_id: int, person_id: int, revision: int) -> bool:
    """Whether this person got, or will get, a card of their own of this revision."""
    row = await tx.row(
        "SELECT count(*) AS n FROM outbox WHERE directive_id = ? AND kind = 'card' AND person_id = ?"
        " AND revision = ? AND state NOT IN ('refused', 'cancelled')",
        directive_id, person_id, revision,
    )  # fmt: skip
    return row is not None and row["n"] > 0


async def was_sent(tx: Tx, directive_id: int, person_id: int) -> bool:
    """Whether this person was sent a card of any revision as one of its receivers."""
    row = await tx.row(
        "SELECT 1 FROM outbox WHERE directive_id = ? AND kind = 'card' AND person_id = ?"  # noqa: S608 — constants only
        f" AND state IN {_HELD} LIMIT 1",
        directive_id, person_id,
    )  # fmt: skip
    return row is not None
