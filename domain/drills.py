"""A drill: what of a draft is left for it, and the mark on every message about it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from domain import limits
from domain.drafts import Draft
from domain.markup import h, joined, plain
from domain.messages import Message
from domain.reminders import Plan
from domain.wording import LANGUAGES, speaking
from domain.wording import drills as words

STAGES: Final = 1  # of the reminders to acknowledge: a drill tests the first, and chases nobody


def marks() -> tuple[str, ...]:
    """The mark in every language."""
    found = []
    for language in LANGUAGES:
        with speaking(language):
            found.append(words.MARK)
    return tuple(found)


def line() -> str:
    """The first line of every message about a drill."""
    return f"<b>{h(words.MARK)}</b>"


def marked(message: Message) -> Message:
    """The message with the mark in its first line; one that has it already is left as it is."""
    first = plain(message.text.split("\n", 1)[0])
    if any(first.startswith(mark) for mark in marks()):
        return message
    has_file = message.document or message.photo or message.upload or message.picture
    room = limits.CAPTION_MAX if has_file else limits.TEXT_MAX
    return replace(message, text=joined([line(), *message.text.split("\n")], room))


def for_drill(draft: Draft) -> Draft:
    """What a drill is published with: letter and receivers, but nothing to do, nothing owed, nothing replaced.

    The tasks stay in the full text alone: nobody shall carry out in earnest what a card says.
    """
    return replace(
        draft, tasks=(), duties=(), due_at=None, due_quote="", form=(), ties=(), monitors=(), monitor_names=(),
        ack_wanted=True,
    )  # fmt: skip


def plan_of(plan: Plan) -> Plan:
    """Only the first reminder; nothing else is asked for in a drill."""
    return replace(plan, ack=plan.ack[:STAGES], slot=(), returned=())
