"""Pictures as they are drawn: real PNG files of a phone's width, on which every name is whole."""

from __future__ import annotations

import struct

import pytest

from bot.pictures.lettering import width, wrap
from bot.pictures.studio import png
from domain.limits import GRID_MAX, ROWS_MAX
from domain.pictures import Curve, Grid, Picture
from tests.bot.pictures.samples import curve, every_kind, grid, names, ranking, week

LONGEST = "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh " * 3


def size(data: bytes) -> tuple[int, int]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", data[16:24])
    return wide, high


@pytest.mark.parametrize("picture", every_kind(), ids=lambda picture: type(picture).__name__)
def test_each_kind_is_drawn_at_a_phones_width(picture: Picture) -> None:
    wide, high = size(png(picture))
    assert wide == 1080
    assert 300 < high < 1500


@pytest.mark.parametrize(
    "picture",
    [grid(names()[:GRID_MAX]), grid([LONGEST] * 40), ranking(names()[:ROWS_MAX]), week([LONGEST] * 8)],
    ids=["160 units", "long names", "ranking", "week"],
)
def test_the_largest_is_no_taller_than_the_messenger_takes(picture: Picture) -> None:
    wide, high = size(png(picture))
    assert wide + high <= 10_000
    assert high / wide <= 20


def test_160_units_fill_a_phone_and_no_more() -> None:
    wide, high = size(png(grid(names()[:GRID_MAX])))
    assert high / wide <= 2.2


def test_equal_pictures_are_equal_files() -> None:
    assert png(grid(names()[:5])) == png(grid(names()[:5]))


def test_nothing_to_show_is_drawn_too() -> None:
    empty = Curve("Chưa ai", "", 0, "0 đơn vị", curve().begins, ())
    assert size(png(empty))[0] == 1080
    assert size(png(Grid("Chưa ai", "", (), ())))[0] == 1080


@pytest.mark.parametrize("room", [90.0, 250.0, 600.0])
@pytest.mark.parametrize("name", [*names()[:60], LONGEST, "Khôngcókhoảngtrắngnàotrongcáitênrấtdàinày"])
def test_no_letter_of_a_name_is_lost_and_no_line_is_too_wide(name: str, room: float) -> None:
    lines = wrap(name, room, 18.0)
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")
    assert max(width(line, 18.0) for line in lines) <= room


def test_signs_of_mathematics_in_a_title_are_letters() -> None:
    assert size(png(grid(["Xã $A_1$ và $B^2$", "Tổ \\frac"])))[0] == 1080
