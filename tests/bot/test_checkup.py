"""What ``check`` finds: on the machine, in the database, at the Bot API; and that it shows no token."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot import clock
from bot.checkup import command, database, machine, telegram
from bot.checkup.findings import Finding, Level
from bot.failures import Failure
from bot.settings import Settings
from storage import archive, files
from storage.migrate import migrate
from storage.store import Tx, open_store

TOKEN = "8412:made-up-token"
Answers = dict[str, object]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def answers() -> Answers:
    """What the Bot API says to each method."""
    return {
        "getMe": {"ok": True, "result": {"username": "lam_giang_bot"}},
        "getWebhookInfo": {"ok": True, "result": {"url": "", "pending_update_count": 3}},
    }


@pytest.fixture
async def server(answers: Answers) -> AsyncIterator[Callable[..., Settings]]:
    async def answer(request: web.Request) -> web.Response:
        if request.match_info["token"] != TOKEN:
            return web.json_response({"ok": False, "error_code": 401}, status=401)
        date = answers.get("Date")
        headers = {"Date": str(date)} if date else {}
        return web.json_response(answers[request.match_info["method"]], headers=headers)

    app = web.Application()
    app.router.add_post("/bot{token}/{method}", answer)
    async with TestServer(app) as opened:
        yield lambda **more: settings(telegram_api_url=str(opened.make_url("/")).rstrip("/"), **more)


def settings(**more: object) -> Settings:
    return Settings.model_construct(**{"bot_token": SecretStr(TOKEN), **more})  # type: ignore[arg-type]  # by name


def worst(findings: list[Finding]) -> tuple[Level, str]:
    order = list(Level)
    finding = max(findings, key=lambda one: order.index(one.level))
    assert TOKEN not in "".join(one.line() for one in findings)
    assert bool(finding.mend) is (finding.level is not Level.OK)
    return finding.level, finding.said


async def test_a_good_token_names_its_bot(server: Callable[..., Settings]) -> None:
    findings = await telegram.look(server())
    assert worst(findings)[0] is Level.OK
    assert "@lam_giang_bot" in findings[0].said
    assert "3 updates are waiting" in findings[1].said


async def test_a_wrong_token_is_told(server: Callable[..., Settings]) -> None:
    found = await telegram.look(server(bot_token=SecretStr("8412:other")))
    assert worst(found) == (Level.FAIL, "The Bot API does not know it.")


async def test_a_silent_server_is_told_without_the_address() -> None:
    level, said = worst(await telegram.look(settings(telegram_api_url="http://127.0.0.1:1")))
    assert level is Level.FAIL
    assert said.startswith("127.0.0.1 gives no answer")


async def test_a_server_that_speaks_no_json_is_told(server: Callable[..., Settings], answers: Answers) -> None:
    answers["getMe"] = ["?"]
    assert worst(await telegram.look(server()))[0] is Level.FAIL


async def test_a_clock_that_differs_is_told(server: Callable[..., Settings], answers: Answers) -> None:
    answers["Date"] = "Mon, 20 Jul 2020 02:00:00 GMT"
    level, said = worst(await telegram.look(server()))
    assert level is Level.FAIL
    assert "differs" in said


@pytest.mark.parametrize(
    ("wanted", "info", "level", "said"),
    [
        (None, {"url": "https://x.example.org"}, Level.WARN, "A webhook is set"),
        ("https://x.example.org", {"url": ""}, Level.WARN, "not set as WEBHOOK_URL"),
        ("https://x.example.org", {"url": "https://x.example.org"}, Level.OK, "The webhook is set"),
        (
            "https://x.example.org",
            {"url": "https://x.example.org", "last_error_date": 2**31, "last_error_message": "SSL error"},
            Level.WARN,
            "SSL error",
        ),
        (
            "https://x.example.org",
            {"url": "https://x.example.org", "last_error_date": 1, "last_error_message": "SSL error"},
            Level.OK,
            "The webhook is set",
        ),
    ],
)
async def test_how_updates_arrive_is_compared_with_the_settings(
    server: Callable[..., Settings],
    answers: Answers,
    wanted: str | None,
    info: Answers,
    level: Level,
    said: str,
) -> None:
    answers["getWebhookInfo"] = {"ok": True, "result": info}
    found = (await telegram.look(server(webhook_url=wanted)))[-1]
    assert found.level is level
    assert said in found.said


async def test_without_a_token_nothing_is_asked() -> None:
    assert worst(await telegram.look(settings(bot_token=None)))[0] is Level.OK


@pytest.mark.parametrize(
    ("free", "level"), [(50 * 1024**2, Level.FAIL), (500 * 1024**2, Level.WARN), (10 * 1024**3, Level.OK)]
)
def test_room_on_the_disk(monkeypatch: pytest.MonkeyPatch, free: int, level: Level) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: SimpleNamespace(free=free))
    assert worst(machine.look(settings()))[0] is level


def test_a_mistyped_setting_and_an_open_env_file_are_told() -> None:
    Path(".env").write_text("BOT_TOKN=1:x\n")
    Path(".env").chmod(0o644)
    said = " ".join(one.said for one in machine.look(settings()) if one.level is Level.WARN)
    assert "BOT_TOKN" in said
    assert "Others on this machine can read .env" in said


def test_a_page_open_to_other_machines_is_told() -> None:
    assert "0.0.0.0" in worst(machine.look(settings(web_host="0.0.0.0")))[1]


async def furnished(sql: str = "", now: Callable[[], datetime] = clock.now) -> Settings:
    found = settings(bot_token=None)
    store = await open_store(found.database, now)
    await migrate(store)

    async def run(tx: Tx) -> None:
        await tx.run(sql)

    if sql:
        await store.write(run)
    await store.close()
    return found


async def test_no_database_is_no_failure() -> None:
    assert worst(await database.look(settings()))[0] is Level.WARN


async def test_an_older_schema_is_told() -> None:
    found = await furnished("PRAGMA user_version = 1")
    assert worst(await database.look(found))[0] is Level.FAIL


async def test_a_clock_behind_what_was_stored_is_told() -> None:
    later = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    found = await furnished(f"INSERT INTO facts VALUES ('x', 'y', '{later}')")
    assert "something was stored at" in worst(await database.look(found))[1]


async def test_a_late_line_is_a_warning() -> None:
    found = await furnished(
        "INSERT INTO inbox (update_id, raw, received_at) VALUES (1, '', '2026-01-01T00:00:00.000Z')"
    )
    assert worst(await database.look(found)) == (
        Level.WARN,
        "Does not hold in 1 places: no update waits to be handled.",
    )


async def test_files_that_are_not_where_they_should_be_are_told() -> None:
    at, sha256 = "2026-01-01T00:00:00.000Z", "ab" * 32
    found = await furnished(
        "INSERT INTO files (key, file_id, state, sha256, next_at, wanted_at, settled_at)"
        f" VALUES ('k', 'id', 'kept', '{sha256}', '{at}', '{at}', '{at}')"
    )
    level, said = worst(await database.look(found))
    assert (level, "Of 1 files that reports brought along 1 are not in" in said) == (Level.WARN, True)
    kept = archive.place(files.folder_of(found.database), sha256)
    kept.parent.mkdir(parents=True)
    kept.touch()
    assert all(finding.topic != "files" or finding.level is Level.OK for finding in await database.look(found))


async def test_the_command_fails_where_a_check_fails(capsys: pytest.CaptureFixture[str]) -> None:
    await command.check(await furnished())
    assert "FAIL" not in capsys.readouterr().out
    with pytest.raises(Failure, match=r"1 of \d+ checks failed"):
        await command.check(await furnished("PRAGMA user_version = 1"))
    assert "FAIL  database" in capsys.readouterr().out
