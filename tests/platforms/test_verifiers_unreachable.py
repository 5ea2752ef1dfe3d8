"""R37 through both real SDKs: whom the platform does not let us write to is not on the way, and the room reads why."""

import re
from pathlib import Path

from sqlalchemy import select, update

from bot.domain.rights import Role
from bot.services.ids import Ids
from bot.storage import people
from bot.storage.people import EVERYWHERE
from bot.storage.rooms import RoomKind
from bot.storage.schema import people as people_table
from tests.platforms.staff import load
from tests.whole import Known, OnDiscord, OnTelegram, Whole, on_discord, on_telegram, person

WORDS = "Dos camionetas y cuatro agentes con chaleco en Durham, Roxboro y Club"
PLACE = "Place: Durham"


async def verifier(town: Whole, user: int) -> None:
    """The role and the agreement, as if both had been given long ago."""
    application, now = town.application, town.clock.now()
    async with application.database.transaction() as connection:
        account = person(town.platform, user)
        found = await application.services.volunteers.person_with(connection, (account,), now, role=Role.VERIFIER)
        await people.grant(connection, Ids().row(), found, Role.VERIFIER, EVERYWHERE, source="test", effective_at=now)
        agreed = update(people_table).where(people_table.c.id == found).values(agreed_on=now.date())
        await connection.execute(agreed)
        assert await connection.scalar(select(people_table.c.agreed_on).where(people_table.c.id == found))


async def telegram_task(town: OnTelegram) -> None:
    ana = town.api.person("Ana")
    await ana.says(f"/reportar {WORDS}")
    await town.settle()
    for who, label, chat in (
        (ana, "Enviar ya", ana.chat),
        (town.moderator, "Claim", town.room),
        (town.moderator, "More", town.room),
        (town.moderator, "Ask verifiers", town.room),
    ):
        await who.presses(label, chat=chat)
        await town.settle()


async def test_r37_on_telegram_who_blocked_the_bot_is_not_on_the_way(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        room = town.api.group("Verifiers")
        rooms = {town.room.id: RoomKind.MODERATORS, room.id: RoomKind.VERIFIERS}
        await load(town, owner=town.api.person("Olga").id, moderator=town.moderator.id, rooms=rooms)
        vera, vico = town.api.person("Vera", "en"), town.api.person("Vico", "en")
        for each in (vera, vico):
            await verifier(town, each.id)
            await each.says("hello")
            await town.settle()
        await vico.blocks()
        await telegram_task(town)
        task = room.from_bot[0]
        await vera.presses("On my way", chat=room)
        await town.settle()
        await vico.presses("On my way", chat=room)
        await town.settle()
        told = await room.shows("is not on the way")
        assert "I cannot write to them" in told.text
        assert "V1" in task.text
        assert "V2" not in re.findall(r"\w+", task.text)
        assert not any(PLACE in text for text in vera.chat.texts), "nobody is sent alone"
        await vico.unblocks()
        await town.settle()
        await vico.presses("On my way", chat=room)
        await town.settle()
        assert any(PLACE in text for text in vico.chat.texts)
        assert any(PLACE in text for text in vera.chat.texts)


async def discord_task(town: OnDiscord) -> None:
    ana = town.env.create_user("ana")
    await ana.send_dm(f"/report {WORDS}")
    await town.settle()
    asked = ana.dm_channel.last_message
    assert asked is not None
    await ana.click(asked, label="Enviar ya")
    await town.settle()
    card = next(message for message in town.room.history() if message.content.startswith("**R-"))
    await town.moderator.click(card, label="Claim")
    await town.settle()
    card = next(message for message in town.room.history() if message.content.startswith("**R-"))
    more = await town.moderator.click(card, label="More")
    assert more.response is not None
    await town.moderator.click(more.response, label="Ask verifiers")
    await town.settle()


async def test_r37_on_discord_who_takes_no_messages_is_not_on_the_way(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        guild = town.general.guild
        assert guild is not None
        room = guild.create_text_channel("verifiers")
        rooms = {town.room.id: RoomKind.MODERATORS, room.id: RoomKind.VERIFIERS}
        olga = town.env.create_user("olga")
        await load(town, owner=olga.id, moderator=town.moderator.id, rooms=rooms)
        vera, vico = guild.add_member(town.env.create_user("vera")), guild.add_member(town.env.create_user("vico"))
        for each in (vera, vico):
            await verifier(town, each.id)
            await each.send_dm("hello")
        closed = vico.user.dm_channel
        town.env.inject_error("POST", f"/channels/{closed.id}/messages", status=403, code=50007)
        await discord_task(town)
        await vera.click(room.history()[0], label="On my way")
        await town.settle()
        await vico.click(room.history()[0], label="On my way")
        await town.settle()
        texts = [message.content for message in room.history()]
        assert any("is not on the way" in text and "I cannot write to them" in text for text in texts)
        assert "V1" in texts[0]
        assert "V2" not in re.findall(r"\w+", texts[0])
        heard = [message.content for message in vera.user.dm_channel.history()]
        assert not any(PLACE in text for text in heard), "nobody is sent alone"
