"""How far a unit has come, in its own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.progress import UNSAID, Progress, latest, of_words

SAID = [
    ("đã xong 70 %", Progress("doing", 70)),
    ("Đã thực hiện được 70%", Progress("doing", 70)),
    ("tiến độ đạt khoảng 45 phần trăm", Progress("doing", 45)),
    ("85%", Progress("doing", 85)),
    ("85%, còn 3 hộ chưa di dời", Progress("doing", 85)),
    ("đạt 62,5% kế hoạch", Progress("doing", 62)),
    ("hoàn thành", Progress("done", 100)),
    ("Đã hoàn thành.", Progress("done", 100)),
    ("xã đã cơ bản hoàn thành", Progress("doing")),
    ("Xong rồi ạ", Progress("done", 100)),
    ("Đã di dời xong toàn bộ 12 hộ", Progress("done", 100)),
    ("hoàn thành 100% kế hoạch", Progress("done", 100)),
    ("mới được một nửa", Progress("doing", 50)),
    ("Mới làm được 1/2 khối lượng.", Progress("doing", 50)),
    ("đã làm được 2/3", Progress("doing", 67)),
    ("đang triển khai", Progress("doing")),
    ("chưa xong", Progress("doing")),
    ("chưa hoàn thành", Progress("doing")),
    ("chưa triển khai", Progress("none", 0)),
    ("Chưa làm gì", Progress("none", 0)),
    ("CHUA LAM GI", Progress("none", 0)),
    ("sắp xong", Progress("doing")),
]
UNSPOKEN = [
    "",
    "Đã sơ tán 12 hộ dân ở thôn 3.",
    "Nước dâng 30% so với hôm qua",
    "Đề nghị hỗ trợ 500 kg gạo",
    "hoàn thành 250% thì lạ",
    "Một nửa số hộ là hộ nghèo",
]


@pytest.mark.parametrize(("text", "progress"), SAID)
def test_what_is_said_of_progress_is_understood(text: str, progress: Progress) -> None:
    assert of_words(text) == progress


ENGLISH = [
    ("Not started yet", Progress("none", 0)), ("The work is in progress", Progress("doing")),
    ("not done", Progress("doing")), ("Done.", Progress("done", 100)), ("70% done", Progress("doing", 70)),
    ("All dykes are now finished", Progress("done", 100)), ("What shall be done?", UNSAID),
]  # fmt: skip


@pytest.mark.parametrize(("text", "progress"), ENGLISH)
def test_what_is_said_in_english_is_understood_too(text: str, progress: Progress) -> None:
    assert of_words(text) == progress


@pytest.mark.parametrize("text", UNSPOKEN[:4] + UNSPOKEN[5:])
def test_what_does_not_speak_of_progress_is_left_alone(text: str) -> None:
    assert of_words(text) == UNSAID


def test_the_last_word_on_it_counts() -> None:
    assert latest(["mới được một nửa", "Ảnh ở thôn 2", "đã xong 70 %", "Thôn 4"]) == Progress("doing", 70)
    assert latest([]) == UNSAID


@given(st.text())
def test_any_text_is_read_without_harm(text: str) -> None:
    found = of_words(text)
    assert found.percent is None or 0 <= found.percent <= 100
