"""Who is meant: printed addressees become units, and chosen units become an audience."""

from domain.audience.selection import Selection, from_json, select, to_json

__all__ = ["Selection", "from_json", "select", "to_json"]
