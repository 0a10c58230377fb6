"""What is typed to find a directive, and how words are compared and marked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import queries
from domain.drafts import Draft, DraftTask
from domain.hits import WIDTH, Wanted, marked, quote, sentence
from domain.markup import plain
from domain.text import clean
from domain.words import keys, near, number_keys, pieces_of, storable, written

TODAY = date(2026, 7, 20)  # a Monday


@pytest.mark.parametrize("typed", ["963 cv tu", "963-CV/TU", "963cv tu", "số 963 - CV/TU", "963–cv/tu"])
def test_a_number_is_the_same_in_every_spelling(typed: str) -> None:
    assert {"963", "cv", "tu"} <= set(queries.read(typed, TODAY).words)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("tháng 7/2020", date(2020, 7, 1), date(2020, 7, 31)),
        ("thang 7 nam 2020", date(2020, 7, 1), date(2020, 7, 31)),
        ("7/2020", date(2020, 7, 1), date(2020, 7, 31)),
        ("29/7/2020", date(2020, 7, 29), date(2020, 7, 29)),
        ("29-07-2020", date(2020, 7, 29), date(2020, 7, 29)),
        ("ngày 29 tháng 7 năm 2020", date(2020, 7, 29), date(2020, 7, 29)),
        ("hôm qua", date(2026, 7, 19), date(2026, 7, 19)),
        ("hôm nay", TODAY, TODAY),
        ("tuần trước", date(2026, 7, 13), date(2026, 7, 19)),
        ("tuần này", TODAY, date(2026, 7, 26)),
        ("tháng này", date(2026, 7, 1), date(2026, 7, 31)),
        ("tháng trước", date(2026, 6, 1), date(2026, 6, 30)),
        ("tháng 9", date(2025, 9, 1), date(2025, 9, 30)),
        ("tháng 2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("năm nay", date(2026, 1, 1), date(2026, 12, 31)),
        ("năm 2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_days_are_understood_as_people_write_them(typed: str, first: date, last: date) -> None:
    assert queries.read(f"lũ {typed}", TODAY).days == (first, last)
    assert queries.read(f"lũ {typed}", TODAY).rest == ("lu",)


@pytest.mark.parametrize("typed", ["7/2020/NĐ-CP", "31/2/2020", "tháng 13/2020", "963", "15/CT-TTg", "tháng"])
def test_what_is_no_day_is_words(typed: str) -> None:
    assert queries.read(typed, TODAY).days is None


@given(st.text())
def test_whatever_is_typed_is_a_query_of_plain_words(typed: str) -> None:
    query = queries.read(typed, TODAY)
    assert all(word.isalnum() for word in query.words)
    assert len(query.words) <= 8
    for expression in [*queries.numbers(query), *queries.stages(query)]:
        assert expression.count('"') % 2 == 0


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_word_has_its_place_in_what_was_written(text: str) -> None:
    text = clean(text)
    for word in written(text):
        assert word.key in keys(text[word.start : word.end])


def test_both_placements_of_a_tone_and_no_marks_are_one_word() -> None:
    assert keys("ủy uỷ UY Ủy") == ["uy"] * 4
    assert keys("Đảng đang ÐẢNG") == ["dang"] * 3
    assert [word.key for word in written("hòa hoà, Thủy")] == ["hoa", "hoa", "thuy"]


def test_a_numbers_pieces_begin_with_its_digits() -> None:
    assert number_keys("963-CV/TU") == ["963", "cv", "tu", "963cvtu", "cvtu"]
    assert number_keys("09-KH/TU")[:3] == ["09", "kh", "tu"]
    assert "9" in number_keys("09-KH/TU")
    assert number_keys("") == []
    assert pieces_of(["963cv", "12a", "tu"]) == ["963", "cv", "12a", "tu"]


def test_one_slip_of_the_finger_is_near_and_two_are_not() -> None:
    assert {"phog", "phonng", "phomg", "phogn"} <= near("phong")
    assert "phong" not in near("phong")
    assert "pog" not in near("phong")


def test_half_a_character_is_dropped() -> None:
    assert storable("a\ud800b") == "ab"


def test_words_that_were_looked_for_are_marked_and_the_rest_is_escaped() -> None:
    wanted = Wanted(frozenset({"phong", "chay"}), "chay")
    assert marked("Về <phòng cháy>, chữa CHÁY", wanted) == "Về &lt;<b>phòng cháy</b>&gt;, chữa <b>CHÁY</b>"
    assert marked("cháyy", wanted) == "<b>cháyy</b>"  # perhaps not typed to its end


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.sets(st.sampled_from(["a", "b", "lu"])))
def test_marking_changes_no_word(text: str, found: set[str]) -> None:
    assert plain(marked(clean(text), Wanted(frozenset(found)))) == clean(text)


def test_the_hit_is_shown_in_its_sentence() -> None:
    text = "Mở đầu. Rà soát hồ, đập xung yếu trước mùa mưa; báo cáo ngay. Kết thúc"
    wanted = Wanted(frozenset({"dap", "mua"}))
    assert sentence(text, wanted) == "Rà soát hồ, đập xung yếu trước mùa mưa"
    draft = Draft(number="1-CV/TU", subject="việc", issuer="Tỉnh ủy", tasks=(DraftTask("1", "Di dời dân"),))
    assert quote(draft, text, wanted) == "Rà soát hồ, <b>đập</b> xung yếu trước <b>mùa mưa</b>"
    assert quote(draft, text, Wanted(frozenset({"di", "doi"}))) == "<b>Di dời</b> dân"
    assert quote(draft, text, Wanted(frozenset({"viec"}))) == ""  # the subject shows it
    long = "chữ " * 200 + "đập " + "chữ " * 200
    assert "<b>đập</b>" in quote(draft, long, Wanted(frozenset({"dap"})))
    assert len(plain(quote(draft, long, Wanted(frozenset({"dap"}))))) <= WIDTH + 1
