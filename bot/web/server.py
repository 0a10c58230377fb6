"""The one web server of the process: whichever pages it is given, on WEB_HOST:WEB_PORT."""

from __future__ import annotations

from aiohttp import web

from bot.failures import Failure


async def listen(app: web.Application, host: str, port: int) -> tuple[str, web.AppRunner]:
    """Serve ``app``; its address without a slash at the end. Raises ``Failure`` when the port is taken."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        await runner.cleanup()
        raise Failure(
            f"WEB_HOST and WEB_PORT {host}:{port} cannot be listened on ({error.strerror or error}).",
            "Set WEB_PORT to a free port, for example WEB_PORT=8081.",
        ) from None
    bound = runner.addresses[0]
    shown = f"[{bound[0]}]" if ":" in str(bound[0]) else str(bound[0])
    return f"http://{shown}:{bound[1]}", runner
