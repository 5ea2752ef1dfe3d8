"""Different people who ask about the same county make one card, without their words; and no answer changes (R32)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Address, Platform
from bot.domain.rights import ALL_COUNTIES
from bot.storage import rooms
from bot.storage.rooms import Room, RoomKind
from bot.storage.schema import rumour_cards, rumours
from tests.chat import Person, Town
from tests.handlers.flows import contents, preview, report

ASKED = "dicen que hay redada en Durham, será cierto?"
CARD = "Rumor, Durham County"


def people(town: Town) -> list[Person]:
    return [Person(town, user, user) for user in ("ana", "luis", "mod-1", "mod-2")]


async def three_ask(town: Town) -> None:
    for person in people(town)[:3]:
        await person.says(ASKED)


def cards(town: Town) -> list[str]:
    return [text for text in town.room if CARD in text]


async def test_r32_three_different_people_make_one_card_without_their_words(town: Town) -> None:
    ana, luis, third, fourth = people(town)
    for person in (ana, luis, ana, luis, ana):
        await person.says(ASKED)
    assert cards(town) == [], "two people, however often they ask"
    await third.says(ASKED)
    assert len(cards(town)) == 1
    assert "3 different people have asked since 2:42 PM" in cards(town)[0]
    assert "redada" not in cards(town)[0]
    assert "cierto" not in cards(town)[0]
    await fourth.says(ASKED)
    assert len(cards(town)) == 1
    assert "4 different people" in cards(town)[0]


async def test_r32_people_of_different_hours_make_no_card(town: Town) -> None:
    for person in people(town)[:3]:
        await person.says(ASKED)
        await town.passes(timedelta(minutes=45))
    assert cards(town) == []


async def test_r32_the_card_names_places_and_no_words(town: Town) -> None:
    ana, luis, third, _ = people(town)
    await ana.says("dicen que hay redada en Bahama, será cierto?")
    await luis.says("is it true that there is a raid in Bahama?")
    await third.says("dicen que hay redada en el condado de Durham")
    assert "Places that they named: Bahama (2)." in cards(town)[0]


async def test_r32_what_is_kept_is_a_mark_and_a_place(town: Town) -> None:
    await three_ask(town)
    rows = str((await contents(town))["rumours"])
    assert "redada" not in rows
    for person in ("ana", "luis", "mod-1"):
        assert person not in rows


async def test_r32_the_card_is_gone_after_a_day_and_so_is_who_asked(town: Town) -> None:
    await three_ask(town)
    await town.passes(timedelta(hours=24, minutes=1))
    assert cards(town) == ["Rumor, Durham County: over."]
    await town.application.housekeeping.round()
    for _ in range(30):
        town.clock.advance(timedelta(hours=1))
        await town.application.housekeeping.round()
    async with town.application.database.reading() as connection:
        assert (await connection.execute(select(rumours))).first() is None
        assert (await connection.execute(select(rumour_cards))).first() is None


async def test_r2_a_banned_person_is_answered_and_not_counted(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses("More")
    await town.first.presses("Ban the reporter")
    await town.first.presses("1 week")
    await town.first.presses("Yes, ban")
    await three_ask(town)
    assert "No hay nada confirmado" in town.ana.reads
    assert cards(town) == []
    await people(town)[3].says(ASKED)
    assert len(cards(town)) == 1


async def test_r32_nothing_known_closes_the_card_and_counts_anew(town: Town) -> None:
    await three_ask(town)
    await town.first.presses("Nothing known")
    assert "M1: nothing known" in cards(town)[0]
    assert "Nothing known" not in town.first.buttons
    before = town.luis.reads
    await town.passes(timedelta(minutes=1))
    await three_ask(town)
    assert len(cards(town)) == 2
    assert town.luis.reads == before, "what the moderators know of a rumour is no answer"


async def test_r32_a_report_opened_from_a_rumour_has_no_reporter_and_gives_no_basis(town: Town) -> None:
    await three_ask(town)
    await town.first.presses("Open a report from this")
    assert "M1 opened R-" in cards(town)[0]
    assert any("3 different people have asked about a rumor in Durham County" in text for text in town.room)
    assert any("**M1 has it.**" in text for text in town.room)
    await town.first.presses("Confirm")
    assert "Two separate reports and a picture" not in town.first.buttons
    assert "No hay nada confirmado" in await town.luis.says(ASKED)


async def in_room(town: Town, language: AlertLanguage, chat: str = "moderators", row: str = "r-es") -> None:
    """A moderators' room that reads this language."""
    room = Room(row, Address(Platform.SANDBOX, chat), RoomKind.MODERATORS, frozenset({ALL_COUNTIES}), language)
    async with town.application.database.transaction() as connection:
        await rooms.link(connection, town.application.vault, room, source="M1", now=town.clock.now())


async def test_r32_a_report_opened_from_a_rumour_is_in_the_rooms_language(town: Town) -> None:
    await in_room(town, AlertLanguage.SPANISH)
    for person in people(town)[:3]:
        await person.says(ASKED)
    await town.first.presses("Abrir un reporte")
    card = next(text for text in town.room if "M1" in text and "rumor en el condado de Durham" in text)
    assert "Preguntaron 3 personas distintas por un rumor" in card
    assert "have asked" not in "".join(town.room)


async def test_r32_where_rooms_read_different_languages_both_stand_in_it(town: Town) -> None:
    await in_room(town, AlertLanguage.SPANISH, "coordinators", "r-two")
    await three_ask(town)
    await town.first.presses("Open a report from this")
    card = next(text for text in town.room if "have asked about a rumor" in text)
    assert "Preguntaron 3 personas distintas por un rumor" in card


@pytest.mark.parametrize("verb", ["rumour-report", "rumour-nothing"])
async def test_r32_the_first_answer_to_a_card_wins(town: Town, verb: str) -> None:
    await three_ask(town)
    async with town.application.database.reading() as connection:
        card = await connection.scalar(select(rumour_cards.c.id))
    await town.first.presses("Nothing known")
    assert "answered already" in await town.second.presses_payload(f"{verb}:{card}")
    assert "voluntarios con un cargo" in await town.luis.presses_payload(f"{verb}:{card}")
    assert "answered already" in await town.second.presses_payload(f"{verb}:none")


async def test_r32_no_answer_changes_with_what_waits(town: Town) -> None:
    """Byte for byte the same before a report comes, when it comes, is claimed, and one of two people agreed."""
    luis = town.luis

    async def answers() -> list[object]:
        await luis.says(ASKED)
        return [luis.post.outgoing, await luis.says("is it true that ICE is in Durham?"), luis.post.outgoing]

    before = await answers()
    await report(town.ana, kind="hospital")
    assert await answers() == before
    await preview(town)
    assert await answers() == before
    await town.first.presses("Publish")
    assert "M1 agrees" in town.room[0]
    assert await answers() == before
    await town.passes(timedelta(minutes=11))
    assert await answers() == before


async def test_r32_four_states_and_no_other(town: Town) -> None:
    """Nothing confirmed, being checked once that was published, confirmed; test_notices.py shows the fourth."""
    assert "No hay nada confirmado" in await town.luis.says(ASKED)
    await report(town.ana, kind="hospital")
    await preview(town)
    await town.first.presses("Publish")
    await town.passes(timedelta(minutes=10, seconds=5))
    await town.first.presses("Say that we are checking")
    await town.first.presses("Publish")
    assert "SIN CONFIRMAR A-101" in await town.luis.says(ASKED)
    await town.second.presses("Approve")
    await town.second.presses("Publish")
    assert "CONFIRMADO A-101" in await town.luis.says(ASKED)
