"""A drill through both real SDKs: marked in the room, and nothing in the channel beside it (R34)."""

import re
from datetime import timedelta
from pathlib import Path

from simcord import ChannelHandle

from bot.app import Application
from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Account, Address, Platform
from bot.domain.rights import ALL_COUNTIES, Role
from bot.services.ids import Ids
from bot.storage import people, rooms
from bot.storage.people import EVERYWHERE
from bot.storage.rooms import Room, RoomKind
from tests.whole import Known, on_discord, on_telegram, person

MARKED = re.compile(r"(?s)\W*DRILL\b.*\bDRILL\W*")
HOLD = timedelta(seconds=40)


async def prepare(application: Application, coordinator: Account, channel: Address) -> None:
    """The moderator coordinates, and the network has a public channel."""
    now, services = application.clock.now(), application.services
    async with application.database.transaction() as connection:
        known = await services.volunteers.person_with(connection, (coordinator,), now, role=Role.COORDINATOR)
        await people.grant(
            connection, Ids().row(), known, Role.COORDINATOR, tuple(EVERYWHERE), source="config", effective_at=now
        )
        public = Room("public", channel, RoomKind.ALERTS, frozenset({ALL_COUNTIES}), AlertLanguage.BOTH)
        await rooms.link(connection, application.vault, public, source="config", now=now)


async def test_r34_on_telegram_a_drill_stays_in_the_room(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        channel = town.api.channel("Avisos")
        account = person(Platform.TELEGRAM, town.moderator.id)
        await prepare(town.application, account, Address(Platform.TELEGRAM, str(channel.id)))
        await town.moderator.says("/drill start vans", chat=town.room)
        await town.settle()
        card = next(message for message in town.room.from_bot if "Panadería Ejemplo" in message.text)
        for label in ("Ask", "How many agents and vehicles?"):
            await town.moderator.presses(label, chat=town.room)
            await town.settle()
        town.clock.advance(timedelta(seconds=10))
        await town.settle()
        assert "Cuatro. Dos están en la puerta." in card.text
        for label in ("Claim", "Confirm", "Two observers on site", "Immigration agents, agency not known", "Publish"):
            await town.moderator.presses(label, chat=town.room)
            await town.settle()
        town.clock.advance(HOLD)
        await town.settle()
        (copy,) = [
            message for message in town.room.from_bot if "CONFIRMED" in message.text and "Publish" not in message.text
        ]
        assert MARKED.fullmatch(copy.text)
        for label in ("Ended", "End it"):
            await town.moderator.presses(label, chat=town.room)
            await town.settle()
        town.clock.advance(HOLD)
        await town.settle()
        assert "ENDED" in copy.text
        assert MARKED.fullmatch(copy.text)
        assert MARKED.fullmatch(card.text)
        await town.room.shows("The whole chain was walked through.")
        assert channel.from_bot == []


def posts(channel: ChannelHandle) -> list[str]:
    return [message.content for message in channel.history()]


async def test_r34_on_discord_a_drill_stays_in_the_room(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        account = person(Platform.DISCORD, town.moderator.id)
        await prepare(town.application, account, Address(Platform.DISCORD, str(town.general.id)))
        await town.moderator.slash(town.room, "drill", text="start vans")
        await town.settle()
        pressed = next(message for message in town.room.history() if "Sample Bakery" in message.content)
        await town.moderator.click(pressed, label="Claim")
        await town.settle()
        card = next(message for message in town.room.history() if "Sample Bakery" in message.content)
        shown = (await town.moderator.click(card, label="Confirm")).response
        for label in ("Two observers on site", "Immigration agents, agency not known", "Publish"):
            assert shown is not None
            assert MARKED.fullmatch(shown.content)
            shown = (await town.moderator.click(shown, label=label)).response
            await town.settle()
        town.clock.advance(HOLD)
        await town.settle()
        assert any("CONFIRMED" in text and MARKED.fullmatch(text) for text in posts(town.room))
        await town.moderator.slash(town.room, "drill", text="end")
        await town.settle()
        assert any("The drill is over" in text for text in posts(town.room))
        assert [text for text in posts(town.room) if "Sampleville" in text and not MARKED.fullmatch(text)] == []
        assert posts(town.general) == []
