"""Numbers under a card: those it speaks of, and under *More* everything that the directory has for it."""

from bot.i18n import Texts
from bot.services.asking.hotlines import Hotlines
from handlers import numbers
from handlers.context import Voice
from knowledge.loader import Knowledge
from knowledge.model import Organisation, Status
from knowledge.search.search import Search
from tests.chat import Town
from tests.handlers.conftest import AFTERNOON

Known = tuple[Knowledge, Search]


def spoken(knowledge: Knowledge, locale: str = "en") -> Voice:
    return Voice(Texts(state=knowledge.names), Hotlines(knowledge.directory), AFTERNOON, locale)


async def test_a_boss_who_keeps_a_passport_brings_the_line_against_trafficking(town: Town) -> None:
    answer = await town.ana.says("el jefe me quitó el pasaporte")
    assert "**1-888-373-7888** · National Human Trafficking Hotline" in answer


async def test_help_with_the_rent_is_for_families_and_for_food_and_rent(town: Town) -> None:
    answer = await town.ana.says("ayuda con la renta en Sanford")
    assert "**336-543-0353** · Siembra NC" in answer
    assert "**2-1-1** · NC 211" in answer
    assert "1-800-203-7001" not in answer, "the line about children in federal care is no help with rent"


async def test_more_tells_every_number_for_what_the_card_is_about(town: Town) -> None:
    await town.ana.says("encontrar a un detenido, Charlotte")
    told = await town.ana.presses("Más")
    for shown in ("1-888-351-4024", "704-740-7737", "209-757-3733", "1-800-898-7180", "1-520-623-7874"):
        assert f"**{shown}**" in told, shown
    assert "ICE Online Detainee Locator · https://locator.ice.gov/odls/#/search" in told


async def test_a_local_organisation_with_an_old_number_stands_behind_the_current_ones(town: Town) -> None:
    await town.ana.says("free lawyer, Asheville")
    lines = (await town.ana.presses("More")).splitlines()
    old = next(index for index, line in enumerate(lines) if "Pisgah Legal" in line)
    current = next(index for index, line in enumerate(lines) if "NC Justice Center" in line)
    assert current < old
    assert "old number, last seen April 2018" in lines[old]


def test_a_code_that_works_inside_detention_says_so(known: Known) -> None:
    knowledge = known[0]
    card = knowledge.card("action-complaint-detention", "en")
    assert card is not None
    for locale, words in (("en", "on phones inside ICE detention, if it works"), ("es", "si funciona")):
        line = next(
            line for line in numbers.card_lines(card, spoken(knowledge, locale), "Lee").splitlines() if "9233#" in line
        )
        assert words in line


def test_every_current_organisation_is_found_under_some_card(known: Known) -> None:
    knowledge = known[0]
    voice = spoken(knowledge)

    def found(organisation: Organisation) -> bool:
        county = min(organisation.counties, default="Hyde")
        marks = [f"**{phone.display}**" for phone in organisation.phones] or [organisation.url or ""]
        told = "\n".join(numbers.for_card(card, voice, county) for card in english)
        return all(mark in told for mark in marks)

    english = [card for card in knowledge.cards.values() if card.locale == "en"]
    reached = [
        each
        for each in knowledge.directory.organisations.values()
        if each.status is Status.CURRENT and (each.phones or each.url) and each.purposes != ("emergency",)
    ]
    assert len(reached) > 25
    assert [each.id for each in reached if not found(each)] == []


async def test_more_about_papers_leads_to_the_card_for_each_status(town: Town) -> None:
    await town.ana.says("EN")
    await town.ana.says("which papers should I carry")
    assert "Read yours:" in town.ana.reads
    await town.ana.presses("More")
    more = town.posts(town.ana.chat)[-2]
    assert await town.ana.presses("Papers, if you have none", on=more)
    assert "No false papers" in town.ana.reads
