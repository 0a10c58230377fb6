"""Printed addressees that have been explained before."""

from __future__ import annotations

from domain.audience.meanings import printed_key, recalled

KNOWN = {printed_key("Hội Khuyến học"): (7,), printed_key("Báo Lam Giang"): ()}


def test_what_was_explained_means_the_same_again_however_it_is_spelled() -> None:
    assert recalled(["HỘI  khuyến học;"], KNOWN, {7}) == ((7,), (), ("HỘI  khuyến học;",))


def test_what_is_not_sent_to_stays_so() -> None:
    assert recalled(["Báo Lam Giang"], KNOWN, {7}) == ((), (), ("Báo Lam Giang",))


def test_a_unit_out_of_reach_is_asked_about_again() -> None:
    assert recalled(["Hội Khuyến học"], KNOWN, {8}) == ((), ("Hội Khuyến học",), ())


def test_what_nobody_explained_stays_open() -> None:
    assert recalled(["Hội Sinh vật cảnh"], KNOWN, {7}) == ((), ("Hội Sinh vật cảnh",), ())
