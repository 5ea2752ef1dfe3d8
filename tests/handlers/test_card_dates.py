"""R7: what a card says about how old its facts are."""

import re
from datetime import date

import pytest

from handlers import answers
from handlers.context import Voice
from knowledge.loader import Knowledge
from knowledge.model import LOCALES
from tests.chat import Town

QUESTION = "how do i know if he is a real ice agent"
DAY_OF_MONTH = re.compile(r"\b15\b|15日")


async def test_r7_an_estimated_date_is_given_as_a_month(town: Town) -> None:
    """The facts on impostors are of about January 2026; nobody knows the day."""
    assert "Facts of about January 2026." in await town.ana.says(QUESTION)
    assert "Datos del mes de enero de 2026, más o menos." in await town.ana.presses("Español")


@pytest.mark.parametrize("locale", LOCALES)
async def test_r7_no_language_gives_the_day_of_an_estimated_date(
    town: Town, known: tuple[Knowledge, object], locale: str
) -> None:
    knowledge = known[0]
    cards = [card for card in knowledge.cards.values() if card.locale == locale]
    voice = Voice(town.application.texts, town.application.services.hotlines, town.clock.now(), "en")
    voice.speak(locale)
    for card in cards:
        footer = answers.footer(card, voice.around(card))
        assert voice.around(card).month(card.as_of).split()[-1] in footer
        if card.as_of == date(2026, 1, 15):
            assert card.as_of_estimated, "a month alone is known of these facts"
            assert not DAY_OF_MONTH.search(footer)
    assert any(card.as_of_estimated for card in cards)
