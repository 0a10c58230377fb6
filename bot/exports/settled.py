"""Archives of which equal content makes equal bytes: fixed order, fixed times."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

_MODIFIED: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_CORE: Final = "docProps/core.xml"


def archive(files: Iterable[tuple[str, bytes]], at: datetime) -> bytes:
    """A ZIP of these files, in this order, all of the instant ``at``."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files:
            entry = zipfile.ZipInfo(name, at.astimezone(UTC).timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            entry.create_system = 3  # whatever machine it is made on
            packed.writestr(entry, content)
    return out.getvalue()


def settled(office_file: bytes, at: datetime) -> bytes:
    """A document of a word processor or a workbook, made at ``at`` by its own account, too."""
    stamp = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(BytesIO(office_file)) as packed:
        files = [(name, packed.read(name)) for name in packed.namelist()]
    return archive(
        [
            (name, _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<3>", content) if name == _CORE else content)
            for name, content in files
        ],
        at,
    )
