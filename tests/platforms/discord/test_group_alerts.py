"""A county's role, its ping and its button, and alerts in a server's channel, through discord.py."""

from datetime import timedelta
from pathlib import Path

import discord
import pytest
from simcord import ChannelHandle, MemberActor, RoleHandle

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Address, Platform
from bot.domain.rights import ALL_COUNTIES
from bot.storage import rooms
from bot.storage.rooms import Room, RoomKind
from tests.whole import Known, OnDiscord, on_discord

WORDS = "Dos camionetas y cuatro agentes con chaleco en Durham, Roxboro y Club"


async def channel_for(town: OnDiscord, name: str = "alerts") -> ChannelHandle:
    """A channel of the network for alerts."""
    guild = town.general.guild
    assert guild is not None
    channel = guild.create_text_channel(name)
    room = Room(name, Address(Platform.DISCORD, str(channel.id)), RoomKind.ALERTS, frozenset({ALL_COUNTIES}),
                AlertLanguage.BOTH)  # fmt: skip
    async with town.application.database.transaction() as connection:
        await rooms.link(connection, town.application.vault, room, source="M1", now=town.clock.now())
    return channel


def role_for(town: OnDiscord, county: str = "Durham") -> RoleHandle:
    """A county's role, below the bot's own."""
    guild = town.general.guild
    assert guild is not None
    role = guild.create_role(f"{county} alerts")
    assert town.application.config.discord is not None
    town.application.config.discord.alert_roles[county] = str(role.id)
    return role


def holds(town: OnDiscord, member: MemberActor, role: RoleHandle) -> bool:
    guild = town.general.guild
    assert guild is not None
    return role.id in town.env.backend.get_member(guild.id, member.id).role_ids


async def publishes(town: OnDiscord) -> None:
    """Ana reports, Teresa confirms, and the hold passes."""
    ana = town.env.create_user("ana")
    await ana.send_dm(f"/report {WORDS}")
    await town.settle()
    asked = ana.dm_channel.last_message
    assert asked is not None
    await ana.click(asked, label="Enviar ya")
    await town.settle()
    await town.moderator.click(town.room.history()[0], label="Claim")
    await town.settle()
    shown = (await town.moderator.click(town.room.history()[0], label="Confirm")).response
    for label in ("Two observers on site", "Immigration agents, agency not known", "Publish"):
        assert shown is not None
        shown = (await town.moderator.click(shown, label=label)).response or shown
        await town.settle()
    town.clock.advance(timedelta(seconds=30))
    await town.settle()


async def test_an_alert_pings_exactly_the_role_of_its_county(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known, discord={}) as town:
        channel, role, other = await channel_for(town), role_for(town), role_for(town, "Wake")
        await publishes(town)
        (alert,) = channel.history()
        assert alert.content.startswith(f"<@&{role.id}>\n")
        assert "CONFIRMADO A-101" in alert.content
        assert [each.id for each in alert.role_mentions] == [role.id]
        assert alert.mentions == []
        assert not alert.mention_everyone
        assert str(other.id) not in alert.content
        (posted,) = [
            call
            for call in town.env.http_requests
            if call.method == "POST" and call.path.endswith(f"/channels/{channel.id}/messages")
        ]
        assert posted.json is not None
        assert posted.json["allowed_mentions"] == {"parse": [], "roles": [role.id]}


async def test_where_a_county_has_no_role_nobody_is_pinged(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known, discord={}) as town:
        channel, _ = await channel_for(town), role_for(town, "Wake")
        await publishes(town)
        (alert,) = channel.history()
        assert "<@" not in alert.content
        assert alert.role_mentions == []


async def clicks(town: OnDiscord, *labels: str) -> None:
    """From a button of the card through what each press shows."""
    card = next(message for message in town.room.history() if message.content.startswith("**R-"))
    shown = (await town.moderator.click(card, label=labels[0])).response
    for label in labels[1:]:
        assert shown is not None, label
        shown = (await town.moderator.click(shown, label=label)).response or shown
        await town.settle()
    town.clock.advance(timedelta(seconds=30))
    await town.settle()


async def test_an_end_edits_the_message_and_pings_nobody(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known, discord={}) as town:
        channel, _ = await channel_for(town), role_for(town)
        await publishes(town)
        await clicks(town, "Ended", "End it")
        (copy,) = channel.history()
        assert "TERMINÓ A-101" in copy.content
        assert copy.role_mentions == []
        assert "<@&" not in copy.content


async def test_r30_a_correction_edits_the_message_and_pings_the_role_beside_it(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known, discord={}) as town:
        channel, role = await channel_for(town), role_for(town)
        await publishes(town)
        (copy,) = channel.history()
        await clicks(town, "We were wrong", "The local police", "Send the correction")
        standing = {message.id: message for message in channel.history()}
        assert "CORRECTION A-101" in standing[copy.id].content
        assert standing.pop(copy.id).role_mentions == []
        (beside,) = standing.values()
        assert beside.content.startswith(f"<@&{role.id}>\n")
        assert [each.id for each in beside.role_mentions] == [role.id]


async def test_a_change_that_corrects_nothing_pings_nobody(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known, discord={}) as town:
        channel, _ = await channel_for(town), role_for(town)
        await publishes(town)
        card = next(message for message in town.room.history() if message.content.startswith("**R-"))
        facts = (await town.moderator.click(card, label="Change facts")).response
        assert facts is not None
        asked = await town.moderator.click(facts, label="Place")
        shown = (await town.moderator.submit_modal(asked, {"place": "Fayetteville & Lawson"})).response
        assert shown is not None
        await town.moderator.click(shown, label="Send the change")
        town.clock.advance(timedelta(seconds=30))
        await town.settle()
        copy, beside = channel.history()
        assert "CHANGED A-101" in beside.content
        assert not copy.role_mentions
        assert not beside.role_mentions
        assert "<@&" not in beside.content


async def test_the_button_gives_the_role_and_takes_it_and_nothing_is_kept(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known, discord={}) as town:
        channel, role = await channel_for(town), role_for(town)
        guild = town.general.guild
        assert guild is not None
        luis = guild.add_member(town.env.create_user("luis"))
        await publishes(town)
        (alert,) = channel.history()
        label = "Avisarme, o terminar: Durham · Ping me, or stop: Durham"
        given = await luis.click(alert, label=label)
        assert given.response is not None
        assert given.response.flags.ephemeral
        assert "Discord pings you with each alert of Durham County" in given.response.content
        assert holds(town, luis, role)
        taken = await luis.click(alert, label=label)
        assert taken.response is not None
        assert "no more pings for Durham County" in taken.response.content
        assert not holds(town, luis, role)
        async with town.application.database.reading() as connection:
            assert (await connection.exec_driver_sql("SELECT count(*) FROM subscriptions")).scalar() == 0


@pytest.mark.parametrize("trouble", ["no permission", "role above", "role gone", "no answer"])
async def test_why_a_role_cannot_be_given_is_said(tmp_path: Path, known: Known, trouble: str) -> None:
    async with on_discord(tmp_path, known, discord={}) as town:
        role_for(town)
        guild = town.general.guild
        assert guild is not None
        if trouble == "no permission":
            for each in town.env.backend.get_guild(guild.id).roles.values():
                each.permissions &= ~discord.Permissions(manage_roles=True).value
        assert town.application.config.discord is not None
        if trouble == "role gone":
            town.application.config.discord.alert_roles["Durham"] = "1"
        if trouble == "role above":
            town.application.config.discord.alert_roles["Durham"] = str(guild.create_role("Above all", position=99).id)
        if trouble == "no answer":
            town.env.inject_error("PUT", "/guilds/*/members/*/roles/*", status=500, times=None)
        luis = guild.add_member(town.env.create_user("luis"))
        offered = await luis.slash(town.general, "subscribe", county="Durham")
        assert offered.response is not None
        pressed = await luis.click(offered.response, label="Ping me, or stop: Durham")
        assert pressed.response is not None
        told = {"role gone": "does not find that role", "no answer": "did not answer"}
        assert told.get(trouble, "I need Manage Roles") in pressed.response.content.replace("*", "")


async def test_subscribe_in_a_server_offers_the_role_or_asks_to_write_first(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known, discord={}) as town:
        role_for(town)
        guild = town.general.guild
        assert guild is not None
        luis = guild.add_member(town.env.create_user("luis"))
        offered = await luis.slash(town.general, "subscribe", county="Durham")
        assert offered.response is not None
        assert offered.response.flags.ephemeral
        assert "Take the role of Durham County" in offered.response.content
        without = await luis.slash(town.general, "subscribe", county="Wake")
        assert without.response is not None
        assert "write to me first, in a private message: /subscribe Wake" in without.response.content
        async with town.application.database.reading() as connection:
            assert (await connection.exec_driver_sql("SELECT count(*) FROM subscriptions")).scalar() == 0


async def test_in_a_private_chat_the_role_comes_first_and_messages_are_the_other_way(
    tmp_path: Path, known: Known
) -> None:
    async with on_discord(tmp_path, known, discord={}) as town:
        role_for(town)
        luis = town.env.create_user("luis")
        await luis.send_dm("/subscribe durham")
        shown = luis.dm_channel.last_message
        assert shown is not None
        assert "Take the role of Durham County" in shown.content
        await luis.click(shown, label="Private messages instead")
        said = [message.content for message in luis.dm_channel.history()]
        assert said[1].startswith("Done: Durham.")


async def test_a_servers_channel_gets_alerts_when_its_administrator_says_so(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known, discord={}) as town:
        role_for(town)
        guild = town.general.guild
        assert guild is not None
        luis = guild.add_member(town.env.create_user("luis"))
        asked = await luis.slash(town.general, "alerts", county="Durham")
        assert asked.response is not None
        assert "This group gets no alerts" in asked.response.content
        refused = await luis.click(asked.response, label="Administradores: cambiar esto · Administrators: change this")
        assert refused.response is not None
        assert refused.response.flags.ephemeral
        assert "Only administrators of this group" in refused.response.content
        admin = guild.add_member(
            town.env.create_user("olga"),
            roles=[guild.create_role("A", permissions=discord.Permissions(manage_guild=True))],
        )
        opened = await admin.slash(town.general, "alerts", county="Durham")
        assert opened.response is not None
        await admin.click(opened.response, label="Recibir avisos: Durham · Get alerts: Durham")
        await publishes(town)
        alert = next(message for message in town.general.history() if "A-101" in message.content)
        assert "CONFIRMADO" in alert.content
        assert alert.role_mentions == [], "only the county's own channel pings"
        town.env.backend.delete_channel(town.general.id)
        await town.env.settle()
        await town.settle()
        async with town.application.database.reading() as connection:
            assert (await connection.exec_driver_sql("SELECT count(*) FROM subscriptions")).scalar() == 0


async def test_the_administrator_of_a_server_chooses_the_sound_of_its_channel(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known, discord={}) as town:
        guild = town.general.guild
        assert guild is not None
        luis = guild.add_member(town.env.create_user("luis"))
        chief = guild.create_role("A", permissions=discord.Permissions(manage_guild=True))
        olga = guild.add_member(town.env.create_user("olga"), roles=[chief])
        opened = (await olga.slash(town.general, "alerts", county="Durham")).response
        assert opened is not None
        await olga.click(opened, label="Recibir avisos: Durham · Get alerts: Durham")
        screen = next(message for message in town.general.history() if message.id == opened.id)
        refused = (await luis.click(screen, label="Sin sonido · No sound")).response
        assert refused is not None
        assert refused.flags.ephemeral
        assert "Only administrators of this group" in refused.content
        for label in ("Sin sonido · No sound", "También lo que se revisa · Also what is being checked"):
            screen = next(message for message in town.general.history() if message.id == opened.id)
            await olga.click(screen, label=label)
        screen = next(message for message in town.general.history() if message.id == opened.id)
        assert "Sound: none" in screen.content
        assert "what is only being checked" in screen.content
        await publishes(town)
        alert = next(message for message in town.general.history() if "CONFIRMADO A-101" in message.content)
        assert alert.flags.suppress_notifications


@pytest.mark.parametrize(("code", "left"), [(50001, 0), (10003, 0), (50013, 1)])
async def test_a_channel_that_is_gone_for_the_bot_gets_nothing_more(
    tmp_path: Path, known: Known, code: int, left: int
) -> None:
    """What only lacks a permission can be mended, and the doctor tells of it."""
    async with on_discord(tmp_path, known, discord={}) as town:
        guild = town.general.guild
        assert guild is not None
        chief = guild.create_role("A", permissions=discord.Permissions(manage_guild=True))
        olga = guild.add_member(town.env.create_user("olga"), roles=[chief])
        opened = await olga.slash(town.general, "alerts", county="Durham")
        assert opened.response is not None
        await olga.click(opened.response, label="Recibir avisos: Durham · Get alerts: Durham")
        town.env.inject_error("POST", f"/channels/{town.general.id}/messages", status=403, code=code, times=None)
        await publishes(town)
        async with town.application.database.reading() as connection:
            assert (await connection.exec_driver_sql("SELECT count(*) FROM subscriptions")).scalar() == left
