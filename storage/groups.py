"""Group chats of units: one row a link, from the question whose group it is to its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain import times
from storage.store import Row, Tx, chunks, marks

_SELECT: Final = """SELECT g.*, p.name AS by_name FROM unit_groups g JOIN people p ON p.id = g.by_id"""


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat. ``topic`` of a forum, None for the chat itself; ``unit_id`` None while it is asked."""

    id: int
    chat_id: int
    title: str
    topic: int | None
    state: str
    unit_id: int | None
    by_id: int
    by_name: str
    linked_at: datetime | None
    reason: str
    question_id: int | None

    @property
    def is_linked(self) -> bool:
        return self.state == "linked"


async def get(tx: Tx, group_id: int) -> Group | None:
    """A link of this id, whatever became of it."""
    return _group(await tx.row(f"{_SELECT} WHERE g.id = ?", group_id))


async def of_chat(tx: Tx, chat_id: int) -> Group | None:
    """What the chat is now: asked or linked; None for one that we know nothing of (any more)."""
    return _group(await tx.row(f"{_SELECT} WHERE g.chat_id = ? AND g.state <> 'ended'", chat_id))


async def of_units(tx: Tx, unit_ids: Iterable[int]) -> list[Group]:
    """The groups that are linked to these units, by unit, oldest first."""
    found: list[Group] = []
    for chunk in chunks(sorted(set(unit_ids))):
        rows = await tx.rows(
            f"{_SELECT} WHERE g.state = 'linked' AND g.unit_id IN ({marks(chunk)}) ORDER BY g.unit_id, g.id",
            *chunk,
        )
        found += [group for row in rows if (group := _group(row))]
    return found


async def linked_by(tx: Tx, person_ids: Iterable[int]) -> list[Group]:
    """The linked groups for which these people answer, oldest first."""
    wanted = sorted(set(person_ids))
    found: list[Group] = []
    for chunk in chunks(wanted):
        rows = await tx.rows(
            f"{_SELECT} WHERE g.state = 'linked' AND g.by_id IN ({marks(chunk)}) ORDER BY g.id", *chunk
        )
        found += [group for row in rows if (group := _group(row))]
    return found


async def set_keeper(tx: Tx, group_id: int, person_id: int) -> None:
    """This person answers for the group from now on, also for what waits to be sent there."""
    await tx.run("UPDATE unit_groups SET by_id = ? WHERE id = ?", person_id, group_id)
    await tx.run(
        "UPDATE outbox SET person_id = ? WHERE group_id = ? AND state IN ('held', 'pending')",
        person_id,
        group_id,
    )


async def set_unit(tx: Tx, group_id: int, unit_id: int) -> None:
    """The group is another unit's from now on, with the cards that lie there."""
    await tx.run("UPDATE unit_groups SET unit_id = ? WHERE id = ? AND state = 'linked'", unit_id, group_id)


async def ask(tx: Tx, chat_id: int, title: str, topic: int | None, by_id: int) -> int:
    """The bot is in a group that is nobody's yet. Only where ``of_chat`` knows none."""
    return await tx.insert(
        "INSERT INTO unit_groups (chat_id, title, topic, state, by_id, asked_at)"
        " VALUES (?, ?, ?, 'asked', ?, ?)",
        chat_id, title, topic, by_id, tx.stamp,
    )  # fmt: skip


async def link(tx: Tx, group_id: int, unit_id: int, topic: int | None, title: str, by_id: int) -> bool:
    """The group is this unit's from now on; False if it is somebody's already."""
    changed = await tx.run(
        "UPDATE unit_groups SET state = 'linked', unit_id = ?, topic = ?, title = ?, by_id = ?, linked_at = ?"
        " WHERE id = ? AND state = 'asked'",
        unit_id, topic, title, by_id, tx.stamp, group_id,
    )  # fmt: skip
    return changed == 1


async def set_topic(tx: Tx, group_id: int, topic: int | None) -> bool:
    """Messages go into this topic from now on (None: into the chat itself); False if they do already."""
    return await tx.run(
        "UPDATE unit_groups SET topic = ? WHERE id = ? AND topic IS NOT ?",
        topic, group_id, topic,
    ) == 1  # fmt: skip


async def set_question(tx: Tx, group_id: int, message_id: int) -> None:
    """The question whose group it is stands in this message."""
    await tx.run("UPDATE unit_groups SET question_id = ? WHERE id = ?", message_id, group_id)


async def end(tx: Tx, group_id: int, reason: str) -> bool:
    """Nothing goes there any more, what waited included; False if it had ended."""
    ended = await tx.run(
        "UPDATE unit_groups SET state = 'ended', ended_at = ?, reason = ? WHERE id = ? AND state <> 'ended'",
        tx.stamp, reason, group_id,
    )  # fmt: skip
    await tx.run(
        "UPDATE outbox SET state = 'cancelled', reason = ?, settled_at = ?"
        " WHERE group_id = ? AND state IN ('held', 'pending')",
        reason, tx.stamp, group_id,
    )  # fmt: skip
    return ended == 1


async def move(tx: Tx, old: Group, new_chat: int) -> int:
    """The chat has become another one: the link goes on there under a new id, with what has not left yet.

    The copies that lie in the old chat stay with the old link: no call reaches them any more.
    """
    await tx.run(
        "UPDATE unit_groups SET state = 'ended', ended_at = ?, reason = 'moved' WHERE id = ?", tx.stamp, old.id
    )
    moved = await tx.insert(
        "INSERT INTO unit_groups (chat_id, title, state, unit_id, by_id, asked_at, linked_at)"
        " SELECT ?, title, ?, unit_id, by_id, asked_at, linked_at FROM unit_groups WHERE id = ?",
        new_chat, old.state, old.id,
    )  # fmt: skip
    await tx.run(
        "UPDATE outbox SET group_id = ? WHERE group_id = ? AND state IN ('held', 'pending')"
        " AND kind <> 'redraw'",
        moved, old.id,
    )  # fmt: skip
    await tx.run(
        "UPDATE outbox SET state = 'cancelled', reason = 'moved', settled_at = ?"
        " WHERE group_id = ? AND state IN ('held', 'pending')",
        tx.stamp, old.id,
    )  # fmt: skip
    return moved


async def follow(tx: Tx, row_id: int, group_id: int) -> None:
    """A message in hand goes to this link instead."""
    await tx.run("UPDATE outbox SET group_id = ? WHERE id = ? AND state = 'sending'", group_id, row_id)


async def set_chat(tx: Tx, group_id: int, chat_id: int) -> None:
    """A link that has ended lies in another chat now: there is still something to say there."""
    await tx.run("UPDATE unit_groups SET chat_id = ? WHERE id = ? AND state = 'ended'", chat_id, group_id)


async def holders(tx: Tx, directive_id: int) -> list[Group]:
    """The linked groups that have a card of the directive, or may have it."""
    rows = await tx.rows(
        f"{_SELECT} WHERE g.state = 'linked' AND g.id IN"  # noqa: S608 — constants only
        " (SELECT group_id FROM outbox WHERE directive_id = ?"
        " AND kind = 'group_card' AND state IN ('sent', 'uncertain')) ORDER BY g.id",
        directive_id,
    )
    return [group for row in rows if (group := _group(row))]


def _group(row: Row | None) -> Group | None:
    if row is None:
        return None
    return Group(
        row["id"], row["chat_id"], row["title"], row["topic"], row["state"], row["unit_id"], row["by_id"],
        row["by_name"], times.from_text(row["linked_at"]) if row["linked_at"] else None, row["reason"],
        row["question_id"],
    )  # fmt: skip
