"""R28 to R30 through both real SDKs: edits of every copy, answers beside them, deleted copies, *Undo*."""

from datetime import timedelta
from pathlib import Path

import discord
from simcord import ChannelHandle

from tests.fakes.telegram_chats import Chat
from tests.platforms.test_freezing import (
    HELD,
    link,
    on_discord_published,
    on_telegram_published,
    says,
    texts_of,
)
from tests.whole import Known, OnDiscord, OnTelegram, on_discord, on_telegram


async def presses(town: OnTelegram, *labels: str) -> None:
    for label in labels:
        await town.moderator.presses(label, chat=town.room)
        await town.settle()


async def goes_out(town: OnTelegram | OnDiscord) -> None:
    town.clock.advance(HELD)
    await town.settle()
    town.clock.advance(timedelta(seconds=10))
    await town.settle()


def telegram_card(town: OnTelegram) -> str:
    return next(message.text for message in town.room.from_bot if message.text.startswith("R-"))


async def test_on_telegram_an_undone_alert_reaches_nobody(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        channel = town.api.channel("Avisos")
        await link(town, str(channel.id))
        await on_telegram_published(town)
        assert "A-101 goes out at 3:42:" in telegram_card(town)
        await presses(town, "Undo")
        await goes_out(town)
        assert channel.from_bot == []
        assert "M1 has it" in telegram_card(town)


async def test_r30_on_telegram_a_correction_edits_answers_and_replaces_what_is_gone(
    tmp_path: Path, known: Known
) -> None:
    async with on_telegram(tmp_path, known) as town:
        first, second = town.api.channel("Avisos"), town.api.channel("Avisos de Durham")
        await link(town, str(first.id), str(second.id))
        await on_telegram_published(town)
        await goes_out(town)
        (copy,) = first.from_bot
        (lost,) = second.from_bot
        assert "CONFIRMED A-101" in copy.text
        lost.is_deleted = True
        await presses(town, "We were wrong", "The local police", "Send the correction")
        await goes_out(town)
        assert "CORRECTION A-101" in copy.text
        assert "CONFIRMED" in copy.edits[0]
        beside = first.from_bot[1]
        assert "CORRECTION A-101" in beside.text
        assert beside.reply_to == copy.id
        assert [text.count("CORRECTION A-101") for text in _standing(second)] == [1]
        assert "1 copy could not be changed" in telegram_card(town)
        assert "new message to 1 of them" in telegram_card(town)


def _standing(channel: Chat) -> list[str]:
    return [message.text for message in channel.from_bot if not message.is_deleted]


async def test_r30_on_telegram_other_facts_change_the_copy(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        channel = town.api.channel("Avisos")
        await link(town, str(channel.id))
        await on_telegram_published(town)
        await goes_out(town)
        await presses(town, "Change facts", "Place")
        await town.moderator.says("Fayetteville & Lawson", chat=town.room, reply_to=town.room.from_bot[-1])
        await town.settle()
        await presses(town, "Send the change")
        await goes_out(town)
        copy, beside = channel.from_bot
        assert "at Fayetteville & Lawson, Durham County" in copy.text
        assert "CHANGED A-101" in beside.text
        assert beside.reply_to == copy.id


def discord_card(town: OnDiscord) -> discord.Message:
    return next(message for message in town.room.history() if message.content.startswith("**R-"))


async def clicks(town: OnDiscord, *labels: str) -> None:
    """From a button of the card through what each press shows."""
    shown = (await town.moderator.click(discord_card(town), label=labels[0])).response
    for label in labels[1:]:
        assert shown is not None, label
        shown = (await town.moderator.click(shown, label=label)).response or shown
        await town.settle()


def channel_in(town: OnDiscord, name: str) -> ChannelHandle:
    guild = town.room.guild
    assert guild is not None
    return guild.create_text_channel(name)


async def test_on_discord_an_undone_alert_reaches_nobody(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        channel = channel_in(town, "avisos")
        await link(town, str(channel.id))
        await on_discord_published(town)
        assert "A-101 goes out at 3:42:" in discord_card(town).content
        await clicks(town, "Undo")
        await goes_out(town)
        assert texts_of(channel) == []
        assert "M1 has it" in discord_card(town).content


async def test_r30_on_discord_a_correction_edits_answers_and_replaces_what_is_gone(
    tmp_path: Path, known: Known
) -> None:
    async with on_discord(tmp_path, known) as town:
        first, second = channel_in(town, "avisos"), channel_in(town, "avisos-durham")
        await link(town, str(first.id), str(second.id))
        await on_discord_published(town)
        await goes_out(town)
        (copy,) = first.history()
        (lost,) = second.history()
        assert says([copy.content], "CONFIRMED A-101")
        town.env.backend.delete_message(second.id, lost.id)
        await clicks(town, "We were wrong", "The local police", "Send the correction")
        await goes_out(town)
        standing = first.history()
        assert all("CORRECTION A-101" in message.content for message in standing)
        beside = next(message for message in standing if message.id != copy.id)
        assert beside.reference is not None
        assert beside.reference.message_id == copy.id
        assert [text.count("CORRECTION A-101") for text in texts_of(second)] == [1]
        assert "1 copy** could not be changed" in discord_card(town).content


async def test_r29_on_discord_an_end_changes_the_copy_without_a_new_message(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        channel = channel_in(town, "avisos")
        await link(town, str(channel.id))
        await on_discord_published(town)
        await goes_out(town)
        await clicks(town, "Ended", "End it")
        await goes_out(town)
        (copy,) = texts_of(channel)
        assert "ENDED A-101" in copy
        assert "Last seen there" in copy
