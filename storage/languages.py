"""The language in which each person is written to."""

from __future__ import annotations

from collections.abc import Iterable

from storage import boards
from storage.store import Tx, chunks, marks


async def of(tx: Tx, person_ids: Iterable[int]) -> dict[int, str]:
    """``vi`` or ``en`` for each of these people; whoever is not known is left out."""
    found: dict[int, str] = {}
    for chunk in chunks(sorted(set(person_ids))):
        sql = f"SELECT id, language FROM people WHERE id IN ({marks(chunk)})"  # noqa: S608 — question marks only
        found.update({row[0]: row[1] for row in await tx.rows(sql, *chunk)})
    return found


async def choose(tx: Tx, person_id: int, language: str) -> None:
    """From now on; the boards that the person holds are to be drawn again."""
    await tx.run("UPDATE people SET language = ? WHERE id = ?", language, person_id)
    await boards.stir_of(tx, person_id)
