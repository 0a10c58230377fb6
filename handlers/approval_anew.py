"""Units change while a draft waits for a second person's word: it is rewritten, and asked about anew.

The old question is void: a press under it would approve what its reader has not seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from domain import approvals
from domain.approval_cards import titled
from domain.drafts import Draft
from domain.errors import Refusal
from domain.people import Actor, is_coordinator
from domain.units import Tree
from domain.wording import reforming as words
from handlers import approving, drafting
from handlers.as_now import current
from handlers.notes import notes, speaking_to
from storage import approvals as rows
from storage import drafts, journal, outbox, passing, people, units
from storage.approvals import Approval
from storage.drafts import StoredDraft
from storage.store import Tx


async def ask_anew(tx: Tx, became: Mapping[int, Sequence[int]], zone: tzinfo) -> int:
    """Every waiting draft that was to go to a unit that is no more, or was asked for such a one; how many."""
    count = 0
    for draft_id in await passing.drafts_open(tx):
        asked, stored = await rows.waiting_of(tx, draft_id), await drafts.get(tx, draft_id)
        if asked is None or stored is None:
            continue
        new = current(stored.draft, became)
        if new != stored.draft or asked.unit_id in became:
            await _anew(tx, asked, stored, new, became, zone)
            count += 1
    return count


async def pass_rules(tx: Tx, became: Mapping[int, Sequence[int]], by_id: int | None) -> None:
    """Offices that take the place of one with a rule of its own want approved what either wanted.

    It stands in the name of whoever set the old one.
    """
    known = await rows.rules(tx)
    tree = await units.tree(tx)
    for unit_id, heirs in became.items():
        for heir in heirs if unit_id in known else ():
            present = approvals.rule_of(known, heir, tree)
            wanted = approvals.stricter(present, known[unit_id])
            if wanted != present:
                await rows.pass_rule(tx, unit_id, heir, wanted)
                known[heir] = wanted
                data = {"from": unit_id, "flash": wanted.flash, "whole": wanted.whole, "above": wanted.above}
                await journal.write(tx, "approval_rule", by_id, unit_id=heir, data=data)


async def _anew(
    tx: Tx, asked: Approval, stored: StoredDraft, new: Draft, became: Mapping[int, Sequence[int]], zone: tzinfo
) -> None:
    tree = await units.tree(tx)
    await rows.void(tx, asked.id)
    await approving.settle(tx, asked)
    changed = _changed(stored.draft, became, tree)
    await approving.record(
        tx, "approval_void", None, asked.id, stored, {"became": [list(one) for one in changed]}
    )
    if new != stored.draft:
        await drafts.change(tx, stored, new)
    heirs = became.get(asked.unit_id, (asked.unit_id,))
    author = await people.actor_of(tx, stored.author_id)
    assert author is not None
    problem = await _asked(tx, author, asked, heirs[0] if heirs else 0, changed, zone)
    await _tell(tx, author, stored, [words.gone(*one) for one in changed], problem)


def _changed(
    draft: Draft, became: Mapping[int, Sequence[int]], tree: Tree
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the units were called that it was to go to, and those that it goes to instead."""
    named = dict.fromkeys(
        (*draft.audience, *draft.monitors, *(unit for task in draft.tasks for unit in task.units))
    )
    return tuple(
        (tree[unit].name, tuple(tree[heir].name for heir in became[unit])) for unit in named if unit in became
    )


async def _asked(
    tx: Tx, author: Actor, asked: Approval, unit_id: int, changed: Sequence[tuple[str, tuple[str, ...]]],
    zone: tzinfo,
) -> str:  # fmt: skip
    """Ask again, as the author did; '' when it was, else why it was not."""
    stored = await drafts.get(tx, asked.draft_id)
    assert stored is not None
    if not stored.draft.audience:
        return words.NOBODY_LEFT
    if not unit_id or not is_coordinator(author):
        return words.AUTHOR_LEFT
    try:
        made = await approving.ask(tx, author, stored, unit_id, asked.why, zone, at_night=asked.at_night)
    except Refusal as refused:  # nobody can be asked: nothing was written
        return refused.sentence
    await rows.keep_changes(tx, made.approval_id, changed)
    return ""


async def _tell(tx: Tx, author: Actor, stored: StoredDraft, changes: Sequence[str], problem: str) -> None:
    """The author reads what changed, and sees the draft as it stands."""
    person, title = author.person.id, titled(stored.draft)
    told = await notes(
        tx, f"{rows.KIND}:anew:d{stored.id}:{tx.stamp}", [person],
        lambda: words.anew_note(title, " ".join(changes), problem),
    )  # fmt: skip
    await outbox.owe(tx, told)
    if is_coordinator(author):
        async with speaking_to(tx, person):
            await drafting.show(tx, stored.id, person)
