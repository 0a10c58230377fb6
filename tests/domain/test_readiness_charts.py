"""A drill's picture says what the sheet says: how many within 5, 15, 60 minutes, in all and by branch."""

from __future__ import annotations

from datetime import timedelta

from domain import readiness_charts
from domain.pictures import PaceRow, Readiness, Tile
from domain.pictures_json import from_json, to_json
from domain.readiness import readiness
from tests.domain.test_readiness import ANSWERS, NOW, TREE, answer
from tests.house import ZONE


def drawn(answers: list[object] | None = None) -> Readiness:
    given = ANSWERS if answers is None else []
    found = readiness("DIỄN TẬP 9", NOW, NOW + timedelta(hours=2), given, TREE)
    picture = readiness_charts.chart(found, ZONE).picture
    assert isinstance(picture, Readiness)
    return picture


def test_tiles_rows_and_steps_agree() -> None:
    picture = drawn()
    assert picture.tiles[0] == Tile("2/8", "25 %", "trong 5 phút")
    assert [tile.figure for tile in picture.tiles] == ["2/8", "4/8", "5/8"]
    assert picture.rows[0] == PaceRow("Tất cả", (2, 2, 1, 1, 2))
    assert [row.name for row in picture.rows[1:]] == ["Huyện ủy Cát Sơn", "Huyện ủy Bình Khê"]
    assert sum(sum(row.counts) for row in picture.rows[1:]) == picture.total == 8
    assert picture.steps == ((0.5, 1), (5.0, 2), (5.5, 3), (15.0, 4), (60.0, 5))
    assert picture.left_out == "Chưa trả lời: 2 đơn vị: Xã 10, Xã 11"


def test_it_travels_as_text() -> None:
    assert from_json(to_json(drawn())) == drawn()


def test_the_words_say_the_same() -> None:
    found = readiness("9", NOW, NOW, ANSWERS, TREE)
    said = readiness_charts.chart(found, ZONE).said
    assert said == "Trong 8 đơn vị đã trả lời: 2 trong 5 phút, 4 trong 15 phút, 5 trong 60 phút."


def test_a_drill_without_units_is_drawn_too() -> None:
    assert drawn([]).rows == (PaceRow("Tất cả", (0, 0, 0, 0, 0)),)


def test_whoever_was_linked_only_after_it_was_sent_is_named_and_not_counted() -> None:
    found = readiness("9", NOW, NOW, [*ANSWERS[:2], answer(6, 50)], TREE, None, {6})
    assert (found.whole.units, found.joined) == (2, ("Xã 6",))


def test_what_still_runs_is_said_to_run() -> None:
    found = readiness("9", NOW, NOW + timedelta(minutes=7), ANSWERS[:3], TREE)
    picture = readiness_charts.chart(found, ZONE).picture
    assert isinstance(picture, Readiness)
    assert [tile.share for tile in picture.tiles] == ["67 %", "100 %, chưa hết giờ", "100 %, chưa hết giờ"]
    assert picture.elapsed == 7
    assert drawn().elapsed == 60
