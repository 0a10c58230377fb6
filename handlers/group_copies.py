"""What the groups of units are owed: a card each, edits of it, and the word of a recall."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from domain.directives import Directive
from domain.documents.secrecy import secrecy_stamp
from domain.messages import Lane
from domain.urgency import Urgency
from handlers import redraw
from storage import directives, groups, outbox
from storage import group_copies as lying
from storage.group_copies import GroupCopy
from storage.groups import Group
from storage.outbox import Owed
from storage.store import Tx

CARD: Final = "group_card"
RECALL: Final = "recall"
BYE: Final = "group_bye"  # the last sentence in a group
LEAVE: Final = "group_leave"  # no message: we go


async def owe_cards(
    tx: Tx,
    directive_id: int,
    revision: int,
    unit_ids: Iterable[int],
    not_before: datetime,
    *,
    silent: bool = False,
) -> int:
    """One card of this revision for each group that is linked to one of these units; how many."""
    found = await groups.of_units(tx, unit_ids)
    return await owe_to(tx, directive_id, revision, found, not_before, silent=silent) if found else 0


async def owe_to(
    tx: Tx,
    directive_id: int,
    revision: int,
    found: Sequence[Group],
    not_before: datetime,
    *,
    silent: bool = False,
    again: bool = False,
) -> int:
    """One card of this revision for each of these groups; none of a text that bears a secrecy stamp."""
    kept = await directives.revision(tx, directive_id, revision)
    if kept is None or secrecy_stamp(kept.text) is not None:  # nobody knows who reads along there
        return 0
    # Of a scan its sender alone has sworn that it bears no stamp: its file stays with a unit's own people
    with_file = bool(kept.file_id) and not kept.draft.oath
    lane = Lane.FLASH if kept.draft.urgency is Urgency.FLASH else Lane.DIRECTIVE
    return await outbox.owe(
        tx,
        (
            Owed(
                f"d{directive_id}:r{revision}:g{group.id}:card", CARD, lane, group.by_id, directive_id,
                revision, {"file": 1} if with_file else None, silent, not_before, again, group.id,
            )
            for group in found
        ),
    )  # fmt: skip


async def redraw_all(tx: Tx, directive_id: int, occasion: str) -> int:
    """Every card of the directive in a group shall look as it then stands, once an ``occasion``."""
    return await _owe_edits(tx, directive_id, await lying.copies(tx, directive_id), occasion)


async def redraw_unit(tx: Tx, directive_id: int, unit_id: int, occasion: str) -> int:
    """The cards in the groups of one unit, whose answer or report has changed."""
    return await _owe_edits(tx, directive_id, await lying.copies_of_unit(tx, directive_id, unit_id), occasion)


async def redraw_late(tx: Tx, directive_id: int, copy: GroupCopy, occasion: str) -> None:
    """One card that arrived after the directive had changed."""
    await _owe_edits(tx, directive_id, [copy], occasion)


async def _owe_edits(tx: Tx, directive_id: int, found: list[GroupCopy], occasion: str) -> int:
    return await outbox.owe(
        tx,
        [
            Owed(
                f"{redraw.KIND}:g{copy.group_id}:{copy.message_id}:{occasion}", redraw.KIND, Lane.REMINDER,
                copy.by_id, directive_id, group_id=copy.group_id,
                payload={"message": copy.message_id, "file": copy.has_file, "revision": copy.revision},
            )
            for copy in found
        ],
    )  # fmt: skip


async def tell_recall(tx: Tx, directive: Directive) -> int:
    """Each group that has the directive, or may have it, is told once that it is recalled."""
    return await outbox.owe(tx, [_recall(directive, group) for group in await groups.holders(tx, directive.id)])


async def recalled_after_all(tx: Tx, directive: Directive, group_id: int) -> None:
    """A card came, or may have come, after the recall: that group is told, too."""
    group = await groups.get(tx, group_id)
    if group is not None and group.is_linked:
        await outbox.owe(tx, [_recall(directive, group)])


def _recall(directive: Directive, group: Group) -> Owed:
    is_flash = directive.urgency is Urgency.FLASH
    lane = Lane.FLASH if is_flash else Lane.DIRECTIVE
    key = f"d{directive.id}:recall:g{group.id}"
    return Owed(key, RECALL, lane, group.by_id, directive.id, silent=not is_flash, group_id=group.id)
