"""Discord, running: one session after another, whatever happens to the network."""

import asyncio
import contextlib
import random
from collections.abc import Collection
from typing import Final

import aiohttp
import discord
import structlog
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient, Route

from bot.clock import Clock
from bot.config_sections import Discord
from bot.domain.messages import Account, Address, Incoming, Platform
from bot.domain.ports import Conversation, Host, Media, RoomView
from bot.errors import SendError
from bot.i18n import Texts
from bot.platforms.discord import alert_roles, rooms
from bot.platforms.discord.client import Client, Repeats
from bot.platforms.discord.commands import payloads
from bot.platforms.discord.outbound import FAILURES, DiscordSender, translate
from bot.platforms.discord.private_chats import NewChats
from bot.platforms.discord.watching import Watching

log = structlog.get_logger()

# Seconds.
LONGEST_PAUSE: Final = 60.0
REFUSED_PAUSE: Final = 300.0
LOGIN_PATIENCE: Final = 90.0
# A session that is resumed loses nothing, but discord.py waits longer and longer, up to 17 minutes: then we begin anew.
GATEWAY_PATIENCE: Final = 120.0
_LOOK_EVERY: Final = 1.0
_FINISH_WITHIN: Final = 1.5
_CLOSE_WITHIN: Final = 0.8

# Close codes after which the same token and settings are refused again (developer docs, Gateway Close Event Codes).
_REFUSED: Final = (4004, 4010, 4011, 4012, 4013, 4014)


class DiscordConnection:
    """A bot account on Discord. Events are handled at once: there is no mailbox, and no RawEvent of Discord's.

    commands must stand in the conversation already. Raises ValueError when Discord would refuse one of them.
    """

    platform = Platform.DISCORD

    def __init__(
        self, settings: Discord, token: str, conversation: Conversation, texts: Texts, clock: Clock, media: Media
    ) -> None:
        self._settings = settings
        self._token = token
        self._conversation = conversation
        self._texts = texts
        self._clock = clock
        self._commands = payloads(conversation.commands, texts)
        self._repeats = Repeats()
        self._client: Client | None = None
        self._is_connected = False
        self._lost_at = 0.0
        self._was_connected = False
        self.sender = DiscordSender(self._http, media, NewChats(clock))
        self._watching = Watching(self.sender, clock)

    @property
    def is_connected(self) -> bool:
        return self._is_connected

    async def run(self) -> None:
        """Hold a session with Discord until cancelled; begin a new one, after a pause, when it cannot be mended.

        Cancelled, it takes nothing more in and finishes what is being answered; the sender stays open until close().
        """
        Route.BASE = self._settings.api_url.rstrip("/")
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self._settings.gateway_url)
        # It would warn at each start that libraries for voice channels are missing.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        failures = 0
        while True:
            pause = await self._session_until_lost()
            await self.close()
            failures = 0 if self._was_connected else failures + 1
            pause = pause or min(LONGEST_PAUSE, 2.0**failures) * random.uniform(0.5, 1.0)  # noqa: S311
            log.info("discord.reconnecting", seconds=round(pause, 1))
            await self._clock.sleep(pause)

    async def close(self) -> None:
        """See Connection. A silent server is not waited for."""
        client, self._client = self._client, None
        if client is None:
            return
        try:
            with contextlib.suppress(*FAILURES):
                async with asyncio.timeout(_CLOSE_WITHIN):
                    await client.close()
        finally:
            # Cancelled half way, discord.py would leave the sockets of its REST side open.
            await client.http.close()

    def attach(self, host: Host) -> None:
        """See Connection."""
        self._watching.host = host

    async def describe_room(self, address: Address, known: Collection[str]) -> RoomView:
        """See Connection. Discord lists members only with a privileged intent: its roles count instead."""
        http = self._http()
        if http is None:
            raise SendError("not_connected")
        try:
            return await rooms.describe(http, address)
        except FAILURES as error:
            raise translate(error) from error

    async def set_role(self, account: Account, role: str, *, held: bool) -> None:
        """See RoleGiver."""
        client, http = self._client, self._http()
        if client is None or http is None:
            raise SendError("not_connected")
        await alert_roles.set_role(http, client.guilds, account, role, held=held)

    async def present(self) -> None:
        """See Connection."""
        self._commands = payloads(self._conversation.commands, self._texts)
        if self._client is not None and self._is_connected:
            await self._client.present(self._commands)

    async def acknowledge(self, incoming: Incoming, notice: str | None) -> None:
        """Nothing to do: an interaction is acknowledged where it is answered."""

    async def refuse(self, incoming: Incoming, text: str) -> bool:
        """False: the answer to an interaction is seen by whoever pressed alone."""
        return False

    def to_incoming(self, payload: bytes) -> Incoming | None:
        """None: Discord's events are never kept."""
        return None

    async def fetch(self, source: str, limit: int) -> bytes:
        """See Fetcher. source: an address of Discord's, which dies within a day; its size was told with it."""
        http = self._http()
        if http is None:
            raise SendError("not_connected")
        try:
            content = await http.get_from_cdn(source)
        except FAILURES as error:
            raise translate(error) from error
        if len(content) > limit:
            raise SendError("too_big", permanent=True)
        return content

    def new_client(self) -> Client:
        """A client for one session; its REST side is the sender's from then on."""
        self._client = Client(
            self._conversation,
            self.sender,
            self._texts,
            self._clock,
            commands=self._commands,
            mapped_roles=frozenset((*self._settings.roles, *self._settings.alert_roles.values())),
            repeats=self._repeats,
            on_change=self._on_change,
            watching=self._watching,
        )
        return self._client

    async def _session_until_lost(self) -> float | None:
        """One session. Returns the seconds to wait where more trying is of no use, else None."""
        self._was_connected = False
        self._lost_at = self._clock.monotonic()
        client = self.new_client()
        try:
            async with asyncio.timeout(LOGIN_PATIENCE):
                await client.login(self._token)
            if client.user is not None:
                await self._watching.named(client.user)
            await self._hold(client)
        except discord.LoginFailure:
            log.error("discord.token_refused")
            return REFUSED_PAUSE
        except discord.ConnectionClosed as error:
            log.error("discord.closed", code=error.code)
            return REFUSED_PAUSE if error.code in _REFUSED else None
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            log.warning("discord.unreachable", error=type(error).__name__)
        except Exception:
            # discord.py 2.7.1 dies of an AttributeError when only the first gateway connection fails.
            log.exception("discord.session_failed")
        finally:
            self._on_change(False)
            await client.finish(_FINISH_WITHIN)
        return None

    async def _hold(self, client: Client) -> None:
        """Keep the gateway. Returns when it was away for too long; raises what discord.py gives up with."""
        gateway = asyncio.create_task(client.connect(), name="discord gateway")
        try:
            while not gateway.done():
                await asyncio.wait({gateway}, timeout=_LOOK_EVERY)
                await self._watching.look()
                if not self._is_connected and self._clock.monotonic() - self._lost_at > GATEWAY_PATIENCE:
                    log.warning("discord.gateway_away")
                    return
            await gateway
        finally:
            gateway.cancel()
            await asyncio.gather(gateway, return_exceptions=True)

    def _on_change(self, connected: bool) -> None:
        if self._is_connected and not connected:
            self._lost_at = self._clock.monotonic()
        self._was_connected = self._was_connected or connected
        self._is_connected = connected

    def _http(self) -> HTTPClient | None:
        client = self._client
        return client.http if client and client.user and not client.is_closed() else None
