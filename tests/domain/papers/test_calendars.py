"""Calendars by RFC 5545: lines of 75 octets, signs escaped, names that stay."""

from __future__ import annotations

from datetime import UTC, datetime

from domain.papers import calendars
from domain.papers.calendars import Deadline
from domain.papers.values import Agenda, Appointment

DUE = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)


def lines(*items: Appointment) -> list[str]:
    text = calendars.build(Agenda("Xã An Phú", items, datetime(2026, 11, 22, 3, 0, tzinfo=UTC))).decode()
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")


def item(title: str = "Hạn báo cáo 963-CV/TU", about: str = "phòng, chống lũ") -> Appointment:
    return Appointment("slot-12@bot", DUE, title, about)


def test_a_deadline_is_the_end_of_its_event() -> None:
    found = lines(item())
    assert found[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//directive-bot//vi"]
    for said in ("UID:slot-12@bot", "DTSTAMP:20261122T030000Z", "DTSTART:20261127T093000Z"):
        assert said in found
    assert "DTEND:20261127T100000Z" in found
    assert found.count("BEGIN:VALARM") == found.count("END:VALARM") == 2
    assert found[-2:] == ["END:VCALENDAR", ""]


def test_signs_are_escaped_and_nothing_can_be_slipped_in() -> None:
    found = lines(item("a,b;c\\d\r\nBEGIN:VEVENT", "dòng 1\ndòng 2\r\nATTACH:http://x"))
    assert "SUMMARY:a\\,b\\;c\\\\d BEGIN:VEVENT" in found
    assert "DESCRIPTION:dòng 1\\ndòng 2\\nATTACH:http://x" in found
    assert found.count("BEGIN:VEVENT") == 1


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut() -> None:
    data = calendars.build(Agenda("Xã", (item("Đẩy mạnh phòng, chống lũ " * 12),), DUE))
    pieces = data.split(b"\r\n")
    assert max(map(len, pieces)) <= 75
    assert all(piece.decode() is not None for piece in pieces)
    assert ("Đẩy mạnh phòng\\, chống lũ " * 12).strip() in data.decode().replace("\r\n ", "")


def test_deadlines_of_one_instant_are_one_event() -> None:
    found = [Deadline(f"slot-{n}", n, DUE, "963-CV/TU", "lũ", "duty-1-x") for n in (3, 1)]
    moved = Deadline("slot-9", 2, datetime(2026, 11, 30, tzinfo=UTC), "963-CV/TU", "lũ", "duty-1-x")
    other = Deadline("slot-8", 2, DUE, "963-CV/TU", "lũ", "duty-2-x")
    events = calendars.together([moved, other, *found])
    assert [(key, [one.unit_id for one in group]) for key, group in events] == [
        ("duty-1-x", [1, 3]), ("duty-2-x", [2]), ("slot-9", [2]),
    ]  # fmt: skip
