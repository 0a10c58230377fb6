"""Who may look at the office's page: whoever may see boards, by a link that opens once."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain import limits
from domain.errors import Refusal
from domain.people import Actor, Role, holds, is_admin
from domain.wording import wall as words
from storage import journal, people, web
from storage.store import Tx

CODE_LIFE: Final = timedelta(minutes=10)  # to walk to the desk and open the link
SESSION_LIFE: Final = timedelta(hours=12)  # a working day; a screen on the wall is signed in anew each morning
PATH: Final = "/office"


@dataclass(frozen=True, slots=True)
class Session:
    """A session just begun: the secret of its cookie, told only here."""

    token: str
    until: datetime


def may_look(actor: Actor) -> bool:
    """Leaders, coordinators and admins: those who may see boards in the chat."""
    return is_admin(actor) or bool(holds(actor, Role.LEADER, Role.COORDINATOR))


async def link(tx: Tx, actor: Actor, base_url: str) -> str:
    """A link that signs the actor in once. The code stands behind ``#``: no log and no referrer ever sees it.

    Raises Refusal for whoever may not look, and where the process has no page.
    """
    if not may_look(actor):
        raise Refusal(words.NOT_FOR_YOU)
    if not base_url:
        raise Refusal(words.NO_PAGE)
    code = secrets.token_urlsafe(limits.WEB_CODE_BYTES)
    await web.add_code(tx, _digest(code), actor.person.id, tx.now + CODE_LIFE)
    return f"{base_url}{PATH}/enter#{code}"


async def enter(tx: Tx, code: str) -> Session | None:
    """Begin a session by a code; None for a code that opens nothing (any more)."""
    person_id = await web.use_code(tx, _digest(code[: limits.WEB_CODE_MAX]))
    actor = None if person_id is None else await people.actor_of(tx, person_id)
    if actor is None or not may_look(actor):
        return None
    session = Session(secrets.token_urlsafe(limits.WEB_CODE_BYTES), tx.now + SESSION_LIFE)
    await web.begin(tx, _digest(session.token), actor.person.id, session.until)
    await journal.write(tx, "web.entered", actor.person.id)
    return session


async def looker(tx: Tx, token: str) -> Actor | None:
    """Whose session it is, with the seats of now: rights that have ended end the looking."""
    person_id = await web.whose(tx, _digest(token[: limits.WEB_CODE_MAX]))
    actor = None if person_id is None else await people.actor_of(tx, person_id)
    return actor if actor is not None and may_look(actor) else None


async def leave(tx: Tx, token: str) -> None:
    """Sign out."""
    await web.end(tx, _digest(token[: limits.WEB_CODE_MAX]))


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
