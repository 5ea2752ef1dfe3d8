"""What reaches the log: events, ids and types; never a token, never what a person wrote."""

import io
import json
import logging
import sys
import threading
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pydantic
import pytest
import structlog
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import BadRequest

from bot import log
from bot.errors import SendError, UserError

TELEGRAM_TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1"
DISCORD_TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"
PASSPHRASE = "p@ss/word & more"
WRITTEN = "me llamo Juana y vivo en la calle Elm"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    hooks, handlers, level = (sys.excepthook, threading.excepthook), {*root.handlers}, root.level
    yield
    sys.excepthook, threading.excepthook = hooks
    for handler in {*root.handlers} - handlers:
        root.removeHandler(handler)
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture(params=["json", "console"])
def output(request: pytest.FixtureRequest) -> io.StringIO:
    stream = io.StringIO()
    log.set_up(json=request.param == "json", level="DEBUG", secrets=["webhook-secret", PASSPHRASE], stream=stream)
    return stream


def own() -> structlog.stdlib.BoundLogger:
    logger: structlog.stdlib.BoundLogger = structlog.get_logger("bot.tests")
    return logger


def library(name: str) -> logging.Logger:
    return logging.getLogger(name)


def test_an_event_carries_its_keys(output: io.StringIO) -> None:
    own().info("alert_published", alert="A-127", recipients=312, seconds=0.25)
    line = output.getvalue()
    assert line.count("\n") == 1
    for part in ("alert_published", "A-127", "312", "0.25", "info", "bot.tests"):
        assert part in line


def test_json_lines_can_be_read_by_machines() -> None:
    stream = io.StringIO()
    log.set_up(json=True, stream=stream)
    own().warning("queue_full", waiting=9)
    event = json.loads(stream.getvalue())
    assert event["event"] == "queue_full"
    assert event["waiting"] == 9
    assert event["level"] == "warning"
    assert event["timestamp"].endswith("Z")


def test_the_level_holds_for_our_events() -> None:
    stream = io.StringIO()
    log.set_up(level="WARNING", stream=stream)
    own().info("quiet")
    own().warning("loud")
    assert "quiet" not in stream.getvalue()
    assert "loud" in stream.getvalue()


def test_setting_up_twice_writes_once() -> None:
    streams = [io.StringIO(), io.StringIO()]
    for stream in streams:
        log.set_up(stream=stream)
    own().info("once")
    assert [stream.getvalue().count("once") for stream in streams] == [0, 1]


@pytest.mark.parametrize(
    "secret",
    [
        TELEGRAM_TOKEN,
        f"https://api.telegram.org/bot{TELEGRAM_TOKEN}/getUpdates",
        f"https://api.telegram.org/file/bot{quote(TELEGRAM_TOKEN, safe='')}/photos/1.jpg",
        f"https://host/bot{TELEGRAM_TOKEN.replace(':', '%253a')}/x",
        "http://127.0.0.1:8081/bot123456:SHORT-test_token/getMe",
        f"Bot {DISCORD_TOKEN}",
        "https://discord.com/api/v10/webhooks/1234/aW50ZXJhY3Rpb246MTIzNDU2Nzg5/messages/@original",
        "https://discord.com/api/v10/interactions/1234/aW50ZXJhY3Rpb246MTIzNDU2Nzg5/callback",
        "postgresql+asyncpg://farolito:hunter2-long@db/farolito",
        "X: webhook-secret",
        PASSPHRASE,
        quote(PASSPHRASE, safe=""),
    ],
)
def test_tokens_and_secrets_never_reach_the_output(output: io.StringIO, secret: str) -> None:
    own().info("request_failed", address=secret)
    own().error(secret)
    library("telegram.ext").error("no answer from %s", secret)
    with pytest.raises(SendError):
        raise_and_log(SendError(secret))
    written = output.getvalue()
    assert written.count(log.REDACTED) >= 3
    for part in (
        "AAHdqTcv", "SHORT-test", "Cl2FMQ", "aW50ZXJ", "hunter2", "webhook-secret", "p@ss/word", "p%40ss",
    ):  # fmt: skip
        assert part not in written


def raise_and_log(error: Exception) -> None:
    try:
        raise error
    except Exception:
        own().exception("failed", error=error)
        library("asyncio").error("Task exception was never retrieved\nfuture: %r", error, exc_info=True)
        library("asyncio").error(f"Task exception was never retrieved\nfuture: {error!r}")
        library("discord.client").error(error)
        raise


class Answer(pydantic.BaseModel):
    count: int


def database_error() -> SQLAlchemyError:
    with create_engine("sqlite://").connect() as connection:
        try:
            connection.execute(text("insert into nowhere values (:what)"), {"what": WRITTEN})
        except SQLAlchemyError as error:
            return error
    raise AssertionError("the statement was accepted")


def model_error() -> pydantic.ValidationError:
    with pytest.raises(pydantic.ValidationError) as caught:
        Answer.model_validate({"count": WRITTEN})
    return caught.value


def caused() -> Exception:
    try:
        try:
            raise ValueError(WRITTEN)
        except ValueError as inner:
            inner.add_note(WRITTEN)
            raise KeyError(WRITTEN) from inner
    except KeyError as outer:
        return outer


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (ValueError(WRITTEN), "builtins.ValueError"),
        (database_error(), "sqlalchemy.exc.OperationalError"),
        (model_error(), "ValidationError"),
        (BadRequest(f"Can't parse entities: {WRITTEN}"), "telegram.error.BadRequest"),
        (caused(), "builtins.ValueError"),
        (ExceptionGroup(WRITTEN, [ValueError(WRITTEN), TypeError(WRITTEN)]), "builtins.TypeError"),
        (UserError("too-long", text=WRITTEN), "bot.errors.UserError: too-long"),
    ],
)
def test_an_exceptions_text_never_reaches_the_output(output: io.StringIO, error: Exception, name: str) -> None:
    assert WRITTEN in f"{error!r}{error}{error.__cause__}{vars(error)}"
    with pytest.raises(type(error)):
        raise_and_log(error)
    written = output.getvalue()
    assert name in written
    assert "Juana" not in written
    assert "Elm" not in written


def test_a_traceback_names_our_frames(output: io.StringIO) -> None:
    try:
        UserErrorFromOurs.make()
    except ValueError:
        own().exception("failed")
    assert "bot/domain/messages.py:" in output.getvalue()


class UserErrorFromOurs:
    @staticmethod
    def make() -> None:
        from bot.domain.messages import Action

        Action("a:b")


def test_objects_are_logged_as_their_type(output: io.StringIO) -> None:
    own().info("odd", answer=Answer(count=987654321), several=[WRITTEN], long="x" * 5000)
    written = output.getvalue()
    assert "Answer" in written
    assert "987654321" not in written
    assert "Juana" not in written
    assert len(written) < 600


def test_an_exceptions_loop_or_depth_ends(output: io.StringIO) -> None:
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    own().error("looped", exc_info=first)
    assert "looped" in output.getvalue()


def test_libraries_speak_from_warning_on_and_without_what_was_filled_in(output: io.StringIO) -> None:
    library("httpx").info("HTTP Request: GET %s", "https://x/y")
    library("telegram.ext").info("started")
    library("uvicorn.access").info("GET /health")
    assert output.getvalue() == ""
    library("discord.http").warning("We are being rate limited for %s", WRITTEN)
    written = output.getvalue()
    assert "We are being rate limited for %s" in written
    assert "test_log" in written
    assert "Juana" not in written


async def test_httpx_requests_leave_no_trace(output: io.StringIO) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200))
    async with httpx.AsyncClient(transport=transport) as client:
        await client.get(f"https://api.telegram.org/bot{TELEGRAM_TOKEN}/getMe")
    assert output.getvalue() == ""


def test_a_crash_is_logged_without_its_text(output: io.StringIO) -> None:
    error = ValueError(WRITTEN)
    sys.excepthook(ValueError, error, None)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    written = output.getvalue()
    assert written.count("crashed") == 2
    assert "Juana" not in written


def fail() -> None:
    raise ValueError(WRITTEN)


def test_a_record_that_cannot_be_written_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    stream = io.StringIO()
    log.set_up(stream=stream)
    stream.close()
    own().error("lost", detail=WRITTEN)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "could not be written" in shown.err
    assert "Juana" not in shown.err


def test_standard_output_stays_free(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up()
    own().error("event")
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "event" in shown.err
