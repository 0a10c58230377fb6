"""Which matter becomes which file."""

from __future__ import annotations

from bot.exports import excel, pack, word
from domain.papers import calendars, register, summary, tracking
from domain.papers.kinds import Paper
from domain.papers.values import Agenda, Dossier, Evidence, Matter, Register


def make(paper: Paper, matter: Matter) -> bytes:
    """The file's bytes. Takes up to a minute: for the worker. Raises ValueError for what does not fit."""
    match paper, matter:
        case Paper.EXCEL, Register():
            return excel.build(register.book(matter))
        case Paper.EXCEL, Dossier():
            return excel.build(tracking.book(matter))
        case Paper.WORD, Dossier():
            return word.build(summary.letter(matter), matter.made_at)
        case Paper.PACK, Evidence():
            return pack.build(matter)
        case Paper.CALENDAR, Agenda():
            return calendars.build(matter)
        case _:
            raise ValueError(f"no {paper} of a {type(matter).__name__}")
