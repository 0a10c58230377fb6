"""How the answers came in over time, with the deadline as a line."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from bot.pictures.lettering import width
from bot.pictures.palette import INK, PAPER, RULE, SOFT
from bot.pictures.sheet import MARGIN, WIDTH, Sheet, draw_head, head_height, lettering
from domain.pictures import Curve, Line

_PLOT: Final = 620.0  # pixels
_BELOW: Final = 90.0  # for the times
_LEFT: Final = 100.0
_SIZE: Final = 26.0
_ABOVE: Final = 1.08  # of the axis over the total, for its words
_STYLES: Final = (("#14568c", "-", 5.0), ("#c2571a", (0, (4, 2)), 4.0))  # told apart by dashes, too
_TICKS: Final = 6  # at the most
_MINUTES: Final = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)  # between two of them
_DAYS: Final = (1, 2, 5, 7, 14, 30, 60, 91, 182, 365)
_STEPS: Final = (*(timedelta(minutes=m) for m in _MINUTES), *(timedelta(days=d) for d in _DAYS))
_EPOCH: Final = datetime(2000, 1, 3)  # noqa: DTZ001 — the office's own time; a Monday


def draw_curve(curve: Curve) -> Sheet:
    """The sheet with all of it."""
    top = head_height(curve.title, curve.note) + 16
    sheet = Sheet(top + _PLOT + _BELOW)
    draw_head(sheet, curve.title, curve.note)
    axes = _axes(sheet, top, _room(curve))
    begins, ends = _span(curve)
    axes.set_xlim(_day(begins), _day(ends))
    axes.set_ylim(0, max(curve.total, 1) * _ABOVE)
    _times(axes, begins, ends)
    _total(axes, curve, begins)
    for line, place in zip(curve.lines, _places(curve), strict=True):
        _draw(axes, curve, line, place, ends)
    if curve.deadline:
        _deadline(axes, curve, ends)
    return sheet


def _day(instant: datetime) -> float:
    """The instant on the axis of time, in days."""
    return (instant - _EPOCH) / timedelta(days=1)


def _times(axes: Axes, begins: datetime, ends: datetime) -> None:
    """Ticks at round hours or days."""
    step = next((step for step in _STEPS if (ends - begins) / step <= _TICKS), _STEPS[-1])
    first = _EPOCH + -((_EPOCH - begins) // step) * step
    ticks = [first + number * step for number in range(_TICKS + 1) if first + number * step <= ends]
    axes.set_xticks([_day(tick) for tick in ticks], [_clock(tick) for tick in ticks])
    for label in axes.get_xticklabels():
        label.set_fontproperties(lettering(24))


def _clock(tick: datetime) -> str:
    return f"{tick.day}/{tick.month}" if tick.hour == tick.minute == 0 else f"{tick:%H:%M}"


def _room(curve: Curve) -> float:
    """What the words to the right of the lines need."""
    return max((width(_said(line), _SIZE, bold=True) for line in curve.lines), default=0.0) + 30


def _said(line: Line) -> str:
    return f"{_end(line)} {line.word}"


def _axes(sheet: Sheet, top: float, right: float) -> Axes:
    wide = WIDTH - _LEFT - right - MARGIN / 2
    axes = sheet.figure.add_axes(
        (_LEFT / WIDTH, _BELOW / sheet.height, wide / WIDTH, _PLOT / sheet.height), facecolor="none"
    )
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", color=RULE, linewidth=1)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    axes.tick_params(colors=INK, length=6)
    for label in axes.get_yticklabels():
        label.set_fontproperties(lettering(24))
    return axes


def _span(curve: Curve) -> tuple[datetime, datetime]:
    instants = [at for line in curve.lines for at, _ in line.steps]
    last = max([*instants, *([curve.deadline] if curve.deadline else [])], default=curve.begins)
    first = min([curve.begins, *instants])
    return first, last + max((last - first) * 0.04, timedelta(minutes=2))


def _total(axes: Axes, curve: Curve, begins: datetime) -> None:
    axes.axhline(curve.total, color=SOFT, linewidth=1.5, linestyle=(0, (1, 2)))
    axes.annotate(
        curve.total_word, (_day(begins), curve.total), (4, 5), textcoords="offset points", color=SOFT,
        fontproperties=lettering(_SIZE), annotation_clip=False, parse_math=False,
    )  # fmt: skip


def _draw(axes: Axes, curve: Curve, line: Line, place: float, ends: datetime) -> None:
    ink, dashes, wide = _STYLES[curve.lines.index(line) % len(_STYLES)]
    at = [_day(curve.begins), *(_day(when) for when, _ in line.steps), _day(ends)]
    so_many = [0, *(count for _, count in line.steps)]
    axes.step(at, [*so_many, so_many[-1]], where="post", color=ink, linestyle=dashes, linewidth=wide)
    axes.annotate(
        _said(line), (1.0, place), (8, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
        color=ink, va="center", fontproperties=lettering(_SIZE, bold=True), annotation_clip=False,
        parse_math=False,
    )  # fmt: skip


def _places(curve: Curve) -> list[float]:
    """Where each line's words stand: at its end, or so far above those of a lower line that both are read."""
    apart = max(curve.total, 1) * _ABOVE * (_SIZE * 1.35) / _PLOT
    ends = [_end(line) for line in curve.lines]
    places: dict[int, float] = {}
    for number in sorted(range(len(ends)), key=lambda number: (ends[number], -number)):
        places[number] = max([float(ends[number]), *(place + apart for place in places.values())])
    return [places[number] for number in range(len(ends))]


def _end(line: Line) -> int:
    return line.steps[-1][1] if line.steps else 0


def _deadline(axes: Axes, curve: Curve, ends: datetime) -> None:
    assert curve.deadline is not None
    at = _day(curve.deadline)
    axes.axvline(at, color="#7a1020", linewidth=3)
    first, last = axes.get_xlim()
    late = (at - first) / (last - first) > 0.5
    high = 0.03 if max(map(_end, curve.lines), default=0) > curve.total / 2 else 0.6  # where the lines are not
    axes.annotate(
        curve.deadline_word, (at, high), (-8 if late else 8, 0), xycoords=("data", "axes fraction"),
        textcoords="offset points", color="#7a1020", ha="right" if late else "left", va="bottom",
        fontproperties=lettering(_SIZE, bold=True), parse_math=False,
        bbox={"facecolor": PAPER, "edgecolor": "none", "alpha": 0.85, "pad": 2},  # a line may pass behind it
    )  # fmt: skip
