"""People and the seats they hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from domain import limits, times
from domain.people import ANSWERING, Actor, Person, Role, Seat
from domain.text import clean, clip, squeeze
from storage.store import Row, Tx, chunks, marks

_ANSWERING: Final = ", ".join(f"'{role}'" for role in ANSWERING)
_PERSON: Final = """p.id AS person_id, p.telegram_id, p.name, p.username, p.language,
                     p.reach, p.reach_reason, p.reach_since"""
_SEAT: Final = (
    "s.id AS seat_id, s.person_id, s.unit_id, s.role, s.since, (SELECT b.name FROM absences a"
    " JOIN people b ON b.id = a.person_id WHERE a.id = s.absence_id) AS stands_for"
)


class Linked(NamedTuple):
    """How many people answer for a unit, and how many of them can be reached."""

    linked: int
    reachable: int


async def meet(tx: Tx, telegram_id: int, name: str, username: str = "") -> Person:
    """Whoever just wrote: known from now on, under the present name, and reachable again."""
    row = await tx.row(
        f"""INSERT INTO people AS p (telegram_id, name, username, created_at, seen_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (telegram_id) DO UPDATE SET
                name = excluded.name, username = excluded.username, seen_at = excluded.seen_at,
                reach = 'reachable', reach_reason = '', reach_since = NULL
            RETURNING {_PERSON.replace("p.", "")}""",  # noqa: S608 — constants only
        telegram_id,
        stored_name(name, telegram_id),
        stored_username(username),
        tx.stamp,
        tx.stamp,
    )
    assert row is not None
    return _person(row)


def stored_name(name: str, telegram_id: int) -> str:
    """A name as it is kept: clean, on one line, bounded; the number stands in for an empty one."""
    return clip(squeeze(clean(name)), limits.PERSON_NAME_MAX) or str(telegram_id)


def stored_username(username: str) -> str:
    """A user name as it is kept."""
    return clip(clean(username), limits.PERSON_NAME_MAX)


async def expect(tx: Tx, telegram_id: int) -> int:
    """A person's id before that person has ever written; the number stands in for the name until then."""
    await tx.run(
        """INSERT INTO people (telegram_id, name, created_at, seen_at) VALUES (?, ?, ?, ?)
           ON CONFLICT (telegram_id) DO NOTHING""",
        telegram_id,
        str(telegram_id),
        tx.stamp,
        tx.stamp,
    )
    row = await tx.row("SELECT id FROM people WHERE telegram_id = ?", telegram_id)
    assert row is not None
    return int(row["id"])


async def get(tx: Tx, person_id: int) -> Person | None:
    """The person of this id, or None."""
    row = await tx.row(f"SELECT {_PERSON} FROM people p WHERE p.id = ?", person_id)  # noqa: S608 — constants only
    return None if row is None else _person(row)


async def actor(tx: Tx, telegram_id: int) -> Actor | None:
    """The person behind a Telegram id with the seats held now; None for someone never met."""
    row = await tx.row(
        f"SELECT {_PERSON} FROM people p WHERE p.telegram_id = ?",  # noqa: S608 — constants only
        telegram_id,
    )
    if row is None:
        return None
    person = _person(row)
    return Actor(person, await seats_of(tx, person.id))


async def actor_of(tx: Tx, person_id: int) -> Actor | None:
    """``actor``, by our own id of the person; None for one that we do not have."""
    person = await get(tx, person_id)
    return None if person is None else Actor(person, await seats_of(tx, person_id))


async def seats_of(tx: Tx, person_id: int) -> tuple[Seat, ...]:
    """The seats that the person holds now, oldest first."""
    rows = await tx.rows(
        f"SELECT {_SEAT} FROM seats s WHERE s.person_id = ? AND s.until IS NULL ORDER BY s.id",  # noqa: S608
        person_id,
    )
    return tuple(_seat(row) for row in rows)


async def published_for(tx: Tx, person_id: int, at: datetime) -> list[int | None]:
    """The units for which the person could publish at that instant; None for an admin's seat."""
    when = times.to_text(at)
    rows = await tx.rows(
        "SELECT unit_id FROM seats WHERE person_id = ? AND role IN ('coordinator', 'admin')"
        " AND since <= ? AND (until IS NULL OR until > ?) ORDER BY id",
        person_id, when, when,
    )  # fmt: skip
    return [row["unit_id"] for row in rows]


async def seat(tx: Tx, seat_id: int) -> Seat | None:
    """An open seat, or None."""
    row = await tx.row(
        f"SELECT {_SEAT} FROM seats s WHERE s.id = ? AND s.until IS NULL",  # noqa: S608 — constants only
        seat_id,
    )
    return None if row is None else _seat(row)


async def seated(
    tx: Tx, unit_ids: Iterable[int], roles: Sequence[Role] = ANSWERING
) -> list[tuple[Person, Seat]]:
    """Who holds one of these roles (by default: answers) in these units now, by unit, then by seat."""
    found: list[tuple[Person, Seat]] = []
    for chunk in chunks(sorted(set(unit_ids))):
        rows = await tx.rows(
            f"""SELECT {_PERSON}, {_SEAT} FROM seats s JOIN people p ON p.id = s.person_id
                WHERE s.until IS NULL AND s.unit_id IN ({marks(chunk)}) AND s.role IN ({marks(roles)})
                ORDER BY s.unit_id, s.id""",  # noqa: S608 — constants and question marks only
            *chunk,
            *roles,
        )
        found += [(_person(row), _seat(row)) for row in rows]
    return found


async def answering(tx: Tx, unit_ids: Iterable[int]) -> list[int]:
    """The ids of all who answer for these units, each once, by unit, then by seat: for thousands of units."""
    found: dict[int, None] = {}
    for chunk in chunks(sorted(set(unit_ids))):
        sql = f"""SELECT person_id FROM seats WHERE until IS NULL AND unit_id IN ({marks(chunk)})
                  AND role IN ({_ANSWERING}) ORDER BY unit_id, id"""  # noqa: S608 — constants only
        found.update(dict.fromkeys(row[0] for row in await tx.rows(sql, *chunk)))
    return list(found)


async def admins(tx: Tx) -> list[Person]:
    """Everybody who holds an admin's seat, each once."""
    rows = await tx.rows(
        f"""SELECT {_PERSON} FROM people p
            WHERE EXISTS (SELECT 1 FROM seats s
                          WHERE s.person_id = p.id AND s.role = 'admin' AND s.until IS NULL)
            ORDER BY p.id"""  # noqa: S608 — constants only
    )
    return [_person(row) for row in rows]


async def linked_counts(tx: Tx) -> dict[int, Linked]:
    """For each unit that anybody answers for: how many people, and how many of them reachable."""
    rows = await tx.rows(
        f"""SELECT s.unit_id, count(DISTINCT p.id) AS linked,
                   count(DISTINCT CASE WHEN p.reach = 'reachable' THEN p.id END) AS reachable
            FROM seats s JOIN people p ON p.id = s.person_id
            WHERE s.until IS NULL AND s.unit_id IS NOT NULL AND s.role IN ({_ANSWERING})
            GROUP BY s.unit_id"""  # noqa: S608 — constants only
    )
    return {row["unit_id"]: Linked(row["linked"], row["reachable"]) for row in rows}


async def give_seat(tx: Tx, person_id: int, unit_id: int | None, role: Role) -> bool:
    """The person holds this role in this unit (None: the office, admins only); False if they already did."""
    return bool(
        await tx.run(
            """INSERT INTO seats (person_id, unit_id, role, since) VALUES (?, ?, ?, ?)
               ON CONFLICT DO NOTHING""",
            person_id,
            unit_id,
            role,
            tx.stamp,
        )
    )


async def end_seat(tx: Tx, seat_id: int, ended_by: int | None) -> bool:
    """The seat is given up or taken away, by whom; False if it had ended. Nobody acts in it instead then."""
    await tx.run(
        "UPDATE seats SET until = ?, ended_by = person_id WHERE until IS NULL AND absence_id IN (SELECT a.id"
        " FROM absences a JOIN seats s ON s.person_id = a.person_id WHERE s.id = ? AND s.absence_id IS NULL"
        " AND s.unit_id = seats.unit_id AND s.role = seats.role)",
        tx.stamp, seat_id,
    )  # fmt: skip
    ending = "UPDATE seats SET until = ?, ended_by = ? WHERE id = ? AND until IS NULL"
    return bool(await tx.run(ending, tx.stamp, ended_by, seat_id))


async def was_removed(tx: Tx, person_id: int, unit_id: int, since: datetime) -> bool:
    """Whether somebody else ended a seat of the person in this unit at or after this instant."""
    row = await tx.row(
        """SELECT 1 FROM seats
           WHERE person_id = ? AND unit_id = ? AND until >= ? AND ended_by IS NOT person_id""",
        person_id,
        unit_id,
        times.to_text(since),
    )
    return row is not None


async def count_admin_seats(tx: Tx) -> int:
    """How many admins' seats are open."""
    row = await tx.row("SELECT count(*) FROM seats WHERE role = 'admin' AND until IS NULL")
    return int(row[0]) if row else 0


def _person(row: Row) -> Person:
    return Person(
        id=row["person_id"],
        telegram_id=row["telegram_id"],
        name=row["name"],
        username=row["username"],
        language=row["language"],
        reachable=row["reach"] == "reachable",
        reach_reason=row["reach_reason"],
        reach_since=None if row["reach_since"] is None else times.from_text(row["reach_since"]),
    )


def _seat(row: Row) -> Seat:
    return Seat(
        id=row["seat_id"],
        person_id=row["person_id"],
        unit_id=row["unit_id"],
        role=Role(row["role"]),
        since=times.from_text(row["since"]),
        stands_for=row["stands_for"] or "",
    )
