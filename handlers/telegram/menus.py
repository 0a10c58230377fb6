"""The commands beside the writing line. They are a convenience: nothing depends on whether they arrive."""

from __future__ import annotations

from domain import menu
from domain.outcomes import Outcome
from domain.people import Actor
from domain.wording import LANGUAGES, speaking
from handlers.office import Line, Office


async def offer_menu(office: Office, actor: Actor) -> Outcome:
    """The commands of this person's seats, in the person's language whatever the phone's."""
    with speaking(actor.person.language):
        return await office.line.offer_commands(actor.person.telegram_id, menu.menu(actor))


async def offer_defaults(line: Line) -> None:
    """What whoever has no seat may press, by the language of each phone."""
    for place, language in enumerate(LANGUAGES):
        with speaking(language):
            await line.offer_commands(None, menu.default(), language if place else "")
