"""The tracking register: the seven columns of Nghị định 30/2020, Phụ lục IV; every unit in a second sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from domain import times
from domain.papers import words
from domain.papers.sheets import Book, Cell, Column, Sheet, local
from domain.papers.values import Entry, Register
from domain.text import clip

NAMED: Final = 6  # receivers named in a cell; the second sheet names all
_SEVEN: Final = (
    Column("Số đến", 8, "centre"),
    Column("Tên loại, số và ký hiệu, ngày tháng và tác giả văn bản", 46, "wide"),
    Column("Đơn vị hoặc người nhận", 38, "wide"),
    Column("Thời hạn giải quyết", 16, "date"),
    Column("Tiến độ giải quyết", 34, "wide"),
    Column("Số và ký hiệu văn bản trả lời", 18, "wide"),
    Column("Ghi chú", 20, "wide"),
)
_DETAILS: Final = (
    Column("Số, ký hiệu", 18),
    Column("Đơn vị", 32),
    Column("Cấp trên", 28),
    Column("Tiếp nhận", 22),
    Column("Nhận lúc", 17, "moment"),
    Column("Nhận muộn", 11, "centre"),
    Column("Báo cáo lúc", 17, "moment"),
    Column("Báo cáo muộn", 13, "centre"),
    Column("Thời hạn", 17, "moment"),
    Column("Số kỳ quá hạn", 13, "number"),
    Column("Ghi chú", 25, "wide"),
)


def book(register: Register) -> Book:
    """The register of a span, ready to be written."""
    title = f"Sổ theo dõi giải quyết văn bản {register.span}"
    rows = [_entry(register, entry) for entry in register.entries]
    seven = Sheet("Sổ theo dõi", _heading(register, title), _SEVEN, rows, (_total(register),))
    everybody = _heading(register, f"Chi tiết theo đơn vị, {register.span}")
    details = Sheet("Theo đơn vị", everybody, _DETAILS, _details(register), plain=True)
    return Book(title, (seven, details), register.made_at)


def _heading(register: Register, title: str) -> tuple[str, ...]:
    span = f"Từ ngày {times.show_date(register.first)} đến ngày {times.show_date(register.last)}."
    made = words.made(times.show(register.made_at, register.zone), register.made_by)
    return (register.office.upper(), title.upper(), f"{span} {made}")


def _entry(register: Register, entry: Entry) -> tuple[Cell, ...]:
    due = local(entry.due_at, register.zone)
    return (
        entry.id, _named(entry, register), _receivers(entry), due.date() if due else None, progress(entry),
        None, _remarks(entry),
    )  # fmt: skip


def _named(entry: Entry, register: Register) -> str:
    kind = words.NOTICE if entry.kind == "notice" else entry.doc_type or "văn bản"
    day = entry.issued_on or entry.published_at.astimezone(register.zone).date()
    said = " ".join(filter(None, [kind[:1].upper() + kind[1:], entry.number]))
    parts = [f"{said} ngày {times.show_date(day)}", f" của {entry.issuer}" if entry.issuer else ""]
    return "".join(parts) + (f"\n{clip(entry.subject, 300)}" if entry.subject else "")


def _receivers(entry: Entry) -> str:
    rest = len(entry.receivers) - NAMED
    return ", ".join(entry.receivers[:NAMED]) + (f" và {rest} đơn vị khác" if rest > 0 else "")


def progress(entry: Entry) -> str:
    """``37/41 đã nhận; 22/41 đã báo cáo; 3 quá hạn``."""
    said = [f"{entry.acknowledged}/{entry.units} đã nhận", f"{entry.reported}/{entry.units} đã báo cáo"]
    said += [f"{entry.refused} không thuộc thẩm quyền"] if entry.refused else []
    said += [f"{entry.overdue} quá hạn"] if entry.overdue else []
    return "; ".join(said)


def _remarks(entry: Entry) -> str:
    return "; ".join(filter(None, [words.URGENCY.get(entry.urgency, ""), words.DIRECTIVE.get(entry.state, "")]))


def _total(register: Register) -> tuple[Cell, ...]:
    entries = register.entries
    units, overdue = sum(entry.units for entry in entries), sum(entry.overdue for entry in entries)
    received, reported = sum(e.acknowledged for e in entries), sum(e.reported for e in entries)
    told = f"{received}/{units} lượt đã nhận; {reported}/{units} lượt đã báo cáo; {overdue} lượt quá hạn"
    return (None, f"{words.TOTAL}: {len(entries)} văn bản", None, None, told, None, None)


def _details(register: Register) -> Iterator[tuple[Cell, ...]]:
    zone = register.zone

    def moment(instant: datetime | None) -> Cell:
        return local(instant, zone)

    for page in register.details:
        for number, unit, parent, state, at, late, sent, sent_late, due, overdue, joined in page:
            yield (
                number, unit, parent, words.ANSWER[state], moment(at), words.LATE if late else None,
                moment(sent), words.LATE if sent_late else None, moment(due), overdue or None,
                words.JOINED_LATE if joined else None,
            )  # fmt: skip
