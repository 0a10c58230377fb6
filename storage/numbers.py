"""Telephone numbers: shared by people themselves, kept by the office for units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from domain.people import ANSWERING
from storage.store import Tx, chunks, marks

_ANSWERING: Final = ", ".join(f"'{role}'" for role in ANSWERING)


async def set_person(tx: Tx, person_id: int, phone: str) -> None:
    """The person's own number from now on; empty: none."""
    await tx.run("UPDATE people SET phone = ? WHERE id = ?", phone, person_id)


async def of_person(tx: Tx, person_id: int) -> str:
    """The number that the person has shared; empty for none."""
    row = await tx.row("SELECT phone FROM people WHERE id = ?", person_id)
    return row["phone"] if row else ""


async def set_unit(tx: Tx, unit_id: int, phone: str) -> bool:
    """The unit's number from now on; empty: none. False where it is that already."""
    return await tx.run("UPDATE units SET phone = ? WHERE id = ? AND phone <> ?", phone, unit_id, phone) == 1


async def of_units(tx: Tx, unit_ids: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """For each unit with any number: (name, number) of its people, leaders first; its own last, nameless."""
    found: dict[int, list[tuple[str, str]]] = {}
    for chunk in chunks(sorted(set(unit_ids))):
        rows = await tx.rows(
            "SELECT u.id AS unit_id, '' AS name, u.phone, 0 AS place FROM units u"  # noqa: S608 — question marks only
            f" WHERE u.id IN ({marks(chunk)}) AND u.phone <> '' UNION"
            " SELECT s.unit_id, p.name, p.phone, CASE s.role WHEN 'leader' THEN 1 ELSE 2 END"
            " FROM seats s JOIN people p ON p.id = s.person_id WHERE s.until IS NULL"
            f" AND s.role IN ({_ANSWERING}) AND p.phone <> '' AND s.unit_id IN ({marks(chunk)})",
            *chunk, *chunk,
        )  # fmt: skip
        for row in sorted(rows, key=lambda row: (row["unit_id"], row["place"] or 3, row["name"])):
            known = found.setdefault(row["unit_id"], [])
            if (row["name"], row["phone"]) not in known:
                known.append((row["name"], row["phone"]))
    return found
