"""What the kinds of units are called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "province": "province",
        "office": "office",
        "committee": "Party boards",
        "party_committee": "Party committees",
        "caucus": "Party caucuses",
        "department": "departments",
        "union": "mass organizations",
        "association": "associations",
        "steering": "steering committees",
        "armed": "armed forces",
        "service": "public service units",
        "enterprise": "enterprises",
        "district": "districts",
        "commune": "communes, wards, special zones",
        "hamlet": "hamlets",
    }
)
