"""R6 and R8 on what people read: cards that pull in different directions, and texts for somebody under 18."""

from dataclasses import dataclass

import pytest

from handlers import answers
from handlers.context import Voice
from knowledge.loader import Knowledge
from tests.chat import Town

Known = tuple[Knowledge, object]


@dataclass(frozen=True, slots=True)
class Pull:
    """Two cards that pull in different directions, and what each says of it: in English, in Spanish."""

    first: str
    second: str
    first_says: tuple[str, str]
    second_says: tuple[str, str]


PULLS = [
    Pull(
        "rights-silence",
        "rights-expedited",
        ("Two times to speak, through a lawyer if possible", "Hay dos casos para hablar"),
        ("This pulls against staying silent", "Esto va en contra de callar"),
    ),
    Pull(
        "rights-documents-resident",
        "rights-documents-none",
        ("Someone without papers has other advice", "Para quien no tiene papeles hay otro consejo"),
        ("Someone with a green card has other advice", "Para quien tiene green card hay otro consejo"),
    ),
    Pull(
        "rights-documents-none",
        "rights-expedited",
        ("Advice pulls in two directions here", "Aquí hay dos consejos opuestos"),
        ("what to say and what to carry", "qué decir y qué llevar"),
    ),
    Pull(
        "rights-recording",
        "rights-protest",
        (
            "Someone who is not a citizen may face more risk when filming",
            "Quien no es ciudadano puede tener más riesgo",
        ),
        ("People who are not citizens face more risk", "Quien no es ciudadano tiene más riesgo"),
    ),
    Pull(
        "rights-recording",
        "action-witness",
        ("A citizen can do it instead", "Lo puede hacer un ciudadano"),
        ("A citizen can film instead", "Lo puede hacer un ciudadano"),
    ),
    Pull(
        "action-find-detained",
        "rights-documents-daca",
        ("Asylum and the consulate pull in two directions", "El asilo y el consulado piden cosas opuestas"),
        ("Asylum and the consulate do not mix", "El asilo y el consulado no van juntos"),
    ),
]
LAWYER_FIRST = {"en": ("lawyer", "not fear that government"), "es": ("abogado", "no teme a ese gobierno")}
LOCALES = ("en", "es")
# What a text for somebody under 18 says, and what it may not ask of them.
MINORS: dict[str, dict[str, tuple[str, ...]]] = {
    "rights-children-alone": {
        "en": ("Call an adult you trust", "You do not have to translate", "Filming outside is a job for adults"),
        "es": ("Llame a un adulto de confianza", "No tiene que traducir", "Grabar afuera es trabajo de adultos"),
    },
    "action-witness": {
        "en": ("Under 18? Do not go out to film. Tell an adult you trust.",),
        "es": ("¿Tiene menos de 18 años? No vaya a grabar. Avise a un adulto de confianza.",),
    },
    "rights-recording": {
        "en": ("Under 18? Do not go out to film.",),
        "es": ("¿Menos de 18 años? No vaya a grabar.",),
    },
    "rights-protest": {
        "en": ("Under 18? Go only with an adult you trust.",),
        "es": ("¿Menos de 18? Vaya únicamente con un adulto de confianza.",),
    },
}  # fmt: skip
WANTS = {
    "en": ("film the", "go and see", "sign here", "verify"),
    "es": ("grabe a", "vaya a ver", "firme aquí", "verifique"),
}


def rendered(town: Town, knowledge: Knowledge, identity: str, locale: str) -> str:
    """Both screens of a card, as people read them."""
    card = knowledge.card(identity, locale)
    assert card is not None
    assert card.locale == locale
    voice = Voice(town.application.texts, town.application.services.hotlines, town.clock.now(), locale)
    return f"{answers.card_screen(card, voice, county='Durham')}\n{answers.card_more(card, voice)}"


@pytest.mark.parametrize("pull", PULLS, ids=lambda pull: f"{pull.first}, {pull.second}")
async def test_r6_cards_that_pull_apart_name_each_other(town: Town, known: Known, pull: Pull) -> None:
    for number, locale in enumerate(LOCALES):
        first, second = (known[0].card(each, locale) for each in (pull.first, pull.second))
        assert first is not None
        assert second is not None
        assert pull.second in first.see_also
        assert pull.first in second.see_also
        assert pull.first_says[number] in rendered(town, known[0], pull.first, locale)
        assert pull.second_says[number] in rendered(town, known[0], pull.second, locale)


@pytest.mark.parametrize("locale", LOCALES)
async def test_r6_the_consulate_comes_after_a_lawyer_and_with_the_warning(
    town: Town, known: Known, locale: str
) -> None:
    word = {"en": "consulate", "es": "consulado"}[locale]
    speaking = [
        card.id
        for card in known[0].cards.values()
        if card.locale == locale
        and ("consulate" in card.hotlines or word in rendered(town, known[0], card.id, locale).lower())
    ]
    assert len(speaking) >= 4
    for identity in speaking:
        text = rendered(town, known[0], identity, locale)
        assert all(part in text for part in LAWYER_FIRST[locale]), identity


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("identity", MINORS)
async def test_r8_somebody_under_18_reads_of_a_trusted_adult_and_not_to_film(
    town: Town, known: Known, identity: str, locale: str
) -> None:
    text = rendered(town, known[0], identity, locale)
    for sentence in MINORS[identity][locale]:
        assert sentence in text


@pytest.mark.parametrize("locale", LOCALES)
async def test_r8_a_child_is_not_asked_to_film_verify_or_sign(town: Town, known: Known, locale: str) -> None:
    text = rendered(town, known[0], "rights-children-alone", locale).lower()
    assert [words for words in WANTS[locale] if words in text] == []


@pytest.mark.parametrize(("said", "sentence"), [
    ("im 12 and ice is at the door and mom is not here", "Call an adult you trust"),
    ("tengo 13 años estoy sola y la migra esta en la puerta", "Llame a un adulto de confianza"),
    ("ice asked me to translate for my dad im a kid", "You do not have to translate for agents"),
])  # fmt: skip
async def test_r8_a_child_who_writes_gets_the_card_for_children(town: Town, said: str, sentence: str) -> None:
    assert sentence in await town.ana.says(said)
