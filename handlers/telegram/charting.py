"""Biểu đồ, and boards by the unit above."""

from __future__ import annotations

from domain.outcomes import Sent
from domain.wording import pictures as words
from handlers import branches as use
from handlers import charts
from handlers.telegram.visit import Visit
from storage import boards


async def on_chart(visit: Visit) -> None:
    """Biểu đồ: the pictures one after the other, each above its words; of all open directives for 0."""
    (directive_id,) = visit.action.ids
    zone = visit.office.zone
    if directive_id:
        made = await visit.ask(charts.of_directive, visit.actor, directive_id, zone)
    else:
        made = await visit.ask(charts.of_all, visit.actor, zone)
    await visit.toast(words.DRAWING)
    outcomes = [await visit.say(chart.message) for chart in made]
    if any(isinstance(outcome, Sent) and not outcome.file_id for outcome in outcomes):
        await visit.say(words.NOT_DRAWN)


async def on_branches(visit: Visit) -> None:
    """Theo cấp trên: below a board that edits itself, which would else wipe it away under the finger."""
    directive_id, page = visit.action.ids
    message = await visit.ask(use.branches, visit.actor, directive_id, page)
    pressed = visit.pressed.message_id if visit.pressed else 0
    beside = await visit.ask(boards.hangs, visit.actor.person.id, pressed)
    await (visit.say(message) if beside else visit.redraw(message))


async def on_branch(visit: Visit) -> None:
    """One branch, unit by unit."""
    directive_id, unit_id, page = visit.action.ids
    await visit.redraw(await visit.ask(use.branch, visit.actor, directive_id, unit_id, page))
