"""Invitations, what was offered to whom, and how often somebody guessed."""

from __future__ import annotations

from datetime import datetime

from domain import times
from domain.invites import GUESSING_SPAN, LIFE, Invite
from domain.people import Role
from storage.store import Row, Tx


async def add(tx: Tx, code_hash: bytes, unit_id: int, role: Role, uses: int, created_by: int | None) -> Invite:
    """A new invitation, open for ``LIFE`` from now."""
    row = await tx.row(
        """INSERT INTO invites (code_hash, unit_id, role, uses, expires_at, created_by, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *""",
        code_hash,
        unit_id,
        role,
        uses,
        times.to_text(tx.now + LIFE),
        created_by,
        tx.stamp,
    )
    assert row is not None
    return _invite(row)


async def by_hash(tx: Tx, code_hash: bytes) -> Invite | None:
    """The invitation of this code, open or not."""
    row = await tx.row("SELECT * FROM invites WHERE code_hash = ?", code_hash)
    return None if row is None else _invite(row)


async def get(tx: Tx, invite_id: int) -> Invite | None:
    """The invitation of this id, open or not."""
    row = await tx.row("SELECT * FROM invites WHERE id = ?", invite_id)
    return None if row is None else _invite(row)


async def open_of(tx: Tx, unit_id: int) -> list[Invite]:
    """The unit's invitations by which somebody may still join, newest first."""
    rows = await tx.rows(
        """SELECT * FROM invites
           WHERE unit_id = ? AND revoked_at IS NULL AND used < uses AND expires_at > ? ORDER BY id DESC""",
        unit_id,
        tx.stamp,
    )
    return [_invite(row) for row in rows]


async def use(tx: Tx, invite_id: int) -> bool:
    """Take one of its uses; False if none is left, or it has expired or was revoked."""
    return bool(
        await tx.run(
            """UPDATE invites SET used = used + 1
               WHERE id = ? AND used < uses AND revoked_at IS NULL AND expires_at > ?""",
            invite_id,
            tx.stamp,
        )
    )


async def revoke(tx: Tx, invite_id: int) -> bool:
    """Nobody joins by it from now on; False if it was revoked before."""
    return bool(
        await tx.run(
            "UPDATE invites SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", tx.stamp, invite_id
        )
    )


async def offer(tx: Tx, person_id: int, invite_id: int) -> None:
    """This invitation waits for the person's press; an earlier one does not any more."""
    await tx.run(
        """INSERT INTO join_offers (person_id, invite_id, offered_at) VALUES (?, ?, ?)
           ON CONFLICT (person_id) DO UPDATE SET
               invite_id = excluded.invite_id, offered_at = excluded.offered_at""",
        person_id,
        invite_id,
        tx.stamp,
    )


async def offered(tx: Tx, person_id: int) -> Invite | None:
    """The invitation last offered to the person."""
    row = await tx.row(
        "SELECT i.* FROM invites i JOIN join_offers o ON o.invite_id = i.id WHERE o.person_id = ?", person_id
    )
    return None if row is None else _invite(row)


async def forget_offer(tx: Tx, person_id: int) -> None:
    """Nothing waits for the person's press any more."""
    await tx.run("DELETE FROM join_offers WHERE person_id = ?", person_id)


async def note_wrong_code(tx: Tx, telegram_id: int) -> None:
    """Somebody tried a code that opens nothing. What no longer counts is forgotten."""
    await tx.run("DELETE FROM wrong_codes WHERE at <= ?", _since(tx))
    await tx.run("INSERT INTO wrong_codes (telegram_id, at) VALUES (?, ?)", telegram_id, tx.stamp)


async def wrong_codes(tx: Tx, telegram_id: int) -> tuple[int, int]:
    """How many wrong codes this person, and everybody together, tried within the last hour."""
    row = await tx.row(
        """SELECT count(CASE WHEN telegram_id = ? THEN 1 END) AS own, count(*) AS every
           FROM wrong_codes WHERE at > ?""",
        telegram_id,
        _since(tx),
    )
    assert row is not None
    return row["own"], row["every"]


def _since(tx: Tx) -> str:
    return times.to_text(tx.now - GUESSING_SPAN)


def _invite(row: Row) -> Invite:
    return Invite(
        id=row["id"],
        unit_id=row["unit_id"],
        role=Role(row["role"]),
        uses=row["uses"],
        used=row["used"],
        expires_at=times.from_text(row["expires_at"]),
        created_by=row["created_by"],
        created_at=times.from_text(row["created_at"]),
        revoked_at=_instant(row["revoked_at"]),
    )


def _instant(text: str | None) -> datetime | None:
    return None if text is None else times.from_text(text)
