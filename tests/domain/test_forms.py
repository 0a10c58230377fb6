"""Forms as coordinators write them and secretaries fill them in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import amounts, forms, limits
from domain.errors import Refusal
from domain.forms import FormField
from domain.wording import speaking

TYPED = "Số hộ di dời: số; Đã cấp điện: có/không; Mức độ: chọn A|B|C; Ghi chú: chữ"
FORM = (
    FormField("Số hộ di dời", "number"),
    FormField("Đã cấp điện", "yes_no"),
    FormField("Mức độ", "choice", ("A", "B", "C")),
    FormField("Ghi chú", "text"),
)


def test_a_form_is_read_as_it_is_typed() -> None:
    assert forms.parse(TYPED) == FORM
    assert forms.parse(TYPED.replace("; ", "\n").upper().replace("CHỌN", "Chọn"))[2].choices == ("A", "B", "C")
    assert forms.parse("so ho: so\n\ndien: co / khong;") == (
        FormField("so ho", "number"),
        FormField("dien", "yes_no"),
    )


@pytest.mark.parametrize(
    "typed",
    ["", ";;", "Số hộ", "Số hộ:", ": số", "Số hộ: mấy", "A: số; a: chữ", "Mức: chọn A", "Mức: chọn A|a",
     "Mức: chọn " + "|".join(map(str, range(9))), "x" * 61 + ": số",
     ";".join(f"M{n}: số" for n in range(limits.FORM_FIELDS_MAX + 1))],
)  # fmt: skip
def test_what_is_no_form_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Refusal, match=r"[.”]$|chữ$"):
        forms.parse(typed)


NAMES = st.text("abcdefghiklmn ăâđêôơư0123456789", min_size=1, max_size=20).map(str.strip).filter(bool)
CHOICES = st.lists(st.sampled_from(["A", "B", "C", "nặng", "nhẹ", "vừa"]), min_size=2, max_size=6, unique=True)
FIELDS = st.one_of(
    st.builds(FormField, NAMES, st.sampled_from(["number", "yes_no", "text"])),
    st.builds(lambda name, choices: FormField(name, "choice", tuple(choices)), NAMES, CHOICES),
)
FORMS = st.lists(FIELDS, min_size=1, max_size=20, unique_by=lambda f: forms.fold(forms.squeeze(f.name))).map(
    tuple
)


@given(FORMS)
def test_every_form_is_read_back_from_what_is_written(form: forms.Form) -> None:
    read = forms.parse(forms.written(form))
    assert forms.written(read) == forms.written(forms.parse(forms.written(read)))
    assert [(f.kind, f.choices) for f in read] == [(f.kind, f.choices) for f in form]


@given(st.text())
def test_any_text_is_a_form_or_a_refusal(typed: str) -> None:
    try:
        form = forms.parse(typed)
    except Refusal:
        return
    assert 1 <= len(form) <= limits.FORM_FIELDS_MAX


@given(FIELDS, st.text())
def test_any_answer_is_taken_in_its_canonical_form_or_refused(field: FormField, typed: str) -> None:
    try:
        value = forms.answer(field, typed)
    except Refusal:
        return
    if value:
        assert forms.answer(field, forms.shown(field, value)) == value


NUMBERS = [
    ("12", "12"), ("1.250,5", "1250.5"), ("1.250", "1250"), ("1250", "1250"), ("12,5", "12.5"),
    ("12.5", "12.5"), ("0", "0"), ("-3", "-3"), ("1 250 000", "1250000"), ("1.250.000", "1250000"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "value"), NUMBERS)
def test_numbers_are_read_as_they_are_written_here(typed: str, value: str) -> None:
    assert amounts.read(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed", ["", "mười hai", "12 hộ", "1.25.000", "1,250.5", "1,2,3", "--1", "9" * 16, "½", "١٢"]
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert amounts.read(typed) is None


@given(st.decimals(min_value=-(10**14), max_value=10**14, places=3))
def test_a_number_shown_is_read_back(number: Decimal) -> None:
    shown = amounts.show(number)
    if "," in shown or abs(number) < 1000 or "." in shown:
        assert amounts.read(shown) == number


ENGLISH = [
    ("12", "12"), ("1,250.5", "1250.5"), ("1,250", "1250"), ("1,250,000", "1250000"), ("12.5", "12.5"),
    ("12,5", "12.5"), ("1.250.000", "1250000"), ("1.250,5", "1250.5"), ("-1,250", "-1250"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "value"), ENGLISH)
def test_numbers_of_english_readers_are_read_as_they_write_them(typed: str, value: str) -> None:
    with speaking("en"):
        assert amounts.read(typed) == Decimal(value)


def test_what_means_two_things_is_asked_again() -> None:
    with speaking("en"):
        assert amounts.read("1.250") is None


@given(st.decimals(min_value=-(10**14), max_value=10**14, places=2))
def test_a_number_shown_in_english_is_read_back(number: Decimal) -> None:
    with speaking("en"):
        assert amounts.read(amounts.show(number)) == number


def test_what_is_stored_is_the_same_in_either_language() -> None:
    with speaking("en"):
        assert forms.line(FORM, "1,250.5; yes; b; -") == ("1250.5", "có", "B", "")
        assert forms.line(FORM, "12; không; b; -") == ("12", "không", "B", "")
        shown = [forms.shown(FORM[at], value) for at, value in enumerate(("1250.5", "có", "B", ""))]
        assert shown == ["1,250.5", "yes", "B", "(empty)"]
        assert forms.parse(forms.written(FORM)) == FORM
        assert forms.shown(FORM[1], "có 3, không 1") == "yes 3, no 1"
    assert forms.answer(FORM[1], "yes") == "có"
    assert forms.parse("Power: yes/no; Houses: number; Level: choose A|B; Remarks: text")[0].kind == "yes_no"


def test_one_message_fills_it_all() -> None:
    assert forms.line(FORM, "12; có; b; -") == ("12", "có", "B", "")
    assert forms.line(FORM, "1.250,5\nchưa\nC\nđang thống kê") == ("1250.5", "không", "C", "đang thống kê")
    assert forms.line(FORM, "Đã sơ tán 12 hộ") is None
    with pytest.raises(Refusal, match=r"Số hộ di dời: cần một số.*“mười hai”"):
        forms.line(FORM, "mười hai; có; B; -")


def test_what_is_missing_is_known_and_a_text_may_be_empty() -> None:
    assert forms.missing(FORM, (None, "có", None, None)) == [0, 2]
    assert forms.from_json(forms.to_json(("1", "có", "A", None)), FORM) == ("1", "có", "A", None)
    assert forms.from_json("", FORM) == (None,) * 4


def test_the_next_field_is_known() -> None:
    assert forms.unanswered(("1", "có", None, None)) == 2
    assert forms.unanswered(("1", "có", "A", "")) is None
    assert forms.shown(FORM[3], "") == "(trống)"


def test_sums_over_units() -> None:
    filled = [("12", "có", "A", "x"), ("1250.5", "không", "A", None), (None, "có", "C", None)]
    assert forms.sums(FORM, filled) == ("1262.5", "có 2, không 1", "A 2, C 1", None)
    assert forms.shown(FORM[0], "1262.5") == "1.262,5"
    assert forms.sums(FORM, []) == (None,) * 4
