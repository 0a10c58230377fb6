"""The door without a socket: python-telegram-bot's transport, straight into the world."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.transports.http import NotSent

from .refusals import ApiError, LineCut
from .values import Upload
from .wire import encode
from .world import World


class WorldRequest(BaseRequest):
    """``ApplicationBuilder().request(WorldRequest(world)).get_updates_request(WorldRequest(world))``.

    A broken line raises what the real transport raises: ``NotSent`` when nothing was on the wire, ``TimedOut``
    or ``NetworkError`` when the call may have been carried out.
    """

    def __init__(self, world: World) -> None:
        self._world = world

    @property
    def read_timeout(self) -> float:
        return 25.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

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
        is_file, token, name = _parts(url)
        refusal = self._world.admits(token)
        if refusal is not None:
            return refusal.status, encode(refusal.status, refusal.body())[0]
        try:
            if is_file:
                return 200, self._world.download(name)
            status, answer = await self._world.call(name, *_payload(request_data))
        except ApiError as error:
            return error.status, encode(error.status, error.body())[0]
        except LineCut as cut:
            raise _broken(cut) from None
        return status, encode(status, answer)[0]


def _broken(cut: LineCut) -> NetworkError:
    if cut.kind == "refused":
        return NotSent("no connection")
    return TimedOut() if cut.kind == "timeout" else NetworkError("the line broke")


def _parts(url: str) -> tuple[bool, str, str]:
    path = unquote(urlsplit(url).path)
    head, _, rest = path.partition("/bot")
    token, _, name = rest.partition("/")
    return head == "/file", token, name


def _payload(data: RequestData | None) -> tuple[dict[str, object], dict[str, Upload]]:
    if data is None:
        return {}, {}
    files = {}
    for field, (name, content, mime) in (data.multipart_data or {}).items():
        body = content if isinstance(content, bytes) else content.read()
        files[field] = Upload(name, body, mime)
    return dict(data.json_parameters), files
