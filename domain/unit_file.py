"""The register of units as people keep it: a CSV file ``code,name,kind,parent_code,aliases,phone,tags``."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain import limits, tags
from domain.kinds import kind_of
from domain.phones import number_of
from domain.text import clean, fold, squeeze

COLUMNS: Final = ("code", "name", "kind", "parent_code", "aliases", "phone", "tags")
_REQUIRED: Final = COLUMNS[:4]
_HEADINGS: Final = {
    "ma": "code",
    "ma don vi": "code",
    "ten": "name",
    "ten don vi": "name",
    "loai": "kind",
    "cap": "kind",
    "ma cap tren": "parent_code",
    "truc thuoc": "parent_code",
    "ten khac": "aliases",
    "ten goi khac": "aliases",
    "dien thoai": "phone",
    "so dien thoai": "phone",
    "nhan": "tags",
    "cac nhan": "tags",
    "nhan don vi": "tags",
}
_ALIAS_BREAK: Final = re.compile(r"[;|]")
_EXCEL_HINT: Final = re.compile(r"sep=.?", re.IGNORECASE)  # what some programs put before the heading


class Trouble(StrEnum):
    """What can be wrong with a line."""

    NO_HEADING = "no_heading"
    TOO_MANY = "too_many"
    BROKEN = "broken"
    EXTRA_CELL = "extra_cell"
    LINE_BREAK = "line_break"
    NO_CODE = "no_code"
    LONG_CODE = "long_code"
    DOUBLE_CODE = "double_code"
    NO_NAME = "no_name"
    LONG_NAME = "long_name"
    BAD_KIND = "bad_kind"
    BAD_PHONE = "bad_phone"
    BAD_TAG = "bad_tag"
    LONG_TAG = "long_tag"
    MANY_TAGS = "many_tags"
    TOO_MANY_TAGS = "too_many_tags"
    OWN_PARENT = "own_parent"
    UNKNOWN_PARENT = "unknown_parent"
    CIRCLE = "circle"
    CLOSED = "closed"
    UNKNOWN_CODE = "unknown_code"
    STAYS = "stays"
    OTHER_HEIRS = "other_heirs"
    BAD_CHOICE = "bad_choice"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with which line; ``value`` is what stands there, ``hint`` what may have been meant."""

    line: int
    trouble: Trouble
    value: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. ``aliases``, ``phone`` or ``tags`` None: the file has no such column and says nothing of it."""

    line: int
    code: str
    name: str
    kind: str
    parent_code: str = ""
    aliases: tuple[str, ...] | None = None
    phone: str | None = None
    tags: tuple[str, ...] | None = None


def read(text: str) -> tuple[list[Entry], list[Problem]]:
    """Every line, and everything that is wrong with any of them.

    Takes commas, semicolons or tabs, any line ends, any Unicode form, a BOM, blank lines, columns in any order.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    rows = lines_of(text, problems)
    heading = next(rows, (1, []))
    columns = [column(cell) for cell in heading[1]]
    if missing := [name for name in _REQUIRED if name not in columns]:
        return [], [Problem(heading[0], Trouble.NO_HEADING, ", ".join(missing))]
    for line, cells in rows:
        entry, found = _entry(line, columns, cells)
        problems += found
        entries.append(entry)
    if len(entries) > limits.UNITS_MAX:
        return [], [Problem(entries[limits.UNITS_MAX].line, Trouble.TOO_MANY, str(limits.UNITS_MAX))]
    return entries, [*problems, *_double_codes(entries), *_too_many_tags(entries)]


def lines_of(text: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line that is not blank, with its number; a line that cannot be read is a problem."""
    lines = [line + "\n" for line in clean(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    reader = csv.reader(lines, delimiter=_delimiter(lines))
    start = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(Problem(reader.line_num, Trouble.BROKEN, str(error)))
            return
        if any(cell.strip() for cell in cells) and not _EXCEL_HINT.fullmatch("".join(cells).strip()):
            yield start, cells
        start = reader.line_num + 1


def _delimiter(lines: list[str]) -> str:
    heading = next((line for line in lines if line.strip() and not _EXCEL_HINT.fullmatch(line.strip())), "")
    return max(",;\t", key=heading.count)


def column(cell: str) -> str:
    """Which column a heading means."""
    key = squeeze(fold(cell).replace("_", " "))
    return _HEADINGS.get(key, key.replace(" ", "_"))


def _entry(line: int, columns: list[str], cells: list[str]) -> tuple[Entry, list[Problem]]:
    value = {name: squeeze(cell) for name, cell in zip(columns, cells, strict=False)}
    listed = _ALIAS_BREAK.split(value.get("aliases", ""))
    aliases = tuple(dict.fromkeys(squeeze(alias) for alias in listed if alias.strip()))
    entry = Entry(
        line,
        value.get("code", ""),
        value.get("name", ""),
        kind_of(value.get("kind", "")),
        value.get("parent_code", ""),
        aliases if "aliases" in columns else None,
        number_of(value.get("phone", "")) if "phone" in columns else None,
        tags.split(value.get("tags", "")) if "tags" in columns else None,
    )
    extra = next((cell for cell in cells[len(columns) :] if cell.strip()), "")
    broken = next((cell for cell in cells if "\n" in cell.rstrip("\n")), "")
    checks = (
        (Trouble.LINE_BREAK, bool(broken), squeeze(broken)[:40]),
        (Trouble.EXTRA_CELL, bool(extra), extra),
        (Trouble.NO_CODE, not entry.code, entry.name),
        (Trouble.LONG_CODE, len(entry.code) > limits.UNIT_CODE_MAX, entry.code[:40]),
        (Trouble.NO_NAME, not entry.name, entry.code),
        (Trouble.LONG_NAME, max(map(len, (entry.name, *aliases))) > limits.UNIT_NAME_MAX, entry.code),
        (Trouble.BAD_KIND, not entry.kind, value.get("kind", "")),
        (Trouble.BAD_PHONE, bool(value.get("phone")) and not entry.phone, value.get("phone", "")[:40]),
        (Trouble.OWN_PARENT, bool(entry.code) and entry.code == entry.parent_code, entry.code),
    )
    found = [Problem(line, trouble, shown) for trouble, wrong, shown in checks if wrong]
    return entry, [*found, *_bad_tags(entry)]


def _bad_tags(entry: Entry) -> list[Problem]:
    troubles = {tags.Fault.EMPTY: Trouble.BAD_TAG, tags.Fault.LONG: Trouble.LONG_TAG}
    listed = entry.tags or ()
    found = [Problem(entry.line, troubles[fault], tag[:40]) for tag in listed if (fault := tags.fault(tag))]
    if len(listed) > limits.TAGS_OF_UNIT:
        found.append(Problem(entry.line, Trouble.MANY_TAGS, entry.code, str(len(listed))))
    return found


def _too_many_tags(entries: list[Entry]) -> list[Problem]:
    seen: set[str] = set()
    for entry in entries:
        seen.update(map(tags.key, entry.tags or ()))
        if len(seen) > limits.TAGS_MAX:
            return [Problem(entry.line, Trouble.TOO_MANY_TAGS, str(limits.TAGS_MAX))]
    return []


def _double_codes(entries: list[Entry]) -> list[Problem]:
    first: dict[str, int] = {}
    return [
        Problem(entry.line, Trouble.DOUBLE_CODE, entry.code, str(first[entry.code]))
        for entry in entries
        if entry.code and first.setdefault(entry.code, entry.line) != entry.line
    ]
