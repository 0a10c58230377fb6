"""A directive with everything that can be said of it, for papers made without an office."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.forms import Answers, parse
from domain.journal import GENESIS, Line, canonical, chained
from domain.papers.values import ChainLine, Copy, Dossier, Evidence, Figures, Given, Period, UnitLine

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
FORM = parse("Số hộ di dời: số; Kinh phí: số; Đã cấp điện: có/không; Ghi chú: chữ")
DISTRICT = "Huyện ủy Bình Khê"


def line(unit: str, **changed: object) -> UnitLine:
    """A unit that has acknowledged."""
    made = UnitLine(
        unit, DISTRICT, "acknowledged", "Lê Thị Hoa", NOW - timedelta(days=3), "Lê Thị Hoa",
        due_at=NOW - timedelta(days=1),
    )  # fmt: skip
    return replace(made, **changed)  # type: ignore[arg-type]


def dossier(*units: UnitLine, issuer: str = "Tỉnh ủy Lam Giang", answers: tuple[Answers, ...] = ()) -> Dossier:
    """963-CV/TU to these units."""
    rows = tuple((unit.unit, unit.parent, filled) for unit, filled in zip(units, answers, strict=False))
    return Dossier(
        7, "directive", "công văn", "963-CV/TU", issuer, "Lam Giang", date(2026, 11, 18), "phòng, chống lũ",
        "Trần Văn Bình", "flash", "published", 1, NOW - timedelta(days=4), NOW - timedelta(days=1), "0" * 64,
        "963.pdf", "1" * 64, "Tỉnh ủy Lam Giang", issuer, units,
        (Copy("Xã An Phú", "Lê Thị Hoa", 1, "sent", NOW - timedelta(days=4), 812),),
        (Period("Xã An Phú", NOW - timedelta(days=1), "reported", NOW - timedelta(hours=9), "Lê Thị Hoa"),),
        (Figures(FORM, rows),) if rows else (), True, NOW, "Nguyễn Thị Lan", ZONE,
    )  # fmt: skip


def given(**changed: object) -> Given:
    """A report that waits for a judgement."""
    made = Given(NOW - timedelta(hours=9), "Lê Thị Hoa", "sent", stage="doing", percent=60)
    return replace(made, **changed)  # type: ignore[arg-type]


def evidence(count: int = 6) -> Evidence:
    """A chain of lines, of which every third is about something else."""
    found, lines, previous = dossier(line("Xã An Phú", report=given())), [], GENESIS
    for seq in range(1, count + 1):
        about = None if seq % 3 == 0 else 7
        data = canonical({"number": "963-CV/TU", "n": seq})
        body = Line(f"2026-11-20T0{seq % 10}:00:00.000Z", "acknowledged", 3, about, 11, data)
        digest = chained(previous, body)
        if about:
            lines.append(
                ChainLine(
                    seq, digest, body.at, body.kind, 3, about, 11, data, previous, "Lê Thị Hoa", "Xã An Phú"
                )
            )  # fmt: skip
        else:
            lines.append(ChainLine(seq, digest))
        previous = digest
    return Evidence(found, tuple(lines), ChainLine(count, previous))
