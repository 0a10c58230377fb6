"""Who is meant: printed addressees become units, and chosen units become an audience."""

from domain.audience.resolution import ASKED, How, Match, Reason, Resolution, Unresolved
from domain.audience.resolve import resolve
from domain.audience.scopes import resolve_within
from domain.audience.selection import Selection, fits, from_json, select, to_json

__all__ = [
    "ASKED",
    "How",
    "Match",
    "Reason",
    "Resolution",
    "Selection",
    "Unresolved",
    "fits",
    "from_json",
    "resolve",
    "resolve_within",
    "select",
    "to_json",
]
