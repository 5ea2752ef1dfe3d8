"""The preview shows what each audience will read, and facts are set right before anything goes out (R19, R26, R27)."""

import pytest

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Address, Platform
from bot.domain.rights import ALL_COUNTIES
from bot.storage import rooms
from bot.storage.rooms import Room, RoomKind
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import preview, report


def between(text: str, heading: str) -> str:
    """What stands under a heading of the preview, up to the next one or the counts."""
    rest = text.split(heading)[1].lstrip("\n")
    return rest.split("\n\n**As ")[0].split("\n\nIt goes to")[0]


async def test_r19_every_audience_reads_what_the_preview_showed(town: Town) -> None:
    await town.luis.says("/language english")
    await town.luis.says("/subscribe durham")
    await town.ana.says("/subscribe durham")
    await report(town.ana)
    channels = between(await preview(town), "**As channels and groups see it:**")
    spanish = between(await town.first.presses("People: ES"), "**As people see it in Spanish:**")
    english = between(await town.first.presses("People: EN"), "**As people see it in English:**")
    assert "Agentes de inmigración" in spanish
    assert "Agentes" not in english
    assert town.alerts == [], "turning pages publishes nothing"
    await town.first.presses("Publish")
    assert town.alerts == [channels]
    assert town.luis.reads == english
    assert spanish in town.texts("ana")


async def test_r19_the_discreet_form_is_shown_too(town: Town) -> None:
    await report(town.ana)
    await preview(town)
    shown = await town.first.presses("Discreet")
    assert "Farolito: mensaje nuevo\nFarolito: new message" in shown
    assert "CONFIRM" not in shown


async def test_r19_where_everything_fits_it_stands_in_one_message(open_town: OpenTown) -> None:
    """Nothing has to be turned where the texts are short: here, that a report is being checked."""
    async with open_town() as town:
        await report(town.ana)
        await town.first.presses("Claim")
        await town.first.presses("Not immigration")
        await town.first.presses("A traffic stop by local officers")
        shown = await town.first.presses("Publish a notice")
        for heading in ("As channels and groups see it", "in Spanish", "in English", "discreet messages"):
            assert heading in shown
        assert town.first.buttons == ["Publish", "Back"]
        assert len(shown) <= 1900


async def test_r19_copies_are_counted_by_platform_and_language(town: Town) -> None:
    async with town.application.database.transaction() as connection:
        room = Room(
            "telegram-room",
            Address(Platform.TELEGRAM, "-100200"),
            RoomKind.ALERTS,
            frozenset({ALL_COUNTIES}),
            AlertLanguage.SPANISH,
        )
        vault, now = town.application.vault, town.clock.now()
        await rooms.link(connection, vault, room, source="config", now=now)
    await town.luis.says("/language english")
    await town.luis.says("/subscribe durham")
    await report(town.ana)
    shown = await preview(town)
    assert "It goes to 2 channels, 0 groups, 1 person." in shown
    assert "- 1 channel, Telegram, Spanish\n" in shown
    assert "- 1 channel, This practice page, Spanish and English\n" in shown
    assert "- 1 person, This practice page, English" in shown


async def test_r26_agents_and_vehicles_are_told_by_number(town: Town) -> None:
    await report(town.ana)
    assert "Se vieron: 4 agentes y 2 vehículos." in await preview(town)
    await town.first.presses("Change facts")
    await town.first.presses("How many")
    await town.first.fills({"agents": "3-5", "vehicles": "1", "signs": "unmarked"})
    await town.first.presses("Publish")
    assert "Se vieron: 3-5 agentes y 1 vehículo sin insignias." in town.alerts[-1]
    assert "Seen there: 3-5 agents and 1 unmarked vehicle." in town.alerts[-1]


@pytest.mark.parametrize("typed", ["many", "0", "-3", "5-2", "4000", "ABC-1234"])
async def test_r26_a_number_is_a_number(town: Town, typed: str) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.presses("Change facts")
    await town.first.presses("How many")
    assert "Write a number like 4" in await town.first.fills({"agents": "2", "vehicles": typed, "signs": "unknown"})


async def test_r27_every_fact_can_be_set_right_before_it_goes_out(town: Town) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.presses("Change facts")
    assert "Place: Durham" in town.first.reads
    assert "Seen: Sun Nov 22, 3:32 PM" in town.first.reads
    await town.first.presses("Time seen")
    await town.first.fills({"text": "3:15 pm"})
    assert "Seen: Sun Nov 22, 3:15 PM." in town.first.reads
    await town.first.presses("Change facts")
    await town.first.presses("Kind of place")
    await town.first.presses("Courthouse")
    assert "This kind of place needs two people" in town.first.reads
    await town.first.presses("Change facts")
    assert "Kind of place: Courthouse" in town.first.reads
    await town.first.presses("Who they were")
    await town.first.presses("ICE agents")
    await town.first.presses("Publish")
    await town.second.presses("Publish")
    assert "(ICE)" in town.alerts[-1]
    assert "Seen: Sun Nov 22, 3:15 PM." in town.alerts[-1]


@pytest.mark.parametrize("typed", ["in a while", "tomorrow", "hace 3 días"])
async def test_r27_a_time_is_of_the_last_day(town: Town, typed: str) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.presses("Change facts")
    await town.first.presses("Time seen")
    assert "a time of the last 24 hours" in await town.first.fills({"text": typed})


async def test_r26_a_home_is_published_only_while_agents_are_there(town: Town) -> None:
    await report(town.ana, kind="home")
    asked = await preview(town)
    assert "Are they still there?" in asked
    assert "CONFIRM" not in asked
    assert town.first.buttons == ["They are still there", "They left: do not publish"]
    await town.first.presses("They left: do not publish")
    await town.first.presses("It was over")
    assert town.alerts == []


@pytest.mark.parametrize(
    "place", ["Elm Street", "Roxboro y Club", "NC 55", "Hunters Ridge Apartments", "near Northgate", "Calle Roble"]
)
async def test_r26_of_a_home_no_street_is_named(town: Town, place: str) -> None:
    await report(town.ana, kind="home")
    await preview(town)
    await town.first.presses("They are still there")
    await town.first.presses("Change place")
    assert "only the town or the neighborhood" in await town.first.fills({"text": place})
    await town.first.presses("Publish")
    assert "en Durham, condado de Durham" in town.alerts[-1]


async def test_r26_of_a_home_the_neighbourhood_is_named(town: Town) -> None:
    await report(town.ana, kind="home")
    await preview(town)
    await town.first.presses("They are still there")
    await town.first.presses("Change place")
    await town.first.fills({"text": "Old East Durham"})
    await town.first.presses("Publish")
    assert "en Old East Durham, condado de Durham" in town.alerts[-1]


async def test_r26_a_street_typed_before_it_was_a_home_is_not_named(town: Town) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.presses("Change place")
    await town.first.fills({"text": "Roxboro y Club"})
    await town.first.presses("Change facts")
    await town.first.presses("Kind of place")
    await town.first.presses("Home")
    await town.first.presses("They are still there")
    assert "Roxboro" not in town.first.reads
    await town.first.presses("Publish")
    assert "Roxboro" not in town.alerts[-1]


async def test_r26_a_business_is_named_only_when_agents_were_on_its_premises(town: Town) -> None:
    await report(town.ana, kind="shop")
    await preview(town)
    await town.first.presses("Change place")
    asked = await town.first.fills({"text": "Compare Foods"})
    assert "“Compare Foods” a business?" in asked
    assert town.first.buttons == ["Agents were on its premises", "It is no business", "Name the corner", "Back"]
    await town.first.presses("Name the corner")
    corner = await town.first.fills({"text": "Avondale and Trinity"})
    assert "at Avondale and Trinity" in corner
    await town.first.presses("Change place")
    await town.first.fills({"text": "Compare Foods"})
    await town.first.presses("Agents were on its premises")
    await town.first.presses("Publish")
    assert "en Compare Foods" in town.alerts[-1]


async def test_r19_a_forged_publish_goes_around_no_question(town: Town) -> None:
    """Whoever leaves out the question about a home publishes nothing."""
    await report(town.ana, kind="home")
    await preview(town)
    action = town.first.post.outgoing.buttons[0][0].action  # type: ignore[union-attr]
    assert action is not None
    minute = int(town.clock.now().timestamp()) // 60
    answer = await town.first.presses_payload(f"publish:{':'.join(action.arguments)}:2:101:{minute}")
    assert "only while agents are there" in answer
    assert town.alerts == []
