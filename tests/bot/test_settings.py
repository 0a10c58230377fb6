"""The settings: defaults, the .env file, a sentence for every wrong value, and no secret in any of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot import settings
from bot.settings import BadSettings, Settings, load
from domain.reminders import DEFAULTS, Step
from domain.urgency import Urgency

TOKEN = "8412345678:AAF-this_is_a_made_up_token_000000000"


@pytest.fixture(autouse=True)
def _bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower() in Settings.model_fields:
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def wrong(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> str:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as caught:
        load()
    return str(caught.value)


def test_without_anything_set_the_sandbox_runs_on_loopback() -> None:
    found = load()
    assert found.sandbox
    assert found.telegram_api_url == "https://api.telegram.org"
    assert found.database == Path("data/directive-bot.db")
    assert found.zone.key == "Asia/Ho_Chi_Minh"
    assert (found.web_host, found.web_port, found.send_rate) == ("127.0.0.1", 8080, 28)
    assert found.admin_ids == ()
    assert found.log_format == "console"


def test_the_settings_are_exactly_these() -> None:
    assert [name.upper() for name in Settings.model_fields] == [
        "BOT_TOKEN", "TELEGRAM_API_URL", "DATABASE_URL", "TIMEZONE", "ADMIN_IDS", "SEND_RATE", "WEBHOOK_URL",
        "WEBHOOK_SECRET", "WEB_HOST", "WEB_PORT", "WEB_URL", "TELEGRAM_PROXY", "LOG_FORMAT", "HEARTBEAT_URL",
        "REMIND_FLASH", "REMIND_VERY_URGENT", "REMIND_URGENT", "REMIND_NORMAL", "REMIND_REPORT",
        "REMIND_RETURNED", "CLIMB_FLASH", "CLIMB_VERY_URGENT", "CLIMB_URGENT", "CLIMB_NORMAL",
    ]  # fmt: skip


def test_blank_counts_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(name.upper(), "  ")
    assert load() == Settings.model_construct()


def test_the_env_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(f"\ufeffBOT_TOKEN={TOKEN}\nWEB_PORT=9000\nSEND_RATE=5\nPATH_OF_OTHERS=x\n", "utf-8")
    monkeypatch.setenv("WEB_PORT", "9001")
    found = load()
    assert not found.sandbox
    assert (found.web_port, found.send_rate) == (9001, 5)
    assert settings.strangers() == ["PATH_OF_OTHERS"]


def test_an_env_file_in_another_encoding_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_bytes("TIMEZONE=Ủy".encode("utf-16"))
    with pytest.raises(BadSettings, match=r"\.env cannot be read"):
        load()


@pytest.mark.parametrize(("text", "ids"), [("7", (7,)), (" 7, 8 ,", (7, 8)), ("7,7", (7,)), (",", ())])
def test_admin_ids_are_numbers_with_commas(
    monkeypatch: pytest.MonkeyPatch, text: str, ids: tuple[int, ...]
) -> None:
    monkeypatch.setenv("ADMIN_IDS", text)
    assert load().admin_ids == ids


@pytest.mark.parametrize("text", ["x", "7;8", "-7", "7.0", "٧", "99999999999999999999"])
def test_other_admin_ids_are_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    assert wrong(monkeypatch, "ADMIN_IDS", text).startswith("ADMIN_IDS must be Telegram ids")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SEND_RATE", "0", "SEND_RATE must be greater than 0."),
        ("SEND_RATE", "1001", "SEND_RATE must be less than or equal to 1000."),
        ("SEND_RATE", "nan", "SEND_RATE must be"),
        ("SEND_RATE", "fast", "SEND_RATE must be a valid number."),
        ("WEB_PORT", "70000", "WEB_PORT must be less than or equal to 65535."),
        ("TIMEZONE", "Mars/Base", "TIMEZONE must be a zone of the IANA list"),
        ("TIMEZONE", "../../etc/passwd", "TIMEZONE must be a zone of the IANA list"),
        ("DATABASE_URL", "postgresql://db", "DATABASE_URL must look like"),
        ("LOG_FORMAT", "xml", "LOG_FORMAT must be 'console' or 'json'."),
        ("TELEGRAM_API_URL", "api.telegram.org", "TELEGRAM_API_URL must begin with http:// or https://"),
        ("HEARTBEAT_URL", "https://", "HEARTBEAT_URL must begin with"),
        ("TELEGRAM_PROXY", "socks5://x", "TELEGRAM_PROXY must begin with"),
        ("REMIND_NORMAL", "soon", "REMIND_NORMAL 'soon' is no step: write 15m, 2h, -1d, 0, end of day"),
        ("REMIND_URGENT", "-2h", "REMIND_URGENT '-2h' is before the directive leaves."),
        ("REMIND_REPORT", "90d", "REMIND_REPORT '90d' is not between a minute and 30 days."),
        ("REMIND_RETURNED", "morning 0", "REMIND_RETURNED 'morning 0' is no morning from 1 to 30."),
        ("REMIND_FLASH", ",".join(["1m"] * 13), "REMIND_FLASH may have at most 12 steps."),
        ("CLIMB_FLASH", "15m", "CLIMB_FLASH must be three spans, like 4h, 1d, 1d"),
        ("CLIMB_NORMAL", "4h, -1d, 1d", "CLIMB_NORMAL must be spans after, not before."),
    ],
)
def test_a_wrong_value_is_a_sentence(monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str) -> None:
    said = wrong(monkeypatch, name, value)
    assert said.startswith(told)
    assert said.endswith(".")
    assert "\n" not in said


def test_every_wrong_value_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_PORT", "x")
    said = wrong(monkeypatch, "SEND_RATE", "x")
    assert len(said.splitlines()) == 2


def test_a_webhook_needs_its_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "WEBHOOK_SECRET must be set" in wrong(monkeypatch, "WEBHOOK_URL", "https://bot.example.org/hook")
    monkeypatch.setenv("WEBHOOK_SECRET", "s3cret_value")
    assert load().webhook_url == "https://bot.example.org/hook"


def test_a_slash_at_the_end_of_an_address_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:8081/")
    assert load().telegram_api_url == "http://127.0.0.1:8081"


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("BOT_TOKEN", TOKEN),
        ("TELEGRAM_PROXY", "http://user:hunter2@proxy.example.org:3128"),
        ("HEARTBEAT_URL", "https://hc.example.org/6b1f-secret"),
    ],
)
def test_no_secret_is_in_the_repr(monkeypatch: pytest.MonkeyPatch, name: str, secret: str) -> None:
    monkeypatch.setenv(name, secret)
    assert secret not in repr(load()) + str(load())


@pytest.mark.parametrize("name", ["BOT_TOKEN", "WEBHOOK_SECRET"])
def test_no_secret_is_in_the_sentence_about_it(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    said = wrong(monkeypatch, name, "not a/secret hunter2")
    assert said.startswith(name)
    assert "hunter2" not in said


def test_what_went_wrong_keeps_no_secret_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN + " x")
    with pytest.raises(BadSettings) as caught:
        load()
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


def test_reminders_are_the_houses_unless_the_office_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load().reminder_plans == DEFAULTS
    monkeypatch.setenv("REMIND_NORMAL", "1d, Morning 2")
    monkeypatch.setenv("REMIND_REPORT", "none")
    monkeypatch.setenv("CLIMB_NORMAL", "2d,3d,4d")
    plan = load().reminder_plans[Urgency.NORMAL]
    assert plan.ack == (Step("after", 24 * 60), Step("morning", 2))
    assert plan.slot == ()
    assert (plan.ack_climb, plan.slot_climb, plan.rung) == (2 * 1440, 3 * 1440, 4 * 1440)
