"""What had been replaced, once that which replaced it holds no more: it may be opened again."""

from __future__ import annotations

from dataclasses import dataclass

from domain.directives import Directive
from domain.messages import Lane
from domain.wording import ties as words
from handlers.notes import notes
from storage import boards, copies, directives, outbox, relations
from storage.store import Tx


@dataclass(frozen=True, slots=True)
class Reopened:
    """How many reports are owed again, and how many that had moved away do not come back."""

    opened: int
    away: int = 0


async def may_reopen(tx: Tx, directive: Directive) -> bool:
    """Whether a closed directive can be opened again: nothing replaces it, or nothing that still holds."""
    if directive.state != "closed" or directive.drill:
        return False
    return not directive.closed_reason or not await relations.replaced_by_living(tx, directive.id)


async def free(tx: Tx, directive_id: int) -> tuple[Directive, ...]:
    """It holds no more: what it had replaced, and nothing else does. Their boards offer to open them again."""
    found = [
        await directives.get(tx, one.directive_id)
        for one in await relations.of(tx, directive_id)
        if one.forward and one.kind == "replaces"
    ]
    freed = tuple([one for one in found if one and one.closed_reason and await may_reopen(tx, one)])
    for one in freed:
        await boards.stir(tx, one.id)
    return freed


async def tell(tx: Tx, directive: Directive) -> None:
    """Whoever had been told that it is replaced, and is asked by it again, hears that it holds."""
    had = await copies.holders(tx, directive.id)
    asked = await directives.asked_of(tx, directive.id, had)
    told = await notes(
        tx, f"d{directive.id}:holds:{tx.stamp}", [person for person in had if asked[person]],
        lambda: words.holds_again(directive.title), Lane.DIRECTIVE, directive.id,
    )  # fmt: skip
    await outbox.owe(tx, told)
