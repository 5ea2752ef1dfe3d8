"""Alerts in a group that asked for them: in both languages, corrected like any copy, gone with the bot."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Address, Platform
from bot.domain.rights import ALL_COUNTIES
from bot.services.alerts import freeze
from bot.storage import rooms
from bot.storage.rooms import Room, RoomKind
from bot.storage.schema import group_settings, subscription_counties, subscriptions
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import preview, publish, report
from tests.handlers.test_group_report import code_of
from tests.handlers.test_group_settings import NEIGHBOURS, follow

MOVED = Address(Platform.SANDBOX, "luis")


async def counted(town: Town) -> list[int]:
    async with town.application.database.reading() as connection:
        tables = (group_settings, subscriptions, subscription_counties)
        return [await connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


async def goes_out(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    await town.passes(timedelta(seconds=30))


async def test_r27_a_group_gets_its_alerts_in_both_languages(town: Town) -> None:
    await follow(town, town.neighbour(), "Durham")
    await goes_out(town)
    copy = town.neighbour().reads
    assert "CONFIRMADO A-101" in copy
    assert "CONFIRMED A-101" in copy
    assert copy == town.alerts[-1], "as the channel reads it"


async def test_r27_in_the_language_that_its_administrators_set(town: Town) -> None:
    ana = town.neighbour()
    await follow(town, ana, "Durham")
    await ana.presses("Idioma: español.*")
    await goes_out(town)
    assert "CONFIRMADO A-101" in ana.reads
    assert "CONFIRMED" not in ana.reads


@pytest.mark.parametrize("wanted", [True, False])
async def test_what_is_only_being_checked_comes_to_a_group_that_wants_it(town: Town, wanted: bool) -> None:
    ana = town.neighbour()
    await follow(town, ana, "Durham")
    if wanted:
        await ana.presses("También lo que se revisa.*")
    await report(town.ana, kind="hospital")
    await publish(town)
    await town.passes(timedelta(minutes=11))
    await town.first.presses("Say that we are checking")
    await town.first.presses("Publish")
    await town.passes(timedelta(seconds=30))
    assert any("SIN CONFIRMAR A-101" in text for text in town.texts("neighbours")) is wanted


@pytest.mark.parametrize(
    ("pressed", "hours", "silent"),
    [
        ("Sin sonido.*", 0, True),
        ("Sonido de día y de noche.*", 9, False),
        ("", 9, True),
        ("", 0, False),
    ],
)
async def test_r33_a_group_hears_alerts_when_it_chose_to(town: Town, pressed: str, hours: int, silent: bool) -> None:
    """From 3:42 PM, and nine hours later."""
    ana = town.neighbour()
    await follow(town, ana, "Durham")
    if pressed:
        await ana.presses(pressed)
    await town.passes(timedelta(hours=hours))
    await goes_out(town)
    assert ana.post.outgoing is not None
    assert "CONFIRMADO A-101" in ana.post.outgoing.text
    assert ana.post.outgoing.silent is silent


async def test_another_county_does_not_reach_the_group(town: Town) -> None:
    await follow(town, town.neighbour(), "Wake")
    before = town.texts("neighbours")
    await goes_out(town)
    assert town.texts("neighbours") == before


async def test_r19_groups_are_counted_by_themselves_before_publishing(town: Town) -> None:
    await follow(town, town.neighbour(), "Durham")
    await report(town.ana)
    shown = await preview(town)
    assert "1 group" in shown
    assert "0 people" in shown


async def test_the_copy_in_a_group_follows_the_alert(town: Town) -> None:
    await follow(town, town.neighbour(), "Durham")
    await goes_out(town)
    await town.first.presses("Ended")
    await town.first.presses("End it")
    copy = next(text for text in town.texts("neighbours") if "A-101" in text)
    assert "TERMINÓ A-101" in copy
    assert "ENDED A-101" in copy


async def test_a_group_that_gave_the_county_back_before_the_hold_was_over_gets_nothing(open_town: OpenTown) -> None:
    async with open_town(alerts={"hold_seconds": 20}) as town:
        ana = town.neighbour()
        await follow(town, ana, "Durham")
        await report(town.ana)
        await publish(town)
        await ana.presses("Terminar avisos: Durham.*")
        before = town.texts("neighbours")
        await town.passes(timedelta(seconds=30))
        assert town.alerts
        assert town.texts("neighbours") == before


async def test_alerts_in_force_are_shown_to_whoever_asks(town: Town) -> None:
    await follow(town, town.neighbour(), "Durham")
    luis = town.neighbour("luis")
    assert "No hay ningún aviso nuestro vigente para Durham" in await luis.says("/alertas")
    await goes_out(town)
    shown = await luis.says("/alertas durham")
    assert "CONFIRMADO A-101" in shown
    assert "CONFIRMED A-101" in shown
    assert "CONFIRMADO A-101" in await town.luis.says("/alertas durham")
    await town.first.presses("Ended")
    await town.first.presses("End it")
    await town.passes(timedelta(seconds=31))
    assert "No hay ningún aviso nuestro vigente" in await luis.says("/alertas durham")


async def test_an_alert_that_is_still_held_is_in_force_for_nobody(open_town: OpenTown) -> None:
    async with open_town(alerts={"hold_seconds": 20}) as town:
        await report(town.ana)
        await publish(town)
        assert "A-101" not in await town.neighbour("luis").says("/alertas durham")
        assert "No hemos publicado" in await town.neighbour("luis").says("/verify A-101")


async def test_r31_a_pause_is_said(town: Town) -> None:
    async with town.application.database.transaction() as connection:
        await freeze.freeze(connection, by="M9", reason="", now=town.clock.now())
    shown = await town.neighbour("luis").says("/alertas durham")
    assert "Avisos en pausa desde" in shown
    assert "Alerts are paused since" in shown


async def test_a_group_that_removed_the_bot_leaves_nothing(town: Town) -> None:
    await follow(town, town.neighbour(), "Durham")
    assert await counted(town) == [1, 1, 1]
    await town.application.services.group_subscriptions.left(NEIGHBOURS)
    assert await counted(town) == [0, 0, 0]
    before = town.texts("neighbours")
    await goes_out(town)
    assert town.texts("neighbours") == before


async def test_a_group_with_a_new_id_keeps_what_it_gets(town: Town) -> None:
    await follow(town, town.neighbour(), "Durham")
    await town.application.services.group_subscriptions.moved(NEIGHBOURS, MOVED)
    await goes_out(town)
    assert "CONFIRMADO A-101" in town.luis.reads
    assert not any("CONFIRMADO A-101" in text for text in town.texts("neighbours"))


async def test_a_channel_of_the_network_takes_no_county_of_its_own(town: Town) -> None:
    room = Room("r9", NEIGHBOURS, RoomKind.ALERTS, frozenset({ALL_COUNTIES}), AlertLanguage.BOTH)
    async with town.application.database.transaction() as connection:
        await rooms.link(connection, town.application.vault, room, source="M1", now=town.clock.now())
    await town.neighbour().says("/alerts durham")
    assert "canal de la red" in await town.neighbour().presses("Recibir avisos: Durham.*")
    assert await counted(town) == [0, 0, 0]


@pytest.mark.parametrize("command", ["/subscribe durham", "/avisos durham", "/subscribe"])
async def test_who_subscribes_in_a_group_is_led_into_private_with_the_county_chosen(town: Town, command: str) -> None:
    luis = town.neighbour("luis")
    answer = await luis.says(command)
    assert "chat privado" in answer
    assert await counted(town) == [0, 0, 0], "nobody is subscribed from among others"
    await town.luis.says(f"/start {code_of(luis)}")
    opened = town.texts("luis")
    assert any(("Durham" if "durham" in command else "¿Qué condado?") in text for text in opened)


async def test_the_groups_own_county_is_chosen_where_none_is_named(town: Town) -> None:
    ana = town.neighbour()
    await ana.says("/alerts")
    await ana.presses_payload("group-county:Durham")
    luis = town.neighbour("luis")
    await luis.says("/subscribe")
    assert luis.buttons == ["Avisos para mí: Durham"]
    assert code_of(luis) == "more-subscribe-durham"
