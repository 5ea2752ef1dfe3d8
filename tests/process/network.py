"""A network on both platforms: people, moderators, rooms and channels, on servers of this machine."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from discord import ActionRow, Button
from discord import Message as Post
from simcord import ChannelHandle, MemberActor
from simcord.results import InteractionResult, ResponseMessage

from bot.app import open_database
from bot.config import Config, load
from bot.config_sections import SQLITE, Database
from bot.services.upkeep import stages
from tests.fakes.discord_server import DiscordServer, serve_discord
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.telegram_chats import Chat, Message, Person
from tests.process.program import PATIENCE, Program, write_config


@dataclass
class Network:
    """Telegram and Discord with the network's rooms on them, and the program that serves them."""

    folder: Path
    telegram: FakeTelegram
    discord: DiscordServer
    program: Program = field(init=False)
    telegram_moderator: Person = field(init=False)
    telegram_room: Chat = field(init=False)
    telegram_alerts: Chat = field(init=False)
    discord_moderator: MemberActor = field(init=False)
    discord_room: ChannelHandle = field(init=False)
    discord_alerts: ChannelHandle = field(init=False)

    def __post_init__(self) -> None:
        self.program = Program(self.folder)
        self.telegram_moderator = self.telegram.person("Teresa")
        self.telegram_room = self.telegram.group("Moderación")
        self.telegram_alerts = self.telegram.channel("Avisos")
        guild = self.discord.env.create_guild()
        self.discord_moderator = guild.add_member(self.discord.env.create_user("daniel"))
        self.discord_room = guild.create_text_channel("moderators")
        self.discord_alerts = guild.create_text_channel("alerts")

    def settings(self, **changes: Any) -> dict[str, Any]:
        """config.yaml of this network. changes: sections to add or to replace; None leaves one out."""
        rooms = [
            ("telegram", self.telegram_room.id, "moderators", "es"),
            ("telegram", self.telegram_alerts.id, "alerts", "both"),
            ("discord", self.discord_room.id, "moderators", "en"),
            ("discord", self.discord_alerts.id, "alerts", "both"),
        ]
        settings = {
            "network": {"name": "Red de Prueba"},
            "web": {"port": 0},
            "telegram": {"base_url": self.telegram.base_url, "base_file_url": self.telegram.base_file_url},
            "discord": {"api_url": self.discord.api_url, "gateway_url": self.discord.gateway_url},
            "owners": [f"telegram:{self.telegram_moderator.id}"],
            "moderators": [f"discord:{self.discord_moderator.id}"],
            "rooms": [
                {"platform": platform, "chat": str(chat), "kind": kind, "language": language}
                for platform, chat, kind, language in rooms
            ],
            "alerts": {"hold_seconds": 1},
            "log": {"format": "json", "level": "debug"},
        }
        return {name: value for name, value in (settings | changes).items() if value is not None}

    def telegram_only(self, **changes: Any) -> dict[str, Any]:
        """The same without Discord, which makes a start quicker."""
        settings = self.settings(discord=None, moderators=[], **changes)
        rooms = [room for room in settings["rooms"] if room["platform"] == "telegram"]
        return settings | {"rooms": rooms}

    async def start(self, settings: dict[str, Any] | None = None) -> None:
        """Start the program and wait until it is connected to all its platforms."""
        settings = settings or self.settings()
        await self.begin(settings)
        await self.program.becomes(**{name: True for name in ("telegram", "discord") if name in settings})
        if "discord" in settings:
            await self.discord.until(lambda: self.discord.is_bot_online, within=PATIENCE)

    async def begin(self, settings: dict[str, Any] | None = None) -> None:
        """Start the program and do not wait for anything."""
        written = write_config(self.folder, settings or self.settings())
        await self.goes_live(load(written, self.program.environment))
        await self.program.start("run")

    async def goes_live(self, config: Config) -> None:
        """At the stage in which everything is offered, as somebody's `farolito golive alerts` left it."""
        folder = self.folder / config.data_dir
        config = config.model_copy(update={"data_dir": folder})
        if config.database.url.startswith(SQLITE):
            config = config.model_copy(update={"database": Database(url=f"{SQLITE}{folder / 'farolito.db'}")})
        async with await open_database(config) as database, database.transaction() as connection:
            await stages.move(connection, "alerts", datetime.now(UTC))

    async def click(self, message: Post | ResponseMessage, label: str) -> InteractionResult:
        """The Discord moderator presses a button; returns when it was acknowledged."""
        pressed = await self.discord_moderator.click(message, label=label)
        await self.discord.until(lambda: pressed.acknowledged, within=PATIENCE)
        return pressed

    async def press(self, message: Post | ResponseMessage, label: str) -> ResponseMessage:
        """The same, and returns what the moderator reads then."""
        before = message.content
        answer = await self.answer(await self.click(message, label))
        await self.discord.until(lambda: answer.content not in ("", before), within=PATIENCE)
        return answer

    async def answer(self, result: InteractionResult) -> ResponseMessage:
        """Wait for what an interaction says."""
        await self.discord.until(lambda: result.response and result.response.content, within=PATIENCE)
        assert result.response is not None
        return result.response

    async def shows(self, channel: ChannelHandle, *parts: str) -> Post:
        """Wait until the newest message of a channel on Discord holds all these parts."""

        def found() -> bool:
            last = channel.last_message
            return last is not None and all(part in last.content for part in parts)

        try:
            await self.discord.until(found, within=PATIENCE)
        except TimeoutError:
            texts = [message.content for message in channel.history()]
            raise TimeoutError(f"{parts} did not come; there stands {texts}") from None
        assert channel.last_message is not None
        return channel.last_message


def labels(message: Post | ResponseMessage) -> list[str]:
    """The buttons' words under a message on Discord."""
    shown = message.message if isinstance(message, ResponseMessage) else message
    rows = [row for row in shown.components if isinstance(row, ActionRow)]
    return [part.label or "" for row in rows for part in row.children if isinstance(part, Button)]


async def reads(message: Message, text: str, *buttons: str) -> None:
    """Wait until a message on Telegram has this in its text, and exactly these buttons."""
    try:
        await message.chat.network.until(lambda: text in message.text and message.labels == list(buttons), PATIENCE)
    except TimeoutError:
        raise TimeoutError(f"{text!r} {buttons} was to stand there: {message.text!r} {message.labels}") from None


async def hears(chat: Chat, text: str, *, within: float = PATIENCE) -> Message:
    """Wait for the bot to write something that holds the text in a chat on Telegram."""
    return await chat.shows(text, within=within)


@asynccontextmanager
async def serve_network(folder: Path) -> AsyncIterator[Network]:
    """Both platforms and an installation, for the time of the block."""
    telegram = FakeTelegram()
    async with telegram.serve(), serve_discord() as discord_server:
        network = Network(folder, telegram, discord_server)
        try:
            yield network
        finally:
            await network.program.kill()
