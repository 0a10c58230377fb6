"""Reading the register of units, and saying everything that is wrong with it."""

from __future__ import annotations

import unicodedata

import pytest

from domain import limits
from domain.unit_file import Entry, Trouble, read
from domain.unit_plan import check, plan
from domain.units import Tree, Unit

HEAD = "code,name,kind,parent_code,aliases\n"
GOOD = HEAD + 'T,Tỉnh ủy Lam Giang,province,,Tỉnh ủy\nX1,"Xã An Hòa",xã,T,An Hòa;X. An Hòa\n'
WANTED = [
    Entry(2, "T", "Tỉnh ủy Lam Giang", "province", "", ("Tỉnh ủy",)),
    Entry(3, "X1", "Xã An Hòa", "commune", "T", ("An Hòa", "X. An Hòa")),
]


def troubles(text: str, tree: Tree | None = None) -> list[tuple[int, Trouble]]:
    entries, problems = read(text)
    problems += check(entries, tree or Tree([]))
    return sorted((problem.line, problem.trouble) for problem in problems)


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("\n", "\r"),
        unicodedata.normalize("NFD", GOOD),
        GOOD.replace("parent_code", "Trực thuộc").replace("code", "Mã đơn vị").replace("name", "Tên"),
        GOOD.replace("An Hòa;X. An Hòa", "An Hòa | X. An Hòa|").replace(",", ";"),
        GOOD.replace("An Hòa;X. An Hòa", '"An Hòa;X. An Hòa;An Hòa"').replace(",", "\t"),
        GOOD.replace("code,", " CODE ,"),
        GOOD + "\n,,,,\n  \n",
    ],
    ids=["plain", "bom", "crlf", "cr", "nfd", "vietnamese", "semicolon", "tab", "case", "blank"],
)
def test_however_the_file_was_saved_it_says_the_same(text: str) -> None:
    assert read(text) == (WANTED, [])


def test_columns_stand_in_any_order_and_lines_keep_their_number() -> None:
    text = "sep=;\nparent_code;kind;name;code\n\n;province;Tỉnh ủy;T\n"
    assert read(text) == ([Entry(4, "T", "Tỉnh ủy", "province", "", None)], [])


@pytest.mark.parametrize("text", ["", "\n\n", "a,b\n1,2\n", "code,name,kind\nT,Tỉnh,province\n"])
def test_without_a_heading_nothing_is_read(text: str) -> None:
    entries, (problem,) = read(text)
    assert entries == []
    assert problem.trouble is Trouble.NO_HEADING
    assert problem.value.endswith("parent_code")


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        (",Xã An,xã,T,", Trouble.NO_CODE),
        ("X,,xã,T,", Trouble.NO_NAME),
        ("X,Xã An,,T,", Trouble.BAD_KIND),
        ("X,Xã An,?,T,", Trouble.BAD_KIND),
        ("X,Xã An,xã,T,,thừa", Trouble.EXTRA_CELL),
        ("X,Xã An,xã,X,", Trouble.OWN_PARENT),
        ("X,Xã An,xã,KHÔNG,", Trouble.UNKNOWN_PARENT),
        ("X" * 65 + ",Xã An,xã,T,", Trouble.LONG_CODE),
        ("X," + "A" * 201 + ",xã,T,", Trouble.LONG_NAME),
        ("X,Xã An,xã,T," + "A" * 201, Trouble.LONG_NAME),
        ('X,"Xã\nAn",xã,T,', Trouble.LINE_BREAK),
        ('X,"Xã An,xã,T,\nY,Xã Yên,xã,T,', Trouble.LINE_BREAK),
        ("T,Xã An,xã,,", Trouble.DOUBLE_CODE),
    ],
)
def test_a_bad_line_is_named_with_its_number(line: str, trouble: Trouble) -> None:
    found = troubles(HEAD + "T,Tỉnh ủy,province,,\n" + line + "\n")
    assert (3, trouble) in found
    assert {number for number, _ in found} == {3}


def test_all_bad_lines_are_named_at_once_and_good_children_are_not_blamed() -> None:
    text = HEAD + "A,,xã,,\nB,Xã B,xã,A,\nC,Xã C,xã,D,\nD,Xã D,xã,C,\nE,Xã E,xã,c,\nF,Xã F,xã,D,\n"
    assert troubles(text) == [
        (2, Trouble.NO_NAME),
        (4, Trouble.CIRCLE),
        (5, Trouble.CIRCLE),
        (6, Trouble.UNKNOWN_PARENT),
    ]


def test_a_parent_written_a_little_differently_is_hinted_at() -> None:
    entries, _ = read(HEAD + "TĐ,Tỉnh,tỉnh,,\nX,Xã,xã,td,\n")
    (problem,) = check(entries, Tree([]))
    assert problem.hint == "TĐ"


def test_a_circle_through_units_that_stand_already_is_found() -> None:
    tree = Tree([Unit(1, "T", "province", "T"), Unit(2, "B", "district", "B", 1)])
    assert troubles(HEAD + "T,Tỉnh,province,B,\n", tree) == [(2, Trouble.CIRCLE)]
    assert troubles(HEAD + "N,Nam,district,T,\n", tree) == []


def test_a_cell_without_end_is_no_defect() -> None:
    assert troubles(HEAD + "X," + "A" * 140_000 + ",xã,,\n") == [(2, Trouble.BROKEN)]


def test_a_file_of_millions_is_a_wrong_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNITS_MAX", 1)
    assert troubles(GOOD) == [(3, Trouble.TOO_MANY)]


TREE = Tree(
    [
        Unit(1, "T", "province", "Tỉnh ủy Lam Giang", None, ("Tỉnh ủy",), 0),
        Unit(2, "X1", "commune", "Xã An Hòa", 1, ("X. An Hòa", "An Hòa"), 1),
        Unit(3, "X2", "commune", "Xã Cũ", 1, (), 2),
    ]
)


def test_what_agrees_already_stays() -> None:
    planned = plan(WANTED, TREE)
    assert (planned.new, planned.changed, planned.unchanged) == ((), (), 2)


def test_each_difference_is_named() -> None:
    entries, _ = read(HEAD + "X1,Xã An Hoà,ward,,\nX2,Xã Mới,xã,X1,Tân;Mới\nX3,Xã Ba,xã,T,\n")
    planned = plan(entries, TREE)
    assert [entry.code for entry in planned.new] == ["X3"]
    assert [(change.unit.id, change.fields) for change in planned.changed] == [
        (2, ("name", "kind", "parent", "aliases")),
        (3, ("name", "parent", "aliases")),
    ]


def test_a_file_without_aliases_leaves_them() -> None:
    entries, _ = read("code,name,kind,parent_code\nX1,Xã An Hòa,xã,T\n")
    assert plan(entries, TREE).unchanged == 1


def test_only_a_whole_file_decides_the_order() -> None:
    some, _ = read(HEAD + "X9,Xã Chín,xã,T,\nX2,Xã Cũ,xã,T,\n")
    every, _ = read(HEAD + "X9,Xã Chín,xã,T,\nX2,Xã Cũ,xã,T,\nX1,Xã An Hòa,xã,T,\nT,Tỉnh ủy,tỉnh,,\n")
    assert plan(some, TREE).positions == {"X9": 3}
    assert plan(every, TREE).positions == {"X9": 0, "X2": 1, "X1": 2, "T": 3}


TAGGED = "code,name,kind,parent_code,{}\n"


@pytest.mark.parametrize("heading", ["nhan", "Nhãn", "NHÃN", "các nhãn", "tags"])
def test_tags_stand_in_a_column_of_their_own(heading: str) -> None:
    entries, problems = read(TAGGED.format(heading) + "X1,Xã An Hòa,xã,T, miền núi; Biên  giới;MIỀN NÚI\n")
    assert problems == []
    assert entries[0].tags == ("miền núi", "Biên giới")


@pytest.mark.parametrize(
    ("cell", "trouble"),
    [
        ("-", Trouble.BAD_TAG),
        ("x" * (limits.TAG_MAX + 1), Trouble.LONG_TAG),
        (";".join(f"nhãn {number}" for number in range(limits.TAGS_OF_UNIT + 1)), Trouble.MANY_TAGS),
    ],
)
def test_a_bad_tag_is_named_with_its_line(cell: str, trouble: Trouble) -> None:
    _, problems = read(TAGGED.format("nhan") + f"X1,Xã An Hòa,xã,T,{cell}\n")
    assert [(found.line, found.trouble) for found in problems] == [(2, trouble)]


def test_a_column_with_more_tags_than_anybody_chooses_from_is_a_wrong_column(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "TAGS_MAX", 2)
    _, problems = read(TAGGED.format("nhan") + "X1,Xã A,xã,T,a;b\nX2,Xã B,xã,T,A;c\nX3,Xã C,xã,T,d\n")
    assert [(found.line, found.trouble) for found in problems] == [(3, Trouble.TOO_MANY_TAGS)]


def test_tags_differ_by_what_they_are_not_by_how_they_are_typed() -> None:
    tree = Tree([Unit(2, "X1", "commune", "Xã An Hòa", None, tags=("miền núi", "biên giới"))])
    line = "X1,Xã An Hòa,xã,,{}\n"

    def changed(cell: str) -> list[tuple[str, ...]]:
        entries, _ = read(TAGGED.format("nhan") + line.format(cell))
        return [change.entry.tags or () for change in plan(entries, tree).changed]

    assert changed("Biên Giới;mien nui") == []
    assert changed("bien gioi;Đảo") == [("biên giới", "Đảo")]
    assert changed("") == [()]


def test_a_file_without_tags_leaves_them() -> None:
    tree = Tree([Unit(2, "X1", "commune", "Xã An Hòa", None, tags=("miền núi",))])
    entries, _ = read("code,name,kind,parent_code\nX1,Xã An Hòa,xã,\n")
    assert plan(entries, tree).unchanged == 1


def test_new_tags_are_written_as_on_their_first_line() -> None:
    entries, _ = read(TAGGED.format("nhan") + "X1,Xã A,xã,,Ven biển\nX2,Xã B,xã,,ven  BIỂN\n")
    assert [entry.tags for entry in plan(entries, Tree([])).new] == [("Ven biển",), ("Ven biển",)]
