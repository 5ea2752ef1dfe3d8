"""Two people, "we are checking" and notices, through both real SDKs (R20, R32)."""

from datetime import timedelta
from pathlib import Path

from discord import Message
from simcord import ChannelHandle, MemberActor, ResponseMessage

from bot.domain.rights import Role
from bot.storage.rooms import RoomKind
from tests.platforms.desk import give, link
from tests.whole import Known, OnDiscord, OnTelegram, on_discord, on_telegram

WORDS = "Dos camionetas y cuatro agentes con chaleco en Durham, Roxboro y Club, hace 10 minutos"
AS_HOSPITAL = (
    "Claim",
    "Confirm",
    "Two observers on site",
    "Immigration agents, agency not known",
    "Change facts",
    "Kind of place",
    "Hospital or clinic",
    "Publish",
)
TEN_MINUTES = timedelta(minutes=10, seconds=5)
HELD = timedelta(seconds=21)


async def telegram_presses(town: OnTelegram, *labels: str) -> None:
    for label in labels:
        await town.moderator.presses(label, chat=town.room)
        await town.settle()


async def telegram_reports(town: OnTelegram) -> None:
    ana = town.api.person("Ana")
    await ana.says(f"/reportar {WORDS}")
    await town.settle()
    await ana.presses("Enviar ya")
    await town.settle()


async def waits(town: OnTelegram | OnDiscord, time: timedelta) -> None:
    town.clock.advance(time)
    await town.settle()


async def test_r20_on_telegram_one_says_checking_and_two_confirm_the_same_alert(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        channel, second = town.api.channel("Avisos"), town.api.person("Bea", "en")
        await link(town, channel.id, RoomKind.ALERTS)
        await give(town, second.id, Role.COORDINATOR)
        await telegram_reports(town)
        await telegram_presses(town, *AS_HOSPITAL)
        assert "M1 agrees to publish this text" in town.room.from_bot[0].text
        await waits(town, HELD)
        assert channel.from_bot == []
        await waits(town, TEN_MINUTES)
        await town.room.shows("nobody agreed with M1 yet")
        assert channel.from_bot == []
        # No poll ended in these minutes: what comes next may have waited as long, so it is asked again.
        await telegram_presses(town, "Say that we are checking", "Say that we are checking", "Publish")
        await waits(town, HELD)
        out = channel.from_bot[0]
        assert "NOT CONFIRMED A-101" in out.text
        assert "Durham County" in out.text
        assert "Roxboro" not in out.text
        for label in ("Approve", "Publish"):
            await second.presses(label, chat=town.room)
            await town.settle()
        assert "NOT CONFIRMED A-101" in out.text, "the hold"
        await waits(town, HELD)
        assert "CONFIRMED A-101. Immigration agents" in out.text
        assert "NOT CONFIRMED" not in out.text
        follow_up = channel.from_bot[1]
        assert "CHANGED A-101" in follow_up.text
        assert follow_up.reply_to == out.id


async def test_r32_on_telegram_a_notice_goes_where_alerts_go(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        channel = town.api.channel("Avisos")
        await link(town, channel.id, RoomKind.ALERTS)
        await telegram_reports(town)
        await telegram_presses(town, "Claim", "Not immigration", "A traffic stop by local officers", "Publish a notice")
        await town.room.shows("As channels and groups see it")
        assert channel.from_bot == []
        await telegram_presses(town, "Publish")
        await waits(town, HELD)
        assert "CHECKED 3:42 PM: at Durham it was a traffic stop by local officers." in channel.from_bot[0].text


async def discord_begins(town: OnDiscord) -> ChannelHandle:
    """A report, and the channel where alerts go."""
    guild = town.general.guild
    assert guild is not None
    channel = guild.create_text_channel("alerts")
    await link(town, channel.id, RoomKind.ALERTS)
    ana = town.env.create_user("ana")
    await ana.send_dm(f"/report {WORDS}")
    await town.settle()
    asked = ana.dm_channel.last_message
    assert asked is not None
    await ana.click(asked, label="Enviar ya")
    await town.settle()
    return channel


async def discord_clicks(town: OnDiscord, who: MemberActor, *labels: str) -> str:
    """The first on the card, the others on what each answer brought; returns what the last one reads."""
    message: Message | ResponseMessage = town.room.history()[0]
    text = ""
    for label in labels:
        pressed = await who.click(message, label=label)
        await town.settle()
        if pressed.response is not None and label != "Claim":
            message, text = pressed.response, pressed.response.content
        elif label == "Claim":
            message = town.room.history()[0]
    return text


async def test_r20_on_discord_one_says_checking_and_two_confirm_the_same_alert(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        channel = await discord_begins(town)
        guild = town.general.guild
        assert guild is not None
        second = guild.add_member(town.env.create_user("bea"))
        await give(town, second.id, Role.COORDINATOR)
        await discord_clicks(town, town.moderator, *AS_HOSPITAL)
        assert "M1 agrees to publish this text" in town.room.history()[0].content
        await waits(town, TEN_MINUTES)
        offer = town.room.history()[-1]
        assert "nobody agreed with M1 yet" in offer.content
        assert channel.history() == []
        shown = await town.moderator.click(offer, label="Say that we are checking")
        assert shown.response is not None
        await town.moderator.click(shown.response, label="Publish")
        await town.settle()
        await waits(town, HELD)
        assert "NOT CONFIRMED A-101" in channel.history()[0].content
        text = await discord_clicks(town, second, "Approve")
        assert "M1 agreed to exactly this" in text
        await discord_clicks(town, second, "Approve", "Publish")
        await waits(town, HELD)
        out, follow_up = channel.history()
        assert "CONFIRMED A-101. Immigration agents" in out.content
        assert "NOT CONFIRMED" not in out.content
        assert "CHANGED A-101" in follow_up.content


async def test_r32_on_discord_a_notice_goes_where_alerts_go(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        channel = await discord_begins(town)
        labels = ("Claim", "Not immigration", "A traffic stop by local officers", "Publish a notice", "Publish")
        await discord_clicks(town, town.moderator, *labels)
        assert channel.history() == []
        await waits(town, HELD)
        assert "CHECKED 3:42 PM: at Durham it was a traffic stop" in channel.history()[0].content
