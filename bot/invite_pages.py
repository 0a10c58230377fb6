"""Invitations on paper: a list for a spreadsheet, a page with its QR for each unit, an index."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from bot import qr
from domain.text import fold, squeeze

CSV_NAME: Final = "invites.csv"
ALL_NAME: Final = "in-tat-ca.html"
_FORMULA: Final = ("=", "+", "-", "@")  # a spreadsheet would calculate what begins so
_SLUG: Final = re.compile(r"[^a-z0-9]+")
_SLUG_MAX: Final = 60


@dataclass(frozen=True, slots=True)
class Page:
    """One unit's invitation. ``above`` tells it from a namesake; ``until`` is a date as people write it."""

    unit_code: str
    unit_name: str
    above: str
    role: str
    link: str
    uses: int
    until: str

    @property
    def qr(self) -> Markup:
        """The link's QR as SVG; made of our own characters only."""
        return Markup(qr.svg(self.link))  # noqa: S704 — segno writes it, nothing of it comes from outside


def write_list(out: io.TextIOBase, pages: Sequence[Page]) -> None:
    """``unit_code,unit_name,link``, one line a unit; nothing in it is a formula."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("unit_code", "unit_name", "link"))
    rows.writerows((_plain(page.unit_code), _plain(page.unit_name), page.link) for page in pages)


def write_pages(folder: Path, pages: Sequence[Page]) -> list[Path]:
    """A page for each unit, one document of all of them, ``index.html``; only their owner may read them."""
    environment = Environment(loader=PackageLoader("bot", "templates"), autoescape=True)
    names = [file_name(number, page.unit_name) for number, page in enumerate(pages, start=1)]
    sheet, index = environment.get_template("invite.html"), environment.get_template("invite_index.html")
    written = [
        _save(folder / name, sheet.render(pages=[page])) for name, page in zip(names, pages, strict=True)
    ]
    written.append(_save(folder / ALL_NAME, sheet.render(pages=pages)))
    listed = list(zip(names, pages, strict=True))
    written.append(
        _save(folder / "index.html", index.render(listed=listed, all_name=ALL_NAME, csv_name=CSV_NAME))
    )
    return written


def file_name(number: int, unit_name: str) -> str:
    """``0007-xa-an-hoa.html``: sorts as the list does, and no name of a unit can lead out of the folder."""
    slug = _SLUG.sub("-", fold(unit_name)).strip("-")[:_SLUG_MAX].rstrip("-")
    return f"{number:04d}-{slug}.html" if slug else f"{number:04d}.html"


def create(path: Path) -> io.TextIOWrapper:
    """A new text file that only its owner may read. Raises FileExistsError rather than replace one."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    return os.fdopen(handle, "w", encoding="utf-8", newline="")


def _save(path: Path, text: str) -> Path:
    with create(path) as file:
        file.write(text)
    return path


def _plain(cell: str) -> str:
    shown = squeeze(cell)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
