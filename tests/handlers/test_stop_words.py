"""STOP in every language offered: whole messages alone, answered in the language of the word."""

import re

import pytest

from bot.i18n import Texts
from bot.storage.schema import subscriptions
from handlers.stop_words import STOP_WORDS, is_stop, language_of
from tests.chat import Town
from tests.handlers.flows import STATEWIDE
from tests.handlers.test_rules_asking import rows

TEXTS = Texts()
# Invisible marks that keep a number in its reading direction.
_DIRECTION = re.compile("[\u200e\u200f\u2066-\u2069]")


@pytest.mark.parametrize("locale", [*TEXTS.locales, *TEXTS.partial])
def test_r33_every_language_offered_has_words_of_its_own(locale: str) -> None:
    own = [word for word in STOP_WORDS[locale] if language_of(word) == locale]
    assert len(own) >= 3
    assert all(is_stop(form) for word in STOP_WORDS[locale] for form in (word, word.upper(), f" {word}! "))
    assert TEXTS.has(locale, "stopped")
    assert TEXTS.has(locale, "stopped-nothing")


@pytest.mark.parametrize(
    "said",
    [
        "para",
        "cancel",
        "para mi mamá",
        "cancel my appointment",
        "quiero parar",
        "can you stop",
        "no",
        "停车场",
        "stop it now",
    ],
)
def test_r33_other_words_and_sentences_stop_nothing(said: str) -> None:
    assert not is_stop(said)


@pytest.mark.parametrize(
    ("said", "locale"),
    [
        ("ALTO", "es"),
        ("sair", "pt"),
        ("Arrêter", "fr"),
        ("Kanpe", "ht"),
        ("dừng lại", "vi"),
        ("退订", "zh"),
        ("توقف", "ar"),
    ],
)
async def test_r33_the_answer_is_in_the_language_of_the_word(town: Town, said: str, locale: str) -> None:
    town.ana.locale = "en"
    await town.ana.says("/subscribe durham")
    answer = await town.ana.says(said)
    assert _DIRECTION.sub("", answer) == _DIRECTION.sub("", TEXTS.say(locale, "stopped", number=STATEWIDE))
    assert await rows(town, subscriptions) == 0


@pytest.mark.parametrize("said", ["para", "cancel", "quiero parar los avisos de mi vecino"])
async def test_r33_a_sentence_in_a_private_chat_ends_nothing(town: Town, said: str) -> None:
    await town.ana.says("/subscribe durham")
    await town.ana.says(said)
    assert await rows(town, subscriptions) == 1
