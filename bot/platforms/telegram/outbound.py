"""Say it on Telegram: texts, buttons, edits, and the button that shares a place."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from html import escape
from typing import Final, TypeVar

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import TelegramError

from bot.domain.messages import Address, Button, ButtonStyle, Outgoing, Platform
from bot.domain.ports import Media
from bot.errors import SendError
from bot.platforms.telegram.client import is_absent, is_unchanged, translate
from bot.platforms.telegram.files import NAMES, as_edit
from bot.platforms.telegram.markup import is_visible, sendable, to_messages

_K = TypeVar("_K")
_T = TypeVar("_T")

# How many open location buttons, unfinished texts and texts in several messages are kept in mind.
_KEPT: Final = 1000
_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
_STYLES: Final = {ButtonStyle.PRIMARY: "primary", ButtonStyle.DANGER: "danger"}
_REPLACED: Final = "…"


class TelegramSender:
    """The `Sender` of Telegram. A reference is the message's id; of a text in several messages all ids, by commas.

    The last of several messages carries the buttons. Telegram cannot drop a repeat: `key` only lets a text in
    several messages go on where an error stopped it.
    """

    platform: Platform = Platform.TELEGRAM

    def __init__(self, bot: Bot, media: Media, *, username: Callable[[], str] = str) -> None:
        """username: the bot's, for links into the private chat; empty while it is not known."""
        self._bot = bot
        self._username = username
        self._media = media
        self.stands: Callable[[Address, str], None] = lambda address, reference: None
        self._unfinished: OrderedDict[str, list[int]] = OrderedDict()
        self._wholes: OrderedDict[tuple[str, str], list[int]] = OrderedDict()
        self._location_buttons: OrderedDict[str, int] = OrderedDict()

    async def send(self, address: Address, message: Outgoing, *, key: str) -> str:
        """See Sender. Raises SendError ("empty" where the text has nothing to see)."""
        if message.media is not None:
            return await self._send_recording(address, message, message.media)
        parts = _parts(message)
        await self._remove_location_button(address)
        sent = _remember(self._unfinished, key, self._unfinished.get(key, []))
        for index in range(len(sent), len(parts)):
            reply_to = _ids(message.reply_to)[0] if message.reply_to and not index else None
            buttons = self._buttons(message) if index == len(parts) - 1 else None
            sent.append(
                await self._post(
                    address,
                    parts[index],
                    buttons,
                    reply_to=reply_to,
                    silent=message.silent,
                    protected=message.placeholder is not None,
                )
            )
        await self._offer_location(address, message.ask_location)
        self._unfinished.pop(key, None)
        reference = ",".join(map(str, sent))
        self._stand(address, reference, sent)
        return reference

    async def edit(self, address: Address, reference: str, message: Outgoing) -> None:
        """See Sender. A text that needs more messages than before adds them below; one that needs fewer deletes.

        The messages of one text are found by their reference, or by the last one's, whose button was pressed; those
        that were added, and the latter, by this process only. Raises SendError ("gone" where nothing is there).
        """
        if message.media is not None:
            await self._bring_in(address, reference, message, message.media)
            return
        parts = _parts(message)
        await self._remove_location_button(address)
        standing = self._standing(address, reference)
        for index, part in enumerate(parts):
            buttons = self._buttons(message) if index == len(parts) - 1 else None
            if index < len(standing):
                await self._rewrite(address, standing[index], part, buttons)
            else:
                standing.append(await self._post(address, part, buttons, reply_to=standing[0], silent=True))
                self._stand(address, reference, standing)
        for surplus in standing[len(parts) :]:
            await self._take_away(address, surplus)
        self._stand(address, reference, standing[: len(parts)])
        await self._offer_location(address, message.ask_location)

    async def pin(self, address: Address, reference: str) -> None:
        """See Sender."""
        first = _ids(reference)[0]
        await _answered(self._bot.pin_chat_message(_chat(address), first, disable_notification=True))

    async def delete(self, address: Address, reference: str) -> None:
        """See Sender. Raises SendError ("too_old" after 48 hours, Telegram's limit)."""
        standing = self._standing(address, reference)
        if len(standing) == 1:
            await self._remove(address, standing[0])
            return
        # deleteMessages takes 1 to 100 ids and skips those that are not there.
        for start in range(0, len(standing), 100):
            await _answered(self._bot.delete_messages(_chat(address), standing[start : start + 100]))

    async def _send_recording(self, address: Address, message: Outgoing, media: str) -> str:
        """A voice note of ours, which is meant to travel: what a reporter sent is brought in by an edit alone."""
        file = await self._media.open(media)
        sending = self._bot.send_voice(
            _chat(address),
            file.content,
            caption="\n".join(_parts(message)),
            parse_mode="HTML",
            disable_notification=message.silent,
            message_thread_id=_topic(address),
            reply_markup=self._buttons(message),
            filename=NAMES.get(file.media_type),
        )
        return str((await _answered(sending)).message_id)

    async def _bring_in(self, address: Address, reference: str, message: Outgoing, media: str) -> None:
        """Turn a text message into one with a file, never by a file_id, from which Telegram would keep the way to the
        reporter's own message.

        Whether it may be saved or passed on is decided for a message when it is sent (messages.editMessage has no
        `noforwards`), and the answer says whether it still holds: what is open to that goes at once (R39).
        """
        file = await self._media.open(media)
        edited = await _answered(
            self._bot.edit_message_media(
                as_edit(file, "\n".join(_parts(message))),
                _chat(address),
                _ids(reference)[0],
                reply_markup=self._buttons(message),
            )
        )
        if not (isinstance(edited, Message) and edited.has_protected_content):
            await self.delete(address, reference)
            raise SendError("unprotected", permanent=True)

    def _standing(self, address: Address, reference: str) -> list[int]:
        return list(self._wholes.get((address.chat, reference)) or _ids(reference))

    def _stand(self, address: Address, reference: str, messages: Sequence[int]) -> None:
        """Keep in mind which messages one text takes, where the reference does not say it."""
        for name in (reference, str(messages[-1])):
            if name != ",".join(map(str, messages)):
                _remember(self._wholes, (address.chat, name), list(messages))
            else:
                self._wholes.pop((address.chat, name), None)

    async def _post(
        self,
        address: Address,
        html: str,
        markup: InlineKeyboardMarkup | ReplyKeyboardMarkup | None,
        *,
        reply_to: int | None = None,
        silent: bool = False,
        protected: bool = False,
    ) -> int:
        sending = self._bot.send_message(
            _chat(address),
            html,
            parse_mode="HTML",
            link_preview_options=_NO_PREVIEW,
            disable_notification=silent,
            message_thread_id=_topic(address),
            protect_content=protected,
            reply_markup=markup,
            reply_parameters=None if reply_to is None else ReplyParameters(reply_to, allow_sending_without_reply=True),
        )
        message_id = (await _answered(sending)).message_id
        if not is_group(address):
            self.stands(address, str(message_id))
        return message_id

    async def _rewrite(self, address: Address, message_id: int, html: str, markup: InlineKeyboardMarkup | None) -> None:
        try:
            await self._bot.edit_message_text(
                html,
                _chat(address),
                message_id,
                parse_mode="HTML",
                link_preview_options=_NO_PREVIEW,
                reply_markup=markup,
            )
        except TelegramError as error:
            if not is_unchanged(error):
                raise translate(error) from error

    async def _take_away(self, address: Address, message_id: int) -> None:
        """Delete a message that the shorter text does not need; an old one can only be emptied."""
        try:
            await self._remove(address, message_id)
        except SendError as error:
            if not error.permanent:
                raise
            await self._rewrite(address, message_id, _REPLACED, None)

    async def _remove(self, address: Address, message_id: int) -> None:
        try:
            await self._bot.delete_message(_chat(address), message_id)
        except TelegramError as error:
            if not is_absent(error):
                raise translate(error) from error

    def _buttons(self, message: Outgoing) -> InlineKeyboardMarkup | None:
        rows = [[self._button(button) for button in row] for row in message.buttons if row]
        return InlineKeyboardMarkup(rows) if rows else None

    def _button(self, button: Button) -> InlineKeyboardButton:
        # https://core.telegram.org/bots/features#deep-linking
        link = f"https://t.me/{self._username()}?start={button.start}" if button.start else button.url
        return InlineKeyboardButton(
            sendable(button.label),
            url=link,
            callback_data=button.action.payload if button.action else None,
            style=_STYLES.get(button.style),
        )

    async def _offer_location(self, address: Address, label: str | None) -> None:
        """Show Telegram's own button in a message of its own: one that carries it could never be edited."""
        # Telegram: a location can be requested in private chats only.
        if label is None or not is_visible(label) or is_group(address):
            return
        shown = sendable(label)
        keyboard = ReplyKeyboardMarkup(
            [[KeyboardButton(shown, request_location=True)]], resize_keyboard=True, one_time_keyboard=True
        )
        message_id = await self._post(address, escape(shown, quote=False), keyboard, silent=True)
        _remember(self._location_buttons, address.chat, message_id)

    async def _remove_location_button(self, address: Address) -> None:
        """With its message the button goes. Best effort: Telegram folds it once it was used."""
        message_id = self._location_buttons.pop(address.chat, None)
        if message_id is None:
            return
        try:
            await self._bot.delete_message(_chat(address), message_id)
        except TelegramError:
            return


def is_group(address: Address) -> bool:
    """A group or a channel, which Telegram allows 20 messages a minute. A person's chat has a positive id."""
    return address.chat.startswith(("-", "@"))


async def _answered(call: Awaitable[_T]) -> _T:
    try:
        return await call
    except TelegramError as error:
        raise translate(error) from error


def _remember(memory: OrderedDict[_K, _T], key: _K, value: _T) -> _T:
    """Keep the newest; what is forgotten costs a tidy chat, not a message."""
    memory[key] = value
    memory.move_to_end(key)
    if len(memory) > _KEPT:
        memory.popitem(last=False)
    return value


def _parts(message: Outgoing) -> list[str]:
    parts = to_messages(message.text)
    if not parts:
        raise SendError("empty", permanent=True)
    return parts


def _chat(address: Address) -> int | str:
    if address.chat.startswith("@"):
        return address.chat
    return _number(address.chat)


def _topic(address: Address) -> int | None:
    return None if address.topic is None else _number(address.topic)


def _ids(reference: str) -> Sequence[int]:
    return [_number(part) for part in reference.split(",")]


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise SendError("unknown_chat", permanent=True) from error
