"""Who is away, and who acts instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from domain import times
from domain.absences import Absence
from domain.people import ANSWERING
from storage.store import Row, Tx, chunks, marks

_ANSWERING: Final = ", ".join(f"'{role}'" for role in ANSWERING)
_SELECT: Final = (
    "SELECT a.*, p.name AS person, d.name AS deputy FROM absences a JOIN people p ON p.id = a.person_id"
    " LEFT JOIN people d ON d.id = a.deputy_id"
)


async def add(tx: Tx, person_id: int, from_at: datetime, until_at: datetime) -> int:
    """Somebody will be away; nobody acts instead yet. Its id."""
    return await tx.insert(
        "INSERT INTO absences (person_id, from_at, until_at, created_at) VALUES (?, ?, ?, ?)",
        person_id, times.to_text(from_at), times.to_text(until_at), tx.stamp,
    )  # fmt: skip


async def get(tx: Tx, absence_id: int) -> Absence | None:
    """The absence of this id."""
    row = await tx.row(f"{_SELECT} WHERE a.id = ?", absence_id)
    return None if row is None else _absence(row)


async def open_of(tx: Tx, person_id: int) -> list[Absence]:
    """When the person is or will be away, the earliest first."""
    rows = await tx.rows(
        f"{_SELECT} WHERE a.person_id = ? AND a.state IN ('planned', 'running') ORDER BY a.from_at", person_id
    )
    return [_absence(row) for row in rows]


async def instead(tx: Tx, deputy_id: int) -> list[Absence]:
    """Whom the person acts for, or will, the earliest first."""
    rows = await tx.rows(
        f"{_SELECT} WHERE a.deputy_id = ? AND a.state IN ('planned', 'running') ORDER BY a.from_at", deputy_id
    )
    return [_absence(row) for row in rows]


async def set_deputy(tx: Tx, absence_id: int, deputy_id: int) -> bool:
    """This person will act; False if it has begun or ended already."""
    return await tx.run(
        "UPDATE absences SET deputy_id = ?, code_hash = NULL WHERE id = ? AND state = 'planned'",
        deputy_id, absence_id,
    ) == 1  # fmt: skip


async def set_code(tx: Tx, absence_id: int, code_hash: bytes) -> bool:
    """Whoever knows this code may act; an earlier link opens nothing any more."""
    return await tx.run(
        "UPDATE absences SET code_hash = ? WHERE id = ? AND state = 'planned' AND deputy_id IS NULL",
        code_hash, absence_id,
    ) == 1  # fmt: skip


async def by_hash(tx: Tx, code_hash: bytes) -> Absence | None:
    """The absence that a link is for."""
    row = await tx.row(f"{_SELECT} WHERE a.code_hash = ?", code_hash)
    return None if row is None else _absence(row)


async def offer(tx: Tx, person_id: int, absence_id: int) -> None:
    """The link was opened: it waits for the person's press."""
    await tx.run(
        "INSERT INTO deputy_offers (person_id, absence_id, offered_at) VALUES (?, ?, ?) ON CONFLICT (person_id)"
        " DO UPDATE SET absence_id = excluded.absence_id, offered_at = excluded.offered_at",
        person_id, absence_id, tx.stamp,
    )  # fmt: skip


async def offered(tx: Tx, person_id: int, absence_id: int) -> bool:
    """Whether this person has opened the link of this absence last."""
    row = await tx.row(
        "SELECT 1 FROM deputy_offers WHERE person_id = ? AND absence_id = ?", person_id, absence_id
    )
    return row is not None


async def begin(tx: Tx, absence_id: int) -> list[int]:
    """It begins: the deputy holds the seats of whoever is away; the units of those that are new to her."""
    changed = await tx.run(
        "UPDATE absences SET state = 'running', began_at = ? WHERE id = ? AND state = 'planned'"
        " AND deputy_id IS NOT NULL",
        tx.stamp, absence_id,
    )  # fmt: skip
    if not changed:
        return []
    rows = await tx.rows(
        "INSERT INTO seats (person_id, unit_id, role, since, absence_id) SELECT a.deputy_id, s.unit_id, s.role,"  # noqa: S608 — constants only
        " ?, a.id FROM absences a JOIN seats s ON s.person_id = a.person_id WHERE a.id = ? AND s.until IS NULL"
        f" AND s.unit_id IS NOT NULL AND s.absence_id IS NULL AND s.role IN ({_ANSWERING})"
        " ON CONFLICT DO NOTHING RETURNING unit_id",
        tx.stamp, absence_id,
    )  # fmt: skip
    return sorted({row["unit_id"] for row in rows})


async def end(tx: Tx, absence_id: int, state: str) -> list[int]:
    """It is over ("ended", or "dropped"): the deputy holds those seats no more; the units of them."""
    await tx.run(
        "UPDATE absences SET state = ?, ended_at = ?, code_hash = NULL WHERE id = ?"
        " AND state IN ('planned', 'running')",
        state, tx.stamp, absence_id,
    )  # fmt: skip
    rows = await tx.rows(  # ended by the holder: nobody has been taken out
        "UPDATE seats SET until = ?, ended_by = person_id WHERE absence_id = ? AND until IS NULL"
        " RETURNING unit_id",
        tx.stamp, absence_id,
    )  # fmt: skip
    return sorted({row["unit_id"] for row in rows})


async def deputies(tx: Tx, person_ids: Sequence[int]) -> dict[int, tuple[int, str]]:
    """Who of these people is away: the deputy, as long as she can act, and since when (as stored)."""
    found: dict[int, tuple[int, str]] = {}
    for chunk in chunks(person_ids):
        rows = await tx.rows(
            "SELECT a.person_id, a.deputy_id, a.began_at FROM absences a JOIN people d ON d.id = a.deputy_id"  # noqa: S608 — constants and question marks only
            f" WHERE a.state = 'running' AND d.reach = 'reachable' AND a.person_id IN ({marks(chunk)})"
            " AND EXISTS (SELECT 1 FROM seats s WHERE s.person_id = a.deputy_id AND s.until IS NULL"
            " AND s.unit_id IN (SELECT o.unit_id FROM seats o WHERE o.person_id = a.person_id"
            " AND o.until IS NULL))",
            *chunk,
        )
        found |= {row["person_id"]: (row["deputy_id"], row["began_at"]) for row in rows}
    return found


async def has_row(tx: Tx, person_id: int, kind: str, directive_id: int | None, payload: str) -> bool:
    """Whether the person is owed, or was sent, a message that says the same."""
    row = await tx.row(
        "SELECT 1 FROM outbox WHERE person_id = ? AND kind = ? AND directive_id IS ? AND payload = ?"
        " AND state IN ('held', 'pending', 'sending', 'sent', 'uncertain')",
        person_id, kind, directive_id, payload,
    )  # fmt: skip
    return row is not None


async def made_at(tx: Tx, row_id: int) -> tuple[str, str]:
    """When a row of the outbox was written, and its payload, both as stored."""
    row = await tx.row("SELECT created_at, payload FROM outbox WHERE id = ?", row_id)
    assert row is not None
    return row["created_at"], row["payload"]


async def stands_for(tx: Tx, person_id: int, unit_id: int) -> str:
    """Whose name somebody acts in who has no seat of the own in the unit; empty for anybody else."""
    row = await tx.row(
        "SELECT p.name FROM seats s JOIN absences a ON a.id = s.absence_id JOIN people p ON p.id = a.person_id"
        " WHERE s.person_id = ? AND s.unit_id = ? AND s.until IS NULL AND NOT EXISTS (SELECT 1 FROM seats o"
        " WHERE o.person_id = s.person_id AND o.unit_id = s.unit_id AND o.until IS NULL"
        " AND o.absence_id IS NULL AND o.role <> 'viewer') LIMIT 1",
        person_id, unit_id,
    )  # fmt: skip
    return row["name"] if row else ""


def _absence(row: Row) -> Absence:
    return Absence(
        row["id"], row["person_id"], row["person"], row["deputy_id"], row["deputy"] or "",
        times.from_text(row["from_at"]), times.from_text(row["until_at"]), row["state"],
    )  # fmt: skip
