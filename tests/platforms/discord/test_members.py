"""A member's roles as Discord says them at the moment of the click (R22), through the real SDK."""

from simcord import ChannelHandle, Env, MemberActor

from bot.domain.messages import Action, Button, Incoming, Outgoing
from bot.platforms.discord.client import Client
from tests.platforms.discord.script import Script

CLAIM = Button("Claim", Action("claim", ("r1",)))


def a_card(incoming: Incoming) -> list[Outgoing]:
    return [Outgoing(notice="Noted")] if incoming.action else [Outgoing("Card", buttons=((CLAIM,),))]


async def test_r22_a_press_carries_the_roles_of_this_moment(
    script: Script, simcord_env: Env, channel: ChannelHandle
) -> None:
    script.says = a_card
    role = simcord_env.guild.create_role("Moderators")
    nora = simcord_env.guild.add_member(simcord_env.create_user("nora"), roles=[role])
    await nora.slash(channel, "hotline", county="Durham")
    assert channel.last_message is not None
    card = channel.last_message
    await nora.click(card, label="Claim")
    assert script.heard[-1].roles >= {str(role.id)}
    simcord_env.backend.remove_member_role(simcord_env.guild.id, nora.id, role.id)
    await nora.click(card, label="Claim")
    assert str(role.id) not in script.heard[-1].roles


async def test_somebody_without_roles_brings_none(
    script: Script, simcord_env: Env, ana: MemberActor, channel: ChannelHandle
) -> None:
    role = simcord_env.guild.create_role("Moderators")
    await ana.slash(channel, "hotline", county="Durham")
    assert str(role.id) not in script.heard[-1].roles


async def test_r22_in_private_discord_is_asked_for_the_roles(
    script: Script, simcord_env: Env, simcord_bot: Client, channel: ChannelHandle
) -> None:
    role = simcord_env.guild.create_role("Verifiers")
    simcord_bot.mapped_roles = {str(role.id)}
    user = simcord_env.create_user("vera")
    simcord_env.guild.add_member(user, roles=[role])
    await user.slash("mydata")
    assert script.heard[-1].private
    assert script.heard[-1].roles >= {str(role.id)}


async def test_in_private_nobody_is_asked_about_without_a_mapped_role(script: Script, simcord_env: Env) -> None:
    stranger = simcord_env.create_user("stranger")
    before = len(simcord_env.http_requests)
    await stranger.slash("mydata")
    assert script.heard[-1].roles == frozenset()
    assert not any("/members/" in request.path for request in simcord_env.http_requests[before:])


async def test_who_is_no_member_brings_no_roles(
    script: Script, simcord_env: Env, simcord_bot: Client, channel: ChannelHandle
) -> None:
    role = simcord_env.guild.create_role("Verifiers")
    simcord_bot.mapped_roles = {str(role.id)}
    stranger = simcord_env.create_user("stranger")
    result = await stranger.slash("mydata")
    assert result.response is not None
    assert result.response.content == "Answer"
    assert script.heard[-1].roles == frozenset()
