"""Links that pass a seat on: who made them, who opened them, who took the seat."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from domain import times
from domain.handovers import LIFE, Handover
from storage import people
from storage.store import Row, Tx

_SEAT_THEN: Final = """
WITH RECURSIVE asked (id) AS (
  SELECT unit_id FROM audience WHERE directive_id = ?
  UNION SELECT unit_id FROM past_answers WHERE directive_id = ?
  UNION SELECT x.unit_id FROM unit_successors x JOIN asked ON asked.id = x.successor_id)
SELECT s.unit_id,
  (SELECT n.name FROM unit_names n WHERE n.unit_id = s.unit_id ORDER BY n.valid_from DESC LIMIT 1) AS unit,
  coalesce(p.name, '') AS heir
FROM seats s JOIN directives d ON d.id = ? AND s.until > d.published_at LEFT JOIN people p ON p.id = s.handed_to
WHERE s.person_id = ? AND s.unit_id IN (SELECT id FROM asked) ORDER BY s.until DESC, s.id DESC LIMIT 1
"""  # also of a unit in whose place others were asked


async def add(tx: Tx, code_hash: bytes, seat_id: int, created_by: int) -> int:
    """A new link for the seat, open for ``LIFE`` from now; earlier ones open nothing any more. Its id."""
    await tx.run(
        "UPDATE handovers SET revoked_at = ? WHERE seat_id = ? AND revoked_at IS NULL AND taken_at IS NULL",
        tx.stamp, seat_id,
    )  # fmt: skip
    return await tx.insert(
        "INSERT INTO handovers (code_hash, seat_id, created_by, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
        code_hash, seat_id, created_by, tx.stamp, times.to_text(tx.now + LIFE),
    )  # fmt: skip


async def by_hash(tx: Tx, code_hash: bytes) -> Handover | None:
    """The link of this code, open or not."""
    row = await tx.row("SELECT * FROM handovers WHERE code_hash = ?", code_hash)
    return None if row is None else await _handover(tx, row)


async def get(tx: Tx, handover_id: int) -> Handover | None:
    """The link of this id, open or not."""
    row = await tx.row("SELECT * FROM handovers WHERE id = ?", handover_id)
    return None if row is None else await _handover(tx, row)


async def take(tx: Tx, handover_id: int, person_id: int) -> bool:
    """This person takes the seat by it; False if somebody has, or it was revoked or has expired."""
    changed = await tx.run(
        "UPDATE handovers SET taken_at = ?, taken_by = ?"
        " WHERE id = ? AND taken_at IS NULL AND revoked_at IS NULL AND expires_at > ?",
        tx.stamp, person_id, handover_id, tx.stamp,
    )  # fmt: skip
    return changed == 1


async def pass_seat(tx: Tx, seat_id: int, heir: int) -> bool:
    """The seat ends because this person took it over; False if it had ended."""
    changed = await tx.run(
        "UPDATE seats SET until = ?, ended_by = ?, handed_to = ? WHERE id = ? AND until IS NULL",
        tx.stamp, heir, heir, seat_id,
    )  # fmt: skip
    return changed == 1


async def revoke(tx: Tx, handover_id: int) -> bool:
    """Nobody takes the seat by it from now on; False if it was revoked or used before."""
    changed = await tx.run(
        "UPDATE handovers SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL AND taken_at IS NULL",
        tx.stamp, handover_id,
    )  # fmt: skip
    return changed == 1


async def offer(tx: Tx, person_id: int, handover_id: int) -> None:
    """This link waits for the person's press; an earlier one does not any more."""
    await tx.run(
        "INSERT INTO handover_offers (person_id, handover_id, offered_at) VALUES (?, ?, ?)"
        " ON CONFLICT (person_id) DO UPDATE SET handover_id = excluded.handover_id,"
        " offered_at = excluded.offered_at",
        person_id, handover_id, tx.stamp,
    )  # fmt: skip


async def offered(tx: Tx, person_id: int) -> int | None:
    """The link that the person opened last."""
    row = await tx.row("SELECT handover_id FROM handover_offers WHERE person_id = ?", person_id)
    return None if row is None else int(row["handover_id"])


async def forget_offer(tx: Tx, person_id: int) -> None:
    """Nothing waits for the person's press any more."""
    await tx.run("DELETE FROM handover_offers WHERE person_id = ?", person_id)


async def last_seat(tx: Tx, person_id: int) -> tuple[int | None, str, datetime] | None:
    """Of the seat that this person handed over last: its unit, who has it now, and since when."""
    row = await tx.row(
        "SELECT s.unit_id, s.until, p.name FROM seats s JOIN people p ON p.id = s.handed_to"
        " WHERE s.person_id = ? AND s.until IS NOT NULL ORDER BY s.until DESC, s.id DESC LIMIT 1",
        person_id,
    )
    return None if row is None else (row["unit_id"], row["name"], times.from_text(row["until"]))


async def seat_then(tx: Tx, person_id: int, directive_id: int) -> tuple[int, str, str] | None:
    """Of this person's seat that got the directive and has ended: its unit, and who took it over, if any."""
    row = await tx.row(_SEAT_THEN, directive_id, directive_id, directive_id, person_id)
    return None if row is None else (row["unit_id"], row["unit"] or "", row["heir"])


async def _handover(tx: Tx, row: Row) -> Handover:
    return Handover(
        row["id"], row["seat_id"], await people.seat(tx, row["seat_id"]), row["created_by"],
        times.from_text(row["created_at"]), times.from_text(row["expires_at"]),
        times.from_text(row["revoked_at"]) if row["revoked_at"] else None, row["taken_by"],
    )  # fmt: skip
