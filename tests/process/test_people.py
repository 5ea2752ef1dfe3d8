"""People on two platforms, through the real SDKs: roles of a Discord server, and two accounts that count once (R22)."""

import re

from discord import Message as Post
from simcord import MemberActor
from simcord.results import InteractionResult, ResponseMessage

from tests.fakes.telegram_chats import Person
from tests.process.network import Network, hears
from tests.process.program import PATIENCE


async def clicks(network: Network, member: MemberActor, message: Post | ResponseMessage, label: str) -> str:
    """Somebody presses a button on Discord; returns what they read."""
    return await says(network, await member.click(message, label=label))


async def says(network: Network, result: InteractionResult) -> str:
    await network.discord.until(lambda: result.acknowledged, within=PATIENCE)
    return (await network.answer(result)).content


async def reports_a_school(person: Person) -> None:
    await person.says("/reportar")
    await hears(person.chat, "¿Qué ve?")
    await person.says("veo tres agentes afuera de la escuela en Durham")
    await network_has_button(person, "Enviar ya")
    await person.presses("Enviar ya")
    await hears(person.chat, "Guardado: R-")


async def network_has_button(person: Person, label: str) -> None:
    await person.chat.network.until(lambda: any(label in message.labels for message in person.chat.messages), PATIENCE)


async def previews(network: Network, member: MemberActor, card: Post) -> ResponseMessage:
    """From *Confirm* to the text that will be sent, on Discord."""
    basis = await network.answer(await member.click(card, label="Confirm"))
    await network.discord.until(lambda: basis.content, within=PATIENCE)
    for label in ("Two observers on site", "Immigration agents, agency not known"):
        before = basis.content
        basis = await network.answer(await member.click(basis, label=label))
        await network.discord.until(lambda shown=basis, was=before: shown.content not in ("", was), within=PATIENCE)  # type: ignore[misc]
    return basis


async def test_r22_a_discord_role_decides_and_linked_accounts_approve_once(network: Network) -> None:
    guild = network.discord.env.guild
    role = guild.create_role("Moderadores")
    nora = guild.add_member(network.discord.env.create_user("nora"), roles=[role])
    otto = guild.add_member(network.discord.env.create_user("otto"))
    settings = network.settings()
    settings["discord"] |= {"roles": {str(role.id): {"role": "moderator", "counties": ["Durham"]}}}
    await network.start(settings)
    ana = network.telegram.person("Ana")
    await reports_a_school(ana)
    card = await network.shows(network.discord_room, "School", "Nobody has it yet")

    assert "Only volunteers with a role" in await clicks(network, otto, card, "Claim")
    await nora.click(card, label="Claim")
    claimed = await network.shows(network.discord_room, "M3 has it")
    assert "nora" not in claimed.content

    # The owner on Telegram and the moderator on Discord are one person.
    owner, moderator = network.telegram_moderator, network.discord_moderator
    await owner.says("/enlazar")
    answer = (await hears(owner.chat, "En un chat privado conmigo")).text
    code = re.search(r"\b[0-9A-HJKMNP-TV-Z]{8}\b", answer)
    assert code is not None
    linked = await says(network, await moderator.slash(network.discord_room, "link", text=code[0]))
    assert "are one person, M1" in linked
    await hears(owner.chat, "M1 enlazó otra cuenta (Discord)")

    preview = await previews(network, moderator, claimed)
    assert "This kind of place needs two people" in preview.content
    assert "M1 agrees" in await clicks(network, moderator, preview, "Publish")
    # The same person again, from the other platform: nobody's agreement counts twice.
    await owner.presses("Confirmar", chat=network.telegram_room)
    for label in ("Dos observadores en el lugar", "Agentes de inmigración, no se sabe de qué agencia", "Publicar"):
        await network.telegram.until(lambda label=label: _stands(network, label), PATIENCE)  # type: ignore[misc]
        press = await owner.presses(label, chat=network.telegram_room)
    await network.telegram.until(lambda: "Usted ya aprobó esto" in (press.toast or ""), PATIENCE)
    assert network.telegram_alerts.texts == []

    # A second person, whose right comes from a role of the Discord server.
    shown = await previews(network, nora, claimed)
    assert "A-101 goes out at" in await clicks(network, nora, shown, "Publish")
    await hears(network.telegram_alerts, "CONFIRMADO A-101")

    # The role is taken away on Discord: the next press has no right.
    network.discord.env.backend.remove_member_role(guild.id, nora.id, role.id)
    published = await network.shows(network.discord_room, "M3 published")
    assert "Only volunteers with a role" in await clicks(network, nora, published, "Ended")
    assert (await network.program.stop())[0] == 0


def _stands(network: Network, label: str) -> bool:
    return any(label in message.labels for message in network.telegram_room.messages)
