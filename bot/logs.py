"""One log for all: ours through structlog, the libraries' through stdlib, both through one redactor.

Tracebacks never show local variables, and every finished line is redacted once more as a whole, so that a
secret cannot slip through by way of an argument, a URL or an exception.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Final, Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.redact import Redactor, redactor

Format = Literal["console", "json"]

# They say little at INFO that we do not say better, and httpx says the whole URL.
QUIET: Final = ("httpx", "httpcore", "aiohttp", "telegram", "apscheduler", "asyncio", "aiosqlite", "PIL")


def configure(fmt: Format, secrets: Sequence[str] = (), *, stream: TextIO | None = None) -> None:
    """Send every logger of this process to ``stream`` (standard error) as lines of ``fmt``.

    ``secrets`` and whatever looks like a token or an invitation code appear in none of them. May be called
    again, with the secrets that have become known meanwhile; the last call counts.
    """
    out = stream or sys.stderr
    redact = redactor(secrets)
    _configure_structlog(redact)
    handler = logging.StreamHandler(out)
    handler.setFormatter(_RedactingFormatter(redact, _renderers(fmt, out), _shared(redact)))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    sys.excepthook = _uncaught


class _RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    def __init__(self, redact: Redactor, renderers: list[Processor], shared: list[Processor]) -> None:
        super().__init__(processors=renderers, foreign_pre_chain=shared)
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(record))


def _configure_structlog(redact: Redactor) -> None:
    structlog.configure(
        processors=[*_shared(redact), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _shared(redact: Redactor) -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        # Text instead of objects: no renderer gets to see an exception, its frames or their locals.
        structlog.processors.format_exc_info,
        _redacting(redact),
    ]


def _renderers(fmt: Format, out: TextIO) -> list[Processor]:
    last: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False, default=str)
        if fmt == "json"
        else structlog.dev.ConsoleRenderer(colors=out.isatty())
    )
    return [structlog.stdlib.ProcessorFormatter.remove_processors_meta, last]


def _redacting(redact: Redactor) -> Processor:
    def process(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return {key: _clean(value, redact) for key, value in event.items()}

    return process


def _clean(value: object, redact: Redactor) -> object:
    """Redact before rendering too: JSON escapes could break a secret up."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, dict):
        return {_clean(k, redact): _clean(v, redact) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_clean(item, redact) for item in value]
    return value if isinstance(value, int | float | None | logging.LogRecord) else redact(str(value))


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("bot").critical("uncaught", exc_info=(kind, error, trace))
