"""Logging: events with keys to standard error, with secrets and what people wrote kept out.

Our own events carry ids of ours and durations. Of other libraries' messages only the template is kept, never what
was filled in; of an exception its type and where it was raised, never its text, unless the error is ours.
"""

import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO
from urllib.parse import quote

import structlog
from structlog.typing import EventDict

from bot.errors import FarolitoError

REDACTED: Final = "[redacted]"
_OURS: Final = ("bot", "handlers", "knowledge")
_ROOT: Final = Path(__file__).resolve().parents[1]
# They speak at INFO about every request, with its address in full, and would set up logging of their own.
_LOUD: Final = ("aiosqlite", "alembic", "discord", "httpcore", "httpx", "sqlalchemy", "telegram")
_WEB: Final = ("uvicorn", "uvicorn.access", "uvicorn.asgi", "uvicorn.error")
_LONGEST: Final = 200
_DEEPEST: Final = 10

_COLON: Final = "(?::|%3[aA]|%253[aA])"
_SECRETS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # Telegram: in every address as bot<id>:<35 characters>, in files' addresses percent-encoded.
        rf"(?<=bot)[0-9]{{3,}}{_COLON}[\w-]+",
        rf"\b[0-9]{{6,}}{_COLON}[\w-]{{30,}}",
        # Discord: a bot's token, and the tokens of interactions and webhooks in addresses.
        r"\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}",
        r"(?<=/webhooks/)[0-9]+/[\w.-]+",
        r"(?<=/interactions/)[0-9]+/[\w.-]+",
        # A password in the address of a database or a server.
        r"(?<=://)[^/\s:@\"']*:[^/\s@\"']+(?=@)",
        r"(?i)(?<=authorization: )[^\"',}]+",
    )
)


def holds_token(text: str) -> bool:
    """Whether something in a text looks like a bot's token."""
    return any(pattern.search(text) for pattern in _SECRETS[:3])


class Redactor:
    """Takes out everything that looks like a token, and the given secrets plain and percent-encoded."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = {form for secret in secrets if secret for form in (secret, quote(secret, safe=""))}
        words = "|".join(re.escape(form) for form in sorted(known, key=len, reverse=True))
        self._known = re.compile(words) if words else None

    def __call__(self, text: str) -> str:
        if self._known:
            text = self._known.sub(REDACTED, text)
        for pattern in _SECRETS:
            text = pattern.sub(REDACTED, text)
        return text


def set_up(
    *, json: bool = False, level: str = "INFO", secrets: Iterable[str] = (), stream: TextIO | None = None
) -> None:
    """Send all logging of the process to one stream, through one redaction. May be called again.

    level: of our own events (DEBUG, INFO, WARNING, ERROR); other libraries speak from WARNING on.
    secrets: what must not appear, whatever its form. stream: standard error unless given; never standard output,
    which belongs to the commands.
    """
    handler = _Handler(stream or sys.stderr)
    handler.setFormatter(_Formatter(Redactor(secrets), json=json))
    root = logging.getLogger()
    for old in [old for old in root.handlers if isinstance(old, _Handler)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for name in (*_LOUD, *_WEB):
        logger = logging.getLogger(name)
        logger.setLevel(logging.WARNING)
        logger.handlers.clear()
        logger.propagate = True
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


class _Handler(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's name)
        """Python's own report of a failed record would print its arguments."""
        sys.stderr.write("a log record could not be written\n")


class _Formatter(logging.Formatter):
    def __init__(self, redact: Redactor, *, json: bool) -> None:
        super().__init__()
        self._redact = redact
        self._stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
        self._render: structlog.processors.JSONRenderer | structlog.dev.ConsoleRenderer = (
            structlog.processors.JSONRenderer(ensure_ascii=False)
            if json
            else structlog.dev.ConsoleRenderer(colors=False, pad_event_to=24)
        )

    def format(self, record: logging.LogRecord) -> str:
        own: EventDict = record.msg if isinstance(record.msg, dict) else {}
        event = _own(own) if own else _foreign(record)
        if error := _exception(own.get("exc_info") or record.exc_info):
            event["exception"] = "\n".join(_described(error))
        event.update(level=record.levelname.lower(), logger=record.name)
        return self._redact(str(self._render(None, "", self._stamp(None, "", event))))


def _own(values: EventDict) -> EventDict:
    return {key: _plain(value) for key, value in values.items() if key not in {"exc_info", "stack_info"}}


def _plain(value: object) -> str | int | float | bool | None:
    """A value as it may be logged: objects show their type, since an error's text or a model's fields quote people."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    if value is None or isinstance(value, int | float):
        return value
    return type(value).__qualname__


def _foreign(record: logging.LogRecord) -> EventDict:
    """Another library's message: where it was written, and its text before anything was filled in.

    Without arguments the text may have been put together before, with a person's words in it; it is left out.
    """
    event: EventDict = {"event": "library_message", "at": f"{record.module}:{record.lineno}"}
    if isinstance(record.msg, str) and record.args:
        event["template"] = _plain(record.msg.partition("\n")[0])
    elif isinstance(record.msg, BaseException):
        event["error"] = type(record.msg).__qualname__
    return event


def _exception(raised: object) -> BaseException | None:
    if isinstance(raised, BaseException):
        return raised
    if isinstance(raised, tuple):
        return next((part for part in raised if isinstance(part, BaseException)), None)
    return sys.exc_info()[1] if raised else None


def _described(error: BaseException, depth: int = 0) -> Iterator[str]:
    """Lines: where it came through, its type, then what caused it, then the members of a group."""
    yield from _frames(error.__traceback__)
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}"
    yield f"{name}: {error}" if isinstance(error, FarolitoError) else name
    if depth >= _DEEPEST:
        return
    if isinstance(error, BaseExceptionGroup):
        for number, member in enumerate(error.exceptions[:_DEEPEST], start=1):
            yield f"member {number} of {len(error.exceptions)}"
            yield from _described(member, depth + 1)
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        yield "caused by" if error.__cause__ else "while handling"
        yield from _described(earlier, depth + 1)


def _frames(trace: TracebackType | None) -> Iterator[str]:
    """Our frames and the innermost one of all: file and line, no source and no values."""
    frames = traceback.extract_tb(trace)
    for position, frame in enumerate(frames):
        path = Path(frame.filename)
        ours = path.is_relative_to(_ROOT) and path.relative_to(_ROOT).parts[0] in _OURS
        if ours or position == len(frames) - 1:
            shown = path.relative_to(_ROOT) if ours else Path(*path.parts[-2:])
            yield f"{shown}:{frame.lineno} {frame.name}"


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("bot").critical({"event": "crashed"}, exc_info=(kind, error, trace))


def _uncaught_in_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        _uncaught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)
