"""R19: what the preview shows is what comes: the same words with the same markup, for each kind, language and reader.

Through both real SDKs: an alert goes out after its preview, and each message that came is looked for in what was shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from discord import Message as DiscordMessage
from simcord import ChannelHandle, ResponseMessage, UserHandle
from sqlalchemy import update

from bot.domain.alerts import AlertKind, AlertLanguage
from bot.domain.messages import Address
from bot.domain.rights import ALL_COUNTIES
from bot.storage import rooms
from bot.storage.rooms import Room, RoomKind
from bot.storage.schema import subscriptions
from tests.fakes.telegram_chats import Chat, Message, Person
from tests.fakes.telegram_text import Entity, utf16
from tests.platforms.test_approving import (
    AS_HOSPITAL,
    HELD,
    TEN_MINUTES,
    WORDS,
    telegram_presses,
    telegram_reports,
    waits,
)
from tests.whole import Known, OnDiscord, OnTelegram, Whole, on_discord, on_telegram

HEADINGS = {
    "channels": "As channels and groups see it:",
    "es": "As people see it in Spanish:",
    "en": "As people see it in English:",
    "discreet": "As people see it first who asked for discreet messages:",
}
TURNS = {"channels": "As channels see it", "es": "People: ES", "en": "People: EN", "discreet": "Discreet"}
OPEN = "Mostrar · Show"
TO_CONFIRM = ("Claim", "Confirm", "Two observers on site", "Immigration agents, agency not known")
TO_NOTICE = ("Claim", "Not immigration", "A traffic stop by local officers", "Publish a notice")
# Every sign that one of the platforms' markups could take for its own.
PLACE = "Fayetteville & Lawson *N_E* [1] ~2~ `3` <b>"
BEGINS = {
    AlertKind.CONFIRMED: "CONFIRMED A-101",
    AlertKind.CHECKING: "NOT CONFIRMED A-101",
    AlertKind.NOT_IMMIGRATION: "CHECKED 3:42 PM",
}


@dataclass(frozen=True)
class Seen:
    """A text with what Telegram makes of its markup; on Discord the markup is the text."""

    text: str
    entities: tuple[Entity, ...] = ()

    def section(self, heading: str, length: int) -> "Seen":
        """So many characters below a heading."""
        begin = self.text.index(heading) + len(heading)
        begin += len(self.text[begin:]) - len(self.text[begin:].lstrip("*\n"))
        offset, end = utf16(self.text[:begin]), utf16(self.text[: begin + length])
        assert self.text[begin + length :].startswith("\n\n"), "and there it ends"
        inside = tuple(
            {**each, "offset": each["offset"] - offset}
            for each in self.entities
            if each["offset"] < end and each["offset"] + each["length"] > offset
        )
        return Seen(self.text[begin : begin + length], inside)


async def links(town: Whole, chats: Mapping[AlertLanguage, int]) -> None:
    """A channel for each language."""
    async with town.application.database.transaction() as connection:
        for language, chat in chats.items():
            address = Address(town.platform, str(chat))
            room = Room(f"alerts-{language}", address, RoomKind.ALERTS, frozenset({ALL_COUNTIES}), language)
            await rooms.link(connection, town.application.vault, room, source="config", now=town.clock.now())


async def wish(town: OnTelegram | OnDiscord, *, discreet: bool) -> None:
    """All who subscribed until now want what is being checked too."""
    await town.settle()
    async with town.application.database.transaction() as connection:
        changed = update(subscriptions).values(checking=True)
        await connection.execute(changed.values(discreet=True) if discreet else changed)


async def telegram_readers(town: OnTelegram) -> tuple[dict[AlertLanguage, Chat], dict[str, Person], dict[str, Person]]:
    """Channels; who reads openly, who discreetly: by language."""
    channels = {language: town.api.channel(f"Avisos {language}") for language in AlertLanguage}
    people = [{locale: town.api.person(f"{number}{locale}", locale) for locale in ("es", "en")} for number in range(2)]
    for readers, discreet in zip(people, (True, False), strict=True):
        await readers["es"].says("/avisos durham")
        await readers["en"].says("/subscribe durham")
        await wish(town, discreet=discreet)
    await links(town, {language: chat.id for language, chat in channels.items()})
    return channels, people[1], people[0]


async def telegram_to_preview(town: OnTelegram, kind: AlertKind) -> None:
    await telegram_reports(town)
    if kind is AlertKind.NOT_IMMIGRATION:
        await telegram_presses(town, *TO_NOTICE)
    elif kind is AlertKind.CHECKING:
        await telegram_presses(town, *AS_HOSPITAL)
        await waits(town, TEN_MINUTES)
        await town.room.shows("nobody agreed with M1 yet")
        # No poll ended in these minutes: what comes next may have waited as long, so it is asked again.
        await telegram_presses(town, "Say that we are checking", "Say that we are checking")
    else:
        await telegram_presses(town, *TO_CONFIRM, "Change place")
        await town.moderator.says(PLACE, chat=town.room, reply_to=town.room.from_bot[-1])
        await town.settle()


async def telegram_shown(town: OnTelegram) -> dict[str, Seen]:
    """The preview as the moderator reads it, page by page where it has pages."""
    shown = {}
    for page, heading in HEADINGS.items():
        message = await town.room.shows("sends exactly this")
        if heading not in message.text:
            await telegram_presses(town, TURNS[page])
            message = await town.room.shows(heading)
        shown[page] = Seen(message.text, tuple(message.entities))
    return shown


def came(message: Message) -> Seen:
    return Seen(message.text, tuple(message.entities))


@pytest.mark.parametrize("kind", AlertKind)
async def test_r19_on_telegram_everybody_gets_what_the_preview_showed(
    tmp_path: Path, known: Known, kind: AlertKind
) -> None:
    async with on_telegram(tmp_path, known) as town:
        channels, openly, discreetly = await telegram_readers(town)
        await telegram_to_preview(town, kind)
        shown = await telegram_shown(town)
        assert [channel.from_bot for channel in channels.values()] == [[], [], []]
        await telegram_presses(town, "Publish")
        await waits(town, HELD)
        got = {(language.value, "channel"): came(channel.from_bot[-1]) for language, channel in channels.items()}
        got |= {(locale, "openly"): came(person.chat.from_bot[-1]) for locale, person in openly.items()}
        got |= {(locale, "covered"): came(person.chat.from_bot[-1]) for locale, person in discreetly.items()}
        for person in discreetly.values():
            await person.presses(OPEN)
            await town.settle()
        got |= {(locale, "opened"): came(person.chat.from_bot[-1]) for locale, person in discreetly.items()}
        compare(shown, got, kind)


def compare(shown: Mapping[str, Seen], got: Mapping[tuple[str, str], Seen], kind: AlertKind) -> None:
    """got: by language and reader."""
    assert len(got) == 9
    for (language, reader), message in got.items():
        page = "discreet" if reader == "covered" else "channels" if language == "both" else language
        assert shown[page].section(HEADINGS[page], len(message.text)) == message, (language, reader)
        assert (BEGINS[kind] in message.text) is (reader != "covered" and language != "es")


@dataclass
class Shown:
    """What the last press brought the moderator."""

    town: OnDiscord
    message: DiscordMessage | ResponseMessage

    async def presses(self, *labels: str) -> "Shown":
        for label in labels:
            pressed = await self.town.moderator.click(self.message, label=label)
            await self.town.settle()
            self.message = pressed.response or self.message
        return self

    async def types_place(self) -> "Shown":
        modal = await self.town.moderator.click(self.message, label="Change place")
        taken = (await self.town.moderator.submit_modal(modal, {"text": PLACE})).response
        self.message = taken or self.message
        return self

    async def pages(self) -> dict[str, Seen]:
        shown = {}
        for page, heading in HEADINGS.items():
            if heading not in self.message.content:
                await self.presses(TURNS[page])
            shown[page] = Seen(self.message.content)
        return shown


async def discord_readers(
    town: OnDiscord,
) -> tuple[dict[AlertLanguage, ChannelHandle], dict[str, UserHandle], dict[str, UserHandle]]:
    """The same on Discord."""
    guild = town.general.guild
    assert guild is not None
    channels = {language: guild.create_text_channel(f"avisos-{language}") for language in AlertLanguage}
    people = [{locale: town.env.create_user(f"{locale}{number}") for locale in ("es", "en")} for number in range(2)]
    for readers, discreet in zip(people, (True, False), strict=True):
        await readers["es"].send_dm("/language español")
        await readers["es"].send_dm("/avisos durham")
        await readers["en"].send_dm("/language english")
        await readers["en"].send_dm("/subscribe durham")
        await wish(town, discreet=discreet)
    await links(town, {language: channel.id for language, channel in channels.items()})
    return channels, people[1], people[0]


async def discord_to_preview(town: OnDiscord, kind: AlertKind) -> Shown:
    ana = town.env.create_user("ana")
    await ana.send_dm(f"/report {WORDS}")
    await town.settle()
    asked = ana.dm_channel.last_message
    assert asked is not None
    await ana.click(asked, label="Enviar ya")
    await town.settle()
    await town.moderator.click(town.room.history()[0], label="Claim")
    await town.settle()
    card = Shown(town, town.room.history()[0])
    if kind is AlertKind.NOT_IMMIGRATION:
        return await card.presses(*TO_NOTICE[1:])
    if kind is AlertKind.CONFIRMED:
        return await (await card.presses(*TO_CONFIRM[1:])).types_place()
    await card.presses(*AS_HOSPITAL[1:])
    await waits(town, TEN_MINUTES)
    return await Shown(town, town.room.history()[-1]).presses("Say that we are checking")


def last(user: UserHandle) -> DiscordMessage:
    message = user.dm_channel.last_message
    assert message is not None
    return message


@pytest.mark.parametrize("kind", AlertKind)
async def test_r19_on_discord_everybody_gets_what_the_preview_showed(
    tmp_path: Path, known: Known, kind: AlertKind
) -> None:
    async with on_discord(tmp_path, known) as town:
        channels, openly, discreetly = await discord_readers(town)
        preview = await discord_to_preview(town, kind)
        shown = await preview.pages()
        assert [list(channel.history()) for channel in channels.values()] == [[], [], []]
        await preview.presses("Publish")
        await waits(town, HELD)
        got = {
            (language.value, "channel"): Seen(channel.history()[-1].content) for language, channel in channels.items()
        }
        got |= {(locale, "openly"): Seen(last(person).content) for locale, person in openly.items()}
        got |= {(locale, "covered"): Seen(last(person).content) for locale, person in discreetly.items()}
        for person in discreetly.values():
            await person.click(last(person), label=OPEN)
            await town.settle()
        got |= {(locale, "opened"): Seen(last(person).content) for locale, person in discreetly.items()}
        compare(shown, got, kind)
