"""The tables beside the tests, as values."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

HERE: Final = Path(__file__).parent
Cells = tuple[str | None, ...]


class Row(NamedTuple):
    """A text and what must be read from it."""

    text: str
    wanted: tuple[Cells, ...]


def _cells(line: str) -> Cells:
    return tuple(None if cell == "-" else cell for cell in line.strip().split(" | "))


def sentences() -> list[Row]:
    """The sentences of phrases.txt, each with its duties; without any for those that impose nothing."""
    rows: list[Row] = []
    for line in (HERE / "phrases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            rows[-1] = Row(rows[-1].text, (*rows[-1].wanted, _cells(line)))
        elif line.strip() and not line.startswith("#"):
            rows.append(Row(line, ()))
    return rows


def blocks(name: str) -> dict[str, Row]:
    """The texts of a file by name, each with the first line's cells; ``⇥`` stands for a tab."""
    found = (HERE / name).read_text(encoding="utf-8").split("\n=== ")[1:]
    return {block.split("\n", 1)[0]: _block(block.split("\n", 1)[1]) for block in found}


def _block(block: str) -> Row:
    first, _, rest = block.partition("\n")
    text = rest if " | " in first else block
    return Row(text.replace("⇥", "\t"), (_cells(first),) if " | " in first else ())
