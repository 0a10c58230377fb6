"""The journal's chain: each line's hash covers the line and the hash before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

GENESIS: Final = "0" * 64  # what stands before the first line


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is hashed: who did what, to which directive and unit, when. ``data`` is canonical JSON."""

    at: str
    kind: str
    actor_id: int | None
    directive_id: int | None
    unit_id: int | None
    data: str


def canonical(data: Mapping[str, object]) -> str:
    """JSON of which there is only one spelling: keys sorted, no spaces, marks as they are."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def chained(previous: str, line: Line) -> str:
    """The line's hash: SHA-256 in hex over the previous hash and the line."""
    fields = [line.at, line.kind, line.actor_id, line.directive_id, line.unit_id, line.data]
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()
