"""Duties become rows, and slots are planned ahead, a duty at a time and all its units in one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain import duties_json, reminders, times
from domain.duties import Due, Duty
from domain.reminders import Mode, Plan
from domain.urgency import Urgency
from storage import facts
from storage.store import Row, Tx, Value, chunks

_DEFAULT: Final = "reminders:"  # and an urgency: the fact that keeps its default plan


@dataclass(frozen=True, slots=True)
class StoredDuty:
    """A duty of a published directive; it began when the directive left."""

    id: int
    directive_id: int
    duty: Duty
    planned_until: datetime | None
    begins: datetime
    plan: Plan


async def add_duty(tx: Tx, directive_id: int, position: int, duty: Duty, units: Sequence[int]) -> int:
    """Store a duty and who owes it; its id."""
    duty_id = await tx.insert(
        "INSERT INTO duties (directive_id, position, body) VALUES (?, ?, ?)",
        directive_id, position, duties_json.to_json(duty),
    )  # fmt: skip
    await tx.many("INSERT INTO duty_units (duty_id, unit_id) VALUES (?, ?)", [(duty_id, u) for u in units])
    return duty_id


@dataclass(frozen=True, slots=True)
class Planned:
    """A due day with its first reminder, and the target ahead of it."""

    due: Due
    first: datetime | None = None
    soft_at: datetime | None = None


async def keep_defaults(tx: Tx, plans: Mapping[Urgency, Plan]) -> None:
    """What the settings say of reminders from now on; what is published keeps what it was published with."""
    for urgency, plan in plans.items():
        await facts.put(tx, f"{_DEFAULT}{urgency}", reminders.to_json(plan))


async def default(tx: Tx, urgency: Urgency) -> Plan:
    """The plan that a directive of this urgency is published with now."""
    stored = await facts.get(tx, f"{_DEFAULT}{urgency}")
    return reminders.from_json(stored) if stored else reminders.DEFAULTS[urgency]


async def keep_plan(tx: Tx, directive_id: int, plan: Plan) -> None:
    """The reminders of this directive, as they were when it was published."""
    await tx.run(
        "INSERT INTO reminder_plans (directive_id, body) VALUES (?, ?) ON CONFLICT (directive_id)"
        " DO UPDATE SET body = excluded.body",
        directive_id, reminders.to_json(plan),
    )  # fmt: skip


async def plan_of(tx: Tx, directive_id: int) -> Plan | None:
    """The reminders that a directive keeps to; None for one from before there were any."""
    row = await tx.row("SELECT body, mode FROM reminder_plans WHERE directive_id = ?", directive_id)
    return None if row is None else plan_in(row["body"], row["mode"])


def plan_in(body: str, mode: Mode) -> Plan:
    """The plan that is kept to."""
    return reminders.in_mode(reminders.from_json(body), mode)


async def mode_of(tx: Tx, directive_id: int) -> Mode:
    """How much of its plan a directive keeps to."""
    row = await tx.row("SELECT mode FROM reminder_plans WHERE directive_id = ?", directive_id)
    mode: Mode = row["mode"] if row else "usual"
    return mode


async def set_mode(tx: Tx, directive_id: int, mode: Mode) -> bool:
    """Keep to so much of the plan from now on; what has been told stays told. False where it is so already."""
    changed = await tx.run(
        "UPDATE reminder_plans SET mode = ? WHERE directive_id = ? AND mode <> ?", mode, directive_id, mode
    )
    return changed == 1


async def watch_acks(tx: Tx, directive_id: int, remind_at: datetime | None) -> None:
    """Ask every unit of the audience for its acknowledgement, first at ``remind_at``."""
    await tx.run(
        "INSERT INTO ack_watches (directive_id, unit_id, told_at, remind_at)"
        " SELECT directive_id, unit_id, ?, ? FROM audience WHERE directive_id = ? AND purpose = 'act'"
        " ON CONFLICT (directive_id, unit_id) DO UPDATE SET told_at = excluded.told_at,"
        " remind_at = excluded.remind_at",
        tx.stamp, times.to_text(remind_at) if remind_at else None, directive_id,
    )  # fmt: skip


async def get(tx: Tx, duty_id: int) -> StoredDuty | None:
    """The duty of this id."""
    row = await tx.row(f"{_DUTIES} WHERE y.id = ?", duty_id)
    return None if row is None else _stored(row)


async def to_extend(tx: Tx, until: datetime, limit: int) -> list[StoredDuty]:
    """Open duties of published directives that are planned for less than this, the shortest first."""
    rows = await tx.rows(
        f"{_DUTIES} WHERE y.state = 'open' AND y.planned_until < ? AND d.state = 'published'"
        " ORDER BY y.planned_until, y.id LIMIT ?",
        times.to_text(until), limit,
    )  # fmt: skip
    return [_stored(row) for row in rows]


async def recurring_ahead(tx: Tx) -> list[StoredDuty]:
    """Every open duty of a published directive: what a change of the calendar may move."""
    return [
        _stored(row) for row in await tx.rows(f"{_DUTIES} WHERE y.state = 'open' AND d.state = 'published'")
    ]


async def add_slots(tx: Tx, duty: StoredDuty, planned: Sequence[Planned], until: datetime) -> int:
    """Make the slots of these due days for every unit; how many days."""
    for chunk in chunks(planned):
        values = ", ".join(["(?, ?, ?, ?, ?)"] * len(chunk))
        await tx.run(
            f"WITH due (at, late_at, opens_at, remind_at, soft_at) AS (VALUES {values})"  # noqa: S608 — question marks only
            " INSERT INTO slots (duty_id, directive_id, unit_id, planned_for, due_at, late_at, opens_at,"
            " remind_at, soft_at) SELECT u.duty_id, ?, u.unit_id, due.at, due.at, due.late_at, due.opens_at,"
            " due.remind_at, due.soft_at FROM due CROSS JOIN duty_units u WHERE u.duty_id = ?"
            " AND u.ended_at IS NULL ON CONFLICT DO NOTHING",
            *[part for each in chunk for part in _texts(each)],
            duty.directive_id, duty.id,
        )  # fmt: skip
    await tx.run("UPDATE duties SET planned_until = ? WHERE id = ?", times.to_text(until), duty.id)
    return len(planned)


def _texts(planned: Planned) -> tuple[Value, ...]:
    due = planned.due
    instants = (due.at, due.late_at, due.opens_at, planned.first, planned.soft_at)
    return tuple(times.to_text(instant) if instant else None for instant in instants)


async def unplan(tx: Tx, duty_id: int) -> int:
    """Forget what lies ahead, is untouched and was planned by rule; what has happened or was moved stays."""
    await tx.run("UPDATE duties SET planned_until = '' WHERE id = ?", duty_id)
    return await tx.run(
        "DELETE FROM slots WHERE duty_id = ? AND due_at > ? AND due_at = planned_for AND state = 'open'"
        " AND report_id IS NULL AND told_at <= opens_at"
        " AND id NOT IN (SELECT slot_id FROM reports WHERE slot_id IS NOT NULL)"  # one is being written
        " AND id NOT IN (SELECT slot_id FROM extensions WHERE slot_id IS NOT NULL)",
        duty_id, tx.stamp,
    )  # fmt: skip


_DUTIES = (
    "SELECT y.id, y.directive_id, y.body, y.planned_until, d.release_at, r.body AS plan, r.mode FROM duties y"
    " JOIN directives d ON d.id = y.directive_id JOIN reminder_plans r ON r.directive_id = y.directive_id"
)


def _stored(row: Row) -> StoredDuty:
    until = row["planned_until"]
    return StoredDuty(
        row["id"], row["directive_id"], duties_json.from_json(row["body"]),
        times.from_text(until) if until else None, times.from_text(row["release_at"]),
        plan_in(row["plan"], row["mode"]),
    )  # fmt: skip


async def duty_of_slot(tx: Tx, slot_id: int) -> Duty | None:
    """The duty that a slot belongs to."""
    row = await tx.row("SELECT y.body FROM slots s JOIN duties y ON y.id = s.duty_id WHERE s.id = ?", slot_id)
    return None if row is None else duties_json.from_json(row["body"])


async def clockless_with_form(tx: Tx, directive_id: int, unit_id: int) -> Duty | None:
    """The unit's first duty under this directive that falls due by no date and has a form of its own."""
    rows = await tx.rows(
        "SELECT y.body FROM duties y JOIN duty_units u ON u.duty_id = y.id"
        " WHERE y.directive_id = ? AND u.unit_id = ? ORDER BY y.position",
        directive_id, unit_id,
    )  # fmt: skip
    found = (duties_json.from_json(row["body"]) for row in rows)
    return next((duty for duty in found if duty.form and not duty.has_clock), None)
