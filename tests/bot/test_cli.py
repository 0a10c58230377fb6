"""The command line: what it prints, its exit codes, and no traceback for anything a user can cause."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import build
from bot.lock import only_instance
from bot.settings import Settings
from domain.errors import Refusal

ROOT = Path(__file__).parents[2]
DATABASE = Path("data/directive-bot.db")


@pytest.fixture(autouse=True)
def _bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in list(os.environ):
        if name.lower() in Settings.model_fields:
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)
    logging.captureWarnings(False)


def call(*words: str, running: object = None) -> Result:
    def run(settings: Settings) -> None:
        if isinstance(running, Exception):
            raise running

    return CliRunner().invoke(build(run), words)


def failed(result: Result) -> str:
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


def test_without_a_command_it_shows_its_help() -> None:
    assert "Commands:" in call().output


@pytest.mark.parametrize(
    "words", [["dance"], ["backup"], ["backup", "a", "b"], ["journal", "burn"], ["run", "x"]]
)
def test_wrong_usage_is_2(words: list[str]) -> None:
    result = call(*words)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_run_gets_the_settings_and_ends_with_0() -> None:
    assert call("run").exit_code == 0


def test_wrong_settings_are_told_and_nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_PORT", "x")
    assert failed(call("run", running=AssertionError())) == "WEB_PORT must be a valid integer.\n"


def test_a_refusal_is_its_sentence() -> None:
    assert failed(call("run", running=Refusal("Không được."))) == "Không được.\n"


def test_a_file_that_cannot_be_read_is_a_sentence() -> None:
    assert failed(call("run", running=FileNotFoundError(2, "No such file", "x.db"))) == "x.db: No such file.\n"


def test_a_defect_gets_a_reference_and_is_logged_without_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "8412:made-up-token")
    result = call("run", running=RuntimeError("at https://x/bot8412:made-up-token/getMe"))
    assert result.exit_code == 1
    *log, said = result.stderr.splitlines()
    reference = said.split()[-1].rstrip(".")
    assert f"defect {reference}" in "\n".join(log)
    assert "made-up-token" not in result.output


def test_an_office_is_migrated_checked_copied_and_restored() -> None:
    assert "Applied 0001_office." in call("migrate").stdout
    assert "up to date" in call("migrate").stdout
    assert "whole" in call("check").stdout
    assert "verified" in call("backup", "copy.db").stdout
    assert "choose another name" in failed(call("backup", "copy.db"))
    restored = call("restore", "copy.db")
    assert "kept as" in restored.stdout
    assert "0 lines" in call("journal", "verify").stdout


@pytest.mark.parametrize("words", [["backup", "x.db"], ["journal", "verify"]])
def test_without_a_database_it_says_what_to_do(words: list[str]) -> None:
    assert "no database yet" in failed(call(*words))


@pytest.mark.parametrize("words", [["restore", "copy.db"], ["migrate"]])
def test_while_the_bot_runs_its_database_is_not_replaced(words: list[str]) -> None:
    call("migrate")
    call("backup", "copy.db")
    with only_instance(DATABASE):
        said = failed(call(*words))
    assert str(os.getpid()) in said
    assert "Stop it first" in said


def test_what_is_no_database_is_refused_and_nothing_changes() -> None:
    Path("x.db").write_text("hello")
    said = failed(call("restore", "x.db"))
    assert said.endswith("Nothing was changed.\n")
    assert not DATABASE.exists()


def test_a_file_that_is_no_database_is_a_sentence_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:notes.txt")
    Path("notes.txt").write_text("hello " * 1000)
    for words in (["migrate"], ["journal", "verify"]):
        assert "not a database" in failed(call(*words))
    assert "not a database" in call("check").stdout


def test_a_database_of_a_newer_program_is_left_alone() -> None:
    call("migrate")
    with DATABASE.open("r+b") as file:
        file.seek(60)  # user_version in the header
        file.write((9999).to_bytes(4, "big"))
    assert "Update the program" in failed(call("journal", "verify"))


def test_units_are_imported_from_a_file() -> None:
    Path("units.csv").write_text(
        "code,name,kind,parent_code,aliases\nLG,Tỉnh ủy Lam Giang,province,,\n", "utf-8"
    )
    assert call("units", "import", "units.csv").exit_code == 0
    assert call("journal", "verify").exit_code == 0
    assert "none.csv" in failed(call("units", "import", "none.csv"))


def furnish() -> None:
    Path("units.csv").write_text(
        "code,name,kind,parent_code,aliases\nLG,Tỉnh ủy Lam Giang,province,,\nLG-01,Xã Yên Hạ,commune,LG,\n",
        "utf-8",
    )
    assert call("units", "import", "units.csv").exit_code == 0


def test_an_invitation_is_a_link_in_the_terminal() -> None:
    furnish()
    result = call("invite", "--unit", "LG-01", "--role", "officer", "--bot", "lam_giang_bot")
    assert result.exit_code == 0
    assert "https://t.me/lam_giang_bot?start=" in result.stdout


def test_many_invitations_are_a_list_and_pages() -> None:
    furnish()
    kind = ["--all", "--kind", "commune", "--out", "new"]
    words = ["invite", *kind, "--role", "officer", "--uses", "10", "--bot", "lam_giang_bot"]
    assert call(*words).exit_code == 0
    assert Path("new/invites.csv").read_text("utf-8-sig").splitlines()[0] == "unit_code,unit_name,link"
    assert "new" in failed(call(*words))


@pytest.mark.parametrize(
    "words",
    [
        ["--role", "officer"],
        ["--unit", "LG"],
        ["--role", "officer", "--unit", "LG", "--all"],
        ["--role", "officer", "--all", "--kind", "commune"],
        ["--role", "officer", "--unit", "LG", "--uses", "0"],
    ],
)
def test_an_invitation_for_nobody_in_particular_is_wrong_usage(words: list[str]) -> None:
    assert call("invite", *words).exit_code == 2


def test_an_unknown_unit_or_role_is_a_sentence() -> None:
    furnish()
    assert "XX" in failed(call("invite", "--unit", "XX", "--role", "officer", "--bot", "lam_giang_bot"))
    assert "boss" in failed(call("invite", "--unit", "LG", "--role", "boss", "--bot", "lam_giang_bot"))


def test_what_was_read_is_one_json_object_a_line() -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("Chào các đồng chí, mai họp lúc tám giờ.", "utf-8")
    alone = call("parse", "--json", "a.txt")
    both = call("parse", "--json", "a.txt", "b.txt")
    assert isinstance(json.loads(alone.stdout), dict)
    assert [next(iter(json.loads(line))) for line in both.stdout.splitlines()] == ["file", "file"]
    assert (alone.exit_code, both.exit_code) == (0, 0)


def test_a_file_that_gives_no_text_fails_and_says_why() -> None:
    result = call("parse", "none.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith("none.txt: ")


@pytest.mark.process
def test_help_needs_none_of_the_heavy_libraries() -> None:
    heavy = ("pydantic", "aiohttp", "telegram", "structlog", "aiosqlite")
    probe = (
        "import sys; from bot import cli\n"
        "try: cli.build(print)(['--help'])\n"
        f"except SystemExit: print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
