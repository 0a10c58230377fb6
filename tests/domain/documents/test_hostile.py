"""A megabyte of each hostile shape: read within a second of the processor, and never an exception."""

from __future__ import annotations

import time

import pytest

from domain.documents.read import read

MEGABYTE = 1_000_000
HEAD = (
    "UBND TỈNH LAM GIANG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/UBND\n"
    "Lam Giang, ngày 1 tháng 2 năm 2026\nKính gửi: Các sở.\n"
)
UNITS = (
    "a", " ", "\n", "- ", "(", ".", "1", "1/", "|", "*", "\t", "báo cáo ", "báo cáo\n", "gửi ",
    "để ", "số 1/A-",
    "các ",
    "Sở và ", "Sở, ", "a; ", "1. a\n", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ", "SỞ Y TẾ\n", "ngày tháng năm ",
    "Nơi nhận:\n", "Kính gửi:\n", "MẬT ", "M Ậ T\n", "e\u0301\u0323", "a\u0301", "> ", "từ ngày 1/1 đến ",
)  # fmt: skip
BEHIND_A_HEAD = (
    "báo cáo Sở Y tế trước ngày 1/1/2026; ", "báo cáo Sở Y tế trước ngày 1/1/2026\n", "các sở, ",
    "abc def ghi\n",
    "báo cáo qua Sở ", "số 12/QĐ-UBND ", "1. Sở Y tế chủ trì\n", "báo cáo (", "chủtrì vụĐảng ",
    "định kỳ hằng quý trước ngày 3 ", "Nơi nhận:\n", "TM. A\n", "A B C D\n", "PHỤ LỤC\n", "Đối với Sở ",
    "của các a, ",
)  # fmt: skip
SHAPES = [*UNITS, *(HEAD + unit * 3 for unit in BEHIND_A_HEAD)]
# Seconds of the processor. No measurement (that is the bench's): a shape that some rule reads in more than
# linear time needs minutes for a megabyte, however quiet or busy the machine is.
FAR_TOO_LONG = 30.0


def grown(shape: str) -> str:
    if not shape.startswith(HEAD):
        return (shape * (MEGABYTE // len(shape) + 1))[:MEGABYTE]
    unit = shape.removeprefix(HEAD)
    return HEAD + unit * (MEGABYTE // len(unit))


@pytest.mark.parametrize("shape", SHAPES, ids=[repr(shape[-24:]) for shape in SHAPES])
def test_a_megabyte_of_a_hostile_shape_is_read_in_linear_time(shape: str) -> None:
    text = grown(shape)
    start = time.process_time()
    read(text)
    assert time.process_time() - start < FAR_TOO_LONG
