"""What must always hold in the database, as questions that count where it does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain import times
from storage.store import Tx
from storage.watch import LISTED

_STALE: Final = timedelta(minutes=5)  # a sweep runs every minute: what is older was not swept


@dataclass(frozen=True, slots=True)
class Invariant:
    """``sql`` counts the breaches, ``?`` in it is the instant before which nothing may still wait.

    ``grave``: something is wrong, and not merely late. ``often``: it looks only at what is at hand, and can be
    asked every minute; the others look at all that ever was. ``past``: it is over, and nothing stands still.
    """

    name: str
    sql: str
    mend: str
    grave: bool = True
    often: bool = True
    past: bool = False


@dataclass(frozen=True, slots=True)
class Breach:
    """An invariant that does not hold, in ``count`` places."""

    invariant: Invariant
    count: int


_RESTORE: Final = "Keep a copy (directive-bot backup FILE) and restore the last good one."
_RUNNING: Final = "Start the bot: it mends this by itself. If it runs, restart it and read its log."

INVARIANTS: Final = (
    Invariant(
        "every reachable person of a published directive's units is owed its card",
        """SELECT count(*) FROM (
             SELECT DISTINCT d.id, s.person_id FROM directives d
             JOIN audience a ON a.directive_id = d.id
             JOIN seats s ON s.unit_id = a.unit_id AND s.until IS NULL AND s.since <= d.published_at
                          AND s.role IN ('officer', 'leader', 'coordinator')
             JOIN people p ON p.id = s.person_id AND p.reach = 'reachable'
                          AND (p.reach_since IS NULL OR p.reach_since <= d.published_at)
             WHERE d.state IN ('releasing', 'published')
             EXCEPT SELECT directive_id, person_id FROM outbox WHERE kind = 'card'"""  # noqa: S608 — constants only
        f" EXCEPT {LISTED})",
        "Tell these people another way, and publish the directive again to their units.",
        often=False,
    ),
    Invariant(
        "whoever sat in a unit when it came to be asked in another's place was told by then",
        """SELECT count(*) FROM (
             SELECT DISTINCT d.id, s.person_id FROM journal j
             JOIN directives d ON d.id = j.directive_id AND d.state IN ('releasing', 'published')
             JOIN audience a ON a.directive_id = d.id AND a.unit_id = j.unit_id AND a.state = 'silent'
             JOIN seats s ON s.unit_id = a.unit_id AND s.until IS NULL AND s.since <= j.at
                          AND s.role IN ('officer', 'leader', 'coordinator')
             WHERE j.kind = 'asked_instead'
             EXCEPT SELECT directive_id, person_id FROM outbox WHERE kind = 'card'"""  # noqa: S608 — constants only
        f" EXCEPT {LISTED})",
        "Tell these people another way: directive-bot check does not know what they have read.",
        often=False,
    ),
    Invariant(
        "every published directive has somebody to answer it",
        """SELECT count(*) FROM directives d WHERE state IN ('releasing', 'published')
           AND NOT EXISTS (SELECT 1 FROM audience WHERE directive_id = d.id)
           AND NOT EXISTS (SELECT 1 FROM journal WHERE directive_id = d.id AND kind = 'work_ended')""",
        _RESTORE,
    ),
    Invariant(
        "every directive goes out at its moment",
        "SELECT count(*) FROM directives WHERE state = 'releasing' AND release_at < ?",
        _RUNNING,
    ),
    Invariant(
        "every directive has the revision that it names",
        """SELECT count(*) FROM directives d WHERE NOT EXISTS
           (SELECT 1 FROM revisions r WHERE r.directive_id = d.id AND r.revision = d.revision)""",
        _RESTORE,
    ),
    Invariant(
        "every unit has a name",
        """SELECT count(*) FROM units u WHERE NOT EXISTS
           (SELECT 1 FROM unit_names n WHERE n.unit_id = u.id AND n.valid_to IS NULL)""",
        "Import the units again: directive-bot units import FILE.csv",
    ),
    Invariant(
        "no unit stands above itself",
        """WITH RECURSIVE above (unit, ancestor) AS (
             SELECT unit_id, parent_id FROM unit_parents WHERE valid_to IS NULL
             UNION SELECT above.unit, p.parent_id FROM above
             JOIN unit_parents p ON p.unit_id = above.ancestor AND p.valid_to IS NULL)
           SELECT count(*) FROM above WHERE unit = ancestor""",
        "Correct parent_code in the CSV file and import it again: directive-bot units import FILE.csv",
    ),
    Invariant(
        "no count is below zero",
        """SELECT (SELECT count(*) FROM outbox WHERE attempts < 0)
           + (SELECT count(*) FROM inbox WHERE attempts < 0)
           + (SELECT count(*) FROM audience WHERE revision < 1)""",
        _RESTORE,
        often=False,
    ),
    Invariant(
        "no message is under way past its lease",
        "SELECT count(*) FROM outbox WHERE state = 'sending' AND lease_until < ?",
        _RUNNING,
        grave=False,
    ),
    Invariant(
        "no message waits past its time",
        """SELECT count(*) FROM outbox WHERE state IN ('held', 'pending') AND not_before < ?""",
        _RUNNING,
        grave=False,
    ),
    Invariant(
        "no update waits to be handled",
        "SELECT count(*) FROM inbox WHERE state = 'new' AND received_at < ?",
        _RUNNING,
        grave=False,
    ),
    Invariant(
        "no update failed",
        "SELECT count(*) FROM inbox WHERE state = 'failed'",
        "Look for its reference in the log; the person may have to ask again.",
        grave=False,
        past=True,
    ),
    Invariant(
        "every change of units that waits for its day has an alarm",
        """SELECT count(*) FROM reforms_ahead r WHERE r.state = 'waiting' AND NOT EXISTS (
             SELECT 1 FROM alarms a WHERE a.kind = 'reform_ahead' AND a.subject = r.id AND a.rung_at IS NULL
           )""",
        "Its day has failed: look into the log, then open it under /donvi and press “Thực hiện lại”.",
    ),
    Invariant(
        "no alarm is overdue",
        "SELECT count(*) FROM alarms WHERE rung_at IS NULL AND due_at < ?",
        _RUNNING,
        grave=False,
    ),
    Invariant(
        "no reminder is overdue",
        """SELECT (SELECT count(*) FROM slots WHERE remind_at < ?)
           + (SELECT count(*) FROM ack_watches WHERE remind_at < ?)""",
        _RUNNING,
        grave=False,
    ),
    Invariant(
        "no board waits to be edited",
        """SELECT count(*) FROM boards b JOIN people p ON p.id = b.person_id
           WHERE (b.dirty = 1 OR b.in_hand = 1) AND b.edited_at < ? AND p.reach = 'reachable'""",
        _RUNNING,
        grave=False,
    ),
    Invariant(
        "no file waits to be fetched",
        "SELECT count(*) FROM files WHERE state = 'wanted' AND next_at < ?",
        _RUNNING,
        grave=False,
    ),
)


async def breaches(tx: Tx, *, often: bool = False) -> list[Breach]:
    """Every invariant that does not hold at ``tx.now``; with ``often`` of those that are quickly asked."""
    stale = times.to_text(tx.now - _STALE)
    found = []
    for invariant in INVARIANTS:
        if often and not invariant.often:
            continue
        row = await tx.row(invariant.sql, *[stale] * invariant.sql.count("?"))
        if row and row[0]:
            found.append(Breach(invariant, int(row[0])))
    return found


async def damage(tx: Tx) -> str | None:
    """What SQLite itself finds wrong with the file; None when it is whole."""
    row = await tx.row("PRAGMA quick_check(1)")
    if row is None or row[0] != "ok":
        return str(row[0]) if row else "no answer"
    orphan = await tx.row("PRAGMA foreign_key_check")
    return f"a row of {orphan[0]} points to a row of {orphan[2]} that is not there" if orphan else None


async def newest_instant(tx: Tx) -> datetime | None:
    """The latest instant that was ever stored: the clock must not be before it."""
    row = await tx.row(
        """SELECT max(at) FROM (SELECT max(at) AS at FROM journal UNION ALL SELECT max(received_at) FROM inbox
           UNION ALL SELECT max(created_at) FROM outbox UNION ALL SELECT max(at) FROM facts)"""
    )
    return times.from_text(row[0]) if row and row[0] else None


@dataclass(frozen=True, slots=True)
class Office:
    """How much of an office there is."""

    units: int
    people: int
    admins: int


async def office(tx: Tx) -> Office:
    """Counts that tell an empty database from a furnished one."""
    row = await tx.row(
        """SELECT (SELECT count(*) FROM units), (SELECT count(*) FROM people),
           (SELECT count(DISTINCT person_id) FROM seats WHERE role = 'admin' AND until IS NULL)"""
    )
    assert row is not None
    return Office(*row)
