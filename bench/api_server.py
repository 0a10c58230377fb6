"""A Bot API server that costs next to nothing, in a process of its own: ``python -m bench.api_server``.

It reads of a request no more than the method and the chat, answers a message of real size, and counts. With
``--pace`` it enforces one of the sandbox's models. The port is the first line that it prints; ``/stats``
answers the counts, ``/toasts`` when each press was answered (on this machine's monotonic clock), ``/reset``
forgets them. Loopback only.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import re
from collections import Counter
from dataclasses import dataclass, field

from bot.sandbox.floods import HOLD_MAX, Pace, model

_CHAT = re.compile(rb"chat_id\D{1,20}?(-?\d+)")
_QUERY = re.compile(rb"callback_query_id\D{1,20}?(\d+)")
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Bench","username":"bench_bot"}}'
_TRUE = b'{"ok":true,"result":true}'
_SENT = (
    b'{"ok":true,"result":{"message_id":%d,"from":{"id":1,"is_bot":true,"first_name":"Bench",'
    b'"username":"bench_bot"},"chat":{"id":%d,"first_name":"Ho\xc3\xa0","type":"private"},"date":1795000000,'
    b'"text":"%s","entities":[{"offset":0,"length":30,"type":"bold"}],"reply_markup":{"inline_keyboard":'
    b'[[{"text":"OK","callback_data":"1:1:1"}]]}}}'
)
_TEXT = "Công văn số 963-CV/TU về việc triển khai công tác phòng, chống thiên tai. ".encode() * 6


@dataclass(slots=True)
class Counts:
    """What was asked of the server."""

    sent: Counter[int] = field(default_factory=Counter)
    refused: int = 0
    first: float = 0.0
    last: float = 0.0
    toasts: dict[str, float] = field(default_factory=dict)

    def report(self) -> dict[str, object]:
        doubled = sum(n - 1 for n in self.sent.values())
        return {
            "recipients": len(self.sent),
            "doubled": doubled,
            "refused": self.refused,
            "seconds": self.last - self.first,
        }


class World:
    """All connections' common knowledge."""

    def __init__(self, pace: Pace | None, latency: float) -> None:
        self.pace, self.latency, self.counts = pace, latency, Counts()
        self.ids = 0

    def answer(self, method: bytes, body: bytes, now: float) -> tuple[int, bytes, float]:
        """Status, body, and the seconds after which they go out."""
        if method.startswith((b"send", b"edit")):
            return self._send(body, now, new=method.startswith(b"send"))
        if method == b"answerCallbackQuery":
            self.counts.toasts[_QUERY.findall(body)[0].decode()] = now
        if method == b"toasts":
            return 200, json.dumps(self.counts.toasts).encode(), 0.0
        if method == b"stats":
            return 200, json.dumps(self.counts.report()).encode(), 0.0
        if method == b"reset":
            self.counts = Counts()
        return 200, _ME if method == b"getMe" else _TRUE, 0.0 if method == b"reset" else self.latency

    def _send(self, body: bytes, now: float, *, new: bool) -> tuple[int, bytes, float]:
        found = _CHAT.search(body)
        chat = int(found[1]) if found else 0
        counts = self.counts
        counts.first = counts.first or now
        wait = self.pace.wait(now, chat) if self.pace else 0.0
        if self.pace and wait and (not self.pace.hold or wait > HOLD_MAX):
            counts.refused += 1
            return 429, _too_many(math.ceil(wait)), self.latency
        counts.sent[chat] += new  # an edit costs as much, and is no second copy
        counts.last = now
        self.ids += 1
        return 200, _SENT % (self.ids, chat, _TEXT), self.latency + wait


def _too_many(seconds: int) -> bytes:
    told = f"Too Many Requests: retry after {seconds}"
    body = {"ok": False, "error_code": 429, "description": told, "parameters": {"retry_after": seconds}}
    return json.dumps(body).encode()


class Connection(asyncio.Protocol):
    """HTTP/1.1 as far as clients of a Bot API speak it."""

    def __init__(self, world: World) -> None:
        self._world, self._buffer = world, b""
        self._loop = asyncio.get_running_loop()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end]
            length = _LENGTH.search(head)
            stop = end + 4 + (int(length[1]) if length else 0)
            if length is None and b"chunked" in head.lower():
                stop = self._buffer.find(b"0\r\n\r\n", end) + 5
                if stop < 5:
                    return
            if len(self._buffer) < stop:
                return
            body, self._buffer = self._buffer[end + 4 : stop], self._buffer[stop:]
            self._handle(head.split(b" ", 2)[1].rsplit(b"/", 1)[-1], body)

    def _handle(self, method: bytes, body: bytes) -> None:
        status, answer, wait = self._world.answer(method, body, self._loop.time())
        head = b"HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        reply = head % (status, len(answer)) + answer
        if wait:
            self._loop.call_later(wait, self._transport.write, reply)
        else:
            self._transport.write(reply)


async def serve(pace: str, latency: float) -> None:
    """Serve until the process is ended."""
    world = World(model(pace) if pace != "none" else None, latency)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(world), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--pace", default="none")
    options.add_argument("--latency", type=float, default=0.0)
    given = options.parse_args()
    asyncio.run(serve(given.pace, given.latency))


if __name__ == "__main__":
    main()
