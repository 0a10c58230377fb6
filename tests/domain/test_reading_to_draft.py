"""What becomes of a reading in a draft: doubts with their words, monitors beside the duties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

from domain import draft_cards, drafting
from domain.documents.read import read
from domain.drafts import Draft, Field, from_json, to_json

ZONE = timezone(timedelta(hours=7))
NOW = datetime(2026, 7, 20, 3, tzinfo=UTC)
LETTER = """TỈNH ỦY LAM GIANG
Số 21-CV/TU
Lam Giang, ngày 20 tháng 7 năm 2026
V/v tăng cường trực ban

Kính gửi: Các đảng ủy xã.

Thường trực Tỉnh ủy yêu cầu:

1. Các đảng ủy xã báo cáo Thường trực Tỉnh ủy trước ngày 30/7/2026.

2. Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện; thường xuyên báo cáo Thường trực Tỉnh ủy.

Nơi nhận:
- Như trên,
- Lưu.

T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG

Trần Văn Bình
"""


def resolve(names: Sequence[str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    known = {"Các đảng ủy xã": 1, "Văn phòng Tỉnh ủy": 9}
    return tuple(known[name] for name in names if name in known), ()


def draft() -> Draft:
    return drafting.from_reading(read(LETTER), LETTER, resolve, ZONE)


def card(made: Draft) -> str:
    return draft_cards.draft_card(1, 1, made, draft_cards.Reach(1, 1), NOW, ZONE).text


def test_the_monitor_stands_on_the_draft_and_owes_no_report() -> None:
    made = draft()
    assert made.monitor_names == ("Văn phòng Tỉnh ủy",)
    assert made.monitors == (9,)
    assert [duty.due for duty in made.duties] == ["2026-07-30"]
    assert "Đơn vị theo dõi: Văn phòng Tỉnh ủy" in card(made)


def test_an_unsure_field_shows_the_words_it_was_read_from() -> None:
    made = draft()
    assert Field.ISSUER in made.doubts  # no heading of the Party or the State stands on the letter
    assert "Tỉnh ủy Lam Giang</b> <i>(chưa chắc, đọc từ “TỈNH ỦY LAM GIANG”)</i>" in card(made)


def test_correcting_a_field_takes_its_doubt_and_its_words_away() -> None:
    made = drafting.corrected(draft(), Field.ISSUER, "Tỉnh ủy Lam Giang", NOW, ZONE)
    assert Field.ISSUER not in made.doubts
    assert len(made.doubts) == len(made.doubt_words)
    assert "đọc từ “TỈNH ỦY" not in card(made)


def test_doubts_and_monitors_survive_storing() -> None:
    assert from_json(to_json(draft())) == draft()


def test_the_instant_of_every_deadline_is_shown_for_confirmation() -> None:
    assert "hết ngày 29/7/2026" in card(draft())
