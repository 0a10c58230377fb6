"""An office of any size for measuring: units, one person in each, and a draft to all, ready to be published."""

from __future__ import annotations

from domain.drafts import Draft
from domain.people import Actor, Role
from storage import drafts, people
from storage.drafts import Source
from storage.store import Tx

FIRST_CHAT = 1_000_000
_SUBJECT = "về việc triển khai các biện pháp cấp bách phòng, chống bão số 5 và mưa lũ sau bão"


async def furnish(tx: Tx, size: int) -> tuple[Actor, int]:
    """``size`` communes under one province, an officer in each; the coordinator, and the draft's id."""
    at = tx.stamp
    numbers = range(1, size + 2)
    await tx.many(
        "INSERT INTO units (id, code, kind, position, created_at) VALUES (?, ?, ?, ?, ?)",
        [(n, f"U{n}", "province" if n == 1 else "commune", n, at) for n in numbers],
    )
    await tx.many(
        "INSERT INTO unit_names (unit_id, name, valid_from) VALUES (?, ?, '2020-01-01')",
        [(n, "Tỉnh Lam Giang" if n == 1 else f"Xã Lam Sơn {n}") for n in numbers],
    )
    await tx.many(
        "INSERT INTO unit_parents (unit_id, parent_id, valid_from) VALUES (?, 1, '2020-01-01')",
        [(n,) for n in numbers if n > 1],
    )
    await tx.many(
        "INSERT INTO people (id, telegram_id, name, created_at, seen_at) VALUES (?, ?, ?, ?, ?)",
        [(n, FIRST_CHAT + n, f"Nguyễn Văn {n}", at, at) for n in numbers],
    )
    await tx.many(
        "INSERT INTO seats (person_id, unit_id, role, since) VALUES (?, ?, ?, ?)",
        [(n, n, "coordinator" if n == 1 else "officer", at) for n in numbers],
    )
    return await coordinator(tx), await draft(tx, size)


async def coordinator(tx: Tx) -> Actor:
    """Who publishes."""
    actor = await people.actor(tx, FIRST_CHAT + 1)
    assert actor is not None
    assert actor.seats[0].role is Role.COORDINATOR
    return actor


async def draft(tx: Tx, size: int) -> int:
    """One more draft to all communes."""
    body = Draft(
        doc_type="cong_van", number="963-CV/TU", issuer="Tỉnh ủy Lam Giang",
        subject=_SUBJECT, audience=tuple(range(2, size + 2)), warned=True,
    )  # fmt: skip
    return await drafts.add(tx, 1, body, Source(_SUBJECT * 20))
