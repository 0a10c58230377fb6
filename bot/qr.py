"""QR codes of links: as a picture for the chat, as SVG for a page, as characters for a terminal."""

from __future__ import annotations

import io
from typing import Final

import segno

_ERROR: Final = "m"  # a fifteenth of a printed page may be smudged
_BORDER: Final = 4  # modules of quiet around it; scanners ask for them


def png(link: str) -> bytes:
    """A picture of about 400 pixels a side."""
    picture = io.BytesIO()
    segno.make(link, error=_ERROR, micro=False).save(picture, kind="png", scale=10, border=_BORDER)
    return picture.getvalue()


def svg(link: str) -> str:
    """An ``<svg>`` element to stand inside a page, as large as its box."""
    code = segno.make(link, error=_ERROR, micro=False)
    return str(code.svg_inline(border=_BORDER, omitsize=True, light="#fff", svgclass="qr", lineclass=None))


def terminal(link: str) -> str:
    """Lines of block characters, two modules high each."""
    lines = io.StringIO()
    segno.make(link, error=_ERROR, micro=False).terminal(out=lines, border=2, compact=True)
    return lines.getvalue().rstrip("\n")
