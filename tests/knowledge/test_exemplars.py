"""Every card has enough questions, in every language that the bot speaks."""

from collections import Counter

import pytest

from knowledge.exemplars import REFUSALS
from knowledge.loader import Knowledge
from knowledge.search.normalise import normalise

MAIN = ("en", "es")
OTHERS = ("pt", "ht", "fr", "vi", "zh", "ar")


@pytest.fixture(scope="module")
def counts(knowledge: Knowledge) -> Counter[tuple[str, str]]:
    """How many different questions each card has in each language."""
    different = {(each.label, each.locale, normalise(each.text) or each.text) for each in knowledge.exemplars}
    return Counter((label, locale) for label, locale, _ in different)


def test_every_card_has_sixty_questions_in_english_and_spanish(
    knowledge: Knowledge, counts: Counter[tuple[str, str]]
) -> None:
    cards = {identity for identity, _ in knowledge.cards}
    assert {(card, locale, n) for card in cards for locale in MAIN if (n := counts[card, locale]) < 60} == set()


def test_every_card_has_eight_questions_in_each_other_language(
    knowledge: Knowledge, counts: Counter[tuple[str, str]]
) -> None:
    cards = {identity for identity, _ in knowledge.cards}
    assert {(card, locale, n) for card in cards for locale in OTHERS if (n := counts[card, locale]) < 8} == set()


def test_three_hundred_questions_are_refused_in_english_and_spanish(counts: Counter[tuple[str, str]]) -> None:
    assert all(counts[REFUSALS, locale] >= 300 for locale in MAIN)
