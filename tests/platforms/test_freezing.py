"""R31 through both real SDKs: a freeze stops a broadcast in the middle, an end passes, a person lets the rest go."""

from datetime import timedelta
from pathlib import Path

from simcord import ChannelHandle

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Account, Address
from bot.domain.rights import ALL_COUNTIES, Role
from bot.services.ids import Ids
from bot.storage import people, rooms
from bot.storage.people import EVERYWHERE
from bot.storage.rooms import Room, RoomKind
from tests.whole import Known, OnDiscord, OnTelegram, Whole, on_discord, on_telegram

WORDS = "Dos camionetas y cuatro agentes con chaleco en Durham, Roxboro y Club, hace 10 minutos"
STEPS = ("Claim", "Confirm", "Two observers on site", "Immigration agents, agency not known", "Publish")
HELD = timedelta(seconds=21)


async def link(town: Whole, *chats: str) -> None:
    """These chats become alert channels of every county."""
    async with town.application.database.transaction() as connection:
        for chat in chats:
            address = Address(town.platform, chat)
            room = Room(f"alerts{chat[-8:]}", address, RoomKind.ALERTS, frozenset({ALL_COUNTIES}), AlertLanguage.BOTH)
            await rooms.link(connection, town.application.vault, room, source="config", now=town.clock.now())


async def lead(town: Whole, *users: str) -> None:
    """These people are coordinators."""
    now = town.clock.now()
    async with town.application.database.transaction() as connection:
        for user in users:
            account = Account(town.platform, user)
            volunteers = town.application.services.volunteers
            person = await volunteers.person_with(connection, (account,), now, role=Role.COORDINATOR)
            await people.grant(
                connection, Ids().row(), person, Role.COORDINATOR, EVERYWHERE, source="test", effective_at=now
            )


async def on_telegram_published(town: OnTelegram) -> None:
    ana = town.api.person("Ana")
    await ana.says(f"/reportar {WORDS}")
    await town.settle()
    await ana.presses("Enviar ya")
    await town.settle()
    for label in STEPS:
        await town.moderator.presses(label, chat=town.room)
        await town.settle()


async def test_r31_on_telegram_a_freeze_stops_the_rest_and_corrections_pass(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        first, second = town.api.channel("Avisos"), town.api.channel("Avisos de Durham")
        await link(town, str(first.id), str(second.id))
        bea, luz = town.api.person("Bea"), town.api.person("Luz")
        await lead(town, str(bea.id), str(luz.id))
        await on_telegram_published(town)
        # One channel answers late: its message waits when everything is frozen.
        town.api.throttle(40, chat=second.id, method="sendMessage")
        town.clock.advance(HELD)
        await town.settle()
        assert "CONFIRMED A-101" in first.from_bot[0].text
        assert second.from_bot == []
        await bea.says("/freeze")
        await town.settle()
        town.clock.advance(timedelta(minutes=10))
        await town.settle()
        assert [message.text.split(".")[0] for message in second.from_bot] == [paused(first.texts)]
        await luz.says("/unfreeze")
        await town.settle()
        town.clock.advance(timedelta(minutes=10))
        await town.settle()
        assert not says(second.texts, "CONFIRMED A-101")
        assert says(second.texts, "Alerts again since")
        for _ in range(2):  # The first press came when no poll had ended for minutes: it may have waited as long.
            await town.moderator.presses("Send it now", chat=town.room)
            await town.settle()
        assert says(second.texts, "CONFIRMED A-101")
        await luz.says("/freeze")
        await town.settle()
        for label in ("Ended", "End it"):
            await town.moderator.presses(label, chat=town.room)
            await town.settle()
        for channel in (first, second):
            assert says(channel.texts, "ENDED A-101")
            assert not says(channel.texts, "CONFIRMED A-101")


def paused(texts: list[str]) -> str:
    return next(text for text in texts if "Avisos en pausa" in text).split(".")[0]


def says(texts: list[str], words: str) -> bool:
    return any(words in text for text in texts)


def texts_of(channel: ChannelHandle) -> list[str]:
    return [message.content for message in channel.history()]


async def on_discord_published(town: OnDiscord) -> None:
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
    shown = (await town.moderator.click(card, label="Confirm")).response
    for label in STEPS[2:]:
        assert shown is not None
        pressed = await town.moderator.click(shown, label=label)
        shown = pressed.response or shown
        await town.settle()


async def test_r31_on_discord_a_freeze_stops_the_rest_and_corrections_pass(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        guild = town.room.guild
        assert guild is not None
        first, second = guild.create_text_channel("avisos"), guild.create_text_channel("avisos-durham")
        await link(town, str(first.id), str(second.id))
        bea, luz = town.env.create_user("bea"), town.env.create_user("luz")
        await lead(town, str(bea.id), str(luz.id))
        await on_discord_published(town)
        town.env.inject_error("POST", f"/channels/{second.id}/messages", status=503)
        town.clock.advance(HELD)
        await town.settle()
        assert says(texts_of(first), "CONFIRMED A-101")
        assert texts_of(second) == []
        await bea.send_dm("/freeze")
        await town.settle()
        town.clock.advance(timedelta(minutes=10))
        await town.settle()
        assert says(texts_of(second), "Alerts are paused since")
        assert not says(texts_of(second), "A-101")
        await luz.send_dm("/unfreeze")
        await town.settle()
        town.clock.advance(timedelta(minutes=10))
        await town.settle()
        assert not says(texts_of(second), "A-101")
        assert says(texts_of(second), "Alerts again since")
        waiting = next(message for message in town.room.history() if "waits since alerts" in message.content)
        await town.moderator.click(waiting, label="Send it now")
        await town.settle()
        assert says(texts_of(second), "CONFIRMED A-101")
        await luz.send_dm("/freeze")
        await town.settle()
        card = next(message for message in town.room.history() if message.content.startswith("**R-"))
        shown = (await town.moderator.click(card, label="Ended")).response
        assert shown is not None
        await town.moderator.click(shown, label="End it")
        await town.settle()
        for channel in (first, second):
            assert says(texts_of(channel), "ENDED A-101")
            assert not says(texts_of(channel), "CONFIRMED A-101")
