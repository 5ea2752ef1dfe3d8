"""Two reports of one sighting under one card, through both real SDKs."""

import re
from datetime import timedelta
from pathlib import Path

from simcord import ChannelHandle

from tests.whole import Known, on_discord, on_telegram

FIRST = "Dos camionetas y cuatro agentes con chaleco en Durham, Roxboro y Club"
SECOND = "Hay agentes con chalecos y camionetas en Durham, en Roxboro y Club"


def name(text: str) -> str:
    found = re.search(r"R-[0-9A-Z]{4}", text)
    assert found is not None
    return found[0]


async def test_on_telegram_two_reports_become_one_card_and_are_decided_together(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        people = [town.api.person("Ana"), town.api.person("Luis")]
        for person, words in zip(people, (FIRST, SECOND), strict=True):
            await person.says(f"/reportar {words}")
            await town.settle()
            await person.presses("Enviar ya")
            await town.settle()
        first, second = town.room.from_bot[:2]
        assert "Maybe the same as" in second.text
        await town.moderator.presses(f"Merge with {name(first.text)}", chat=town.room)
        await town.settle()
        assert "2 reports" in first.text
        assert "merged into" in second.text
        assert second.buttons == []
        # Who never started the bot gets the way to it; then the words come to them alone, for ten minutes.
        await town.moderator.presses("Show all", chat=town.room)
        await town.settle()
        await town.room.shows("I cannot write to you in private")
        await town.moderator.says("/start")
        await town.settle()
        await town.moderator.presses("Show all", chat=town.room)
        await town.settle()
        page = await town.moderator.chat.shows(SECOND)
        assert not any(SECOND in message.text for message in town.room.from_bot)
        await town.moderator.presses("Claim", chat=town.room)
        await town.settle()
        await town.moderator.presses("Not immigration", chat=town.room)
        await town.settle()
        await town.room.shows("This decides 2 reports.")
        await town.moderator.presses("A traffic stop by local officers", chat=town.room)
        await town.settle()
        for person in people:
            await person.chat.shows("voluntarios revisaron. Era")
        town.clock.advance(timedelta(minutes=11))
        await town.settle()
        assert page.is_deleted


def cards(room: ChannelHandle) -> list[str]:
    return [message.content for message in room.history() if message.content.startswith("**R-")]


async def test_on_discord_two_reports_become_one_card_and_are_taken_apart(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        for who, words in (("ana", FIRST), ("luis", SECOND)):
            person = town.env.create_user(who)
            await person.send_dm(f"/report {words}")
            await town.settle()
            asked = person.dm_channel.last_message
            assert asked is not None
            await person.click(asked, label="Enviar ya")
            await town.settle()
        first, second = (message for message in town.room.history() if message.content.startswith("**R-"))
        await town.moderator.click(second, label=f"Merge with {name(first.content)}")
        await town.settle()
        assert "2 reports" in cards(town.room)[0]
        assert "merged into" in cards(town.room)[1]
        pressed = await town.moderator.click(town.room.history()[0], label="Show all")
        assert pressed.response is not None
        assert pressed.response.ephemeral
        assert SECOND in pressed.response.content
        await town.moderator.click(pressed.response, label=f"Take out {name(second.content)}")
        await town.settle()
        assert "2 reports" not in cards(town.room)[0]
        assert SECOND in cards(town.room)[1]
        assert "Nobody has it yet" in cards(town.room)[1]
