"""The documents are true: settings, commands, targets, the map of the house, links and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from bot.cli import build
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PACKAGES = ("bot", "handlers", "storage", "domain")
MADE = {"data", "out", "build", "dist", "htmlcov", "__pycache__"}  # not in the repository
SETTINGS = [name.upper() for name in Settings.model_fields]


def documents() -> list[Path]:
    return [path for path in (README, *sorted((ROOT / "docs").rglob("*.md"))) if path.exists()]


@pytest.fixture
def readme() -> str:
    if not README.exists():
        pytest.skip("README.md is not written yet")
    return README.read_text("utf-8")


def example() -> list[tuple[str, str, str]]:
    """Each setting of ``.env.example``: the comment above it, its name, its value."""
    found, comment = [], ""
    for line in (ROOT / ".env.example").read_text("utf-8").splitlines():
        if line.startswith("#"):
            comment = line
        elif "=" in line:
            name, _, value = line.partition("=")
            found.append((comment, name, value))
    return found


def test_the_example_names_exactly_the_settings() -> None:
    assert [name for _, name, _ in example()] == SETTINGS


@pytest.mark.parametrize(("comment", "name", "value"), example())
def test_the_example_tells_each_default(comment: str, name: str, value: str) -> None:
    default = Settings.model_fields[name.lower()].default
    told = "none" if default in (None, ()) else f"{default:g}" if isinstance(default, float) else str(default)
    assert value == ""
    assert told in comment


def test_an_example_left_empty_is_the_same_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text("utf-8"), "utf-8")
    assert Settings() == Settings.model_construct()


def test_the_settings_table_of_the_readme_names_exactly_the_settings(readme: str) -> None:
    rows = re.findall(r"^\| *`([A-Z_]+)`", readme, re.MULTILINE)
    assert sorted(rows) == sorted(SETTINGS)


def commands() -> set[str]:
    """``check``, ``units import`` …, as the program knows them."""

    def walk(group: TyperGroup, prefix: str) -> Iterator[str]:
        for name, command in group.commands.items():
            if isinstance(command, TyperGroup):
                yield from walk(command, f"{prefix}{name} ")
            else:
                yield prefix + name

    root = get_command(build(lambda _settings: None))
    assert isinstance(root, TyperGroup)
    return set(walk(root, ""))


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_every_command_that_a_document_names_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    named = re.findall(r"directive-bot +([a-z-]+)(?: +([a-z]+))?", " ".join(code(text)))
    known = commands()
    for verb, noun in named:
        assert verb in known or f"{verb} {noun}" in known, f"directive-bot {verb} {noun}"


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_every_target_that_a_document_names_can_be_made(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for target in re.findall(r"\bmake +([a-z]+)", " ".join(code(path.read_text("utf-8")))):
        assert target in targets


def test_every_target_is_explained_by_make_help() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    assert set(phony[1].split()) == set(re.findall(r"^([a-z]+):.*## \w", makefile, re.MULTILINE))


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_every_link_within_the_repository_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8")):
        assert "://" in target or (path.parent / target).exists(), target


def test_the_tree_in_the_readme_is_the_tree(readme: str) -> None:
    assert tree(readme) == set(folders())


def folders() -> Iterator[str]:
    """Top-level folders, and the sub-packages of the four packages."""
    for top in ROOT.iterdir():
        if top.is_dir() and not top.name.startswith(".") and top.name not in MADE | {"directive_bot.egg-info"}:
            yield top.name
    for package in PACKAGES:
        for inner in (ROOT / package).iterdir():
            if inner.is_dir() and inner.name not in MADE and any(inner.glob("*.*")):
                yield f"{package}/{inner.name}"


def tree(text: str) -> set[str]:
    """The block that begins with ``bot/``: one folder a line, sub-folders indented, what it is after spaces."""
    block = re.search(r"```\w*\n(bot/.*?)```", text, re.DOTALL)
    assert block is not None, "a fenced block that begins with bot/"
    found, top = set(), ""
    for indent, name in re.findall(r"^( *)([\w.-]+)/", block[1], re.MULTILINE):
        top = top if indent else name
        found.add(f"{top}/{name}" if indent else name)
    return found


def code(text: str) -> list[str]:
    """Fenced blocks and code spans."""
    fenced = re.findall(r"```.*?```", text, re.DOTALL)
    return fenced + re.findall(r"`[^`\n]+`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
