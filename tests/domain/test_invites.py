"""Invitation codes."""

from datetime import UTC, datetime, timedelta

import pytest

from domain import invites, limits
from domain.people import Role

NOW = datetime(2026, 7, 20, tzinfo=UTC)


def test_a_code_fits_a_telegram_link_and_holds_all_its_bits() -> None:
    codes = {invites.code_of(bytes([n]) * limits.INVITE_BYTES) for n in range(256)}
    assert len(codes) == 256
    assert all(invites.looks_like_code(code) and len(code) <= limits.DEEP_LINK_MAX for code in codes)
    assert limits.INVITE_BYTES * 8 >= 128


def test_too_little_randomness_is_refused() -> None:
    with pytest.raises(ValueError, match="128"):
        invites.code_of(b"x" * 15)


@pytest.mark.parametrize(
    "text", ["", "abc", "a" * 21, "a" * 65, "a" * 30 + " ", "đ" * 24, "a" * 23 + "\n", "../" * 9]
)
def test_what_cannot_be_a_code_need_not_be_looked_up(text: str) -> None:
    assert not invites.looks_like_code(text)


def test_only_the_hash_is_kept() -> None:
    assert len(invites.hash_code("abc")) == 32
    assert invites.hash_code("abc") != invites.hash_code("abd")


@pytest.mark.parametrize("name", ["lam_giang_bot", "@lam_giang_bot", " @lam_giang_bot "])
def test_a_bot_may_be_named_with_its_sign(name: str) -> None:
    assert invites.link(invites.bot_name(name), "CODE") == "https://t.me/lam_giang_bot?start=CODE"


@pytest.mark.parametrize("name", ["", "@", "x/y", "a b", "bot?start=1", "é" * 6])
def test_what_cannot_be_a_bot_makes_no_link(name: str) -> None:
    with pytest.raises(ValueError, match="bot"):
        invites.bot_name(name)


@pytest.mark.parametrize(
    ("used", "age", "revoked", "is_open"),
    [(0, 0, None, True), (2, 0, None, False), (1, 29, None, True), (0, 30, None, False), (0, 0, NOW, False)],
)
def test_an_invitation_closes(used: int, age: int, revoked: datetime | None, is_open: bool) -> None:
    made = NOW - timedelta(days=age)
    invite = invites.Invite(1, 1, Role.OFFICER, 2, used, made + invites.LIFE, None, made, revoked)
    assert invite.is_open(NOW) is is_open
