"""Sending to Discord: channels, threads and people, over the REST API."""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any, Final

import aiohttp
import discord
from discord.http import HTTPClient, MultipartParameters, handle_message_parameters

from bot.domain.messages import Action, Address, Button, ButtonStyle, Outgoing, Platform
from bot.domain.ports import Media
from bot.errors import SendError
from bot.platforms.discord import mentions
from bot.platforms.discord.files import to_files
from bot.platforms.discord.markup import render
from bot.platforms.discord.private_chats import NewChats

# No message of ours pings anybody, whatever it says.
NO_MENTIONS: Final = discord.AllowedMentions.none()
# Discord's limits (developer docs, Message Components): a button's words, buttons in a row, rows.
LABEL_LENGTH: Final = 80
_ROW: Final = 5
_MOST_BUTTONS: Final = 25

_STYLES: Final = {
    ButtonStyle.PLAIN: discord.ButtonStyle.secondary,
    ButtonStyle.PRIMARY: discord.ButtonStyle.primary,
    ButtonStyle.DANGER: discord.ButtonStyle.danger,
}

_PERSON: Final = "user:"
_REMEMBERED: Final = 10_000

# Discord's JSON error codes (developer docs, Opcodes and Status Codes) that mean: never for this message.
_PERMANENT: Final = {
    50007: "closed",  # cannot send messages to this user
    50278: "closed",  # no server in common
    40003: "opening_too_fast",  # direct messages opened in bulk: trying again makes it a quarantine
    10003: "gone",
    10008: "gone",
    10013: "gone",
    50033: "gone",  # invalid recipient
    50001: "unseen",  # the channel is hidden from the bot, or it is no longer in the server
    50013: "forbidden",
}
_ARCHIVED: Final = 50083
_OLD_EDITS_EXHAUSTED: Final = 30046
# Seconds. Discord names no time for 30046; a 429 without one comes from Cloudflare.
_PAUSE: Final = 60.0
# Seconds for one request, discord.py's own tries and waiting included; aiohttp alone would wait five minutes.
_PATIENCE: Final = 25.0

_Request = Callable[[HTTPClient], Coroutine[Any, Any, Any]]

# What a request raises. RuntimeError: the session was closed because the connection is being made anew.
FAILURES: Final = (discord.DiscordException, aiohttp.ClientError, OSError, RuntimeError)


def person(user: int | str) -> Address:
    """Where a person is written to in private. The direct-message channel is opened when it is first needed."""
    return Address(Platform.DISCORD, f"{_PERSON}{user}")


def nonce(key: str, page: int = 0) -> str:
    """The nonce of a message, by its outbox key and page: 24 characters (Discord takes 25)."""
    return hashlib.blake2s(f"{key}/{page}".encode(), digest_size=12).hexdigest()


def view(buttons: tuple[tuple[Button, ...], ...]) -> discord.ui.View | None:
    """Buttons as a component payload that nobody listens to: what a press means is in the press itself."""
    flat = [button for row in buttons for button in row]
    if not flat:
        return None
    if len(flat) > _MOST_BUTTONS:
        raise ValueError(f"{len(flat)} buttons: a message holds {_MOST_BUTTONS}")
    fits = len(buttons) <= _ROW and all(len(row) <= _ROW for row in buttons)
    rows = buttons if fits else tuple(tuple(flat[at : at + _ROW]) for at in range(0, len(flat), _ROW))
    shown = discord.ui.View(timeout=None)
    shown.stop()
    for number, row in enumerate(row for row in rows if row):
        for button in row:
            shown.add_item(_item(button, number))
    return shown


def _item(button: Button, row: int) -> discord.ui.Button[discord.ui.View]:
    label = button.label if len(button.label) <= LABEL_LENGTH else f"{button.label[: LABEL_LENGTH - 1]}…"
    if button.url is not None:
        return discord.ui.Button(label=label, url=button.url, row=row)
    return discord.ui.Button(label=label, style=_STYLES[button.style], custom_id=_action(button).payload, row=row)


def _action(button: Button) -> Action:
    if button.start is not None:
        # Discord shows the answer to one person alone: no private chat is needed.
        return Action("start-with", (button.start,))
    if button.action is None:
        raise ValueError("a button without link has an action")
    return button.action


class DiscordSender:
    """Discord's way out.

    An address's chat is a channel's id, or "user:<id>" for a person in private; its topic is a thread's id. A
    reference holds the ids of the messages that the text took, with commas between.
    http: the client to send with, None while there is none. media: where the files are that messages name.
    """

    platform = Platform.DISCORD

    def __init__(self, http: Callable[[], HTTPClient | None], media: Media, new_chats: NewChats | None = None) -> None:
        """new_chats: how many may be begun; without it, any number."""
        self._http = http
        self._media = media
        self._new_chats = new_chats
        self.sent: Callable[[str], None] = lambda name: None
        self._opened: OrderedDict[str, int] = OrderedDict()

    def remember(self, user: int, channel: int) -> None:
        """Spare a request: this is the person's direct-message channel."""
        self._opened[str(user)] = channel
        self._opened.move_to_end(str(user))
        if len(self._opened) > _REMEMBERED:
            self._opened.popitem(last=False)

    def user_of(self, channel: int) -> str | None:
        """Whose direct-message channel it is, where that was opened or written in since the start."""
        return next((user for user, opened in self._opened.items() if opened == channel), None)

    def _named(self, name: str) -> str:
        self.sent(name)
        return name

    async def send(self, address: Address, message: Outgoing, *, key: str) -> str:
        channel = await self._channel(address)
        called = mentions.role_of(message) if not address.chat.startswith(_PERSON) else None
        pages = mentions.calling(called, _pages(message))
        files = await self.files(message)
        sent = []
        for number, content in enumerate(pages):
            parameters = handle_message_parameters(
                content=content or None,
                files=files if files and number == 0 else discord.utils.MISSING,
                view=_last(view(message.buttons), number, pages) or discord.utils.MISSING,
                nonce=self._named(nonce(key, number)),
                flags=discord.MessageFlags(suppress_notifications=True) if message.silent else discord.utils.MISSING,
                allowed_mentions=mentions.only(called) if called and number == 0 else NO_MENTIONS,
                message_reference=_reply(message.reply_to) if number == 0 else discord.utils.MISSING,
            )
            sent.append(await self._post(channel, parameters))
        return ",".join(sent)

    async def edit(self, address: Address, reference: str, message: Outgoing) -> None:
        channel = await self._channel(address)
        pages = _pages(message)
        files = await self.files(message)
        standing = reference.split(",")
        for number, content in enumerate(pages):
            shown = _last(view(message.buttons), number, pages)
            if number < len(standing):
                await self._rewrite(channel, standing[number], content, shown, files if number == 0 else [])
                continue
            # The text grew by a page. Nobody keeps this message's id, but nothing of a correction is lost.
            parameters = handle_message_parameters(
                content=content,
                view=shown or discord.utils.MISSING,
                nonce=self._named(nonce(reference, number)),
                allowed_mentions=NO_MENTIONS,
            )
            await self._post(channel, parameters)
        for surplus in standing[len(pages) :]:
            await self._remove(channel, surplus)

    async def pin(self, address: Address, reference: str) -> None:
        channel, first = await self._channel(address), int(reference.split(",")[0])
        await self._call(lambda http: http.pin_message(channel, first))

    async def delete(self, address: Address, reference: str) -> None:
        channel = await self._channel(address)
        for message in reference.split(","):
            await self._remove(channel, message)

    async def files(self, message: Outgoing) -> list[discord.File]:
        """See to_files()."""
        return await to_files(self._media, message.media)

    async def show_typing(self, address: Address) -> None:
        """Show for ten seconds that an answer is being written. Raises SendError."""
        channel = await self._channel(address)
        await self._call(lambda http: http.send_typing(channel))

    async def _rewrite(
        self, channel: int, message: str, content: str, shown: discord.ui.View | None, files: list[discord.File]
    ) -> None:
        parameters = handle_message_parameters(
            content=content, attachments=files or discord.utils.MISSING, view=shown, allowed_mentions=NO_MENTIONS
        )
        await self._change(channel, lambda http: http.edit_message(channel, int(message), params=parameters))

    async def _remove(self, channel: int, message: str) -> None:
        try:
            await self._change(channel, lambda http: http.delete_message(channel, int(message)))
        except SendError as error:
            if error.reason != "gone":
                raise

    async def _change(self, channel: int, request: _Request) -> None:
        """Change a message. A thread that Discord archived because it was quiet is opened first."""
        try:
            await self._call(request)
        except SendError as error:
            if error.reason != "archived":
                raise
            await self._call(lambda http: http.edit_channel(channel, archived=False))
            await self._call(request)

    async def _post(self, channel: int, parameters: MultipartParameters) -> str:
        answer = await self._call(lambda http: http.send_message(channel, params=parameters), may_stand=True)
        if not isinstance(answer, dict) or "id" not in answer:
            raise SendError("unreadable", maybe_delivered=True)
        return self._named(str(answer["id"]))

    async def _channel(self, address: Address) -> int:
        if address.topic is not None:
            return _id(address.topic)
        if not address.chat.startswith(_PERSON):
            return _id(address.chat)
        user = address.chat.removeprefix(_PERSON)
        if user not in self._opened:
            await self._open(_id(user))
        return self._opened[user]

    async def _open(self, user: int) -> None:
        """Open a private chat. One that was opened before and written in is none of the few new ones."""
        if self._new_chats is not None:
            self._new_chats.require_room()
        opened = await self._call(lambda http: http.start_private_message(user))
        if self._new_chats is not None and not opened.get("last_message_id"):
            self._new_chats.begun()
        self.remember(user, int(opened["id"]))

    async def _call(self, request: _Request, *, may_stand: bool = False) -> Any:
        http = self._http()
        if http is None:
            raise SendError("not_connected")
        try:
            async with asyncio.timeout(_PATIENCE):
                return await request(http)
        except FAILURES as error:
            raise translate(error, may_stand=may_stand) from error


def translate(error: Exception, *, may_stand: bool = False) -> SendError:
    """What a failed request means. may_stand: it made a message, which may stand when the answer was lost."""
    match error:
        case discord.RateLimited():
            return SendError("rate_limited", retry_after=error.retry_after)
        case discord.HTTPException():
            return _refused(error, may_stand=may_stand)
        case aiohttp.ClientConnectorError():
            return SendError("unreachable")
        case RuntimeError():
            return SendError("not_connected")
        case _:
            return SendError("interrupted", maybe_delivered=may_stand)


def _refused(error: discord.HTTPException, *, may_stand: bool) -> SendError:
    if error.code in _PERMANENT:
        return SendError(_PERMANENT[error.code], permanent=True)
    if error.code == _ARCHIVED:
        return SendError("archived", permanent=True)
    if error.code == _OLD_EDITS_EXHAUSTED:
        return SendError("old_edits_exhausted", retry_after=_PAUSE)
    if error.status == 429:
        return SendError("rate_limited", retry_after=_retry_after(error))
    if error.status >= 500:
        return SendError("server_error", maybe_delivered=may_stand)
    if error.status == 401:
        return SendError("unauthorized", retry_after=_PAUSE)
    return SendError({403: "forbidden", 404: "gone"}.get(error.status, "refused"), permanent=True)


def _retry_after(error: discord.HTTPException) -> float:
    try:
        return float(error.response.headers.get("Retry-After", _PAUSE))
    except ValueError:
        return _PAUSE


def _pages(message: Outgoing) -> list[str]:
    pages = render(message.text)
    if pages or message.buttons:
        return pages or [""]
    raise SendError("empty", permanent=True)


def _last(shown: discord.ui.View | None, number: int, pages: list[str]) -> discord.ui.View | None:
    return shown if number == len(pages) - 1 else None


def _reply(reference: str | None) -> Any:
    """A reply to a message that is gone is sent all the same."""
    if reference is None:
        return discord.utils.MISSING
    return {"message_id": int(reference.split(",")[0]), "fail_if_not_exists": False}


def _id(text: str) -> int:
    if not text.isascii() or not text.isdecimal():
        raise SendError("bad_address", permanent=True)
    return int(text)
