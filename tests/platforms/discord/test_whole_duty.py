"""R21, R42 through discord.py: the whole program on simcord's Discord."""

from pathlib import Path

import discord

from bot.domain.messages import Platform
from bot.domain.rights import Role
from bot.storage import people
from bot.storage.people import EVERYWHERE
from tests.whole import Known, on_discord, person


async def test_r42_only_our_own_messages_are_taken_away(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        ana = town.env.create_user("ana")
        await ana.send_dm("la migra está en la puerta, estoy en Durham")
        await ana.send_dm("EN")
        await ana.send_dm("ICE is at my door right now")
        chat = ana.dm_channel
        urgent = [m for m in chat.history() if m.author.id != ana.id][-1]
        await ana.click(urgent, label="Clear this chat")
        await town.settle()
        await town.env.settle()
        left = [(message.author.id == ana.id, message.content) for message in chat.history()]
        assert [mine for mine, _ in left] == [True, True, True, False]
        assert left[-1][1].startswith("I took away my own messages")
        assert "Delete Message" in left[-1][1]


async def test_r21_a_channel_that_everyone_sees_is_not_linked(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        application = town.application
        async with application.database.transaction() as connection:
            account = person(Platform.DISCORD, town.moderator.id)
            found = await people.person_of(connection, application.vault, account)
            assert found is not None
            await people.grant(
                connection, "owner", found, Role.OWNER, EVERYWHERE, source="test", effective_at=town.clock.now()
            )
        refused = await town.moderator.slash(town.general, "room", text="moderators")
        assert refused.response is not None
        assert "open to everybody" in refused.response.content
        guild = town.general.guild
        assert guild is not None
        role, bot = guild.create_role("Team"), town.env.bot.user
        assert bot is not None
        town.env.backend.add_member_role(guild.id, bot.id, role.id)
        town.env.backend.add_member_role(guild.id, town.moderator.id, role.id)
        hidden, shown = discord.PermissionOverwrite(view_channel=False), discord.PermissionOverwrite(view_channel=True)
        closed = guild.create_text_channel("closed", overwrites={guild.default_role: hidden, role: shown})
        linked = await town.moderator.slash(closed, "room", text="moderators")
        assert linked.response is not None
        assert "Linked: moderators" in linked.response.content
        assert "can read this room: Team" in linked.response.content
