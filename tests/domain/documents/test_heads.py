"""Heads in every order and breakage."""

from __future__ import annotations

import pytest

from domain.documents.read import read
from tests.domain.documents.tables import blocks

HEADS = blocks("heads.txt")
BODY = HEADS.pop("BODY").text


@pytest.mark.parametrize("name", HEADS)
def test_a_head_is_read(name: str) -> None:
    head, wanted = HEADS[name]
    found = read(f"{head}\n\n{BODY}")
    day = found.date.isoformat() if found.date else None
    assert ((found.doc_type, found.number, found.issuer, found.place, day, found.subject),) == wanted


@pytest.mark.parametrize("name", HEADS)
def test_the_rest_is_read_below_every_head(name: str) -> None:
    found = read(f"{HEADS[name].text}\n\n{BODY}")
    assert [copy.to for copy in found.copies] == ["Như trên", "Lưu: VT"]
    assert found.signer.name == "Trần Văn Bình"
    assert [(duty.due, duty.boundary) for duty in found.reporting] == [("2026-08-15", "before")]
    assert "12-CT/TW" in found.references
