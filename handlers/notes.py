"""A note is a sentence owed to somebody who is not here: each reads it in their own language."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import datetime

from domain.messages import Lane
from domain.wording import LANGUAGES, speaking
from storage import languages
from storage.groups import Group
from storage.outbox import Owed
from storage.store import Tx


async def notes(
    tx: Tx,
    key: str,
    receivers: Iterable[int],
    say: Callable[[], str],
    lane: Lane = Lane.REPLY,
    directive_id: int | None = None,
    *,
    silent: bool = False,
    not_before: datetime | None = None,
) -> list[Owed]:
    """What each of these people is owed, once a ``key``; ``say`` is asked once for each of their languages."""
    wanted = list(dict.fromkeys(receivers))
    known = await languages.of(tx, wanted)
    said = {language: _said(language, say) for language in sorted(set(known.values()))}
    return [
        Owed(
            f"{key}:p{person}", "note", lane, person, directive_id, payload={"text": said[known[person]]},
            silent=silent, not_before=not_before,
        )
        for person in wanted
        if person in known
    ]  # fmt: skip


def group_note(
    group: Group, key: str, say: Callable[[], str], *, kind: str = "note", opens: int = 0,
    not_before: datetime | None = None,
) -> Owed:  # fmt: skip
    """A sentence for a unit's group, in Vietnamese, once a ``key``.

    With ``opens`` a button leads to that directive in the private chat.
    """
    payload: dict[str, object] = {"opens": opens} if opens else {}
    payload |= {"text": _said(LANGUAGES[0], say)}
    return Owed(key, kind, Lane.REPLY, group.by_id, payload=payload, group_id=group.id, not_before=not_before)


def _said(language: str, say: Callable[[], str]) -> str:
    with speaking(language):
        return say()


@asynccontextmanager
async def speaking_to(tx: Tx, person_id: int) -> AsyncIterator[None]:
    """Whatever is said inside is said to this person, in their language."""
    found = await languages.of(tx, [person_id])
    with speaking(found.get(person_id, "")):
        yield
