"""The register of units that are no more, beside a new tree: a CSV file ``code,becomes,work,seats``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from domain.reforms import Choice
from domain.text import fold, squeeze
from domain.unit_file import Entry, Problem, Trouble, column, lines_of
from domain.units import Tree

COLUMNS: Final = ("code", "becomes", "work", "seats")
_HEADINGS: Final = {"thanh": "becomes", "ke tuc": "becomes", "viec": "work", "nguoi": "seats"}
_BREAK: Final = re.compile(r"[;|\s]+")
_CHOICES: Final[dict[str, Choice]] = {
    "": "pass",
    "pass": "pass",
    "chuyen": "pass",
    "end": "end",
    "ket thuc": "end",
    "thoi": "end",
}


@dataclass(frozen=True, slots=True)
class Ending:
    """A unit that is no more. ``becomes``: whose codes take its place (none: it is abolished)."""

    line: int
    code: str
    becomes: tuple[str, ...]
    work: Choice
    seats: Choice


def read(text: str) -> tuple[list[Ending], list[Problem]]:
    """Every line, and everything that is wrong with any of them. Takes what ``unit_file.read`` takes."""
    problems: list[Problem] = []
    rows = lines_of(text, problems)
    heading = next(rows, (1, []))
    columns = [_HEADINGS.get(fold(cell).strip(), column(cell)) for cell in heading[1]]
    if missing := [name for name in COLUMNS[:2] if name not in columns]:
        return [], [Problem(heading[0], Trouble.NO_HEADING, ", ".join(missing))]
    endings = []
    for line, cells in rows:
        value = {name: squeeze(cell) for name, cell in zip(columns, cells, strict=False)}
        problems += _wrong(line, value)
        endings.append(_ending(line, value))
    return endings, problems + _double(endings)


def _wrong(line: int, value: dict[str, str]) -> list[Problem]:
    found = [] if value.get("code") else [Problem(line, Trouble.NO_CODE, value.get("becomes", ""))]
    words = [value.get(name, "") for name in ("work", "seats")]
    return found + [Problem(line, Trouble.BAD_CHOICE, word) for word in words if fold(word) not in _CHOICES]


def _ending(line: int, value: dict[str, str]) -> Ending:
    becomes = tuple(dict.fromkeys(filter(None, _BREAK.split(value.get("becomes", "")))))
    work, seats = (_CHOICES.get(fold(value.get(name, "")), "pass") for name in ("work", "seats"))
    return Ending(line, value.get("code", ""), becomes, work, seats)


def _double(endings: list[Ending]) -> list[Problem]:
    first: dict[str, int] = {}
    return [
        Problem(ending.line, Trouble.DOUBLE_CODE, ending.code, str(first[ending.code]))
        for ending in endings
        if ending.code and first.setdefault(ending.code, ending.line) != ending.line
    ]


def check(endings: list[Ending], entries: list[Entry], tree: Tree) -> list[Problem]:
    """Codes that nobody knows, and units that end and go on: beside the new tree and the present one."""
    coming = {entry.code for entry in entries}
    gone = {unit.code: unit for unit in tree.gone()}
    ending = {each.code for each in endings}
    known = coming | {unit.code for unit in tree} - ending
    problems = []
    for each in endings:
        if each.code in coming:
            problems.append(Problem(each.line, Trouble.STAYS, each.code))
        elif each.code in gone:
            heirs = [tree[heir].code for heir in gone[each.code].became]
            if heirs != list(each.becomes):
                problems.append(Problem(each.line, Trouble.OTHER_HEIRS, each.code, ", ".join(heirs) or "0"))
        elif tree.by_code(each.code) is None:
            problems.append(Problem(each.line, Trouble.UNKNOWN_CODE, each.code))
        if each.code in gone:
            continue
        problems += [
            Problem(each.line, Trouble.UNKNOWN_CODE, heir) for heir in each.becomes if heir not in known
        ]
    return problems


def open_of(endings: list[Ending], tree: Tree) -> list[Ending]:
    """Those that have not been carried out yet."""
    return [each for each in endings if tree.by_code(each.code) is not None]
