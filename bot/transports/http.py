"""HTTP for python-telegram-bot over aiohttp: cheap, and honest about whether a request can have left.

Every URL here carries the bot's token. Nothing that this module raises, logs or shows contains a URL, and
no exception of aiohttp's is kept as cause or context.
"""

from __future__ import annotations

import asyncio
import io
import json
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import aiohttp

# Private there, but the abstract method that we implement has them in its signature.
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.transports.form import Form
from domain.limits import (
    ANSWER_MAX,
    CONNECT_TIMEOUT,
    CONNECTIONS,
    KEEPALIVE,
    POOL_TIMEOUT,
    SEND_TIMEOUT,
    UPLOAD_TIMEOUT,
    WRITE_TIMEOUT,
)


class NotSent(NetworkError):  # noqa: N818 — says what is known, as the library's TimedOut does
    """The request certainly did not leave this machine: no connection, none free, no TLS."""


class TooLong(NetworkError):  # noqa: N818 — as above
    """The answer is larger than ``ANSWER_MAX``; the request was carried out."""


@dataclass(slots=True)
class _Passage:
    """How far one request got."""

    left: bool = False

    def leave(self) -> None:
        self.left = True


class AiohttpRequest(BaseRequest):
    """One pool of connections. ``read_timeout`` is the wait for an answer, in seconds.

    ``proxy`` is an ``http://`` proxy, with credentials if it wants them; raises ValueError for others.
    Errors: ``NotSent`` when nothing left, ``TimedOut`` when no answer came in time, ``NetworkError`` when
    the line broke; the last two may have been carried out.
    """

    __slots__ = ("_connections", "_proxy", "_read_timeout", "_session", "_watched")

    def __init__(
        self,
        *,
        read_timeout: float = SEND_TIMEOUT,
        connections: int = CONNECTIONS,
        proxy: str | None = None,
    ) -> None:
        if proxy and urlsplit(proxy).scheme not in ("http", "https"):
            raise ValueError("only http:// and https:// proxies are spoken to")
        self._read_timeout = read_timeout
        self._connections = connections
        self._proxy = proxy or None
        self._session: aiohttp.ClientSession | None = None
        self._watched: aiohttp.ClientSession | None = None

    def __repr__(self) -> str:
        return f"AiohttpRequest(connections={self._connections})"

    @property
    def read_timeout(self) -> float | None:
        """Seconds that an answer may take unless a call says otherwise."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the pool; harmless when it is open."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=KEEPALIVE)
            self._session = _session(connector)
            self._watched = _session(connector, _trace())

    async def shutdown(self) -> None:
        """Close every connection; harmless when closed."""
        sessions, self._session, self._watched = (self._watched, self._session), None, None
        for session in sessions:
            if session is not None:
                await session.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as JSON. Unlike the library's own it does not log what it cannot read."""
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return answer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body of one request; nothing is repeated and no redirect followed."""
        if self._session is None or self._watched is None:
            raise NotSent("the line is closed")
        upload = request_data is not None and request_data.contains_files
        timeout = _timeout(
            connect=_given(connect_timeout, CONNECT_TIMEOUT),
            pool=_given(pool_timeout, POOL_TIMEOUT),
            write=_given(write_timeout, UPLOAD_TIMEOUT if upload else WRITE_TIMEOUT),
            read=_given(read_timeout, self._read_timeout),
        )
        passage = _Passage()
        try:
            body = _body(request_data, passage)
            session = self._session if isinstance(body, Form) else self._watched
            return await self._exchange(session, method, url, body, timeout, passage)
        except (aiohttp.ClientError, OSError, ValueError, RuntimeError) as error:
            failure = _failure(error, passage)
        # Raised outside of the handler: the original, which knows the URL, must not be its context.
        raise failure

    async def _exchange(
        self,
        session: aiohttp.ClientSession,
        method: str,
        url: str,
        body: Form | aiohttp.FormData | None,
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 — handed through, aiohttp keeps it
        passage: _Passage,
    ) -> tuple[int, bytes]:
        async with session.request(
            method,
            url,
            data=body,
            timeout=timeout,
            proxy=self._proxy,
            allow_redirects=False,
            trace_request_ctx=passage,
        ) as response:
            return response.status, await _read(response)


def _session(
    connector: aiohttp.TCPConnector, trace: aiohttp.TraceConfig | None = None
) -> aiohttp.ClientSession:
    """A watched session leaves its connector to the other one."""
    return aiohttp.ClientSession(
        connector=connector,
        connector_owner=trace is None,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": BaseRequest.USER_AGENT},
        trace_configs=[trace] if trace else [],
    )


def _trace() -> aiohttp.TraceConfig:
    """Tells when a request leaves. A form tells it itself: a trace costs a seventh of the whole call."""
    trace = aiohttp.TraceConfig()
    trace.on_request_headers_sent.append(_headers_sent)
    return trace


async def _headers_sent(
    _session: aiohttp.ClientSession,
    context: SimpleNamespace,
    _params: aiohttp.TraceRequestHeadersSentParams,
) -> None:
    context.trace_request_ctx.leave()


def _given(value: ODVInput[float], default: float) -> float | None:
    return default if isinstance(value, DefaultValue) else value


@cache
def _timeout(
    *, connect: float | None, pool: float | None, write: float | None, read: float | None
) -> aiohttp.ClientTimeout:
    parts = (connect, pool, write, read)
    return aiohttp.ClientTimeout(
        total=None if None in parts else sum(part for part in parts if part is not None),
        connect=None if connect is None or pool is None else connect + pool,
        sock_connect=connect,
        sock_read=read,
    )


def _body(data: RequestData | None, passage: _Passage) -> Form | aiohttp.FormData | None:
    if data is None:
        return None
    if not data.contains_files:
        return Form(data.json_parameters, passage.leave)
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)  # Telegram shows names as sent
    for name, (filename, content, kind) in data.multipart_data.items():
        # aiohttp sends bytes in one go and a file in pieces
        body = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, body, filename=filename, content_type=kind)
    return form


async def _read(response: aiohttp.ClientResponse) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in response.content.iter_any():
        size += len(part)
        if size > ANSWER_MAX:
            raise TooLong("the answer is too long")
        parts.append(part)
    return b"".join(parts)


def _failure(error: Exception, passage: _Passage) -> NetworkError:
    what = type(error).__name__
    if not passage.left:
        return NotSent(f"not sent: {what}")
    if isinstance(error, asyncio.TimeoutError):
        return TimedOut(f"no answer in time: {what}")
    return NetworkError(f"the line broke: {what}")
