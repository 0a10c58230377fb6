"""Which matter becomes which file."""

from __future__ import annotations

from bot.exports import excel
from domain.papers import calendars, register, tracking
from domain.papers.kinds import Paper
from domain.papers.values import Agenda, Dossier, Matter, Register


def make(paper: Paper, matter: Matter) -> bytes:
    """The file's bytes. Takes up to a minute: for the worker. Raises ValueError for what does not fit."""
    match paper, matter:
        case Paper.EXCEL, Register():
            return excel.build(register.book(matter))
        case Paper.EXCEL, Dossier():
            return excel.build(tracking.book(matter))
        case Paper.CALENDAR, Agenda():
            return calendars.build(matter)
        case _:
            raise ValueError(f"no {paper} of a {type(matter).__name__}")
