"""What the office decides: environment variables, or a ``.env`` file in the working directory.

``load`` is the only way in. A wrong value becomes a sentence; the value of a secret is in none of them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from domain import reminder_settings
from domain.reminders import Plan
from domain.urgency import Urgency
from storage.url import database_path

TELEGRAM: Final = "https://api.telegram.org"
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]+:[A-Za-z0-9_-]+")
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")  # what setWebhook takes as secret_token
_OURS: Final = "value_error"  # pydantic's name for the sentences written here


class BadSettings(Exception):  # noqa: N818 — its sentences say what is wrong
    """Settings that cannot be used. ``sentences``: one a setting, name first, never a secret's value."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def _token(value: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("must be the whole token that @BotFather gave, like 123456:ABC-DEF, and nothing else")
    return value


def _secret(value: SecretStr) -> SecretStr:
    if not _SECRET.fullmatch(value.get_secret_value()):
        raise ValueError("may have 1 to 256 of the signs A-Z a-z 0-9 _ and -")
    return value


def _url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must begin with http:// or https:// and name a host")
    return value.rstrip("/")


def _database(value: str) -> str:
    database_path(value)
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (OSError, ValueError, LookupError):
        raise ValueError("must be a zone of the IANA list, like Asia/Ho_Chi_Minh") from None
    return value


def _ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if not all(part.isascii() and part.isdigit() and 0 < int(part) < 2**63 for part in parts):
        raise ValueError("must be Telegram ids (numbers), with commas between: 1234567,7654321")
    return tuple(dict.fromkeys(int(part) for part in parts))


def _steps(value: str) -> str:
    reminder_settings.steps(value)
    return value


def _report_steps(value: str) -> str:
    reminder_settings.steps(value, ahead=True)
    return value


def _climb(value: str) -> str:
    reminder_settings.climb(value)
    return value


Url = Annotated[str, AfterValidator(_url)]
Asked = Annotated[str, AfterValidator(_steps)]
Climb = Annotated[str, AfterValidator(_climb)]


class Settings(BaseSettings):
    """The settings, checked. ``repr`` shows no secret, nor the addresses that may carry one."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    telegram_api_url: Url = TELEGRAM
    database_url: Annotated[str, AfterValidator(_database)] = "sqlite+aiosqlite:///data/directive-bot.db"
    timezone: Annotated[str, AfterValidator(_zone)] = "Asia/Ho_Chi_Minh"
    admin_ids: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_ids)] = ()
    send_rate: Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)] = 28.0
    webhook_url: Url | None = None
    webhook_secret: Annotated[SecretStr, AfterValidator(_secret)] | None = None
    web_host: str = "127.0.0.1"
    web_port: Annotated[int, Field(ge=0, le=65535)] = 8080
    web_url: Url | None = None
    telegram_proxy: Annotated[Url | None, Field(repr=False)] = None
    log_format: Literal["console", "json"] = "console"
    heartbeat_url: Annotated[Url | None, Field(repr=False)] = None
    remind_flash: Asked = reminder_settings.ACK[Urgency.FLASH]
    remind_very_urgent: Asked = reminder_settings.ACK[Urgency.VERY_URGENT]
    remind_urgent: Asked = reminder_settings.ACK[Urgency.URGENT]
    remind_normal: Asked = reminder_settings.ACK[Urgency.NORMAL]
    remind_report: Annotated[str, AfterValidator(_report_steps)] = reminder_settings.REPORT
    remind_returned: Asked = reminder_settings.RETURNED
    climb_flash: Climb = reminder_settings.CLIMB[Urgency.FLASH]
    climb_very_urgent: Climb = reminder_settings.CLIMB[Urgency.VERY_URGENT]
    climb_urgent: Climb = reminder_settings.CLIMB[Urgency.URGENT]
    climb_normal: Climb = reminder_settings.CLIMB[Urgency.NORMAL]

    @model_validator(mode="before")
    @classmethod
    def _blank_is_absent(cls, values: dict[str, object]) -> dict[str, object]:
        stripped = {k: v.strip() if isinstance(v, str) else v for k, v in values.items()}
        return {k: v for k, v in stripped.items() if v != ""}

    @model_validator(mode="after")
    def _webhook_is_guarded(self) -> Settings:
        if self.webhook_url and not self.webhook_secret:
            raise ValueError(
                "WEBHOOK_SECRET must be set where WEBHOOK_URL is: without it anybody could send the bot updates"
            )
        return self

    @property
    def sandbox(self) -> bool:
        """Whether the bot plays in its own world, for want of a token."""
        return self.bot_token is None

    @property
    def secrets(self) -> tuple[str, ...]:
        """Everything that must never be shown, for whoever redacts."""
        hidden = (self.bot_token, self.webhook_secret)
        known = [secret.get_secret_value() for secret in hidden if secret]
        return (*known, *(url for url in (self.telegram_proxy, self.heartbeat_url) if url))

    @property
    def office_url(self) -> str:
        """Where people reach the office's page; empty in the sandbox, which knows its own address."""
        if self.web_url or self.sandbox:
            return self.web_url or ""
        return f"http://{self.web_host}:{self.web_port}"

    @property
    def reminder_plans(self) -> dict[Urgency, Plan]:
        """What a directive of each urgency is published with."""
        ack = {urgency: getattr(self, f"remind_{urgency}") for urgency in Urgency}
        climbs = {urgency: getattr(self, f"climb_{urgency}") for urgency in Urgency}
        return reminder_settings.plans(ack, climbs, self.remind_report, self.remind_returned)

    @property
    def zone(self) -> ZoneInfo:
        """The office's zone."""
        return ZoneInfo(self.timezone)

    @property
    def database(self) -> Path:
        """The database file."""
        return database_path(self.database_url)


def strangers() -> list[str]:
    """Names in ``.env`` that are no setting: mistyped, most likely."""
    named = dotenv_values(".env", interpolate=False, encoding="utf-8-sig")
    return sorted(name for name in named if name.lower() not in Settings.model_fields)


def load() -> Settings:
    """The settings of this process. Raises ``BadSettings``, which carries no value of any setting."""
    try:
        return Settings()
    except ValidationError as error:
        sentences = [
            _sentence(item["loc"], item["type"], item["msg"]) for item in error.errors(include_input=False)
        ]
    except (OSError, UnicodeDecodeError):
        sentences = ["The file .env cannot be read: it must be readable text in UTF-8."]
    raise BadSettings(sentences)


def _sentence(location: tuple[int | str, ...], kind: str, message: str) -> str:
    if kind == _OURS:
        said = message.removeprefix("Value error, ")
    else:
        said = message.replace("Input should be", "must be").split(",")[0]
    name = str(location[0]).upper() if location else ""
    return f"{said}." if said.startswith(name) else f"{name} {said}."
