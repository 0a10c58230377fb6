"""Kinds of units."""

import pytest

from domain.kinds import KINDS, counted, kind_of, label
from domain.units import Unit


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("commune", "commune"),
        ("Xã", "commune"),
        ("PHƯỜNG", "commune"),
        ("xa", "commune"),
        ("sở", "department"),
        ("Ban đảng", "committee"),
        ("Đảng uỷ trực thuộc", "party_committee"),
        ("Ban cán sự đảng", "caucus"),
        ("đoàn thể", "union"),
        ("trạm y tế", "tram_y_te"),
        ("team-9", "team_9"),
        ("9", ""),
        ("", ""),
        ("!", ""),
    ],
)
def test_people_may_write_a_kind_in_their_own_words(words: str, slug: str) -> None:
    assert kind_of(words) == slug


def test_every_label_leads_back_to_its_kind() -> None:
    assert [kind_of(kind.label) for kind in KINDS] == [kind.slug for kind in KINDS]
    assert label("commune") == "xã, phường, đặc khu"
    assert label("tram_y_te") == "tram y te"


def test_units_are_counted_from_above() -> None:
    units = [Unit(n, str(n), kind, "x") for n, kind in enumerate(["commune", "zoo", "district", "commune"])]
    assert counted(units) == [("district", 1), ("commune", 2), ("zoo", 1)]
