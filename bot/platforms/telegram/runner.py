"""Telegram, running: takes updates in by polling or by webhook, and comes back by itself."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, Final

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.clock import Clock
from bot.config_sections import Telegram
from bot.domain.delivery import pause
from bot.domain.messages import Address, Incoming, Platform
from bot.domain.ports import Conversation, Host, Mailbox, Media, RawEvent, RoomView, Sign
from bot.errors import SendError, StorageError
from bot.i18n import Texts
from bot.platforms.telegram import commands, rooms
from bot.platforms.telegram.administrators import Administrators
from bot.platforms.telegram.client import TelegramBot, build_bot, translate
from bot.platforms.telegram.inbound import KINDS, Identity, from_event, to_event, to_incoming
from bot.platforms.telegram.outbound import TelegramSender
from bot.platforms.telegram.presses import Presses
from bot.platforms.telegram.unsaved import Unsaved
from bot.platforms.telegram.waited import Waited
from bot.platforms.telegram.watching import Watching
from bot.platforms.telegram.webhook import read_update

log = structlog.get_logger(__name__)

POLL_SECONDS: Final = 30
# getUpdates gives no more at once; fewer means that Telegram keeps no others.
AT_MOST: Final = 100
WATCH_SECONDS: Final = 60.0
PATIENCE: Final = 15.0
LONGEST_PAUSE: Final = 60.0
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the header's name)


class TelegramConnection:
    """The `Connection` of Telegram. `sender` works before run() and until close().

    patience: seconds to wait for an answer of Telegram's. Raises ValueError for a webhook without its secret, which
    anybody could call.
    """

    platform: Platform = Platform.TELEGRAM

    def __init__(
        self,
        settings: Telegram,
        token: str,
        webhook_secret: str | None,
        conversation: Conversation,
        mailbox: Mailbox,
        texts: Texts,
        clock: Clock,
        media: Media,
        *,
        patience: float = PATIENCE,
    ) -> None:
        self._settings = settings
        self._secret = webhook_secret or ""
        self._conversation = conversation
        self._mailbox = mailbox
        self._texts = texts
        self._clock = clock
        self._bot: TelegramBot = build_bot(
            token, base_url=settings.base_url, base_file_url=settings.base_file_url, patience=patience
        )
        number = token.partition(":")[0]
        self._id = int(number) if number.isdecimal() else 0
        self._identity: Identity | None = None
        self._administrators = Administrators(self._bot, clock)
        self._waited = Waited(mailbox, clock)
        self._presses = Presses(self._bot)
        self._is_connected = False
        self.sender = TelegramSender(self._bot, media, username=self._username)
        self._watching = Watching(self._bot, clock)
        self._unsaved = Unsaved(conversation, self.sender)
        if self.routes and not self._secret:
            raise ValueError("a webhook needs its secret")

    def _username(self) -> str:
        """The bot's name, for links to it; empty before Telegram said it."""
        return self._identity.username if self._identity else ""

    @property
    def is_connected(self) -> bool:
        return self._is_connected

    @property
    def routes(self) -> list[Route]:
        """What the web server serves for Telegram: the webhook, where there is one."""
        webhook = self._settings.webhook if self._settings.mode == "webhook" else None
        return [Route(webhook.path, self._webhook_called, methods=["POST"])] if webhook else []

    async def run(self) -> None:
        """See Connection. The sender stays open; close() ends it too."""
        await self._bot.begin_polling()
        try:
            await self._persist(self._introduce)
            prepare, serve = (self._set_webhook, self._watch) if self.routes else (self._remove_webhook, self._poll)
            await self._persist(prepare)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._present_itself(), name="telegram menus")
                while True:
                    await self._persist(serve)
        finally:
            self._is_connected = False
            await self._bot.end_polling()

    async def close(self) -> None:
        """See Connection."""
        await self._bot.close_connections()

    def attach(self, host: Host) -> None:
        """See Connection."""
        self._watching.host = host
        self.sender.stands = host.stands

    async def describe_room(self, address: Address, known: Collection[str]) -> RoomView:
        """See Connection."""
        return await rooms.describe(self._bot, address, known)

    async def acknowledge(self, incoming: Incoming, notice: str | None) -> None:
        """See Connection. A press is answered once; one from before a restart may be too old for Telegram."""
        await self._presses.acknowledge(incoming.key, notice)

    async def refuse(self, incoming: Incoming, text: str) -> bool:
        """See Connection."""
        return await self._presses.refuse(incoming.key, text)

    def to_incoming(self, payload: bytes) -> Incoming | None:
        """See Connection. payload: of an event that this connection put into the mailbox."""
        incoming, query = from_event(payload, self._id, self._clock.now())
        if incoming is not None and query is not None:
            self._presses.keep(incoming.key, query)
        return incoming

    async def fetch(self, source: str, limit: int) -> bytes:
        """See Fetcher. source: a file_id. A server of one's own gives out larger files than Telegram's 20 MB."""
        try:
            file = await self._bot.get_file(source)
            if (file.file_size or 0) > limit:
                raise SendError("too_big", permanent=True)
            return bytes(await file.download_as_bytearray())
        except TelegramError as error:
            raise translate(error) from error

    async def _persist(self, step: Callable[[], Awaitable[None]]) -> None:
        """Do it, again and again with growing pauses until it worked."""
        attempts = 0
        while True:
            attempts += 1
            try:
                await step()
            except TelegramError as error:
                wait = self._lost(error, attempts)
                if isinstance(error, Conflict):
                    await self._watching.conflicted()
            except Exception:  # a platform's supervisor: nothing that one update or the database did ends the intake
                log.exception("telegram.intake_failed", attempts=attempts)
                wait = pause(attempts, 0.5, LONGEST_PAUSE)
            else:
                return self._found()
            await self._clock.sleep(wait)

    def _lost(self, error: TelegramError, attempts: int) -> float:
        """Say once a try what is wrong; returns the seconds until the next."""
        self._is_connected = False
        refusal = translate(error)
        match error:
            case InvalidToken():
                log.error("telegram.token_refused", check="FAROLITO_TELEGRAM_TOKEN", attempts=attempts)
                return LONGEST_PAUSE
            case Conflict():
                log.error("telegram.conflict", check="another program uses this bot's token", attempts=attempts)
            case _:
                log.warning("telegram.unreachable", reason=refusal.reason, attempts=attempts)
        return max(pause(attempts, 0.5, LONGEST_PAUSE), refusal.retry_after or 0.0)

    def _found(self) -> None:
        if not self._is_connected:
            log.info("telegram.connected", mode=self._settings.mode)
        self._is_connected = True

    async def _introduce(self) -> None:
        me = await self._bot.get_me()
        await self._watching.begins(me, self._webhook_url)
        self._identity = Identity(me.id, me.username or "", self._names)

    @property
    def _names(self) -> frozenset[str]:
        table = self._conversation.commands
        return frozenset(name for command in table for name in (command.name, *command.aliases))

    async def present(self) -> None:
        """See Connection."""
        if self._identity is not None:
            self._identity = replace(self._identity, commands=self._names)
            await self._present_itself()

    async def _remove_webhook(self) -> None:
        """Polling and a webhook exclude each other. Waiting updates stay."""
        if (await self._bot.get_webhook_info()).url:
            log.warning("telegram.webhook_removed")
            await self._bot.delete_webhook(drop_pending_updates=False)

    async def _set_webhook(self) -> None:
        await self._bot.set_webhook(self._webhook_url, secret_token=self._secret or None, allowed_updates=KINDS)
        await self._watching.set_webhook(self._webhook_url)

    @property
    def _webhook_url(self) -> str:
        webhook = self._settings.webhook
        return f"{webhook.public_url.rstrip('/')}{webhook.path}" if webhook else ""

    async def _present_itself(self) -> None:
        try:
            changed = await commands.publish(self._bot, commands.menus(self._conversation.commands, self._texts))
            await commands.describe(self._bot, self._texts)
        except TelegramError as error:
            log.warning("telegram.menus_failed", reason=translate(error).reason)
        except Exception:  # a menu that cannot be written must not end the intake beside it
            log.exception("telegram.menus_failed")
        else:
            log.info("telegram.menus", changed=changed)

    async def _poll(self) -> None:
        await self._watching.look_hourly()
        # Asked anew each time: after six quiet days Telegram's next id is drawn at random, and an old offset above
        # it would make Telegram forget it unread.
        cursor = await self._cursor()
        # The first poll after a failure does not wait, so that the connection is known to work again.
        seconds = POLL_SECONDS if self._is_connected else 0
        updates = await self._bot.updates(int(cursor) if cursor else None, seconds=seconds, kinds=KINDS)
        self._found()
        if updates:
            cursor = str(max(update["update_id"] for update in updates) + 1)
            await self._keep(await self._events(updates), cursor)
        if len(updates) < AT_MOST:
            await self._waited.nothing_waits()

    async def _cursor(self) -> str | None:
        """Without it Telegram gives what was not acknowledged, so nothing is lost when the database is away."""
        try:
            return await self._mailbox.cursor()
        except StorageError:
            log.error("telegram.cursor_unreadable")
            return None

    async def _keep(self, events: Sequence[RawEvent], cursor: str | None = None) -> None:
        """Commit; where that fails, people are answered all the same, and Telegram delivers again."""
        try:
            await self._mailbox.receive(events, cursor=cursor)
        except StorageError:
            await self._unsaved.answer(events, self.to_incoming)
            raise

    async def _watch(self) -> None:
        info = await self._bot.get_webhook_info()
        self._found()
        if info.url != self._webhook_url:
            log.error("telegram.webhook_replaced", check="another program uses this bot's token")
            await self._watching.suspects(Sign.WEBHOOK)
        if info.pending_update_count == 0:
            await self._waited.nothing_waits()
        await self._clock.sleep(WATCH_SECONDS)

    async def _events(self, updates: Sequence[dict[str, Any]]) -> list[RawEvent]:
        """The updates that are for the bot; the others are dropped before anything is written (R41)."""
        events = [await self._event(update) for update in updates]
        return [event for event in events if event is not None]

    async def _event(self, update: dict[str, Any]) -> RawEvent | None:
        if self._identity is None:
            return None
        try:
            read = Update.de_json(update)
            incoming = to_incoming(read, self._identity, now=self._clock.now())
            if incoming is None:
                await self._watching.noticed(read)
        except Exception:  # a platform's supervisor: Telegram would give this one again and again, before all others
            log.exception("telegram.update_unreadable")
            return None
        if incoming is None:
            return None
        group_admin = await self._administrators.include(incoming)
        pressed_at = await self._waited.pressed_at() if incoming.action is not None else None
        return to_event(update, self._identity, group_admin=group_admin, pressed_at=pressed_at)

    async def _webhook_called(self, request: Request) -> Response:
        """A call of Telegram's. It is answered once the update is committed; until then Telegram repeats it."""
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            log.warning("telegram.webhook_refused")
            return Response(status_code=403)
        if self._identity is None:
            return Response(status_code=503)
        update = await read_update(request)
        if update is None:
            return Response(status_code=400)
        if events := await self._events([update]):
            await self._keep(events)
        return Response()
