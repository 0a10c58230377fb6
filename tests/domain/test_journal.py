"""The journal's chain."""

import dataclasses

from domain.journal import GENESIS, Line, canonical, chained

LINE = Line("2026-01-01T00:00:00.000Z", "acknowledged", 1, 2, 3, canonical({"b": "đ", "a": 1}))


def test_data_has_one_spelling() -> None:
    assert LINE.data == '{"a":1,"b":"đ"}'
    assert canonical({}) == "{}"


def test_the_hash_is_the_same_for_ever() -> None:
    assert chained(GENESIS, LINE) == "a93394c020313aa57f258a0f982f5343c45ae4884a242b312296ddf2a0136e3c"


def test_every_field_and_the_previous_hash_count() -> None:
    changed = [
        dataclasses.replace(LINE, **{field.name: "x" if isinstance(getattr(LINE, field.name), str) else 9})
        for field in dataclasses.fields(LINE)
    ]
    hashes = {chained(GENESIS, line) for line in [LINE, *changed]} | {chained("1" * 64, LINE)}
    assert len(hashes) == len(changed) + 2
