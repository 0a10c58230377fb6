"""What the kinds of units are called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.kinds import KINDS

LABELS: Final[Mapping[str, str]] = MappingProxyType({kind.slug: kind.label for kind in KINDS})
