"""A telephone number that somebody shared stands in no log."""

from __future__ import annotations

import pytest

from bot.redact import MARK, redactor


@pytest.mark.parametrize(
    "line",
    [
        '{"contact": {"phone_number": "84912345678", "user_id": 7}}',
        "Contact(first_name='Hoa', phone_number='+84912345678', user_id=7)",
        "phone_number=84912345678",
    ],
)
def test_a_shared_number_is_taken_out(line: str) -> None:
    said = redactor(())(line)
    assert "912345678" not in said
    assert MARK in said
