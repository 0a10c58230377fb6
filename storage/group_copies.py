"""The cards that lie in groups: which, of which revision, and what of a unit they show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import NamedTuple

from domain.directives import Answer
from storage.directives import answer_of
from storage.store import Row, Tx, chunks, marks


class GroupCopy(NamedTuple):
    """A card of a directive that lies in a group; ``has_file``: its text is a file's caption."""

    group_id: int
    by_id: int
    message_id: int
    revision: int
    has_file: bool


async def copies(tx: Tx, directive_id: int) -> list[GroupCopy]:
    """The cards of a directive that lie in groups still linked."""
    rows = await tx.rows(
        "SELECT o.group_id, g.by_id, o.message_id, o.revision, o.payload <> '' AS has_file"
        " FROM outbox o JOIN unit_groups g ON g.id = o.group_id AND g.state = 'linked'"
        " WHERE o.directive_id = ? AND o.kind = 'group_card' AND o.state = 'sent'"
        " ORDER BY o.group_id, o.message_id",
        directive_id,
    )
    return [_copy(row) for row in rows]


async def copies_of_unit(tx: Tx, directive_id: int, unit_id: int) -> list[GroupCopy]:
    """The cards of a directive in the groups of one unit: for every answer, so from its few groups on."""
    rows = await tx.rows(
        "SELECT o.group_id, g.by_id, o.message_id, o.revision, o.payload <> '' AS has_file"
        " FROM unit_groups g CROSS JOIN outbox o ON o.group_id = g.id"
        " WHERE g.state = 'linked' AND g.unit_id = ? AND o.directive_id = ? AND o.kind = 'group_card'"
        " AND o.state = 'sent' ORDER BY o.group_id, o.message_id",
        unit_id, directive_id,
    )  # fmt: skip
    return [_copy(row) for row in rows]


def _copy(row: Row) -> GroupCopy:
    return GroupCopy(row[0], row[1], row[2], row[3], bool(row[4]))


async def has_card(tx: Tx, directive_id: int, group_id: int, revision: int) -> bool:
    """Whether the group got, or will get, a card of this revision."""
    row = await tx.row(
        "SELECT count(*) AS n FROM outbox WHERE group_id = ? AND directive_id = ? AND kind = 'group_card'"
        " AND revision = ? AND state NOT IN ('refused', 'cancelled')",
        group_id, directive_id, revision,
    )  # fmt: skip
    return row is not None and row["n"] > 0


async def carried(tx: Tx, group_id: int) -> list[tuple[int, int]]:
    """The live directives whose present card arrived, perhaps, under this link: id and revision."""
    rows = await tx.rows(
        "SELECT DISTINCT d.id, d.revision FROM outbox o JOIN directives d ON d.id = o.directive_id"
        " AND d.revision = o.revision AND d.state = 'published'"
        " WHERE o.group_id = ? AND o.kind = 'group_card' AND o.state IN ('sent', 'uncertain')"
        " AND NOT EXISTS (SELECT 1 FROM outbox u WHERE u.group_id = o.group_id AND u.directive_id = d.id"
        "  AND u.kind = 'group_card' AND u.revision = d.revision AND u.state IN ('held', 'pending', 'sending'))"
        " ORDER BY d.id",
        group_id,
    )
    return [(row[0], row[1]) for row in rows]


async def directive_in(tx: Tx, chat_id: int, message_id: int) -> int | None:
    """The directive that a message of ours in a group was about."""
    row = await tx.row(
        "SELECT o.directive_id FROM outbox o JOIN unit_groups g ON g.id = o.group_id"
        " WHERE g.chat_id = ? AND o.message_id = ? AND o.directive_id IS NOT NULL ORDER BY o.id DESC LIMIT 1",
        chat_id, message_id,
    )  # fmt: skip
    return None if row is None else int(row[0])


async def answers_of(tx: Tx, directive_id: int, unit_ids: Sequence[int]) -> dict[int, list[tuple[str, Answer]]]:
    """For each of these units its present name and its answer; nothing for one that is not of the audience."""
    found: dict[int, list[tuple[str, Answer]]] = {unit_id: [] for unit_id in unit_ids}
    day = tx.now.astimezone(UTC).date().isoformat()
    for chunk in chunks(unit_ids):
        rows = await tx.rows(
            f"""SELECT a.*, n.name AS unit_name, p.name AS answered_name FROM audience a
                LEFT JOIN unit_names n ON n.unit_id = a.unit_id
                     AND n.valid_from <= ? AND (n.valid_to IS NULL OR n.valid_to > ?)
                LEFT JOIN people p ON p.id = a.answered_by
                WHERE a.directive_id = ? AND a.unit_id IN ({marks(chunk)})""",  # noqa: S608 — question marks only
            day, day, directive_id, *chunk,
        )  # fmt: skip
        for row in rows:
            found[row["unit_id"]].append((row["unit_name"] or f"#{row['unit_id']}", answer_of(row)))
    return found


async def arrived(tx: Tx, group_id: int, message_id: int, directive_id: int) -> None:
    """A press on a card proves that it came: an uncertain row of this group becomes sent."""
    await tx.run(
        "UPDATE outbox SET state = 'sent', message_id = ?, reason = 'tapped' WHERE id = ("
        " SELECT max(id) FROM outbox WHERE group_id = ? AND directive_id = ? AND kind = 'group_card'"
        "  AND state = 'uncertain' AND message_id IS NULL)"
        " AND NOT EXISTS (SELECT 1 FROM outbox WHERE group_id = ? AND message_id = ?)",
        message_id, group_id, directive_id, group_id, message_id,
    )  # fmt: skip
