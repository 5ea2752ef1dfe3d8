"""The rumour desk through both real SDKs: what people hear, and what three of them make (R32)."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.storage.rooms import RoomKind
from tests.platforms.desk import link
from tests.platforms.test_approving import HELD, discord_clicks, telegram_presses, telegram_reports, waits
from tests.whole import Known, on_discord, on_telegram

ASKED = "dicen que hay redada en Durham, será cierto?"
WORDS = "Dos camionetas y cuatro agentes con chaleco en Durham, Roxboro y Club, hace 10 minutos"
NOTHING = "No hay nada confirmado en Durham en las últimas 24 horas."
CARD = "Rumor, Durham County"
DECIDES = ("Claim", "Confirm", "Two observers on site", "Immigration agents, agency not known")


async def hears(ask: Callable[[], Awaitable[str]]) -> str:
    """The answer, without what changes by itself."""
    return (await ask()).partition("\n\n")[0]


async def test_r32_on_telegram_only_what_was_published_changes_an_answer(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        await link(town, town.api.channel("Avisos").id, RoomKind.ALERTS)
        luis = town.api.person("Luis")

        async def ask() -> str:
            await luis.says(ASKED)
            await town.settle()
            return luis.chat.from_bot[-1].text

        assert NOTHING in await hears(ask)
        before = await ask()
        await telegram_reports(town)
        await telegram_presses(town, *DECIDES)
        assert await ask() == before, "what waits is told to nobody"
        await telegram_presses(town, "Publish")
        assert await ask() == before, "what is held is told to nobody"
        await waits(town, HELD)
        assert "CONFIRMADO A-101" in await hears(ask)


async def test_r32_on_telegram_three_people_make_one_card_without_their_words(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        for name in ("Luis", "Ana", "Rosa"):
            assert not any(CARD in message.text for message in town.room.from_bot)
            await town.api.person(name).says(ASKED)
            await town.settle()
        found = [message.text for message in town.room.from_bot if CARD in message.text]
        assert len(found) == 1
        assert "3 different people" in found[0]
        assert "redada" not in found[0]


async def test_r32_on_discord_only_what_was_published_changes_an_answer(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        guild = town.general.guild
        assert guild is not None
        await link(town, guild.create_text_channel("alerts").id, RoomKind.ALERTS)
        luis, ana = town.env.create_user("luis"), town.env.create_user("ana")

        async def ask() -> str:
            await luis.send_dm(ASKED)
            await town.settle()
            said = luis.dm_channel.last_message
            assert said is not None
            return said.content

        assert NOTHING in await hears(ask)
        before = await ask()
        await ana.send_dm(f"/report {WORDS}")
        await town.settle()
        consent = ana.dm_channel.last_message
        assert consent is not None
        await ana.click(consent, label="Enviar ya")
        await town.settle()
        await discord_clicks(town, town.moderator, *DECIDES)
        assert await ask() == before, "what waits is told to nobody"
        await discord_clicks(town, town.moderator, *DECIDES[1:], "Publish")
        assert await ask() == before, "what is held is told to nobody"
        await waits(town, HELD)
        assert "CONFIRMADO A-101" in await hears(ask)


async def test_r32_on_discord_three_people_make_one_card_without_their_words(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        for name in ("luis", "ana", "rosa"):
            assert not any(CARD in message.content for message in town.room.history())
            await town.env.create_user(name).send_dm(ASKED)
            await town.settle()
        found = [message.content for message in town.room.history() if CARD in message.content]
        assert len(found) == 1
        assert "3 different people" in found[0]
        assert "redada" not in found[0]
