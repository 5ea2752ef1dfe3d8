"""Under the first line of an emergency stands a card that helps in it."""

from dataclasses import replace

import pytest

from knowledge.loader import Knowledge, load
from knowledge.model import FirstLine
from knowledge.search.emergency import fitting
from knowledge.search.search import Answer, Search


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load()


def answer_with(known: Knowledge, card: str, kind: FirstLine | None) -> Answer:
    found = known.card(card, "en")
    assert found is not None
    return replace(Search(known).answer("hello"), kind=kind, cards=(found,), lang="en")


@pytest.mark.parametrize("kind", FirstLine)
def test_r3_a_card_about_money_never_stands_under_an_emergency(known: Knowledge, kind: FirstLine) -> None:
    shown = fitting(answer_with(known, "action-donate", kind), known)
    assert shown.id != "action-donate"
    assert shown.locale == "en"


def test_a_calm_question_keeps_its_card(known: Knowledge) -> None:
    assert fitting(answer_with(known, "action-donate", None), known).id == "action-donate"


def test_an_emergency_keeps_the_card_about_rights(known: Knowledge) -> None:
    assert fitting(answer_with(known, "rights-car", FirstLine.AGENTS_HERE), known).id == "rights-car"


@pytest.mark.parametrize(("card", "shown"), [("crisis-988", "rights-arrested"), ("info-detainer", "info-detainer")])
def test_r3_who_tells_of_an_arrest_reads_about_the_arrest(known: Knowledge, card: str, shown: str) -> None:
    assert fitting(answer_with(known, card, FirstLine.BEING_TAKEN), known).id == shown
