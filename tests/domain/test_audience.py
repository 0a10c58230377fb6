"""Printed addressees become units."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.audience import How, Reason, Resolution, resolve
from domain.unit_file import read
from domain.unit_plan import check
from domain.units import Tree, Unit

SAMPLES = Path(__file__).parents[2] / "samples"


@cache
def province(form: str) -> Tree:
    entries, problems = read((SAMPLES / f"units-{form}-level.csv").read_text(encoding="utf-8"))
    assert problems + check(entries, Tree([])) == []
    ids = {entry.code: number for number, entry in enumerate(entries, start=1)}
    return Tree(
        Unit(ids[e.code], e.code, e.kind, e.name, ids.get(e.parent_code), e.aliases or (), ids[e.code])
        for e in entries
    )


OLD, NEW = province("three"), province("two")


def codes(resolution: Resolution, tree: Tree) -> list[str]:
    return [tree[unit].code for unit in resolution.units]


def kinds(resolution: Resolution, tree: Tree) -> dict[str, int]:
    return dict(Counter(tree[unit].kind for unit in resolution.units))


def reasons(resolution: Resolution) -> list[tuple[Reason, str]]:
    return [(item.reason, item.words) for item in resolution.unresolved]


# The addressees of five letters as they were printed, and what they mean in a province of that time.
LETTERS = [
    (
        [
            "Các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy",
            "Các ban cán sự đảng, đảng đoàn",
            "Các sở, ban, ngành, đoàn thể và Hội đặc thù tỉnh",
            "Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh",
            "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh",
        ],
        {
            "district": 9,
            "party_committee": 4,
            "caucus": 8,
            "department": 25,
            "committee": 5,
            "union": 6,
            "association": 6,
            "steering": 1,
        },
        ["Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh"],
    ),
    (
        [
            "Các đồng chí Tỉnh ủy viên",
            "Ban cán sự đảng Ủy ban nhân dân tỉnh",
            "Ban Chỉ đạo phòng, chống dịch Covid-19 tỉnh",
            "Các sở, ban, ngành, đoàn thể cấp tỉnh",
            "Các huyện, thành ủy, đảng ủy trực thuộc",
        ],
        {
            "caucus": 1,
            "steering": 1,
            "department": 25,
            "committee": 5,
            "union": 6,
            "district": 8,
            "party_committee": 4,
        },
        ["Các đồng chí Tỉnh ủy viên"],
    ),
    (
        [
            "Các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc",
            "Các ban cán sự đảng, đảng đoàn",
            "Các sở, ban, ngành, đoàn thể tỉnh",
        ],
        {"district": 9, "party_committee": 4, "caucus": 8, "department": 25, "committee": 5, "union": 6},
        [],
    ),
    (
        [
            "Ban cán sự đảng Ủy ban nhân dân tỉnh",
            "Các cơ quan tham mưu, giúp việc Tỉnh ủy",
            "Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội",
            "Các huyện, thị, thành ủy và đảng ủy trực thuộc Tỉnh ủy",
        ],
        {"caucus": 1, "office": 1, "committee": 5, "union": 6, "district": 9, "party_committee": 4},
        [],
    ),
    (
        [
            "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh",
            "Bí thư các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy",
            "Bí thư các xã, phường, thị trấn",
        ],
        {"district": 9, "party_committee": 4, "commune": 90},
        ["Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh"],
    ),
]


@pytest.mark.parametrize(("printed", "wanted", "people"), LETTERS)
@pytest.mark.parametrize("form", [str, str.upper, lambda text: unicodedata.normalize("NFD", text)])
def test_every_group_that_letters_print_is_found(printed, wanted, people, form) -> None:
    found = resolve([form(entry) for entry in printed], OLD, 1)
    assert kinds(found, OLD) == wanted
    assert [item.reason for item in found.unresolved] == [Reason.PERSONS] * len(people)
    assert found.asked == ()


def test_a_group_says_by_which_words() -> None:
    found = resolve(["- Kính gửi: - Các huyện ủy, thị ủy, thành ủy,"], OLD, 1)
    assert [(match.words, match.how, len(match.units)) for match in found.matches] == [
        ("Các huyện ủy", How.GROUP, 7),
        ("thị ủy", How.GROUP, 1),
        ("thành ủy", How.GROUP, 1),
    ]


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("Đảng ủy các xã, phường, đặc khu", 100),
        ("Đảng uỷ các xã, phường và đặc khu", 100),
        ("Chủ tịch UBND các xã, phường, đặc khu;", 100),
        ("Ủy ban nhân dân các xã, phường và đặc khu", 100),
        ("Các phường", 21),
        ("các đặc khu", 1),
        ("Các đảng ủy trực thuộc Tỉnh ủy", 104),
        ("Các đảng ủy trực thuộc Tỉnh ủy (trừ Đảng ủy Công an tỉnh)", 103),
        ("Đảng ủy các xã, phường, đặc khu trừ Đặc khu Hòn Lau, xã An Hoà", 98),
        ("Các sở, ngành", 19),
        ("Các Sở", 11),
        ("các ban đảng", 5),
        ("Các ban xây dựng Đảng, Văn phòng Tỉnh ủy", 5),
        ("Các cơ quan, đơn vị trực thuộc", 43),
        ("UBND cấp xã", 100),
        ("Các Sở: Tài chính, Nội vụ; UBND các xã: An Hòa, Bình Sa", 4),
        ("Sở Y tế, Văn hóa, Thể thao và Du lịch và Công an tỉnh", 3),
        ("Tỉnh Đoàn, Hội LHPN, Hội CCB tỉnh", 3),
        ("Thủ trưởng các sở, ban, ngành, đoàn thể tỉnh", 29),
        ("Các đồng chí Bí thư Đảng ủy xã, phường, đặc khu", 100),
        ("Bí thư, Phó Bí thư các xã, phường", 99),
        ("Đảng ủy, UBND các xã", 78),
        ("HĐND và UBND các xã, phường", 99),
        ("Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội tỉnh", 6),
        ("Các địa phương", 100),
        ("Các cơ quan chuyên môn thuộc UBND tỉnh", 19),
        ("Các sở: Nông nghiệp và Môi trường, Xây dựng, Tài chính", 3),
        ("Trường Chính trị tỉnh, Báo và PTTH Lam Giang", 2),
        ("Các cơ quan, ban, ngành, đoàn thể tỉnh", 29),
        ("Các phường Lam Giang, Bến Đò", 2),
        ("Đảng uỷ các cơ quan Đảng tỉnh, Đảng uỷ UBND tỉnh", 2),
        ("cac xa, phuong, dac khu", 100),
    ],
)
def test_todays_province_is_addressed_as_people_write(printed: str, count: int) -> None:
    found = resolve([printed], NEW, 1)
    assert len(found.units) == count
    assert found.unresolved == ()


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Sở Y tế", "SYT"),
        ("SYT", "SYT"),
        ("SỞ Y TẾ", "SYT"),
        ("so y te", "SYT"),
        ("Giám đốc Sở Y tế", "SYT"),
        ("Sở Văn hoá, Thể thao và Du lịch", "SVHTTDL"),
        ("Sở NN&MT", "SNNMT"),
        ("UBND tỉnh", "DUUB"),
        ("Đảng ủy UBND tỉnh Lam Giang", "DUUB"),
        ("UBMTTQ Việt Nam tỉnh", "MTTQ"),
        ("Ủy ban MTTQ tỉnh", "MTTQ"),
        ("Ban Nội chính", "BNC"),
        ("BTGDVTU", "BTGDV"),
        ("Ban Tuyên giáo và Dân vận Tỉnh uỷ", "BTGDV"),
        ("Trưởng Ban Tổ chức Tỉnh ủy", "BTC"),
        ("Lãnh đạo VPTU", "VPTU"),
        ("Xã An Hoà", "X01"),
        ("An Hòa", "X01"),
        ("X. An Hòa", "X01"),
        ("Đảng ủy xã An Hòa", "X01"),
        ("Thường trực HĐND xã An Hòa", "X01"),
        ("Bí thư Đảng ủy phường Lam Giang", "P01"),
        ("ĐK Hòn Lau", "DK01"),
        ("Bộ CHQS tỉnh (để thực hiện)", "DUQS"),
    ],
)
def test_one_body_is_found_under_every_name(printed: str, code: str) -> None:
    assert codes(resolve([printed], NEW, 1), NEW) == [code]


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("Các đ/c Ủy viên BTV Tỉnh ủy", Reason.PERSONS),
        ("Thường trực Tỉnh ủy", Reason.PERSONS),
        ("TT Tỉnh ủy", Reason.PERSONS),
        ("Bí thư Tỉnh ủy", Reason.PERSONS),
        ("Thành viên Ban Chỉ đạo phòng, chống dịch Covid-19 tỉnh", Reason.PERSONS),
        ("Ban Bí thư TW Đảng, } (để báo cáo)", Reason.OUTSIDE),
        ("Văn phòng Trung ương Đảng", Reason.OUTSIDE),
        ("Bộ Nội vụ", Reason.OUTSIDE),
        ("Lưu: VT, KGVX (2b)", Reason.ARCHIVE),
        ("Lưu VPTU.KHOA-", Reason.ARCHIVE),
        ("Như trên", Reason.ABOVE),
        ("Các ban cán sự đảng", Reason.EMPTY),
        ("Sở Ngoại vụ", Reason.UNKNOWN),
        ("Xã An Hóa", Reason.UNKNOWN),
    ],
)
def test_what_is_no_unit_says_why(printed: str, reason: Reason) -> None:
    found = resolve([printed], NEW, 1)
    assert found.units == ()
    assert [item.reason for item in found.unresolved] == [reason]


def test_what_is_not_known_carries_the_nearest() -> None:
    (asked,) = resolve(["Sở Ngoại vụ"], NEW, 1).asked
    assert len(asked.candidates) == 3
    assert NEW[asked.candidates[0]].code == "SNV"
    (asked,) = resolve(["Xã An Hóa"], NEW, 1).asked
    assert "X01" in [NEW[unit].code for unit in asked.candidates]


def test_namesakes_are_asked_never_guessed() -> None:
    (asked,) = resolve(["Xã Tân Lập"], OLD, 1).asked
    assert asked.reason is Reason.AMBIGUOUS
    assert [OLD.path(unit) for unit in asked.candidates] == [
        "Xã Tân Lập, Huyện ủy Cẩm Sơn",
        "Xã Tân Lập, Huyện ủy Đức Lam",
    ]


def test_a_head_is_shared_by_what_follows() -> None:
    assert codes(resolve(["Huyện uỷ Bình Khê, Mỹ Trạch"], OLD, 1), OLD) == ["HBK", "HMT"]
    assert codes(resolve(["Đảng uỷ Công an tỉnh, Quân sự, Biên phòng"], OLD, 1), OLD) == [
        "DUCA",
        "DUQS",
        "DUBP",
    ]


def test_a_group_may_be_narrowed_to_one_place() -> None:
    found = resolve(["Các xã, thị trấn thuộc huyện Bình Khê", "Các xã của huyện Hòn Lau"], OLD, 1)
    assert {OLD.parent(unit).code for unit in found.units} == {"HBK", "HHL"}
    assert len(found.units) == 13
    assert codes(resolve(["Các thị trấn thuộc huyện Bình Khê"], OLD, 1), OLD) == ["HBK-01"]


def test_an_exception_that_is_not_found_is_asked() -> None:
    found = resolve(["Các sở (trừ Sở Ngoại vụ)"], NEW, 1)
    assert len(found.units) == 11
    assert reasons(found) == [(Reason.EXCEPTION, "Sở Ngoại vụ")]
    assert found.asked == found.unresolved


def test_what_was_excepted_is_told() -> None:
    (match,) = resolve(["Các sở, trừ Sở Y tế"], NEW, 1).matches
    assert [NEW[unit].code for unit in match.excluded] == ["SYT"]


def test_a_group_without_members_is_not_asked_when_its_neighbours_have_some() -> None:
    found = resolve(["Các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy"], NEW, 1)
    assert len(found.units) == 104
    assert found.unresolved == ()


def test_the_known_part_of_a_line_is_kept_and_the_rest_asked() -> None:
    found = resolve(["Sở Y tế, Trung tâm Vũ trụ, Sở Xây dựng"], NEW, 1)
    assert codes(found, NEW) == ["SYT", "SXD"]
    assert reasons(found) == [(Reason.UNKNOWN, "Trung tâm Vũ trụ")]


def test_as_above_stands_for_the_addressees() -> None:
    found = resolve(["Như trên (để thực hiện)", "Sở Y tế"], NEW, 1, above=(2, 3))
    assert found.units[:2] == (2, 3)
    assert found.matches[0].how is How.ABOVE


def test_a_saved_list_goes_by_its_name() -> None:
    found = resolve(["Các xã vùng trũng"], NEW, 1, lists={"các xã vùng trũng": (50, 51)})
    assert found.units == (50, 51)
    assert found.matches[0].how is How.LIST


def test_nobody_reaches_beyond_the_own_subtree() -> None:
    district = OLD.by_code("HBK")
    assert district is not None
    found = resolve(["Các xã, thị trấn", "Sở Y tế", "Đảng ủy xã An Hòa"], OLD, district.id)
    assert {OLD.parent(unit).code for unit in found.units} == {"HBK"}
    assert len(found.units) == 11
    assert [item.words for item in found.asked] == ["Sở Y tế"]


def test_the_own_level_of_a_district_may_end_a_phrase() -> None:
    tree = Tree(
        [
            Unit(1, "H", "district", "Huyện ủy Bình Khê"),
            Unit(2, "BTC", "committee", "Ban Tổ chức Huyện ủy", 1),
            Unit(3, "X", "commune", "Đảng ủy xã An Hòa", 1),
            Unit(4, "Y", "commune", "Bình Sa", 1),
        ]
    )
    assert resolve(["Các ban đảng Huyện ủy", "Ban Tổ chức"], tree, 1).units == (2,)
    assert set(resolve(["UBND các xã trong huyện"], tree, 1).units) == {3, 4}
    assert resolve(["Xã An Hòa", "UBND xã Bình Sa"], tree, 1).units == (3, 4)
    assert resolve(["Thường trực Huyện ủy"], tree, 1).unresolved[0].reason is Reason.PERSONS


@pytest.mark.parametrize("entry", ["", "  ", "-", ",;", "()", "Kính gửi:", ":", "trừ", "các", "và"])
def test_scraps_do_no_harm(entry: str) -> None:
    assert resolve([entry], NEW, 1).units == ()


WORDS = [
    "Các",
    "sở",
    "ban",
    "ngành",
    ",",
    ";",
    ":",
    "và",
    "Xã",
    "An Hòa",
    "(",
    ")",
    "trừ",
    "Tỉnh ủy",
    "Bí thư",
    "đ/c",
    "trực thuộc",
    "UBND",
    "huyện",
    "Bình Khê",
    "như trên",
    "Lưu",
    "-",
    "Đảng ủy",
    "tỉnh",
    "Lam Giang",
    "🙂",
    "\u202e",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_whatever_is_printed_only_units_of_the_subtree_come_out(printed: str) -> None:
    district = OLD.by_code("HBK")
    assert district is not None
    found = resolve([printed], OLD, district.id)
    assert all(OLD.is_within(unit, district.id) for unit in found.units)
    assert all(match.words.strip() for match in found.matches)
    assert all(item.words.strip() or item.reason is Reason.PERSONS for item in found.unresolved)


def test_an_unknown_root_has_no_audience() -> None:
    assert resolve(["Các sở"], NEW, 9999) == Resolution()
