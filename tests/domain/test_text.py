"""Vietnamese text: what is equal, what is found, where pages break."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text import clean, clip, fold, pages, pieced, readable, tone_key


@pytest.mark.parametrize(
    ("one", "other"), [("ủy", "uỷ"), ("hòa", "hoà"), ("khỏe", "khoẻ"), ("quý", "qúy"), ("THỦY", "thuỷ")]
)
def test_both_placements_of_a_tone_are_one_word(one: str, other: str) -> None:
    assert tone_key(one) == tone_key(other)
    assert tone_key(unicodedata.normalize("NFD", one)) == tone_key(other)


def test_different_tones_are_different_words() -> None:
    assert tone_key("bán") != tone_key("bàn")
    assert tone_key("(ủy), hòa") == tone_key("(uỷ), hoà")


@pytest.mark.parametrize("typed", ["Đảng ủy", "Ðảng uỷ", "Ɖảng uỷ", "dang uy", "ĐẢNG ỦY"])
def test_the_search_key_has_no_marks(typed: str) -> None:
    assert fold(typed) == "dang uy"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_cleaning_takes_direction_marks_and_keeps_lines() -> None:
    assert clean("a\u202eb\u200bc\u00adạ\n\tđ") == "abcạ\n\tđ"


@given(st.text(max_size=400), st.integers(1, 60))
def test_pages_lose_nothing_but_white_space_and_are_never_longer(text: str, length: int) -> None:
    leaves = list(pages(text, length))
    assert all(0 < len(leaf) <= length for leaf in leaves)
    assert "".join("".join(leaves).split()) == "".join(text.split())


def test_pages_break_between_words() -> None:
    leaves = list(pages("một hai ba bốn năm sáu bảy", 12))
    assert leaves == ["một hai ba", "bốn năm sáu", "bảy"]


@given(st.text(), st.integers(1, 50))
def test_a_clipped_text_is_never_longer(text: str, length: int) -> None:
    assert len(clip(text, length)) <= length


def test_clipping_cuts_between_words_and_says_so() -> None:
    assert clip("phòng, chống lũ quét", 14) == "phòng, chống…"
    assert clip("ngắn", 10) == "ngắn"


def test_what_conversion_left_of_markdown_is_not_shown() -> None:
    assert readable("# TỈNH ỦY\n**Số 12**  \n\\*\n2 * 3 = 6") == "TỈNH ỦY\nSố 12\n*\n2 * 3 = 6"


def test_pieces_of_a_paste_are_one_text_even_where_a_word_was_cut() -> None:
    assert pieced(["Kính gửi: Đảng ủy xã A", "n Hòa"], 22) == "Kính gửi: Đảng ủy xã An Hòa"
    assert pieced(["dòng một", "dòng hai"], 22) == "dòng một\ndòng hai"
    assert pieced([], 22) == ""
