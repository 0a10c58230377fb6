"""Changes of units that somebody is putting together in the chat: one a person."""

from __future__ import annotations

import json
from datetime import date

from domain.reform_plans import UnitPlan
from domain.reforms import Kind
from storage.store import Tx


async def keep(tx: Tx, person_id: int, plan: UnitPlan) -> None:
    """What this person is about to change; anything else she was about to is forgotten."""
    await tx.run(
        "INSERT INTO unit_plans (person_id, unit_id, kind, names, target_id, day, basis, work, seats, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person_id) DO UPDATE SET"
        " unit_id = excluded.unit_id, kind = excluded.kind, names = excluded.names,"
        " target_id = excluded.target_id, day = excluded.day, basis = excluded.basis, work = excluded.work,"
        " seats = excluded.seats, at = excluded.at",
        person_id, plan.unit_id, plan.kind, json.dumps(list(plan.names), ensure_ascii=False), plan.target_id,
        plan.day.isoformat() if plan.day else "", plan.basis, plan.work, plan.seats, tx.stamp,
    )  # fmt: skip


async def get(tx: Tx, person_id: int) -> UnitPlan | None:
    """What this person is about to change."""
    row = await tx.row("SELECT * FROM unit_plans WHERE person_id = ?", person_id)
    if row is None:
        return None
    day = date.fromisoformat(row["day"]) if row["day"] else None
    return UnitPlan(
        row["unit_id"], Kind(row["kind"]), tuple(json.loads(row["names"])), row["target_id"], day, row["basis"],
        row["work"], row["seats"],
    )  # fmt: skip


async def drop(tx: Tx, person_id: int) -> bool:
    """She is about to change nothing any more; False if she was not."""
    return await tx.run("DELETE FROM unit_plans WHERE person_id = ?", person_id) == 1
