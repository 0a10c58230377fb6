"""The house keeps its own rules: the arrow, purity, short files, no hidden doors, nothing secret inside."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "handlers", "storage", "domain")
LONGEST_FILE = 250
LONGEST_TEST = 400  # tables of cases are long and read easily
LONGEST_FUNCTION = 30
DATABASES = {"sqlite3", "aiosqlite"}
SECRETS = {
    "a bot token": re.compile(r"\b\d{8,10}:AA[\w-]{33}\b"),
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "a key of a service": re.compile(r"\b(?:ghp_|github_pat_|sk-|AKIA|xox[bp]-)[A-Za-z0-9_-]{16,}"),
}


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def committed() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [path for line in listed.stdout.split("\0") if line and (path := ROOT / line).is_file()]


def test_every_import_follows_the_arrow() -> None:
    # In a process of its own: it takes over the log of the one it runs in.
    linter = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("folders", "longest"), [(PACKAGES, LONGEST_FILE), (("tests",), LONGEST_TEST)])
def test_no_file_holds_two_things(folders: tuple[str, ...], longest: int) -> None:
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in sources(*folders)}
    assert {path: length for path, length in lengths.items() if length > longest} == {}


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_no_function_is_long() -> None:
    long = {
        f"{name(path)}:{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in sources(*PACKAGES)
        for function in functions(path)
    }
    assert {where: lines for where, lines in long.items() if lines > LONGEST_FUNCTION} == {}


def test_nothing_is_called_utils() -> None:
    vague = re.compile(r"(^|_)(utils?|helpers?|misc|common)$")
    assert [name(path) for path in sources(*PACKAGES, "tests") if vague.search(path.stem)] == []


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_only_storage_opens_a_database() -> None:
    others = sources("bot", "handlers", "domain")
    assert [name(path) for path in others if DATABASES & set(imports(path))] == []


def test_the_domain_awaits_nothing_and_asks_no_clock() -> None:
    asked = re.compile(r"\b(?:datetime|date)\.(?:now|today|utcnow)\(")
    found = [
        name(path)
        for path in sources("domain")
        if asked.search(path.read_text("utf-8"))
        or any(isinstance(function, ast.AsyncFunctionDef) for function in functions(path))
    ]
    assert found == []


def test_no_secret_is_committed() -> None:
    found = [
        f"{name(path)}: {what}"
        for path in committed()
        for what, pattern in SECRETS.items()
        if pattern.search(path.read_text("utf-8", errors="ignore"))
    ]
    assert found == []


def test_the_locks_pin_everything_and_name_no_host() -> None:
    for lock in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / lock).read_text("utf-8")
        assert "://" not in text
        assert not re.search(r"^--", text, re.MULTILINE)
        assert len(re.findall(r"^[\w.-]+==", text, re.MULTILINE)) == len(
            re.findall(r"^[\w.-]+", text, re.MULTILINE)
        )


def test_everything_that_is_asked_for_is_locked() -> None:
    for source, lock in (
        ("requirements", "requirements"),
        ("requirements", "requirements-dev"),
        ("requirements-dev", "requirements-dev"),
        ("requirements-build", "requirements"),
    ):
        asked = re.findall(r"^[\w.-]+", (ROOT / f"{source}.in").read_text("utf-8"), re.MULTILINE)
        locked = re.findall(r"^([\w.-]+)==", (ROOT / f"{lock}.txt").read_text("utf-8"), re.MULTILINE)
        assert {canonical(one) for one in asked} <= {canonical(one) for one in locked}


def canonical(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def test_the_stranger_files_of_other_lockers_stay_out() -> None:
    assert not [path for path in committed() if path.name in {"uv.lock", "pylock.toml", ".env"}]
