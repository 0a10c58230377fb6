"""DATABASE_URL: which database, as a path."""

from __future__ import annotations

from pathlib import Path

_SCHEMES = ("sqlite+aiosqlite:", "sqlite:")


def database_path(url: str) -> Path:
    """The SQLite file that ``url`` names.

    ``sqlite+aiosqlite:///relative.db``, ``////absolute.db``, plain ``sqlite:`` alike.
    Raises ValueError (with the mend in its words) for anything else.
    """
    for scheme in _SCHEMES:
        if url.startswith(scheme):
            rest = url.removeprefix(scheme)
            path = rest.removeprefix("///") if rest.startswith("///") else rest
            if path and not path.startswith("//"):
                return Path(path)
    raise ValueError(
        "DATABASE_URL must look like sqlite+aiosqlite:///data/directive.db "
        "(three slashes: relative, four: absolute)"
    )
