"""A sheet to draw on, measured in pixels from its upper left corner."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from PIL import Image

from bot.pictures.lettering import FILES, wrap
from bot.pictures.palette import INK, PAPER, SOFT, Look

WIDTH: Final = 1080  # of a phone's screen
MARGIN: Final = 36
_DPI: Final = 100
_LEADING: Final = 1.3  # from line to line, in sizes of the letters
_TITLE: Final = 36
_NOTE: Final = 26
_COLOURS: Final = 64
_POINT: Final = 72 / _DPI  # a pixel, in points

matplotlib.rcParams["hatch.linewidth"] = 1.2
matplotlib.rcParams["text.hinting"] = "none"  # letters stand where they are measured


def leading(size: float) -> float:
    """From one line of letters of this size to the next, in pixels."""
    return size * _LEADING


class Sheet:
    """White paper of ``WIDTH`` × ``height`` pixels."""

    def __init__(self, height: float) -> None:
        self.height = round(height)
        self.figure = Figure(figsize=(WIDTH / _DPI, self.height / _DPI), dpi=_DPI, facecolor=PAPER)
        self._canvas = FigureCanvasAgg(self.figure)
        self._page = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._page.set_axis_off()
        self._page.set_xlim(0, WIDTH)
        self._page.set_ylim(self.height, 0)

    def text(
        self, x: float, y: float, said: str, size: float, *,
        bold: bool = False, ink: str = INK, across: str = "left", down: str = "center",
    ) -> None:  # fmt: skip
        """One line of text; ``across`` and ``down`` say which part of it stands at (x, y)."""
        self._page.text(
            x, y, said, color=ink, ha=across, va=down, parse_math=False,
            fontproperties=lettering(size, bold=bold),
        )  # fmt: skip

    def lines(
        self, x: float, y: float, said: Sequence[str], size: float, *, bold: bool = False, ink: str = INK
    ) -> float:
        """Lines below one another from ``y`` on; where the next one would begin."""
        for number, line in enumerate(said):
            self.text(x, y + (number + 0.5) * leading(size), line, size, bold=bold, ink=ink)
        return y + len(said) * leading(size)

    def box(self, x: float, y: float, wide: float, high: float, look: Look, *, sign: bool = True) -> None:
        """A filled box with its hatching, its outline and its sign."""
        self._fill(x, y, wide, high, look)
        if sign and look.sign:
            size = min(high * 0.72, wide * 0.6)
            self.text(x + wide / 2, y + high / 2, look.sign, size, bold=True, ink=look.ink, across="center")

    def _fill(self, x: float, y: float, wide: float, high: float, look: Look) -> None:
        whole = Rectangle((x, y), wide, high, facecolor=look.fill, edgecolor=INK, linewidth=0.8)
        self._page.add_artist(whole)
        if look.hatch:
            faint = Rectangle(
                (x, y), wide, high, facecolor="none", edgecolor="#8f8a80", linewidth=0, hatch=look.hatch
            )
            self._page.add_artist(faint)

    def plate(self, x: float, y: float, wide: float, high: float, fill: str) -> None:
        """A plain surface to write on, where hatching would disturb the letters."""
        self._page.add_artist(Rectangle((x, y), wide, high, facecolor=fill, edgecolor="none"))

    def rule(self, x: float, y: float, wide: float, ink: str) -> None:
        """A thin line across."""
        self._page.plot((x, x + wide), (y, y), color=ink, linewidth=1.0)

    def png(self) -> bytes:
        """The drawn sheet, without a date or a program's name inside.

        In few colours: a third of the bytes, in less time, and no eye sees it.
        """
        raw = io.BytesIO()
        self._canvas.print_figure(raw, format="rgba", dpi=_DPI)
        drawn = Image.frombuffer("RGBA", (WIDTH, self.height), raw.getvalue())
        few = drawn.convert("RGB").quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        file = io.BytesIO()
        few.save(file, "PNG")
        return file.getvalue()


def lettering(size: float, *, bold: bool = False) -> FontProperties:
    """Letters of this size in pixels."""
    return FontProperties(fname=FILES[bold], size=size * _POINT)


def head_lines(title: str, note: str) -> tuple[list[str], list[str]]:
    """The title and the note below it, broken into lines."""
    room = WIDTH - 2 * MARGIN
    return wrap(title, room, _TITLE, bold=True), wrap(note, room, _NOTE)


def head_height(title: str, note: str) -> float:
    """Where what follows the head may begin."""
    above, below = head_lines(title, note)
    return MARGIN * 0.7 + len(above) * leading(_TITLE) + len(below) * leading(_NOTE) + 14


def draw_head(sheet: Sheet, title: str, note: str) -> float:
    """Write the head; where what follows may begin."""
    above, below = head_lines(title, note)
    y = sheet.lines(MARGIN, MARGIN * 0.7, above, _TITLE, bold=True)
    return sheet.lines(MARGIN, y, below, _NOTE, ink=SOFT) + 14
