"""A directive with its part of the journal, gathered in one read."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from domain.papers.values import ChainLine, Evidence
from domain.people import Actor
from domain.units import Tree
from handlers import board, dossier
from handlers.sight import Sight
from handlers.unit_order import name
from storage import chain, units
from storage.store import Row, Tx

_OF_ALL: Final = frozenset({"published", "released", "recalled", "closed", "reopened"})
"""What everybody who was sent the directive was told of: the lines that name no unit."""


async def gather(tx: Tx, actor: Actor, directive_id: int, zone: tzinfo) -> Evidence:
    """The dossier, the lines about it, the hashes of the lines between, and the journal's end."""
    found = await dossier.gather(tx, actor, directive_id, zone)
    _, _, seen = await board.allowed(tx, actor, directive_id)
    tree = await units.tree(tx)
    rows = await chain.about(tx, directive_id)
    told = {row["seq"]: _line(row, tree) for row in rows if _may_tell(row, seen)}
    head = await chain.head(tx)
    between = await chain.hashes(tx, min(told)) if told else []
    lines = [told.get(seq) or ChainLine(seq, digest) for seq, digest in between]
    return Evidence(found, tuple(lines or told.values()), ChainLine(*head))


def _may_tell(row: Row, seen: Sight) -> bool:
    if seen is None:
        return True
    return row["unit_id"] in seen if row["unit_id"] is not None else row["kind"] in _OF_ALL


def _line(row: Row, tree: Tree) -> ChainLine:
    unit = name(tree, row["unit_id"]) if row["unit_id"] is not None else ""
    return ChainLine(
        row["seq"], row["hash"], row["at"], row["kind"], row["actor_id"], row["directive_id"], row["unit_id"],
        row["data"], row["previous"], row["who"] or "", unit,
    )  # fmt: skip
