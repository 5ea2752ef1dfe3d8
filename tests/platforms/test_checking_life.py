"""The life of "we are checking" and of a notice, through both real SDKs (R28 to R30)."""

from pathlib import Path

from simcord import ChannelHandle

from bot.domain.rights import Role
from bot.storage.rooms import RoomKind
from tests.fakes.telegram_chats import Chat
from tests.platforms.desk import give, link
from tests.platforms.test_alert_life import clicks, discord_card
from tests.platforms.test_approving import (
    AS_HOSPITAL,
    HELD,
    TEN_MINUTES,
    discord_begins,
    discord_clicks,
    telegram_presses,
    telegram_reports,
    waits,
)
from tests.whole import Known, OnDiscord, OnTelegram, on_discord, on_telegram

NOTICE = ("Claim", "Not immigration", "A traffic stop by local officers", "Publish a notice", "Publish")


async def telegram_says_checking(town: OnTelegram) -> Chat:
    """A channel that was told that a report is being checked."""
    channel = town.api.channel("Avisos")
    await link(town, channel.id, RoomKind.ALERTS)
    await telegram_reports(town)
    await telegram_presses(town, *AS_HOSPITAL)
    await waits(town, TEN_MINUTES)
    await town.room.shows("nobody agreed with M1 yet")
    # No poll ended in these minutes: what comes next may have waited as long, so it is asked again.
    await telegram_presses(town, "Say that we are checking", "Say that we are checking", "Publish")
    await waits(town, HELD)
    return channel


async def test_r29_on_telegram_checking_ends_in_its_copy_and_is_corrected_beside_it(
    tmp_path: Path, known: Known
) -> None:
    async with on_telegram(tmp_path, known) as town:
        channel = await telegram_says_checking(town)
        await telegram_presses(town, "We stopped checking", "End it")
        (copy,) = channel.from_bot
        assert "ENDED A-101" in copy.text
        assert "we confirm nothing about it" in copy.text
        assert "NOT CONFIRMED" in copy.edits[0]
        await telegram_presses(town, "We were wrong", "It was about another county", "Send the correction")
        copy, beside = channel.from_bot
        for message in (copy, beside):
            assert "CORRECTION A-101: what we said was wrong." in message.text
            assert "That report was not about Durham County." in message.text
        assert beside.reply_to == copy.id


async def test_r20_on_telegram_what_was_stopped_is_confirmed_by_two_as_another_alert(
    tmp_path: Path, known: Known
) -> None:
    async with on_telegram(tmp_path, known) as town:
        second = town.api.person("Bea", "en")
        await give(town, second.id, Role.COORDINATOR)
        channel = await telegram_says_checking(town)
        await telegram_presses(town, "We stopped checking", "End it")
        for label in ("Approve", "Publish"):
            await second.presses(label, chat=town.room)
            await town.settle()
        await waits(town, HELD)
        ended, confirmed = channel.from_bot
        assert "ENDED A-101" in ended.text
        assert "CONFIRMED A-102. Immigration agents" in confirmed.text


async def test_r30_on_telegram_a_notice_that_was_wrong_is_corrected(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        channel = town.api.channel("Avisos")
        await link(town, channel.id, RoomKind.ALERTS)
        await telegram_reports(town)
        await telegram_presses(town, *NOTICE)
        await waits(town, HELD)
        await telegram_presses(town, "We were wrong", "There were immigration agents", "Send the correction")
        copy, beside = channel.from_bot
        for message in (copy, beside):
            assert "There were immigration agents at Durham." in message.text
        assert "CHECKED" in copy.edits[0]
        assert beside.reply_to == copy.id


async def discord_says_checking(town: OnDiscord) -> ChannelHandle:
    """The same on Discord."""
    channel = await discord_begins(town)
    await discord_clicks(town, town.moderator, *AS_HOSPITAL)
    await waits(town, TEN_MINUTES)
    shown = await town.moderator.click(town.room.history()[-1], label="Say that we are checking")
    assert shown.response is not None
    await town.moderator.click(shown.response, label="Publish")
    await town.settle()
    await waits(town, HELD)
    return channel


async def test_r29_on_discord_checking_ends_in_its_copy_and_is_corrected_beside_it(
    tmp_path: Path, known: Known
) -> None:
    async with on_discord(tmp_path, known) as town:
        channel = await discord_says_checking(town)
        assert "NOT CONFIRMED A-101" in channel.history()[0].content
        await clicks(town, "We stopped checking", "End it")
        (copy,) = channel.history()
        assert "ENDED A-101" in copy.content
        assert "we confirm nothing about it" in copy.content
        await clicks(town, "We were wrong", "It was sent by mistake", "Send the correction")
        await town.settle()
        copy, beside = channel.history()
        for message in (copy, beside):
            assert "CORRECTION A-101: what we said was wrong." in message.content
            assert "we were checking no report in Durham County" in message.content
        assert beside.reference is not None
        assert beside.reference.message_id == copy.id
        assert "Confirm" in _labels(town), "the report still waits for its decision"


def _labels(town: OnDiscord) -> list[str]:
    rows = discord_card(town).components
    return [str(button.label) for row in rows for button in getattr(row, "children", ())]


async def test_r28_on_discord_still_checking_lets_it_stand(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        channel = await discord_says_checking(town)
        await waits(town, TEN_MINUTES * 6)
        await clicks(town, "Still checking", "We are still checking: extend it")
        await waits(town, TEN_MINUTES * 9)
        (copy,) = channel.history()
        assert "NOT CONFIRMED A-101" in copy.content, "it would have expired by now"


async def test_r30_on_discord_a_notice_that_was_wrong_is_corrected(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        channel = await discord_begins(town)
        await discord_clicks(town, town.moderator, *NOTICE)
        await waits(town, HELD)
        await clicks(town, "We were wrong", "There were immigration agents", "Send the correction")
        await town.settle()
        copy, beside = channel.history()
        for message in (copy, beside):
            assert "There were immigration agents at Durham." in message.content
        assert beside.reference is not None
