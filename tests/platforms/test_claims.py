"""A claim that lapses, a press that waited, and a reason, through both real SDKs."""

from datetime import timedelta
from pathlib import Path

from simcord import ChannelHandle

from tests.whole import Known, on_discord, on_telegram

WORDS = "Dos camionetas y cuatro agentes con chaleco en Durham, Roxboro y Club"
LAPSE = timedelta(minutes=16)


async def test_on_telegram_a_claim_lapses_and_a_press_that_waited_decides_nothing(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        ana = town.api.person("Ana")
        await ana.says(f"/reportar {WORDS}")
        await town.settle()
        await ana.presses("Enviar ya")
        await town.settle()
        card = town.room.from_bot[0]
        await town.moderator.presses("Claim", chat=town.room)
        await town.settle()
        assert "M1 has it" in card.text
        # No poll ended in these minutes: the machine slept, and what Telegram gives next may have waited as long.
        town.clock.advance(LAPSE)
        await town.settle()
        assert "Nobody has it yet" in card.text
        await town.moderator.presses("Claim", chat=town.room)
        await town.settle()
        await town.room.shows("Nothing was done")
        assert "Nobody has it yet" in card.text
        await town.moderator.presses("Claim", chat=town.room)
        await town.settle()
        assert "M1 has it" in card.text
        await town.moderator.presses("Can't tell", chat=town.room)
        await town.settle()
        await town.moderator.presses("The place could not be found", chat=town.room)
        await town.settle()
        assert "could not be found out: the place could not be found" in card.text
        assert card.buttons == []
        await ana.chat.shows("no pudieron saber")
        town.clock.advance(timedelta(hours=25))
        await town.settle()
        assert WORDS not in card.text
        assert "\n" not in card.text


def card_of(room: ChannelHandle) -> str:
    return next(message.content for message in room.history() if message.content.startswith("**R-"))


async def test_on_discord_a_claim_lapses_and_the_card_shrinks(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        ana = town.env.create_user("ana")
        await ana.send_dm(f"/report {WORDS}")
        await town.settle()
        asked = ana.dm_channel.last_message
        assert asked is not None
        await ana.click(asked, label="Enviar ya")
        await town.settle()
        await town.moderator.click(town.room.history()[0], label="Claim")
        await town.settle()
        assert "M1 has it" in card_of(town.room)
        town.clock.advance(LAPSE)
        await town.settle()
        assert "Nobody has it yet" in card_of(town.room)
        await town.moderator.click(town.room.history()[0], label="Claim")
        await town.settle()
        pressed = await town.moderator.click(town.room.history()[0], label="Can't tell")
        assert pressed.response is not None
        await town.moderator.click(pressed.response, label="The place could not be found")
        await town.settle()
        assert "could not be found out: the place could not be found" in card_of(town.room)
        town.clock.advance(timedelta(hours=25))
        await town.settle()
        assert WORDS not in card_of(town.room)
        assert "\n" not in card_of(town.room)
