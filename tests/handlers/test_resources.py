"""Actions and news under the cards of their topics and in /resources, each gone after its last day."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.clock import MovableClock
from bot.storage.schema import feedback
from knowledge.actions import Kind
from tests.chat import Town
from tests.handlers.conftest import OpenTown

FUND = "givebutter.com/FamilySupportNetwork"


async def test_the_fund_for_the_county_stands_under_its_card(town: Town) -> None:
    await town.ana.says("/hotline mecklenburg")
    answer = await town.ana.presses_payload("card:action-donate")
    assert FUND in answer
    # The source's name is made dead, so that nobody takes it for the place to give.
    assert "(progresohispanonews.\u2060com, 21 nov 2025)" in answer
    assert answer.index("Done solo en la página propia") < answer.index(FUND)


async def test_a_fund_of_another_county_does_not(town: Town) -> None:
    await town.ana.says("/hotline durham")
    answer = await town.ana.presses_payload("card:action-donate")
    assert FUND not in answer
    assert "siembranc.org" in answer


@pytest.mark.parametrize(("day", "there"), [((2027, 5, 22, 3, 59), True), ((2027, 5, 22, 4, 1), False)])
async def test_an_entry_is_gone_after_its_last_day_in_the_region(
    open_town: OpenTown, day: tuple[int, int, int, int, int], *, there: bool
) -> None:
    """May 21, 2027 is the fund's last day; it ends at four in the morning of UTC."""
    async with open_town(MovableClock(datetime(*day, tzinfo=UTC))) as town:
        assert (FUND in await town.ana.presses_payload("resources:donate")) is there


async def test_a_question_about_what_is_happening_gets_dated_news(town: Town) -> None:
    answer = await town.ana.says("what is happening with ice, any news?")
    assert "Sep 14, 2026: 287(g) agreements." in answer
    assert "github.\u2060com, Sep 14, 2026" in answer
    assert answer.index("287(g) agreements") < answer.index("Bond goes to the Supreme Court")


async def test_an_estimated_day_is_said_as_a_month(town: Town) -> None:
    await town.ana.says("EN")
    await town.ana.presses_payload("resources:news")
    assert any("About November 2025: Federal operation" in text for text in town.texts("ana"))


@pytest.mark.parametrize("command", ["/resources", "/recursos"])
async def test_resources_offers_every_list(town: Town, command: str) -> None:
    await town.ana.says(command)
    assert len(town.ana.buttons) == len(Kind)
    await town.ana.presses("Avisos por mensaje de texto")
    assert "980-336-4996" in town.ana.reads
    assert "ojonc.org" in town.ana.reads


async def test_resources_takes_a_county(town: Town) -> None:
    await town.ana.says("/recursos wake")
    await town.ana.presses("Avisos por mensaje de texto")
    assert "980-336-4996" not in town.ana.reads
    assert "1-800-559-8714" in town.ana.reads


async def test_an_unknown_county_is_answered_with_the_number(town: Town) -> None:
    assert "336-543-0353" in await town.ana.says("/resources nowhere")


async def test_an_empty_list_says_so_and_leads_to_the_card(town: Town) -> None:
    await town.ana.says("/recursos")
    await town.ana.presses("Peticiones")
    assert "no hay nada en esta lista" in town.ana.reads
    await town.ana.presses("Firmar o empezar.*")
    assert "¿quién recibe su nombre" in town.ana.reads


@pytest.mark.parametrize("word", ["Henderson", "Washington", "Franklin"])
async def test_a_name_of_two_places_is_asked_back(town: Town, word: str) -> None:
    """Henderson is a town in Vance and a county."""
    await town.ana.says(f"/resources {word}")
    assert len(town.ana.buttons) >= 2
    assert not any("Fondos" in label for label in town.ana.buttons)
    await town.ana.presses(re.escape(town.ana.buttons[0]))
    assert len(town.ana.buttons) == len(Kind)


async def test_the_place_that_was_tapped_counts(town: Town) -> None:
    await town.ana.presses_payload("resources-in:Mecklenburg")
    assert FUND in await town.ana.presses_payload("resources:donate")
    assert "336-543-0353" in await town.ana.presses_payload("resources-in:Nowhere")


@pytest.mark.parametrize("payload", ["resources:guns", "resources"])
async def test_a_forged_list_is_refused(town: Town, payload: str) -> None:
    assert "336-543-0353" in await town.ana.presses_payload(payload)


@pytest.mark.parametrize("kind", list(Kind))
async def test_no_list_is_longer_than_a_message(town: Town, kind: Kind) -> None:
    await town.ana.presses_payload(f"resources:{kind.value}")
    assert all(len(text) < 2_000 for text in town.texts("ana"))


# "Did this help?"


async def sums(town: Town) -> list[tuple[str, int, int]]:
    async with town.application.database.reading() as connection:
        rows = await connection.execute(select(feedback).order_by(feedback.c.card))
        return [(row.card, row.helped, row.did_not_help) for row in rows]


async def test_a_press_is_counted_for_the_card_and_the_day(town: Town) -> None:
    await town.ana.says("what is a judicial warrant")
    await town.ana.presses("This helped")
    await town.luis.says("what is a judicial warrant")
    await town.luis.presses("This did not help")
    assert "336-543-0353" in town.luis.reads
    assert await sums(town) == [("rights-warrant", 1, 1)]


async def test_a_second_press_of_one_person_is_not_counted(town: Town) -> None:
    await town.ana.says("what is a judicial warrant")
    card = town.ana.post
    await town.ana.presses("This helped", on=card)
    await town.ana.presses("This did not help", on=card)
    assert await sums(town) == [("rights-warrant", 1, 0)]


@pytest.mark.parametrize(
    "said",
    [
        "la migra esta afuera de mi casa",
        "se estan llevando a mi vecino ahorita",
        "there is a man bleeding, ice hit him",
        "quiero morirme",
        "my husband hits me and says he will call ice",
        "un niño solo, se llevaron a sus papas ahorita",
    ],
)
async def test_r3_nobody_in_an_emergency_is_asked_whether_it_helped(town: Town, said: str) -> None:
    await town.ana.says(said)
    assert not {"Me sirvió", "This helped"} & set(town.ana.buttons)


@pytest.mark.parametrize("card", ["crisis-988", "violence-home"])
async def test_r3_nor_who_opens_a_card_about_one(town: Town, card: str) -> None:
    await town.ana.presses_payload(f"card:{card}")
    assert "Me sirvió" not in town.ana.buttons
    await town.ana.presses_payload(f"helped:yes:{card}")
    assert await sums(town) == []


@pytest.mark.parametrize("payload", ["helped:yes:no-such-card", "helped:maybe:rights-home", "helped"])
async def test_a_forged_press_counts_nothing(town: Town, payload: str) -> None:
    assert "336-543-0353" in await town.ana.presses_payload(payload)
    assert await sums(town) == []
