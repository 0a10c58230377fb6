"""Changes of units that wait for their day: all of one decision together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from domain import times
from domain.reform_ahead import Ahead
from domain.reform_plans import UnitPlan
from domain.reforms import Kind
from storage.store import Row, Tx

_OPEN = "r.state IN ('waiting', 'blocked')"


async def add(
    tx: Tx, day: date, basis: str, by_id: int | None, *, tree: str = "", endings: str = "",
    shown: Sequence[str] = (),
) -> int:  # fmt: skip
    """A decision that waits for its day, still without a change; its id."""
    return await tx.insert(
        "INSERT INTO reforms_ahead (day, basis, by_id, at, tree, endings, shown) VALUES (?, ?, ?, ?, ?, ?, ?)",
        day.isoformat(), basis, by_id, tx.stamp, tree, endings, json.dumps(list(shown), ensure_ascii=False),
    )  # fmt: skip


async def add_lines(tx: Tx, reform_id: int, plans: Sequence[UnitPlan]) -> None:
    """These changes wait with the decision, after those that wait already."""
    row = await tx.row("SELECT max(place) AS last FROM reform_lines WHERE reform_id = ?", reform_id)
    first = 0 if row is None or row["last"] is None else row["last"] + 1
    await tx.many(
        "INSERT INTO reform_lines (reform_id, place, unit_id, kind, names, target_id, work, seats)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                reform_id, place, plan.unit_id, plan.kind, json.dumps(list(plan.names), ensure_ascii=False),
                plan.target_id, plan.work, plan.seats,
            )
            for place, plan in enumerate(plans, first)
        ],
    )  # fmt: skip


async def get(tx: Tx, reform_id: int) -> Ahead | None:
    """The decision of this id, whatever became of it."""
    row = await tx.row("SELECT * FROM reforms_ahead WHERE id = ?", reform_id)
    return None if row is None else (await _whole(tx, [row]))[0]


async def waiting(tx: Tx) -> list[Ahead]:
    """Every decision that is still to be carried out, the nearest day first."""
    rows = await tx.rows(
        "SELECT r.* FROM reforms_ahead r WHERE r.state IN ('waiting', 'blocked') ORDER BY r.day, r.id"
    )
    return await _whole(tx, rows)


async def _whole(tx: Tx, rows: Sequence[Row]) -> list[Ahead]:
    return [_ahead(row, await tx.rows(
        "SELECT * FROM reform_lines WHERE reform_id = ? ORDER BY place", row["id"]
    )) for row in rows]  # fmt: skip


async def of_unit(tx: Tx, unit_id: int) -> list[UnitPlan]:
    """What waits to happen to the unit, or to others that go to it."""
    rows = await tx.rows(
        "SELECT l.*, r.day, r.basis FROM reform_lines l JOIN reforms_ahead r ON r.id = l.reform_id"  # noqa: S608 — constants only
        f" WHERE (l.unit_id = ? OR (l.target_id = ? AND l.kind = 'merged')) AND {_OPEN}"
        " ORDER BY r.day, l.reform_id, l.place",
        unit_id, unit_id,
    )  # fmt: skip
    return [replace(_plan(row), day=date.fromisoformat(row["day"]), basis=row["basis"]) for row in rows]


async def same(tx: Tx, day: date, basis: str, by_id: int) -> int | None:
    """The decision of this person that waits for the same day by the same words."""
    row = await tx.row(
        "SELECT id FROM reforms_ahead WHERE state = 'waiting' AND day = ? AND basis = ? AND by_id = ?"
        " AND tree = '' ORDER BY id LIMIT 1",
        day.isoformat(), basis, by_id,
    )  # fmt: skip
    return None if row is None else int(row["id"])


async def trees_of(tx: Tx, day: date) -> list[int]:
    """New trees that wait for this day."""
    rows = await tx.rows(
        f"SELECT r.id FROM reforms_ahead r WHERE {_OPEN} AND r.day = ? AND r.tree <> ''",  # noqa: S608 — constants only
        day.isoformat(),
    )  # fmt: skip
    return [row["id"] for row in rows]


async def drop_line(tx: Tx, reform_id: int, place: int) -> bool:
    """One change of the decision waits no more; False if it did not."""
    return await tx.run(
        "DELETE FROM reform_lines WHERE reform_id = ? AND place = ? AND EXISTS (SELECT 1 FROM reforms_ahead r"
        " WHERE r.id = reform_id AND r.state IN ('waiting', 'blocked') AND r.tree = '')",
        reform_id, place,
    ) == 1  # fmt: skip


async def end(tx: Tx, reform_id: int, state: Literal["done", "dropped"], by_id: int | None) -> bool:
    """It was carried out, or called off; False if it had ended. The files are forgotten."""
    return await tx.run(
        "UPDATE reforms_ahead SET state = ?, reason = '', ended_at = ?, ended_by = ?, tree = '', endings = ''"
        " WHERE id = ? AND state IN ('waiting', 'blocked')",
        state, tx.stamp, by_id, reform_id,
    ) == 1  # fmt: skip


async def block(tx: Tx, reform_id: int, reason: str) -> None:
    """It could not be carried out on its day: it waits for somebody to mend it."""
    await tx.run(
        "UPDATE reforms_ahead SET state = 'blocked', reason = ?"
        " WHERE id = ? AND state IN ('waiting', 'blocked')",
        reason, reform_id,
    )  # fmt: skip


def _ahead(row: Row, lines: Sequence[Row]) -> Ahead:
    day, basis = date.fromisoformat(row["day"]), str(row["basis"])
    return Ahead(
        row["id"], day, basis, row["by_id"], times.from_text(row["at"]), row["state"], row["reason"],
        tuple((line["place"], replace(_plan(line), day=day, basis=basis)) for line in lines),
        row["tree"], row["endings"], tuple(json.loads(row["shown"])),
    )  # fmt: skip


def _plan(row: Row) -> UnitPlan:
    return UnitPlan(
        row["unit_id"], Kind(row["kind"]), tuple(json.loads(row["names"])), row["target_id"],
        work=row["work"], seats=row["seats"],
    )  # fmt: skip
