"""No secret is ever in a log line, whichever way it comes."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import QUIET, Format, configure
from bot.redact import MARK, redactor

TOKEN = "1234567:" + "AbC_-" * 7
SECRET = 'hook "sécret"/1'
CODE = "Qm9kZV9vZl9JbnZpdGF0"


@pytest.fixture(autouse=True)
def _restore() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, hook = root.handlers[:], root.level, sys.excepthook
    levels = {name: logging.getLogger(name).level for name in QUIET}
    yield
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)
    for name, was in levels.items():
        logging.getLogger(name).setLevel(was)
    logging.captureWarnings(False)
    structlog.reset_defaults()


@pytest.fixture(params=["console", "json"])
def log(request: pytest.FixtureRequest) -> io.StringIO:
    fmt: Format = request.param
    out = io.StringIO()
    configure(fmt, [SECRET], stream=out)
    return out


def fail(token: str) -> None:
    url = f"https://api.telegram.org/bot{token}/sendMessage"
    raise ValueError(f"cannot reach {url}", SECRET)


def test_a_traceback_with_the_token_in_its_exception_shows_none(log: io.StringIO) -> None:
    try:
        fail(TOKEN)
    except ValueError:
        structlog.get_logger("bot.line").exception("failed", url=f"x/bot{TOKEN}/y")
    text = log.getvalue()
    assert "cannot reach" in text
    assert "Traceback" in text
    assert TOKEN not in text
    assert "sécret" not in text


def test_a_chained_exception_is_redacted_too(log: io.StringIO) -> None:
    try:
        try:
            fail(TOKEN)
        except ValueError as error:
            raise RuntimeError("again") from error
    except RuntimeError:
        logging.getLogger("telegram.ext").exception("failed")
    assert "again" in log.getvalue()
    assert TOKEN not in log.getvalue()


def test_a_traceback_shows_no_local_variable(log: io.StringIO) -> None:
    def inner() -> None:
        confidence = "-".join(["only", "a", "local"])
        raise ValueError(len(confidence))

    try:
        inner()
    except ValueError:
        structlog.get_logger().exception("failed")
    assert "Traceback" in log.getvalue()
    assert "only-a-local" not in log.getvalue()


@pytest.mark.parametrize("name", ["httpx", "aiohttp.client", "telegram.Bot", "apscheduler", "anything"])
def test_arguments_of_every_logger_are_redacted(log: io.StringIO, name: str) -> None:
    logging.getLogger(name).warning("POST %s", f"https://api.telegram.org/bot{TOKEN}/getMe")
    assert "POST" in log.getvalue()
    assert "getMe" in log.getvalue()
    assert TOKEN not in log.getvalue()


def test_values_deep_inside_an_event_are_redacted(log: io.StringIO) -> None:
    structlog.get_logger().warning("x", data={"a": [TOKEN, {"b": (SECRET,)}]}, error=ValueError(TOKEN))
    assert TOKEN not in log.getvalue()
    assert "sécret" not in log.getvalue()


def test_the_libraries_are_silent_below_warning(log: io.StringIO) -> None:
    for name in ("httpx", "aiohttp.access", "telegram.ext", "apscheduler.scheduler"):
        logging.getLogger(name).info("chatter")
    assert log.getvalue() == ""


def test_an_uncaught_exception_goes_through_the_log(log: io.StringIO) -> None:
    try:
        fail(TOKEN)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "uncaught" in log.getvalue()
    assert TOKEN not in log.getvalue()


def test_json_lines_are_one_object_each() -> None:
    out = io.StringIO()
    configure("json", stream=out)
    structlog.get_logger("bot.x").info("đã gửi", chat=5, halted=None)
    logging.getLogger("other").warning("%s", "hai\ndòng")
    first, second = map(json.loads, out.getvalue().splitlines())
    assert (first["event"], first["chat"], first["level"], first["logger"]) == ("đã gửi", 5, "info", "bot.x")
    assert second["event"] == "hai\ndòng"


def test_the_last_configuration_counts() -> None:
    first, second = io.StringIO(), io.StringIO()
    configure("json", stream=first)
    structlog.get_logger().info("one")
    configure("json", ["late-secret"], stream=second)
    structlog.get_logger().info("two late-secret")
    assert "two" not in first.getvalue()
    assert json.loads(second.getvalue())["event"] == f"two {MARK}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"https://t.me/so_bot?start={CODE} nhé", f"https://t.me/so_bot?start={MARK} nhé"),
        (f"text='/start {CODE}'", f"text='/start {MARK}'"),
        (f"GET /bot{TOKEN}/getMe", f"GET /bot{MARK}/getMe"),
        (f"/file/bot{TOKEN.replace(':', '%3A')}/a.pdf", f"/file/bot{MARK}/a.pdf"),
        ("POST /botsandbox:abc/sendMessage", f"POST /bot{MARK}/sendMessage"),
        ("http://user:pass@proxy:3128", f"http://{MARK}@proxy:3128"),
        ("a-known-secret!", f"{MARK}!"),
        ("khởi động lúc 08:30, 1234567 văn bản", "khởi động lúc 08:30, 1234567 văn bản"),
        ("restart=3 /start", "restart=3 /start"),
    ],
)
def test_secrets_are_known_by_their_shape_or_by_name(text: str, expected: str) -> None:
    assert redactor(["a-known-secret", "", "abc"])(text) == expected
