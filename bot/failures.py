"""How a command fails: sentences on standard error and exit code 1, never a traceback to read."""

from __future__ import annotations

import functools
import logging
import secrets
import sys
from collections.abc import Callable
from typing import ParamSpec

import typer

P = ParamSpec("P")


class Failure(Exception):  # noqa: N818 — what the user reads, not a defect
    """A command cannot do what was asked. ``sentences`` say why, and how to mend it."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """The one place where whatever goes wrong in a command becomes sentences and exit code 1."""

    @functools.wraps(command)
    def careful(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (typer.Exit, typer.Abort, typer.BadParameter, BrokenPipeError):
            raise
        except Exception as error:
            for sentence in sentences_of(error):
                print(sentence, file=sys.stderr)
            raise typer.Exit(1) from None

    return careful


def sentences_of(error: Exception) -> tuple[str, ...]:
    """What to tell the user. A defect is logged whole, under the reference that the sentence names."""
    from domain.errors import Refusal
    from storage.trouble import explain

    while isinstance(error, ExceptionGroup) and len(error.exceptions) == 1:  # of the process's loops
        error = error.exceptions[0]
    if isinstance(error, Failure):
        return error.sentences
    if isinstance(error, Refusal):
        return (error.sentence,)
    if isinstance(error, OSError) and error.strerror:
        return (f"{error.filename}: {error.strerror}." if error.filename else f"{error.strerror}.",)
    return (explain(error) or _defect(error),)


def _defect(error: Exception) -> str:
    from bot import logs

    if not logging.getLogger().handlers:  # it broke before the settings were read
        logs.configure("console")
    reference = secrets.token_hex(2).upper()
    logging.getLogger(__name__).error("defect %s", reference, exc_info=error)
    return f"This is a defect of the program, not of what you typed. It is in the log as {reference}."
