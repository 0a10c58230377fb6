"""Calendars told from the phones, read as RFC 5545 says: what moves is moved, and nothing is there twice."""

from __future__ import annotations

from datetime import UTC, datetime

from domain.wording.vi import exporting as words
from storage.store import Tx
from tests.phones import Phone
from tests.stories.chat import Chat

DUE = datetime(2026, 7, 24, 10, tzinfo=UTC)


def events(data: bytes) -> list[dict[str, str]]:
    """The events of a calendar, by a reader of our own: lines end in CRLF, none is longer than 75 octets."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    found: list[dict[str, str]] = []
    depth: list[str] = []
    for line in data.decode().replace("\r\n ", "").split("\r\n")[:-1]:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            depth.append(value)
            found += [{}] if value == "VEVENT" else []
        elif name == "END":
            assert depth.pop() == value
        elif depth[-1] == "VEVENT":
            assert name not in found[-1], name
            found[-1][name] = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
    assert not depth
    return found


async def calendar(phone: Phone) -> list[dict[str, str]]:
    """The deadlines of 963-CV/TU."""
    phone.skip()
    await phone.says("/xuat 963")
    await phone.expect(words.FORM.format("963-CV/TU")).press("Lịch (iCalendar)")
    return events(phone.expect(file=".ics").file)


async def _move(tx: Tx, due: str, unit_id: int | None = None) -> None:
    only = "" if unit_id is None else f" WHERE unit_id = {unit_id}"
    await tx.run(f"UPDATE slots SET due_at = ?, late_at = ?{only}", due, due)


async def test_a_moved_deadline_moves_its_event_and_makes_no_second(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ; sạt lở " * 6, due_at=DUE)
    (before,) = await calendar(chat.phones.lan)
    assert before["DTEND"] == "20260724T100000Z"
    assert before["SUMMARY"] == "Hạn báo cáo 963-CV/TU (2 đơn vị)"
    assert "phòng, chống lũ; sạt lở" in before["DESCRIPTION"]
    chat.clock.forward(hours=1)
    await chat.bot.store.write(_move, "2026-07-25T03:00:00.000Z")
    (after,) = await calendar(chat.phones.lan)
    assert after["UID"] == before["UID"]
    assert after["DTEND"] == "20260725T030000Z"
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after["LAST-MODIFIED"] > before["LAST-MODIFIED"]


async def test_more_time_for_one_unit_moves_no_other_units_deadline(chat: Chat) -> None:
    await chat.publish("963-CV/TU", "phòng, chống lũ", to=("X1", "X2", "X3"), due_at=DUE)
    (before,) = await calendar(chat.phones.lan)
    await chat.bot.store.write(_move, "2026-07-25T03:00:00.000Z", await chat.unit("X1"))
    shared, own = await calendar(chat.phones.lan)
    assert shared["UID"] == before["UID"]
    assert "2 đơn vị" in shared["SUMMARY"]
    assert own["UID"] != before["UID"]
    assert "1 đơn vị" in own["SUMMARY"]
