"""Our HTTP against servers that misbehave in every way a line can."""

from __future__ import annotations

import asyncio
import io
import shutil
import socket
import ssl
import subprocess
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port
from telegram import InputFile
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.transports import http
from bot.transports.errors import outcome_of
from bot.transports.http import AiohttpRequest, NotSent, TooLong
from domain.outcomes import Later, Uncertain

TOKEN = "123456:" + "B" * 35
Raw = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@pytest.fixture
async def line() -> AsyncIterator[AiohttpRequest]:
    request = AiohttpRequest(read_timeout=0.2, connections=1)
    async with request:
        yield request


def form(**values: object) -> RequestData:
    return RequestData([RequestParameter.from_input(k, v) for k, v in values.items()])


async def post(line: AiohttpRequest, port: int, data: RequestData | None = None) -> object:
    return await line.post(f"http://127.0.0.1:{port}/bot{TOKEN}/sendMessage", data or form(chat_id=1))


async def failure(line: AiohttpRequest, port: int, data: RequestData | None = None) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        await post(line, port, data)
    error = caught.value
    told = repr(error) + "".join(traceback.format_exception(error))
    assert TOKEN not in told
    assert error.__cause__ is None
    assert error.__context__ is None
    return error


class RawServer:
    """A socket that does to each connection what it is told."""

    def __init__(self, behave: Raw) -> None:
        self._behave = behave

    async def __aenter__(self) -> int:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def __aexit__(self, *_error: object) -> None:
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._behave(reader, writer)
        finally:
            writer.close()


async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")


async def half_an_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"ok": tr')
    await writer.drain()


async def silence(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    await reader.read()


async def rubbish(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"SMTP ready\r\n\r\n")
    await writer.drain()


async def no_tls(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 400 plain HTTP only\r\n\r\n")
    await writer.drain()


async def test_nobody_listening_means_not_sent(line: AiohttpRequest) -> None:
    error = await failure(line, unused_port())
    assert isinstance(error, NotSent)
    assert isinstance(outcome_of(error), Later)


async def test_no_such_host_means_not_sent(line: AiohttpRequest) -> None:
    with pytest.raises(NotSent) as caught:
        await line.post(f"http://host.invalid/bot{TOKEN}/getMe")
    assert TOKEN not in str(caught.value)


async def test_a_url_that_is_none_means_not_sent(line: AiohttpRequest) -> None:
    with pytest.raises(NotSent) as caught:
        await line.post(f"http://[bad/bot{TOKEN}/getMe")
    assert TOKEN not in "".join(traceback.format_exception(caught.value))


async def test_a_failed_tls_handshake_means_not_sent(line: AiohttpRequest) -> None:
    async with RawServer(no_tls) as port:
        with pytest.raises(NotSent):
            await line.post(f"https://127.0.0.1:{port}/bot{TOKEN}/getMe")


async def test_no_free_connection_means_not_sent(line: AiohttpRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "POOL_TIMEOUT", 0.02)
    monkeypatch.setattr(http, "CONNECT_TIMEOUT", 0.02)
    async with RawServer(silence) as port:
        first = asyncio.create_task(post(line, port))
        await asyncio.sleep(0.02)
        assert isinstance(await failure(line, port), NotSent)
        with pytest.raises(TimedOut):
            await first


@pytest.mark.parametrize("behave", [reset, half_an_answer, rubbish])
async def test_a_line_that_breaks_after_the_request_left_is_uncertain(
    line: AiohttpRequest, behave: Raw
) -> None:
    async with RawServer(behave) as port:
        error = await failure(line, port)
    assert isinstance(error, NetworkError)
    assert not isinstance(error, NotSent)
    assert isinstance(outcome_of(error), Uncertain)


async def test_no_answer_in_time_is_uncertain(line: AiohttpRequest) -> None:
    async with RawServer(silence) as port:
        error = await failure(line, port)
    assert isinstance(error, TimedOut)
    assert isinstance(outcome_of(error), Uncertain)


async def test_an_endless_answer_is_cut_off(line: AiohttpRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "ANSWER_MAX", 100)

    async def endless(_request: web.Request) -> web.Response:
        return web.Response(body=b"x" * 101)

    async with _serving(endless) as port:
        assert isinstance(await failure(line, port), TooLong)


async def test_a_slow_answer_is_waited_for_when_the_call_says_so(line: AiohttpRequest) -> None:
    async def slow(_request: web.Request) -> web.Response:
        await asyncio.sleep(0.3)
        return web.json_response({"ok": True, "result": True})

    async with _serving(slow) as port:
        url = f"http://127.0.0.1:{port}/bot{TOKEN}/getUpdates"
        assert await line.post(url, form(timeout=1), read_timeout=2) is True


async def test_a_redirect_is_not_followed(line: AiohttpRequest) -> None:
    async def elsewhere(_request: web.Request) -> web.Response:
        raise web.HTTPFound("/elsewhere")

    async with _serving(elsewhere) as port:
        url = f"http://127.0.0.1:{port}/bot{TOKEN}/getMe"
        with pytest.raises(NetworkError, match="302"):
            await line.post(url)


async def test_an_answer_that_is_no_json_is_not_logged(
    line: AiohttpRequest, caplog: pytest.LogCaptureFixture
) -> None:
    async def html(_request: web.Request) -> web.Response:
        return web.Response(text="<html>what somebody wrote</html>")

    async with _serving(html) as port:
        assert "what somebody wrote" not in str(await failure(line, port))
    assert "what somebody wrote" not in caplog.text


async def test_files_go_as_multipart_whole_and_named(line: AiohttpRequest) -> None:
    seen: dict[str, object] = {}

    async def take(request: web.Request) -> web.Response:
        fields = await request.post()
        upload = fields["document"]
        assert isinstance(upload, web.FileField)
        content = await asyncio.to_thread(upload.file.read)
        seen.update(chat=fields["chat_id"], name=upload.filename, size=len(content))
        return web.json_response({"ok": True, "result": True})

    async with _serving(take) as port:
        file = InputFile(io.BytesIO(b"%PDF" + b"x" * 2_000_000), "công văn.pdf")
        await line.post(f"http://127.0.0.1:{port}/bot{TOKEN}/sendDocument", form(chat_id=5, document=file))
    assert seen == {"chat": "5", "name": "công văn.pdf", "size": 2_000_004}


async def test_the_connection_is_kept_for_the_next_call(line: AiohttpRequest) -> None:
    ports = set()

    async def note(request: web.Request) -> web.Response:
        assert request.transport is not None
        ports.add(request.transport.get_extra_info("peername")[1])
        return web.json_response({"ok": True, "result": True})

    async with _serving(note) as port:
        for _ in range(3):
            await post(line, port)
    assert len(ports) == 1


async def test_a_proxy_is_asked_instead_of_the_server() -> None:
    seen = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append((await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[0])
        body = b'{"ok": true, "result": true}'
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
        await writer.drain()

    async with RawServer(proxy) as port, AiohttpRequest(proxy=f"http://127.0.0.1:{port}") as line:
        assert await line.post("http://telegram.invalid/botX/getMe") is True
    assert seen == [b"POST http://telegram.invalid/botX/getMe HTTP/1.1"]


async def test_a_proxy_that_refuses_means_not_sent() -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()

    async with RawServer(refuse) as port, AiohttpRequest(proxy=f"http://127.0.0.1:{port}") as line:
        with pytest.raises(NotSent) as caught:
            await line.post(f"https://telegram.invalid/bot{TOKEN}/getMe")
    assert TOKEN not in "".join(traceback.format_exception(caught.value))


@pytest.fixture
def stranger(tmp_path: Path) -> ssl.SSLContext:
    """A server's TLS with a certificate that nobody vouches for."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl")
    certificate, key = str(tmp_path / "c.pem"), str(tmp_path / "k.pem")
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=localhost"]
    subprocess.run(
        ["openssl", "req", *kind, "-keyout", key, "-out", certificate], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


async def test_a_certificate_that_cannot_be_trusted_means_not_sent(
    line: AiohttpRequest, stranger: ssl.SSLContext
) -> None:
    async with await asyncio.start_server(silence, "127.0.0.1", 0, ssl=stranger) as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(NotSent):
            await line.post(f"https://127.0.0.1:{port}/bot{TOKEN}/getMe")


def test_a_proxy_that_we_do_not_speak_to_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="http://"):
        AiohttpRequest(proxy="socks5://127.0.0.1:1080")


async def test_a_closed_line_sends_nothing_and_opens_again() -> None:
    async def fine(_request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": True})

    line = AiohttpRequest()
    async with _serving(fine) as port:
        with pytest.raises(NotSent):
            await post(line, port)
        for _ in range(2):
            await line.initialize()
            await line.initialize()
            assert await post(line, port) is True
            await line.shutdown()
            await line.shutdown()


class _serving:  # noqa: N801 — reads as a verb
    """A server whose one handler answers everything; gives its port."""

    def __init__(self, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> None:
        app = web.Application(client_max_size=10_000_000)
        app.router.add_route("*", "/{rest:.*}", handler)
        self._server = TestServer(app, host="127.0.0.1")

    async def __aenter__(self) -> int:
        await self._server.start_server()
        assert self._server.port is not None
        return self._server.port

    async def __aexit__(self, *_error: object) -> None:
        await self._server.close()
