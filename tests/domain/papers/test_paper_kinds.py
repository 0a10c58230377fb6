"""File names in ASCII, and the spans of a register."""

from __future__ import annotations

from datetime import date

import pytest

from domain.papers.kinds import Paper, agenda_name, file_name, register_name, slug, spans

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("963-CV/TU", "963-CV-TU"), ("Xã Đông Hải", "Xa-Dong-Hai"), ("../../etc/passwd", "etc-passwd"),
        ("1462 - CV/TU", "1462-CV-TU"), ("🙂", ""), ("họp " * 40, "hop-" * 9 + "hop"),
    ],
)  # fmt: skip
def test_names_are_ascii(text: str, made: str) -> None:
    assert slug(text) == made


def test_files_say_what_they_are() -> None:
    assert file_name(Paper.EXCEL, "963-CV/TU", DAY) == "963-CV-TU-theo-doi-20261122.xlsx"
    assert file_name(Paper.PACK, "🙂", DAY) == "van-ban-chung-cu-20261122.zip"
    assert register_name(spans(DAY)[2], DAY) == "so-theo-doi-quy-4-2026-20261122.xlsx"
    assert agenda_name("Xã An Phú", DAY) == "lich-Xa-An-Phu-20261122.ics"


def test_spans_are_whole() -> None:
    found = [(span.words, span.first, span.last) for span in spans(date(2026, 1, 31))]
    assert found == [
        ("tháng 1/2026", date(2026, 1, 1), date(2026, 1, 31)),
        ("tháng 12/2025", date(2025, 12, 1), date(2025, 12, 31)),
        ("quý I/2026", date(2026, 1, 1), date(2026, 3, 31)),
        ("năm 2026", date(2026, 1, 1), date(2026, 12, 31)),
    ]
