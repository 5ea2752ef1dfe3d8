"""`farolito doctor` on groups that get alerts and on roles that alerts call, against both platforms' servers."""

from datetime import UTC, datetime
from pathlib import Path

import discord
import pytest
from simcord import GuildHandle

from bot.app import open_database
from bot.clock import SystemClock
from bot.config import Config
from bot.doctor_groups import examine
from bot.domain.messages import Address, Platform
from bot.storage import group_settings
from bot.storage.group_settings import GroupSettings
from bot.storage.vault import Vault
from tests.fakes.discord_server import TOKEN, DiscordServer, serve_discord
from tests.fakes.telegram_api import FakeTelegram

NOW = datetime(2026, 11, 22, 15, 42, tzinfo=UTC)


def config_for(
    folder: Path, *, telegram: FakeTelegram | None = None, server: DiscordServer | None = None, **roles: int
) -> Config:
    values: dict[str, object] = {"data_dir": str(folder)}
    if telegram is not None:
        values["telegram"] = {"base_url": telegram.base_url, "token": telegram.token}
    if server is not None:
        named = {county: str(role) for county, role in roles.items()}
        values["discord"] = {"api_url": server.api_url, "token": TOKEN, "alert_roles": named}
    return Config.model_validate(values)


async def subscribe(config: Config, *chats: tuple[Platform, int]) -> None:
    """Each chat gets Durham's alerts."""
    vault = Vault(config.keys.dir, SystemClock())
    async with await open_database(config) as database, database.transaction() as connection:
        for number, (platform, chat) in enumerate(chats):
            address = Address(platform, str(chat))
            group = await group_settings.ensure(connection, vault, f"g{number}", address, NOW)
            await group_settings.follow(connection, vault, GroupSettings(group), address, "Durham", NOW)


def without(server: DiscordServer, guild: GuildHandle, **permissions: bool) -> None:
    """Take permissions from every role of a server, the bot's own among them."""
    for role in server.backend.get_guild(guild.id).roles.values():
        role.permissions &= ~discord.Permissions(**permissions).value


async def test_an_installation_without_groups_and_roles_has_nothing_to_look_at(tmp_path: Path) -> None:
    assert await examine(config_for(tmp_path)) is None


async def test_groups_on_telegram_are_asked_whether_the_bot_may_write(tmp_path: Path) -> None:
    api = FakeTelegram()
    async with api.serve():
        config = config_for(tmp_path, telegram=api)
        groups = [api.group(f"Vecinos {number}") for number in range(4)]
        good, restricted, left, gone = groups
        good.members[api.me["id"]] = (api.me, "administrator")
        restricted.members[api.me["id"]] = (api.me, "member")
        restricted.more = {"permissions": dict.fromkeys(PERMISSIONS, False)}
        left.members[api.me["id"]] = (api.me, "left")
        gone.status = "kicked"
        await subscribe(config, *((Platform.TELEGRAM, group.id) for group in groups))
        found = await examine(config)
        assert found is not None
        line, todo = found
        assert line.startswith("4 groups get alerts; 3 cannot be written to; blocked; ")
        assert "the bot is not in it; the bot may not write there" in line
        assert "docs/operators.md, Groups" in todo
        assert str(good.id) not in line


async def test_groups_and_roles_in_order_leave_nothing_to_do(tmp_path: Path) -> None:
    async with serve_discord() as server:
        guild = server.env.create_guild()
        channel, role = guild.create_text_channel("general"), guild.create_role("Durham")
        config = config_for(tmp_path, server=server, Durham=role.id)
        await subscribe(config, (Platform.DISCORD, channel.id))
        assert await examine(config) == ("1 groups get alerts; 1 roles for alerts in order", "")


async def test_a_channel_that_the_bot_may_not_write_in_is_told(tmp_path: Path) -> None:
    async with serve_discord() as server:
        guild = server.env.create_guild()
        shut = discord.PermissionOverwrite(send_messages=False)
        closed = guild.create_text_channel("closed", overwrites={guild.default_role: shut})
        config = config_for(tmp_path, server=server)
        await subscribe(config, (Platform.DISCORD, closed.id), (Platform.DISCORD, 77))
        found = await examine(config)
        assert found is not None
        assert found[0].startswith("2 groups get alerts; 2 cannot be written to; gone; the bot may not write there")


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        ("manage", "the bot needs Manage Roles"),
        ("above", "the bot's own role must stand above it"),
        ("mention", "it calls nobody"),
        ("unknown", "no server of the bot has this role"),
    ],
)
async def test_what_keeps_a_role_from_being_given_or_called_is_told(tmp_path: Path, trouble: str, told: str) -> None:
    async with serve_discord() as server:
        guild = server.env.create_guild()
        role = guild.create_role("Durham", position=99) if trouble == "above" else guild.create_role("Durham")
        if trouble == "manage":
            without(server, guild, manage_roles=True)
        if trouble == "mention":
            without(server, guild, mention_everyone=True)
        config = config_for(tmp_path, server=server, Durham=1 if trouble == "unknown" else role.id)
        found = await examine(config)
        assert found is not None
        assert f"role of Durham: {told}" in found[0]
        assert "Roles for alerts on Discord" in found[1]


async def test_a_silent_discord_is_no_crash(tmp_path: Path) -> None:
    async with serve_discord() as server:
        config = config_for(tmp_path, server=server, Durham=1)
        await server.go_down()
        found = await examine(config)
        assert found is not None
        assert "role of Durham: not looked at" in found[0]


PERMISSIONS = (
    "can_send_messages", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_change_info",
    "can_invite_users", "can_pin_messages", "can_manage_topics", "can_send_audios", "can_send_documents",
    "can_send_photos", "can_send_videos", "can_send_video_notes", "can_send_voice_notes",
)  # fmt: skip
