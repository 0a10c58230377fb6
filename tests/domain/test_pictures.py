"""How units stand becomes pictures: in the tree's order, whole, with words that say the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import charts, rankings, week_pictures
from domain.branch_cards import branch_card, branches, branches_card, overview, worst
from domain.limits import GRID_MAX, ROWS_MAX
from domain.messages import Message
from domain.pictures import Cell, Count, Curve, Grid, Group, Picture, Ranking, State, WeekRow
from domain.pictures_json import digest, from_json, to_json
from domain.standings import Counts, Standing, state_of, whole
from domain.units import Tree, Unit
from domain.weekly import UnitWeek, Week
from domain.wording import speaking
from tests.bot.pictures.samples import every_kind

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TREE = Tree(
    [
        Unit(1, "TU", "province", "Tỉnh ủy Lam Giang"),
        Unit(2, "H1", "district", "Huyện ủy Bình Khê", 1, position=1),
        Unit(3, "X1", "commune", "Xã An Phú", 2),
        Unit(4, "X2", "commune", "Xã Bình Sơn", 2),
        Unit(5, "H2", "district", "Huyện ủy Cát Sơn", 1, position=2),
        Unit(6, "X3", "commune", "Xã Cẩm Lâm", 5),
    ]
)
MORNING = datetime(2026, 7, 20, 2, tzinfo=UTC)
STATES = {3: State.SILENT, 2: State.REPORTED, 6: State.OVERDUE, 4: State.ACKNOWLEDGED, 5: State.REFUSED}


def grid_of(states: dict[int, State], tree: Tree = TREE) -> list[Grid]:
    made = charts.grids("Công văn", "5 đơn vị", states, Counts(5, 2, 1, 1), tree)
    return [chart.picture for chart in made if isinstance(chart.picture, Grid)]


def test_units_stand_under_their_parents_in_the_order_of_the_tree() -> None:
    (grid,) = grid_of(STATES)
    assert grid.groups == (
        Group(
            "Tỉnh ủy Lam Giang",
            (Cell("Huyện ủy Bình Khê", State.REPORTED), Cell("Huyện ủy Cát Sơn", State.REFUSED)),
        ),
        Group("Huyện ủy Bình Khê", (Cell("Xã An Phú", State.SILENT), Cell("Xã Bình Sơn", State.ACKNOWLEDGED))),
        Group("Huyện ủy Cát Sơn", (Cell("Xã Cẩm Lâm", State.OVERDUE),)),
    )
    assert {key.state: key.count for key in grid.legend} == dict.fromkeys(State, 1)


def test_units_of_one_parent_need_no_heading() -> None:
    (grid,) = grid_of({3: State.SILENT, 4: State.SILENT})
    assert [group.name for group in grid.groups] == [""]


def test_more_units_than_a_phone_shows_are_several_pictures() -> None:
    tree = Tree([Unit(n, f"X{n}", "commune", f"Xã {n}") for n in range(1, GRID_MAX * 2 + 2)])
    pages = grid_of({unit.id: State.SILENT for unit in tree}, tree)
    assert [sum(len(group.cells) for group in page.groups) for page in pages] == [GRID_MAX, GRID_MAX, 1]
    assert pages[2].note == "5 đơn vị · hình 3/3"


def test_the_words_of_a_grid_say_what_its_colours_say() -> None:
    (chart,) = charts.grids("a < b", "", {3: State.SILENT}, Counts(41, 37, 22, 3), TREE)
    assert chart.message.text == "<b>a &lt; b</b>\n37/41 đã nhận · 22 đã báo cáo · 3 quá hạn"
    assert chart.message.picture is chart.picture


def curve_of(answered: list[int], due: datetime | None = None) -> charts.Chart:
    found = [Standing(n, State.ACKNOWLEDGED, MORNING + timedelta(hours=h)) for n, h in enumerate(answered)]
    return charts.curve("Công văn", [*found, Standing(99, State.SILENT)], MORNING, due, ZONE)


def test_a_curve_steps_at_each_answer_by_the_offices_clock() -> None:
    chart = curve_of([5, 1], MORNING + timedelta(hours=8))
    assert isinstance(chart.picture, Curve)
    assert chart.picture.lines[0].steps == ((datetime(2026, 7, 20, 10), 1), (datetime(2026, 7, 20, 14), 2))
    assert (chart.picture.total, chart.picture.deadline) == (3, datetime(2026, 7, 20, 17))
    assert chart.said.splitlines() == [
        "Hạn 17:00 20/7.",
        "Một nửa số đơn vị đã nhận trước 14:00 20/7.",
        "Đơn vị mới nhận gần nhất: 14:00 20/7.",
    ]


def test_a_curve_that_nobody_has_begun() -> None:
    assert curve_of([]).said == "Chưa đơn vị nào nhận."


@pytest.mark.parametrize(
    ("refused", "overdue", "reported", "silent", "state"),
    [
        (True, True, True, False, State.REFUSED),
        (False, True, True, False, State.OVERDUE),
        (False, True, False, True, State.OVERDUE),
        (False, False, False, True, State.SILENT),
        (False, False, True, False, State.REPORTED),
        (False, False, False, False, State.ACKNOWLEDGED),
    ],
)
def test_of_a_unit_is_told_what_matters_most(
    refused: bool, overdue: bool, reported: bool, silent: bool, state: State
) -> None:
    assert state_of(refused=refused, overdue=overdue, reported=reported, silent=silent) is state


def test_the_latest_months_end_with_the_present_one() -> None:
    begins = rankings.months(datetime(2027, 1, 31, 18, tzinfo=UTC), ZONE, 3)  # 1 February in the office
    local = [instant.astimezone(ZONE).strftime("%d/%m/%Y %H:%M") for instant in begins]
    assert local == ["01/12/2026 00:00", "01/01/2027 00:00", "01/02/2027 00:00", "01/03/2027 00:00"]


def ranked(owing: dict[int, list[Count]]) -> charts.Chart | None:
    names = {unit.id: unit.name for unit in TREE}
    return rankings.ranking("Đúng hạn", owing, names, rankings.months(MORNING, ZONE, 3), ZONE)


def test_the_best_come_first_and_months_before_the_first_report_are_left_out() -> None:
    chart = ranked({3: [Count(), Count(1), Count(0, 1)], 4: [Count(), Count(2), Count(2)], 6: [Count()] * 3})
    assert chart is not None
    picture = chart.picture
    assert isinstance(picture, Ranking)
    assert picture.months == ("6/2026", "7/2026")
    assert [(rank.place, rank.name, rank.whole) for rank in picture.rows] == [
        (1, "Xã Bình Sơn", Count(4)),
        (2, "Xã An Phú", Count(1, 1)),
    ]
    assert picture.overall.whole == Count(5, 1)
    assert chart.said == ("5/6 báo cáo đúng hạn (83 %).\nLuôn đúng hạn: Xã Bình Sơn.\nCần quan tâm: Xã An Phú.")


def test_where_nothing_was_due_nothing_is_ranked() -> None:
    assert ranked({3: [Count()] * 3}) is None


def test_of_many_units_the_middle_is_left_out() -> None:
    many = ROWS_MAX + 12
    names = {n: f"Xã {n}" for n in range(many)}
    owing = {n: [Count(many - n, n, 0)] for n in range(many)}
    chart = rankings.ranking("Đúng hạn", owing, names, rankings.months(MORNING, ZONE, 1), ZONE)
    assert chart is not None
    assert isinstance(chart.picture, Ranking)
    places = [rank.place for rank in chart.picture.rows]
    assert places == [*range(1, 11), *range(many - 19, many + 1)]
    assert chart.picture.left_out == "Còn 12 đơn vị ở giữa bảng không vẽ ở đây."


def test_a_week_shows_first_who_owes_something() -> None:
    day = date(2026, 7, 24)
    rows = (
        UnitWeek(3, "Xã An Phú", 2, 0, 0, False),
        UnitWeek(4, "Xã Bình Sơn", 1, 0, 0, True),
        UnitWeek(6, "Xã Cẩm Lâm", 1, 1, 0, False),
        UnitWeek(2, "Huyện ủy Bình Khê", 0, 0, 2, False),
    )
    found = week_pictures.picture(Week(day - timedelta(days=7), day, rows, 7, 4, 1, 2, 0))
    assert found.rows == (
        WeekRow("Huyện ủy Bình Khê", Count(0, 0, 2)),
        WeekRow("Xã Cẩm Lâm", Count(1, 1, 0)),
        WeekRow("Xã Bình Sơn", Count(1), improved=True),
    )
    assert (found.whole, found.note) == (Count(4, 1, 2), "17/7/2026–24/7/2026")
    assert found.left_out == "1 đơn vị khác gửi đúng hạn tất cả."


@pytest.mark.parametrize("picture", every_kind(), ids=lambda picture: type(picture).__name__)
def test_a_picture_comes_back_from_its_text(picture: Picture) -> None:
    assert from_json(to_json(picture)) == picture


@pytest.mark.parametrize("picture", every_kind(), ids=lambda picture: type(picture).__name__)
def test_the_name_of_a_content_changes_with_it_alone(picture: Picture) -> None:
    assert digest(picture) == digest(from_json(to_json(picture)))
    assert digest(replace(picture, note="khác")) != digest(picture)


COUNTED = {3: Counts(1), 4: Counts(1, 1, 1), 6: Counts(1, 1, 0, 1), 2: Counts(1, 0, 0, 0, 1)}


def test_branches_are_the_parents_of_the_units() -> None:
    found = branches(COUNTED, TREE)
    assert [(each.parent, each.units) for each in found] == [(1, (2,)), (2, (3, 4)), (5, (6,))]


def test_branches_say_their_counts_and_open() -> None:
    card = branches_card("12-CV/TU", 7, branches(COUNTED, TREE), COUNTED, 0)
    assert "Huyện ủy Bình Khê: 1/2 đã nhận · 1 đã báo cáo" in card.text
    assert "Huyện ủy Cát Sơn: 1/1 đã nhận · 0 đã báo cáo · 1 quá hạn" in card.text
    assert [row[0].data for row in card.keyboard] == ["brn.7.1.0", "brn.7.2.0", "brn.7.5.0", "brd.7"]


def test_a_branch_lists_its_units_by_what_needs_attention() -> None:
    branch = branches(COUNTED, TREE)[1]
    card = branch_card("12-CV/TU", 7, branch, COUNTED, TREE, 0)
    assert card.text.split("\n\n")[1:] == [
        "<b>Chưa nhận (1)</b>\nXã An Phú",
        "<b>Đã báo cáo (1)</b>\nXã Bình Sơn",
    ]


def test_a_large_branch_has_pages() -> None:
    tree = Tree(
        [Unit(1, "TU", "province", "Tỉnh"), *(Unit(n, f"X{n}", "commune", f"Xã {n}", 1) for n in range(2, 75))]
    )
    counted = {n: Counts(1) for n in range(2, 75)}
    (branch,) = branches(counted, tree)
    card = branch_card("12-CV/TU", 7, branch, counted, tree, 9)
    assert [button.label for button in card.keyboard[0]] == ["‹ Trước"]
    assert card.text.count("Xã ") == 13


def test_over_several_directives_the_worst_is_told() -> None:
    assert worst(Counts(2, 1)) is State.SILENT
    assert worst(Counts(2, 2, 1)) is State.ACKNOWLEDGED
    assert worst(Counts(2, 1, 1, 0, 1)) is State.REPORTED
    assert worst(Counts(2, 2, 2, 1)) is State.OVERDUE
    assert worst(Counts(1, 0, 0, 0, 1)) is State.REFUSED


def test_an_overview_says_the_sum_before_the_single_ones() -> None:
    shown = [("12-CV/TU", Counts(3, 2, 1, 1))]
    made = overview(Message("x"), shown, 2, whole([shown[0][1], Counts(2)]), deep=False)
    assert made.text.startswith("<b>2 văn bản đang theo dõi</b>\n<b>2/5 đã nhận · 1 đã báo cáo · 1 quá hạn</b>")
    assert "12-CV/TU: 2/3 đã nhận" in made.text


def test_whoever_reads_english_sees_english() -> None:
    with speaking("en"):
        (chart,) = charts.grids("12-CV/TU", "", {3: State.SILENT}, Counts(41, 37, 22, 3), TREE)
    assert "37/41 acknowledged · 22 reported · 3 overdue" in chart.said


def test_a_directive_that_asks_nobody_any_more_has_no_branches() -> None:
    card = branches_card("12-CV/TU", 7, [], {}, 0)
    assert [[button.label for button in row] for row in card.keyboard] == [["Bảng theo dõi"]]
