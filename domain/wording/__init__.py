"""Every sentence that people read, by language and topic. Plain text: whoever draws a card escapes it.

``from domain.wording import cards as words`` gives the topic in the language that is being spoken: the
reader's, inside ``with speaking("en")``, else Vietnamese. Each language is a package of the same topics with
the same names; official papers are Vietnamese for everybody. A sentence must therefore be asked for when it is
said, never kept in a table made at import.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

LANGUAGES: Final = ("vi", "en")
OFFICIAL: Final = frozenset({"urging_letters"})
"""Topics of official papers: Vietnamese whoever reads them."""
_spoken: Final[ContextVar[str]] = ContextVar("spoken", default=LANGUAGES[0])


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything inside in this language; one that we do not know counts as Vietnamese."""
    token = _spoken.set(language if language in LANGUAGES else LANGUAGES[0])
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken() -> str:
    """The language that is being spoken."""
    return _spoken.get()


if TYPE_CHECKING:
    from domain.wording.vi import about as about
    from domain.wording.vi import absences as absences
    from domain.wording.vi import amending as amending
    from domain.wording.vi import answering as answering
    from domain.wording.vi import approvals as approvals
    from domain.wording.vi import arriving as arriving
    from domain.wording.vi import asking as asking
    from domain.wording.vi import audience as audience
    from domain.wording.vi import boards as boards
    from domain.wording.vi import browsing as browsing
    from domain.wording.vi import cards as cards
    from domain.wording.vi import drafting as drafting
    from domain.wording.vi import drills as drills
    from domain.wording.vi import duties as duties
    from domain.wording.vi import enrol as enrol
    from domain.wording.vi import escalation as escalation
    from domain.wording.vi import exporting as exporting
    from domain.wording.vi import extending as extending
    from domain.wording.vi import files as files
    from domain.wording.vi import forms as forms
    from domain.wording.vi import general as general
    from domain.wording.vi import genuine as genuine
    from domain.wording.vi import group_changes as group_changes
    from domain.wording.vi import groups as groups
    from domain.wording.vi import handing as handing
    from domain.wording.vi import helping as helping
    from domain.wording.vi import joining as joining
    from domain.wording.vi import kinds as kinds
    from domain.wording.vi import labels as labels
    from domain.wording.vi import lives as lives
    from domain.wording.vi import notices as notices
    from domain.wording.vi import numbers as numbers
    from domain.wording.vi import pictures as pictures
    from domain.wording.vi import reforming as reforming
    from domain.wording.vi import relaying as relaying
    from domain.wording.vi import reminders as reminders
    from domain.wording.vi import reporting as reporting
    from domain.wording.vi import retiming as retiming
    from domain.wording.vi import reviewing as reviewing
    from domain.wording.vi import rollup as rollup
    from domain.wording.vi import scheduling as scheduling
    from domain.wording.vi import searching as searching
    from domain.wording.vi import settings as settings
    from domain.wording.vi import tags as tags
    from domain.wording.vi import terms as terms
    from domain.wording.vi import ties as ties
    from domain.wording.vi import units as units
    from domain.wording.vi import urging_letters as urging_letters
    from domain.wording.vi import wall as wall
    from domain.wording.vi import weekly as weekly
    from domain.wording.vi import workdays as workdays
    from domain.wording.vi import writing as writing
else:
    _module = cache(import_module)

    class _Topic:
        """A topic's sentences, each looked up in the language spoken when it is asked for."""

        def __init__(self, topic):
            self._topic = topic

        def __getattr__(self, name):
            language = LANGUAGES[0] if self._topic in OFFICIAL else _spoken.get()
            return getattr(_module(f"{__name__}.{language}.{self._topic}"), name)

    def __getattr__(name):
        if name.startswith("_") or name in LANGUAGES:
            raise AttributeError(name)
        topic = globals()[name] = _Topic(name)
        return topic
