"""Names in the order of the Vietnamese alphabet."""

import unicodedata

from domain.sorting import order, order_of_person


def test_the_alphabet_is_the_vietnamese_one() -> None:
    words = ["Ư", "Đức", "Ô", "An", "Ơ", "Dân", "Ăn", "E", "U", "Da", "Ê", "O", "Ân", "Đà"]
    assert sorted(words, key=order) == [
        "An", "Ăn", "Ân", "Da", "Dân", "Đà", "Đức", "E", "Ê", "O", "Ô", "Ơ", "U", "Ư",
    ]  # fmt: skip


def test_tones_decide_only_between_equal_letters() -> None:
    assert sorted(["má", "mạ", "mà", "ma", "mã", "mả", "mab"], key=order) == [
        "ma", "mà", "mả", "mã", "má", "mạ", "mab",
    ]  # fmt: skip


def test_numbers_inside_names_count_as_numbers() -> None:
    assert sorted(["Phường 10", "Phường 2", "Phường 1"], key=order) == ["Phường 1", "Phường 2", "Phường 10"]


def test_both_unicode_forms_and_both_cases_sort_alike() -> None:
    assert order(unicodedata.normalize("NFD", "Đặng Ơn")) == order("đặng ƠN")


def test_people_sort_by_their_given_name() -> None:
    names = ["Trần Văn Út", "Lê Thị An", "Đỗ An", ""]
    assert sorted(names, key=order_of_person) == ["", "Đỗ An", "Lê Thị An", "Trần Văn Út"]
