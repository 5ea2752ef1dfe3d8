"""The Bot API client: python-telegram-bot's Bot with our timeouts, and what its errors mean."""

import os
from collections.abc import Sequence
from typing import Any, Final

import httpx
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest

from bot.errors import SendError

# Thirty messages a second is Telegram's limit; an answer rarely takes longer than two seconds.
_CONNECTIONS: Final = 64
_CONNECT_SECONDS: Final = 5.0

# Parts of Telegram's own descriptions, in lower case, and our words for what they mean. No later try helps.
_PERMANENT: Final = (
    ("chat not found", "unknown_chat"),
    ("peer_id_invalid", "unknown_chat"),
    ("message thread not found", "unknown_chat"),
    ("topic_closed", "forbidden"),
    ("topic_deleted", "unknown_chat"),
    ("not enough rights", "forbidden"),
    ("have no rights", "forbidden"),
    ("chat_write_forbidden", "forbidden"),
    ("message to edit not found", "gone"),
    ("message can't be edited", "gone"),
    ("message_id_invalid", "gone"),
    ("message can't be deleted", "too_old"),
    ("message text is empty", "empty"),
    ("file is too big", "too_big"),
    ("wrong file_id", "file_gone"),
)


class TelegramBot(Bot):
    """PTB's Bot with updates as they came: kept unparsed, one that cannot be read does not stop the others."""

    async def updates(self, offset: int | None, *, seconds: int, kinds: Sequence[str]) -> list[dict[str, Any]]:
        """getUpdates, waiting `seconds` for the first. offset: the updates before it are forgotten by Telegram."""
        data = {"offset": offset, "timeout": seconds, "allowed_updates": list(kinds)}
        updates: list[dict[str, Any]] = await self._post("getUpdates", data, read_timeout=seconds + _CONNECT_SECONDS)
        return updates

    async def begin_polling(self) -> None:
        """Make ready for updates(), again after end_polling()."""
        await self._request[0].initialize()

    async def end_polling(self) -> None:
        """Close the connection of updates(); everything else goes on."""
        await self._request[0].shutdown()

    async def close_connections(self) -> None:
        """Close all connections. shutdown() does so only after initialize(), which fails without a network."""
        for request in self._request:
            await request.shutdown()


def build_bot(token: str, *, base_url: str, base_file_url: str, patience: float) -> TelegramBot:
    """A client that opens connections when it is first used. patience: seconds to wait for an answer.

    The addresses end in "/bot": the token follows at once.
    """
    # RetryAfter.retry_after and other durations become timedeltas; PTB warns about every one until it is told so.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    return TelegramBot(
        token,
        base_url=base_url,
        base_file_url=base_file_url,
        request=_request(_CONNECTIONS, patience),
        get_updates_request=_request(1, patience),
    )


def _request(connections: int, patience: float) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        connect_timeout=_CONNECT_SECONDS,
        read_timeout=patience,
        write_timeout=patience,
        pool_timeout=_CONNECT_SECONDS,
    )


def translate(error: TelegramError) -> SendError:
    """What a failed call means. BadRequest and TimedOut are kinds of NetworkError: they come first."""
    match error:
        case RetryAfter():
            return SendError("rate_limited", retry_after=_seconds(error))
        case ChatMigrated():
            return SendError("migrated", moved_to=str(error.new_chat_id))
        case Forbidden():
            return SendError("blocked", permanent=True)
        case InvalidToken():
            # PTB says so for any 404 too: a proxy or a server in the wrong place mends itself or is mended.
            return SendError("token_refused")
        case BadRequest():
            return _refused(str(error))
        case NetworkError():
            return _interrupted(error)
        case Conflict():
            return SendError("conflict")
        case _:
            return SendError("unreadable", maybe_delivered=True)


def is_unchanged(error: TelegramError) -> bool:
    """An edit that changes nothing: a success."""
    return isinstance(error, BadRequest) and "message is not modified" in str(error).lower()


def is_absent(error: TelegramError) -> bool:
    """A message to delete that is not there: a success."""
    return isinstance(error, BadRequest) and "message to delete not found" in str(error).lower()


def _refused(description: str) -> SendError:
    told = description.lower()
    reason = next((reason for part, reason in _PERMANENT if part in told), "refused")
    return SendError(reason, permanent=True)


def _interrupted(error: NetworkError) -> SendError:
    """No answer of Telegram's own. Where the request may have arrived the message may stand."""
    match error.__cause__:
        case httpx.ConnectError() | httpx.ConnectTimeout() | httpx.PoolTimeout() | httpx.ProxyError():
            return SendError("unreachable")
        case RuntimeError():
            return SendError("not_connected")
        case httpx.HTTPError():
            return SendError("timed_out" if isinstance(error, TimedOut) else "interrupted", maybe_delivered=True)
        case _:
            return SendError("server_error", maybe_delivered=True)


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
