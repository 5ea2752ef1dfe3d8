"""The bot on a simulated Discord: the real SDK, the conversation scripted."""

import pytest
import simcord
from simcord import Env, MemberActor

from bot.clock import SystemClock
from bot.config_sections import Discord
from bot.i18n import Texts
from bot.platforms.discord.client import Client
from bot.platforms.discord.runner import DiscordConnection
from tests.platforms.discord.script import Script


@pytest.fixture(scope="session")
def texts() -> Texts:
    return Texts()


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def connection(script: Script, texts: Texts) -> DiscordConnection:
    return DiscordConnection(Discord(), "token", script, texts, SystemClock())


@pytest.fixture
def simcord_bot(connection: DiscordConnection) -> Client:
    return connection.new_client()


@pytest.fixture
def channel(simcord_env: Env) -> simcord.ChannelHandle:
    return simcord_env.create_guild().create_text_channel("general")


@pytest.fixture
def ana(simcord_env: Env, channel: simcord.ChannelHandle) -> MemberActor:
    return simcord_env.guild.add_member(simcord_env.create_user("ana"))
