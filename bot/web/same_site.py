"""What every page of ours keeps to: its own files, and requests of its own site."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from aiohttp import web


def is_foreign(request: web.Request) -> bool:
    """Whether another site's page made a browser send this (CSRF); programs are not foreign."""
    origin = request.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != request.host:
        return True
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")


def own_file(folder: Path, name: str) -> web.Response:
    """The file of this name that lies in the folder itself. Raises HTTPNotFound for every other path."""
    path = next((item for item in folder.iterdir() if item.name == name and item.is_file()), None)
    if path is None:
        raise web.HTTPNotFound
    kind = mimetypes.guess_type(path.name)[0] or "text/plain"
    return web.Response(body=path.read_bytes(), content_type=kind, charset="utf-8")
