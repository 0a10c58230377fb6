"""Pictures of a sample province."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from domain.pictures import (
    Cell,
    Count,
    Curve,
    Grid,
    Group,
    Key,
    Line,
    PaceRow,
    Picture,
    Rank,
    Ranking,
    Readiness,
    State,
    Tile,
    Week,
    WeekRow,
)

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
FATES = ("đúng hạn", "muộn", "chưa gửi")
_BEGINS = datetime(2026, 7, 20, 9)
_STATES = list(State)


def names(file: str = "units-three-level.csv") -> list[str]:
    with (SAMPLES / file).open(encoding="utf-8") as lines:
        return [row["name"] for row in csv.DictReader(lines)]


def grid(named: Sequence[str]) -> Grid:
    cells = tuple(Cell(name, _STATES[number % 5]) for number, name in enumerate(named))
    legend = tuple(Key(state, "đã báo cáo", sum(c.state is state for c in cells)) for state in State)
    halves = (Group("Thành ủy Lam Giang", cells[::2]), Group("Huyện ủy Bình Khê", cells[1::2]))
    return Grid("963-CV/TU: khắc phục hậu quả mưa lũ", f"{len(cells)} đơn vị", legend, halves)


def curve(total: int = 41) -> Curve:
    steps = tuple((_BEGINS + timedelta(minutes=7 * n), n) for n in range(1, total))
    deadline = _BEGINS + timedelta(hours=8)
    return Curve(
        "963-CV/TU", "theo thời gian", total, f"{total} đơn vị", _BEGINS,
        (Line("đã nhận", steps), Line("đã báo cáo", steps[: total // 2])), deadline, "Hạn 17:00 20/7",
    )  # fmt: skip


def ranking(named: Sequence[str]) -> Ranking:
    months = (Count(3, 1, 0), Count(), Count(0, 1, 1))
    rows = tuple(Rank(name, Count(3, 2, 1), months) for name in named)
    overall = Rank("Tất cả", Count(90, 60, 30), months)
    return Ranking(
        "Đúng hạn", "Ba tháng", FATES, ("5/2026", "6/2026", "7/2026"), overall, rows, "Còn 100 đơn vị."
    )


def week(named: Sequence[str]) -> Week:
    rows = tuple(WeekRow(name, Count(2, 1, n % 3), n % 2 == 0) for n, name in enumerate(named))
    return Week(
        "Tuần", "17/7/2026–24/7/2026", FATES, "tiến bộ", Count(140, 8, 4), rows, "82 đơn vị khác đúng hạn."
    )


def ready(named: Sequence[str]) -> Readiness:
    rows = (
        PaceRow("Tất cả", (20, 7, 6, 3, 5)),
        *(PaceRow(name, (3, 2, 1, 1, n % 3)) for n, name in enumerate(named)),
    )
    steps = tuple((0.4 * n**1.35, n) for n in range(1, 34))
    tiles = (
        Tile("20/41", "49 %", "trong 5 phút"),
        Tile("27/41", "66 %", "trong 15 phút"),
        Tile("33/41", "80 %", "trong 60 phút"),
    )
    return Readiness(
        "DIỄN TẬP 377-CV/TU", "Gửi lúc 09:00 20/7, tính đến 10:00 20/7.",
        ("trong 5 phút", "5–15 phút", "15–60 phút", "sau 60 phút", "chưa trả lời"), tiles, (5, 15, 60),
        "phút sau khi gửi", 41, "41 đơn vị", steps, rows, "Chưa trả lời: 5 đơn vị: Xã An Phú, Xã Bình Sơn",
    )  # fmt: skip


def every_kind() -> list[Picture]:
    few = names()[:6]
    return [grid(few), curve(), ranking(few), week(few), ready(few)]
