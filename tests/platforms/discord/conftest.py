"""The bot on a simulated Discord: the real SDK, the conversation scripted."""

import shutil
from pathlib import Path

import pytest
import simcord
from simcord import Env, MemberActor

from bot.clock import SystemClock
from bot.config_sections import Discord
from bot.i18n import Texts
from bot.platforms.discord.client import Client
from bot.platforms.discord.runner import DiscordConnection
from tests.fakes.media import Shelf
from tests.platforms.discord.script import Script

_LOCALES = Path(__file__).parents[3] / "bot" / "locales"


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    """Discord's own words alone."""
    folder = tmp_path_factory.mktemp("locales")
    for locale in ("en", "es"):
        (folder / locale).mkdir()
        shutil.copy(_LOCALES / locale / "discord.ftl", folder / locale)
    return Texts(folder=folder)


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def connection(script: Script, texts: Texts) -> DiscordConnection:
    return DiscordConnection(Discord(), "token", script, texts, SystemClock(), Shelf())


@pytest.fixture
def simcord_bot(connection: DiscordConnection) -> Client:
    return connection.new_client()


@pytest.fixture
def channel(simcord_env: Env) -> simcord.ChannelHandle:
    return simcord_env.create_guild().create_text_channel("general")


@pytest.fixture
def ana(simcord_env: Env, channel: simcord.ChannelHandle) -> MemberActor:
    return simcord_env.guild.add_member(simcord_env.create_user("ana"))
