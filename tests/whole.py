"""The whole program in this process behind a platform's real SDK, on a clock that stands, with ids that repeat."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import simcord
from simcord import ChannelHandle, Env, MemberActor

from bot.app import Application, Network
from bot.clock import MovableClock
from bot.config import Config
from bot.config_sections import Discord, Telegram
from bot.domain.alerts import AlertLanguage
from bot.domain.delivery import UNPACED
from bot.domain.messages import Account, Address, Platform
from bot.domain.rights import ALL_COUNTIES
from bot.launch import sandbox_config
from bot.platforms.discord.runner import DiscordConnection
from bot.platforms.sandbox import chats
from bot.platforms.sandbox.runner import SandboxConnection
from bot.platforms.telegram.runner import TelegramConnection
from bot.services.ids import Ids
from bot.storage.rooms import Room, RoomKind
from knowledge.loader import Knowledge
from knowledge.search.search import Search
from tests.chat import Town
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.telegram_chats import Chat, Person

# A Sunday afternoon in North Carolina: 3:42 PM.
AFTERNOON = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)
Known = tuple[Knowledge, Search]


@dataclass
class Whole:
    """The program and its clock."""

    application: Application
    clock: MovableClock
    platform: Platform

    async def work(self) -> None:
        """Let every worker do what is due, until nothing is left."""
        platform, idle = self.application.platforms[self.platform], 0
        while idle < 2:
            done = await self.application.timers.step() + await self.application.broadcasts.step()
            done += await platform.intake.step() if platform.intake else 0
            done += await platform.delivery.step()
            idle = 0 if done else idle + 1
            self.clock.advance(timedelta(milliseconds=50))


@dataclass
class OnTelegram(Whole):
    """api: the fake Telegram. room: the moderators' group, with one moderator in it."""

    api: FakeTelegram
    room: Chat
    moderator: Person

    async def settle(self) -> None:
        """Everything that was sent is taken in, and everything due is done."""
        await self.api.until(lambda: not self.api.pending, 20)
        await self.work()


@dataclass
class OnDiscord(Whole):
    """env: simcord's Discord. room: the moderators' channel, with one moderator in it. general: where people talk."""

    env: Env
    room: ChannelHandle
    general: ChannelHandle
    moderator: MemberActor

    async def settle(self) -> None:
        """Everything due is done; interactions are answered before the actor's own call returns."""
        await self.work()


def _config(folder: Path, **values: object) -> Config:
    settings = sandbox_config(folder).model_dump() | {"network": {"name": "Red de Prueba"}} | values
    return Config.model_validate(settings)


async def _open(folder: Path, clock: MovableClock, known: Known, network: Network, **values: object) -> Application:
    knowledge, search = known
    return await Application.open(
        _config(folder, **values),
        clock,
        knowledge,
        search,
        network=replace(network, stage="alerts"),
        ids=Ids(Random(7)),
    )


def _room(platform: Platform, chat: str) -> Room:
    address = Address(platform, chat)
    return Room("room", address, RoomKind.MODERATORS, frozenset({ALL_COUNTIES}), AlertLanguage.ENGLISH)


@asynccontextmanager
async def on_sandbox(folder: Path, known: Known) -> AsyncIterator[Town]:
    """The program on the practice page, without the page."""
    clock = MovableClock(AFTERNOON)
    moderator = person(Platform.SANDBOX, chats.FIRST_MODERATOR)
    network = Network(moderators=[(moderator,)], rooms=[_room(Platform.SANDBOX, chats.MODERATORS)])
    application = await _open(folder, clock, known, network)
    connection = SandboxConnection(
        application.router, application.mailbox(Platform.SANDBOX), application.texts, clock, application.media
    )
    application.add(connection, is_group=lambda _: False, durable=True, pace=UNPACED)
    try:
        yield Town(application, connection, clock)
    finally:
        await _close(application)


@asynccontextmanager
async def on_telegram(folder: Path, known: Known, **values: object) -> AsyncIterator[OnTelegram]:
    """The program on a fake Bot API, through python-telegram-bot. values: settings of its own."""
    api, clock = FakeTelegram(), MovableClock(AFTERNOON)
    async with api.serve():
        room, moderator = api.group("Moderación"), api.person("Teresa")
        network = Network(
            moderators=[(person(Platform.TELEGRAM, moderator.id),)],
            rooms=[_room(Platform.TELEGRAM, str(room.id))],
        )
        application = await _open(folder, clock, known, network, **values)
        connection = TelegramConnection(
            Telegram(base_url=api.base_url, base_file_url=api.base_file_url),
            api.token,
            None,
            application.router,
            application.mailbox(Platform.TELEGRAM),
            application.texts,
            clock,
            application.media,
        )
        application.add(connection, is_group=lambda _: False, durable=True, pace=UNPACED)
        running = asyncio.create_task(connection.run(), name="telegram")
        try:
            async with asyncio.timeout(20):
                while not connection.is_connected:  # noqa: ASYNC110 - it is a property of the program
                    await asyncio.sleep(0.01)
            yield OnTelegram(application, clock, Platform.TELEGRAM, api, room, moderator)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await connection.close()
            await _close(application)


@asynccontextmanager
async def on_discord(folder: Path, known: Known, **values: object) -> AsyncIterator[OnDiscord]:
    """The program on simcord's Discord, through discord.py. values: settings of its own."""
    clock = MovableClock(AFTERNOON)
    application = await _open(folder, clock, known, Network(), **values)
    settings = application.config.discord or Discord()
    connection = DiscordConnection(settings, "token", application.router, application.texts, clock, application.media)
    application.add(connection, is_group=lambda _: False, durable=False, pace=UNPACED)
    env = simcord.Env(connection.new_client())
    await env.start()
    try:
        guild = env.create_guild()
        room, general = guild.create_text_channel("moderators"), guild.create_text_channel("general")
        moderator = guild.add_member(env.create_user("teresa"))
        async with application.database.transaction() as database:
            await application.services.volunteers.load(
                database,
                owners=(),
                moderators=[(person(Platform.DISCORD, moderator.id),)],
                configured_rooms=[_room(Platform.DISCORD, str(room.id))],
                now=clock.now(),
            )
        yield OnDiscord(application, clock, Platform.DISCORD, env, room, general, moderator)
    finally:
        await env.shutdown()
        await _close(application)


def person(platform: Platform, user: int | str) -> Account:
    """An account by the platform's id."""
    return Account(platform, str(user))


async def _close(application: Application) -> None:
    application.services.answering.close()
    await application.database.close()
