"""Alerts for one person through both real SDKs: a shared place, the channel's link, covers, STOP at the last moment."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select, update

from bot.domain.alerts import Alert, AlertLanguage, AlertState, Facts
from bot.domain.delivery import Lane, Reach
from bot.domain.messages import Address, Outgoing, Platform
from bot.domain.reports import Agency, Basis, Mark
from bot.domain.rights import ALL_COUNTIES
from bot.storage import alerts, rooms
from bot.storage.rooms import Room, RoomKind
from bot.storage.schema import subscription_counties, subscriptions
from tests.fakes.telegram_chats import Person
from tests.whole import Known, OnTelegram, Whole, on_discord, on_telegram

COVER = "Farolito: mensaje nuevo\nFarolito: new message"
OPEN = "Mostrar · Show"
LINK = "https://t.me/farolito_durham"


async def publish(town: Whole) -> None:
    """An alert of Durham is on its way; nothing has been sent."""
    now = town.clock.now()
    valid_until = now + timedelta(hours=2)
    facts = Facts("Durham", "Roxboro y Club", None, Agency.UNKNOWN, Basis.TWO_OBSERVERS, now, valid_until)
    alert = Alert("A1", 101, None, AlertState.LIVE, facts, 1, mark=Mark.REAL, published_by="M1")
    async with town.application.database.transaction() as connection:
        await alerts.add(connection, alert, now)
        await town.application.delivery.broadcast(connection, "A1", 1, Lane.ALERTS, _texts("CONFIRMADO A-101"))


async def end(town: Whole) -> None:
    """The same alert ended."""
    async with town.application.database.transaction() as connection:
        await town.application.delivery.broadcast(
            connection, "A1", 2, Lane.CORRECTIONS, _texts("TERMINÓ A-101"), reach=Reach.HOLDERS
        )


def _texts(text: str) -> dict[str, Outgoing]:
    return {language.value: Outgoing(text) for language in AlertLanguage}


async def count(town: Whole) -> int:
    async with town.application.database.reading() as connection:
        return await connection.scalar(select(func.count()).select_from(subscriptions)) or 0


async def discreetly(town: Whole) -> None:
    async with town.application.database.transaction() as connection:
        await connection.execute(update(subscriptions).values(discreet=True))


async def link(town: Whole) -> None:
    """A channel with a public link serves the whole state."""
    address = Address(Platform.TELEGRAM, "-1009")
    everywhere = frozenset({ALL_COUNTIES})
    room = Room("channel", address, RoomKind.ALERTS, everywhere, AlertLanguage.BOTH, LINK)
    async with town.application.database.transaction() as connection:
        await rooms.link(connection, town.application.vault, room, source="test", now=town.clock.now())


async def served(town: Whole) -> list[str]:
    async with town.application.database.reading() as connection:
        return sorted((await connection.execute(select(subscription_counties.c.county))).scalars())


async def test_r12_on_telegram_one_tap_shares_the_place_and_a_live_one_is_refused(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        ana = town.api.person("Ana")
        await ana.says("/avisos")
        await town.settle()
        shared = [method for method, form in town.api.calls if "request_location" in str(form)]
        assert shared == ["sendMessage"]
        await ana.sends_location(35.994312, -78.898645, live=True)
        await town.settle()
        assert await served(town) == []
        await ana.chat.shows("No acepto ubicación en vivo")
        await ana.says("/avisos")
        await town.settle()
        await ana.sends_location(35.994312, -78.898645)
        await town.settle()
        assert await served(town) == ["Durham"]
        await ana.chat.shows("Listo: Durham.")
        await ana.chat.shows("EJEMPLO")


async def test_on_telegram_the_channel_is_a_link_and_writing_here_a_choice(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        await link(town)
        ana = town.api.person("Ana")
        await ana.says("/avisos durham wake")
        await town.settle()
        assert await count(town) == 0
        assert LINK in str(town.api.calls)
        await ana.presses("Escríbame aquí")
        await town.settle()
        assert await served(town) == ["Durham", "Wake"]


async def test_r33_on_telegram_a_press_edits_the_text_in_and_its_end_follows(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        ana = await subscribed(town)
        await discreetly(town)
        await publish(town)
        await town.settle()
        message = ana.chat.from_bot[-1]
        assert (message.text, message.labels) == (COVER, [OPEN])
        await ana.presses(OPEN)
        await town.settle()
        assert (message.text, message.labels) == ("CONFIRMADO A-101", [])
        await end(town)
        await town.settle()
        assert message.text == "TERMINÓ A-101"


async def subscribed(town: OnTelegram) -> Person:
    ana = town.api.person("Ana")
    await ana.says("/avisos durham")
    await town.settle()
    return ana


async def test_r33_stop_between_writing_and_sending_stops_the_alert_on_telegram(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        ana = await subscribed(town)
        await publish(town)
        assert await town.application.broadcasts.step()
        await ana.says("ALTO")
        await town.settle()
        assert not [text for text in ana.chat.texts if "A-101" in text]
        assert await count(town) == 0


async def test_r33_who_stopped_keeps_an_old_text_and_gets_nothing_more(tmp_path: Path, known: Known) -> None:
    """The address is erased with the subscription: there is no way left to edit that chat."""
    async with on_telegram(tmp_path, known) as town:
        ana = await subscribed(town)
        await publish(town)
        await town.settle()
        await ana.says("STOP")
        await town.settle()
        before = list(ana.chat.texts)
        await end(town)
        await town.settle()
        assert ana.chat.texts == before


async def test_r33_at_night_telegram_delivers_without_a_sound(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        ana = await subscribed(town)
        town.clock.advance(timedelta(hours=8))
        await publish(town)
        await town.settle()
        message = ana.chat.from_bot[-1]
        assert (message.text, message.silent) == ("CONFIRMADO A-101", True)


async def test_r14_who_blocked_the_bot_on_telegram_is_forgotten(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        ana = await subscribed(town)
        await ana.blocks()
        await town.settle()
        await publish(town)
        await town.settle()
        assert await count(town) == 0


async def test_r33_on_discord_a_press_edits_the_text_in_and_its_end_follows(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        ana = town.env.create_user("ana")
        await ana.send_dm("/avisos durham")
        await town.settle()
        await discreetly(town)
        await publish(town)
        await town.settle()
        cover = ana.dm_channel.last_message
        assert cover is not None
        assert cover.content == COVER
        await ana.click(cover, label=OPEN)
        await town.settle()
        shown = ana.dm_channel.last_message
        assert shown is not None
        assert (shown.id, shown.content) == (cover.id, "CONFIRMADO A-101")
        await end(town)
        await town.settle()
        assert [message.content for message in ana.dm_channel.history() if "A-101" in message.content] == [
            "TERMINÓ A-101"
        ]


async def test_r33_stop_between_writing_and_sending_stops_the_alert_on_discord(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        ana = town.env.create_user("ana")
        await ana.send_dm("/avisos durham")
        await town.settle()
        await publish(town)
        assert await town.application.broadcasts.step()
        await ana.send_dm("ALTO")
        await town.settle()
        assert not [message for message in ana.dm_channel.history() if "A-101" in message.content]
        assert await count(town) == 0


async def test_on_discord_a_closed_chat_is_final_for_that_message_and_ends_nothing(
    tmp_path: Path, known: Known
) -> None:
    async with on_discord(tmp_path, known) as town:
        ana = town.env.create_user("ana")
        await ana.send_dm("/avisos durham")
        await town.settle()
        town.env.inject_error("POST", f"/channels/{ana.dm_channel.id}/messages", status=403, code=50007)
        await publish(town)
        await town.settle()
        assert not [message for message in ana.dm_channel.history() if "A-101" in message.content]
        assert await count(town) == 1
