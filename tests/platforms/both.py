"""The program with rooms on Telegram and on Discord at once, through both real SDKs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import simcord
from simcord import ChannelHandle, Env

from bot.app import Application, Network
from bot.clock import MovableClock
from bot.config import Config
from bot.config_sections import Discord, Telegram
from bot.domain.alerts import AlertLanguage
from bot.domain.delivery import UNPACED
from bot.domain.messages import Address, Platform
from bot.domain.rights import ALL_COUNTIES
from bot.launch import sandbox_config
from bot.platforms.discord.runner import DiscordConnection
from bot.platforms.telegram.runner import TelegramConnection
from bot.services.ids import Ids
from bot.storage.rooms import Room, RoomKind
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.telegram_chats import Chat, Person
from tests.whole import AFTERNOON, Known, person

PLATFORMS = (Platform.TELEGRAM, Platform.DISCORD)


@dataclass
class Both:
    """groups and channels: the moderators' rooms of each platform."""

    application: Application
    clock: MovableClock
    api: FakeTelegram
    env: Env
    moderator: Person
    groups: list[Chat]
    channels: list[ChannelHandle]

    async def take_in(self) -> None:
        """What was sent to the bot on Telegram has its effect; nothing is delivered."""
        await self.api.until(lambda: not self.api.pending, 20)
        intake = self.application.platforms[Platform.TELEGRAM].intake
        assert intake is not None
        while await intake.step():
            pass

    async def deliver(self) -> int:
        """One step of delivery on each platform, side by side as in the program; how many rows were done."""
        workers = (self.application.platforms[platform].delivery for platform in PLATFORMS)
        return sum(await asyncio.gather(*(worker.step() for worker in workers)))

    async def settle(self) -> None:
        """Everything due is done on both."""
        await self.take_in()
        while await self.application.timers.step() + await self.deliver():
            await self.take_in()

    def cards(self) -> list[str]:
        """The newest card of each room."""
        on_telegram = [group.texts[-1] for group in self.groups]
        return on_telegram + [channel.history()[-1].content for channel in self.channels]

    def requests(self) -> int:
        """How many messages the bot has sent, edited or answered on both platforms; its start asks for other things."""
        said = ("sendMessage", "editMessageText", "answerCallbackQuery")
        on_telegram = [method for method, _ in self.api.calls if method in said]
        return len(on_telegram) + sum("/messages" in entry.path for entry in self.env.http_requests)


@asynccontextmanager
async def on_both(folder: Path, known: Known, *, rooms: int) -> AsyncIterator[Both]:
    """rooms: how many moderators' rooms each platform has."""
    api, clock = FakeTelegram(), MovableClock(AFTERNOON)
    knowledge, search = known
    async with api.serve():
        moderator, groups = api.person("Teresa"), [api.group(f"Room {number}") for number in range(rooms)]
        settings = sandbox_config(folder).model_dump() | {"network": {"name": "Red de Prueba"}}
        application = await Application.open(
            Config.model_validate(settings),
            clock,
            knowledge,
            search,
            network=replace(Network(), stage="alerts"),
            ids=Ids(Random(7)),
        )
        telegram = TelegramConnection(
            Telegram(base_url=api.base_url, base_file_url=api.base_file_url),
            api.token,
            None,
            application.router,
            application.mailbox(Platform.TELEGRAM),
            application.texts,
            clock,
            application.media,
        )
        discord = DiscordConnection(Discord(), "token", application.router, application.texts, clock, application.media)
        application.add(telegram, is_group=lambda _: False, durable=True, pace=UNPACED)
        application.add(discord, is_group=lambda _: False, durable=False, pace=UNPACED)
        env = simcord.Env(discord.new_client())
        await env.start()
        running = asyncio.create_task(telegram.run(), name="telegram")
        try:
            guild = env.create_guild()
            channels = [guild.create_text_channel(f"room-{number}") for number in range(rooms)]
            addresses = [Address(Platform.TELEGRAM, str(group.id)) for group in groups]
            addresses += [Address(Platform.DISCORD, str(channel.id)) for channel in channels]
            await _load(application, clock, moderator.id, addresses)
            async with asyncio.timeout(20):
                while not telegram.is_connected:  # noqa: ASYNC110 - it is a property of the program
                    await asyncio.sleep(0.01)
            yield Both(application, clock, api, env, moderator, groups, channels)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await telegram.close()
            await env.shutdown()
            application.services.answering.close()
            await application.database.close()


async def _load(application: Application, clock: MovableClock, moderator: int, addresses: list[Address]) -> None:
    rooms = [
        Room(f"room-{number}", address, RoomKind.MODERATORS, frozenset({ALL_COUNTIES}), AlertLanguage.ENGLISH)
        for number, address in enumerate(addresses)
    ]
    async with application.database.transaction() as connection:
        await application.services.volunteers.load(
            connection,
            owners=(),
            moderators=[(person(Platform.TELEGRAM, moderator),)],
            configured_rooms=rooms,
            now=clock.now(),
        )
