"""One directive as a workbook: its units, its periods, the figures of its form, its copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from domain import amounts, forms, times
from domain.forms import Answers, FormField
from domain.papers import readiness, words
from domain.papers.sheets import Book, Cell, Column, Sheet, local
from domain.papers.values import Dossier, Figures, UnitLine

_UNITS: Final = (
    Column("TT", 5, "centre"),
    Column("Đơn vị", 30, "wide"),
    Column("Cấp trên", 24, "wide"),
    Column("Tiếp nhận", 15),
    Column("Nhận lúc", 16, "moment"),
    Column("Người nhận", 22, "wide"),
    Column("Ghi chú tiếp nhận", 20, "wide"),
    Column("Thời hạn", 16, "moment"),
    Column("Báo cáo", 18, "wide"),
    Column("Báo cáo lúc", 16, "moment"),
    Column("Người báo cáo", 22, "wide"),
    Column("Tiến độ", 16, "wide"),
    Column("Tỷ lệ", 8, "percent"),
    Column("Số kỳ quá hạn", 9, "number"),
    Column("Ghi chú báo cáo", 26, "wide"),
)
_PERIODS: Final = (
    Column("TT", 5, "centre"),
    Column("Đơn vị", 34, "wide"),
    Column("Thời hạn", 18, "moment"),
    Column("Tình trạng", 20),
    Column("Báo cáo lúc", 18, "moment"),
    Column("Người báo cáo", 26, "wide"),
    Column("Đúng hạn", 12, "centre"),
)
_COPIES: Final = (
    Column("TT", 5, "centre"),
    Column("Đơn vị", 34, "wide"),
    Column("Người nhận bản gửi", 26, "wide"),
    Column("Lần ban hành", 9, "number"),
    Column("Tình trạng", 20),
    Column("Lúc", 18, "moment"),
    Column("Số tin", 12, "number"),
    Column("Ghi chú", 24, "wide"),
)


def book(dossier: Dossier) -> Book:
    """Everything that was asked and answered."""
    sheets = [_units(dossier)]
    if dossier.ready:
        sheets.insert(0, readiness.sheet(dossier.ready, heading(dossier, "Kết quả diễn tập"), dossier.zone))
    if dossier.periods:
        sheets.append(_periods(dossier))
    for number, figures in enumerate(dossier.figures, 1):
        part = f" {number}" if len(dossier.figures) > 1 else ""
        sheets += [_figures(dossier, figures, part), _sums(dossier, figures, part)]
    sheets.append(_copies(dossier))
    return Book(f"Theo dõi {dossier.title}", tuple(sheets), dossier.made_at)


def heading(dossier: Dossier, title: str) -> tuple[str, ...]:
    """What stands above each table: what it is, of which directive, as of when."""
    when = times.show(dossier.made_at, dossier.zone)
    lines = [title.upper(), described(dossier), words.made(when, dossier.made_by)]
    lines = ["DIỄN TẬP", *lines] if dossier.ready else lines
    return tuple(lines if dossier.whole else [*lines, words.partial()])


def described(dossier: Dossier) -> str:
    """``Công văn 963-CV/TU ngày 29/7/2026 của Tỉnh ủy Lam Giang: phòng, chống lũ``."""
    kind = words.NOTICE if dossier.kind == "notice" else dossier.doc_type or "Văn bản"
    parts = [kind[:1].upper() + kind[1:], dossier.number]
    parts += [f"ngày {times.show_date(dossier.issued_on)}"] if dossier.issued_on else []
    parts += [f"của {dossier.issuer}"] if dossier.issuer else []
    said = " ".join(filter(None, parts))
    return f"{said}: {dossier.subject}" if dossier.subject else said


def _units(dossier: Dossier) -> Sheet:
    rows = [_unit(dossier, number, line) for number, line in enumerate(dossier.units, 1)]
    return Sheet("Theo đơn vị", heading(dossier, "Bảng theo dõi thực hiện"), _UNITS, rows, (_counts(dossier),))


def _unit(dossier: Dossier, number: int, line: UnitLine) -> tuple[Cell, ...]:
    report, zone = line.report, dossier.zone
    remarks = [
        words.JOINED_LATE * line.joined, words.LATE * line.late, words.ON_BEHALF * line.on_behalf, line.reason,
    ]  # fmt: skip
    reported = (words.REPORT[report.state] if report else words.NOT_REPORTED,)
    if report:
        told = [words.LATE * report.late, report.reason]
        what: tuple[Cell, ...] = (
            local(report.sent_at, zone), report.by, words.STAGE[report.stage], report.percent,
            line.overdue or None, "; ".join(filter(None, told)),
        )  # fmt: skip
    else:
        what = (None, "", "", None, line.overdue or None, "")
    return (
        number, line.unit, line.parent, words.ANSWER[line.state], local(line.answered_at, zone),
        line.answered_by, "; ".join(filter(None, remarks)), local(line.due_at, zone), *reported, *what,
    )  # fmt: skip


def _counts(dossier: Dossier) -> tuple[Cell, ...]:
    units = dossier.units
    received = sum(line.state == "acknowledged" for line in units)
    reported = sum(line.report is not None and line.report.counts for line in units)
    cells: list[Cell] = [None] * len(_UNITS)
    cells[1], cells[3] = f"{words.TOTAL}: {len(units)} đơn vị", f"{received} đã nhận"
    cells[8], cells[13] = f"{reported} đã báo cáo", sum(line.overdue for line in units)
    return tuple(cells)


def _periods(dossier: Dossier) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for number, period in enumerate(dossier.periods, 1):
        sent = local(period.sent_at, dossier.zone)
        timely = "" if sent is None else words.LATE if period.late else "Đúng hạn"
        due, state = local(period.due_at, dossier.zone), words.PERIOD[period.state]
        rows.append((number, period.unit, due, state, sent, period.by, timely))
    return Sheet("Kỳ báo cáo", heading(dossier, "Các kỳ báo cáo"), _PERIODS, rows)


def _figures(dossier: Dossier, figures: Figures, part: str) -> Sheet:
    columns = (
        Column("TT", 5, "centre"), Column("Đơn vị", 30, "wide"), Column("Cấp trên", 24, "wide"),
        *map(_column, figures.form), Column("Lưu ý", 16, "wide"),
    )  # fmt: skip
    rows = [
        (
            at + 1,
            *row[:2],
            *map(_value, figures.form, row[2]),
            words.CONTAINED if at in figures.contained else "",
        )
        for at, row in enumerate(figures.rows)
    ]
    summed = _summed(figures, [answers for _, answers in figures.counted])
    total = (None, words.TOTAL, None, *summed, None)
    title = f"Số liệu báo cáo{': ' + figures.name if figures.name else ''}"
    return Sheet(f"Số liệu{part}", heading(dossier, title), columns, rows, (total,))


def _sums(dossier: Dossier, figures: Figures, part: str) -> Sheet:
    columns = (
        Column("TT", 5, "centre"), Column("Đơn vị cấp trên", 34, "wide"), Column("Số đơn vị", 10, "number"),
        *map(_column, figures.form),
    )  # fmt: skip
    groups = by_parent(figures)
    rows = [
        (number, parent or words.NO_PARENT, len(filled), *_summed(figures, filled))
        for number, (parent, filled) in enumerate(groups, 1)
    ]
    everything = [answers for _, answers in figures.counted]
    total = (None, words.TOTAL, len(everything), *_summed(figures, everything))
    title = f"Tổng hợp số liệu theo cấp trên{': ' + figures.name if figures.name else ''}"
    return Sheet(f"Tổng hợp{part}", heading(dossier, title), columns, rows, (total,))


def by_parent(figures: Figures) -> list[tuple[str, list[Answers]]]:
    """The answers by the unit above, in the order in which these units come."""
    groups: dict[str, list[Answers]] = {}
    for parent, answers in figures.counted:
        groups.setdefault(parent, []).append(answers)
    return list(groups.items())


def _column(asked: FormField) -> Column:
    return Column(asked.name, max(14, min(30, len(asked.name))), "number" if asked.kind == "number" else "wide")


def _value(asked: FormField, value: str | None) -> Cell:
    return Decimal(value) if value and asked.kind == "number" else value


def _summed(figures: Figures, filled: Sequence[Answers]) -> Iterator[Cell]:
    return map(_value, figures.form, forms.sums(figures.form, filled))


def _copies(dossier: Dossier) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for number, copy in enumerate(dossier.copies, 1):
        remark = "; ".join(filter(None, [words.AGAIN * copy.again, copy.reason]))
        to = words.GROUP * copy.in_group + copy.person
        rows.append(
            (
                number, copy.unit, to, copy.revision, words.COPY[copy.state],
                local(copy.at, dossier.zone), copy.message, remark,
            )
        )  # fmt: skip
    states = Counter(words.COPY[copy.state] for copy in dossier.copies)
    told = ", ".join(f"{amounts.show(Decimal(count))} {state.lower()}" for state, count in states.items())
    total: tuple[Cell, ...] = (None, words.TOTAL, told, None, None, None, None, None)
    return Sheet("Bản gửi", heading(dossier, "Các bản đã gửi tới từng người"), _COPIES, rows, (total,))
