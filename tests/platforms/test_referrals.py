"""A family's wish to be called, through both real SDKs: read in private, gone when acknowledged (R45)."""

from pathlib import Path

from bot.domain.rights import Role
from bot.storage.rooms import RoomKind
from tests.platforms.desk import give, link
from tests.whole import Known, on_discord, on_telegram

PARTNER = {"organisation": "Apoyo Familiar", "counties": ["Durham", "Wake"], "languages": ["es", "en"]}
NUMBER = "919-555-0134"


async def test_r45_on_telegram(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known, referrals=PARTNER) as town:
        room, rosa, ana = town.api.group("Socio"), town.api.person("Rosa"), town.api.person("Ana")
        await link(town, room.id, RoomKind.PARTNER)
        await give(town, rosa.id, Role.PARTNER)
        await ana.says("/llamada")
        await town.settle()
        for label in ("Un abogado", "Durham", "Español", "En la tarde", "Por teléfono"):
            await ana.presses(label)
            await town.settle()
        await ana.says(NUMBER)
        await town.settle()
        assert "Con su permiso, Apoyo Familiar recibe solo" in ana.chat.texts[-1]
        await ana.presses("Mandar")
        await town.settle()
        (card,) = room.from_bot
        assert NUMBER not in card.text
        # Telegram lets no bot write first: the room says how to open the chat, and nothing counts as read.
        await rosa.presses("Read it in private", chat=room)
        await town.settle()
        assert "I cannot write to whoever wanted to read it" in room.from_bot[-1].text
        await rosa.says("/start")
        await town.settle()
        await rosa.presses("Read it in private", message=card)
        await town.settle()
        private = rosa.chat.from_bot[-1]
        assert f"How: call {NUMBER}" in private.text
        await rosa.presses("We have it", chat=rosa.chat)
        await town.settle()
        assert "received, erased here" in card.text
        assert not any(NUMBER in message.text for message in (*room.from_bot, *rosa.chat.from_bot))
        assert "ya lo tiene Apoyo Familiar" in ana.chat.texts[-1]


async def test_r45_on_discord(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known, referrals=PARTNER) as town:
        guild = town.general.guild
        assert guild is not None
        room = guild.create_text_channel("partner")
        users = [town.env.create_user(name) for name in ("ana", "rosa")]
        ana, rosa = map(guild.add_member, users)
        await link(town, room.id, RoomKind.PARTNER)
        await give(town, rosa.id, Role.PARTNER)
        begun = await ana.slash(town.general, "referral")
        assert begun.response is not None
        assert begun.ephemeral
        shown = begun.response
        for label in ("A lawyer", "Durham", "English", "Any time"):
            pressed = await ana.click(shown, label=label)
            shown = pressed.response or shown
        modal = await ana.click(shown, label="By phone")
        consent = await ana.submit_modal(modal, {"phone": NUMBER})
        assert consent.response is not None
        assert "With your permission Apoyo Familiar gets only" in consent.response.content
        await ana.click(consent.response, label="Send")
        await town.settle()
        assert NUMBER not in room.history()[0].content
        await rosa.click(room.history()[0], label="Read it in private")
        await town.settle()
        private = users[1].dm_channel.history()[-1]
        assert f"How: call {NUMBER}" in private.content
        await users[1].click(private, label="We have it")
        await town.settle()
        assert "received, erased here" in room.history()[0].content
        assert not any(NUMBER in message.content for message in (*room.history(), *users[1].dm_channel.history()))
        told = users[0].dm_channel.history()[-1].content
        assert "Apoyo Familiar has it" in told
