"""The ways in: start buttons, digits, menus of cards, the language."""

import re

import pytest

from bot.i18n import Texts
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import ALL_FAILED, STATEWIDE

TEXTS = Texts()
LOCALES = ["es", "en"]
CHOICES = ("here", "taken", "report", "number", "rights", "alerts")
FOOTER = {"es": "_Datos del ", "en": "_Facts of "}


def start_labels(locale: str) -> list[str]:
    names = (*CHOICES, "language")
    return [TEXTS.label(locale, f"start-{name}") for name in names]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("said", ["/start", "/help", "/inicio", "/ayuda", "hola", "Hello!", "¡Hola!", "menu"])
async def test_every_way_in_shows_the_six_choices_and_the_language(town: Town, locale: str, said: str) -> None:
    town.ana.locale = locale
    spoken = "es" if said in {"/inicio", "/ayuda"} else locale
    assert await town.ana.says(said) == TEXTS.say(spoken, "start", network="Red de Práctica")
    assert town.ana.buttons == start_labels(spoken)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("number", "first"), [*enumerate(CHOICES, 1)])
async def test_a_digit_does_what_its_button_does(town: Town, locale: str, number: int, first: str) -> None:
    town.ana.locale = town.luis.locale = locale
    typed = await town.ana.says(str(number))
    await town.luis.says("/start")
    pressed = await town.luis.presses(re.escape(TEXTS.label(locale, f"start-{first}")))
    assert typed == pressed
    assert typed
    assert not typed.startswith(ALL_FAILED)


async def test_r3_here_has_its_first_line_and_keeps_it_in_the_other_language(town: Town) -> None:
    await town.ana.says("1")
    assert town.ana.reads.startswith(f"**{TEXTS.say('es', 'first-agents-here')}**")
    assert STATEWIDE in town.ana.reads
    await town.ana.presses("English")
    assert town.ana.reads.startswith(f"**{TEXTS.say('en', 'first-agents-here')}**")
    assert STATEWIDE in town.ana.reads


async def test_taken_is_how_to_find_them_with_numbers(town: Town) -> None:
    answer = await town.ana.says("2")
    assert "Encontrar a una persona detenida" in answer
    assert "locator.ice.gov" in answer
    assert STATEWIDE in answer


@pytest.mark.parametrize("digit", ["0", "7", "1.5", "11", "²"])
async def test_another_digit_is_a_question(town: Town, digit: str) -> None:
    answer = await town.ana.says(digit)
    assert answer
    assert not answer.startswith(ALL_FAILED)
    assert "rights-home" not in answer


async def test_a_digit_in_a_group_chooses_nothing(town: Town) -> None:
    await town.neighbour().says("1")
    assert town.texts("neighbours") == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("menu", ["rights", "actions"])
async def test_every_card_of_a_menu_opens_in_both_languages(town: Town, locale: str, menu: str) -> None:
    town.ana.locale = locale
    other = "en" if locale == "es" else "es"
    await town.ana.says(f"/{menu}")
    assert town.ana.reads == TEXTS.say(locale, f"{menu}-title")
    titles = town.ana.buttons
    menu_post = town.ana.post
    assert 10 <= len(titles) <= 20
    assert len(set(titles)) == len(titles)
    for title in titles:
        answer = await town.ana.presses(re.escape(title), on=menu_post)
        assert f"**{title}" in answer
        assert FOOTER[locale] in answer
        more, switch = town.ana.buttons[:2]
        assert (more, switch) == (TEXTS.label(locale, "button-more-text"), TEXTS.label(locale, f"switch-to-{other}"))
        shown = town.ana.post
        switched = await town.ana.presses(switch, on=shown)
        assert FOOTER[other] in switched
        await town.ana.presses(TEXTS.label(other, f"switch-to-{locale}"), on=town.connection.board.get(shown.reference))


@pytest.mark.parametrize("locale", LOCALES)
async def test_more_opens_the_second_screen(town: Town, locale: str) -> None:
    town.ana.locale = locale
    await town.ana.says("/rights")
    await town.ana.presses(town.ana.buttons[0])
    first = town.ana.reads
    await town.ana.presses(TEXTS.label(locale, "button-more-text"))
    more, numbers = town.texts("ana")[-2:]
    assert more != first
    assert TEXTS.say(locale, "card-say") in more
    assert FOOTER[locale] in more
    assert numbers.startswith(TEXTS.say(locale, "numbers-and-pages"))


@pytest.mark.parametrize(
    ("said", "locale"),
    [
        ("EN", "en"),
        ("en", "en"),
        ("English", "en"),
        ("inglés", "en"),
        ("ES", "es"),
        ("español", "es"),
        ("Espanol.", "es"),
        ("english please", "en"),
        ("in English", "en"),
        ("En español, por favor", "es"),
        ("/language en", "en"),
        ("/idioma inglés", "en"),
        ("/language ES", "es"),
        ("/idioma español", "es"),
    ],
)
async def test_a_typed_language_holds(town: Town, said: str, locale: str) -> None:
    town.ana.locale = "es" if locale == "en" else "en"
    assert await town.ana.says(said) == TEXTS.say(locale, "language-set")
    assert town.ana.buttons == start_labels(locale)
    assert await town.ana.says("/rights") == TEXTS.say(locale, "rights-title")


@pytest.mark.parametrize("said", ["/language", "/language klingon", "/idioma ñ"])
async def test_a_language_that_we_do_not_have_offers_those_we_have(town: Town, said: str) -> None:
    assert await town.ana.says(said) == "¿En qué idioma?"
    assert town.ana.buttons == ["English", "Español"]
    assert await town.ana.presses("English") == TEXTS.say("en", "language-set")


async def test_the_language_button_of_the_start_switches_it(town: Town) -> None:
    await town.ana.says("/start")
    assert await town.ana.presses("English: EN") == TEXTS.say("en", "language-set")
    assert await town.ana.presses("Español: ES") == TEXTS.say("es", "language-set")


@pytest.mark.parametrize("stage", ["answers", "reports"])
async def test_r47_what_comes_later_is_hidden_and_refused(open_town: OpenTown, stage: str) -> None:
    later = ["/subscribe durham", "/verify A-1", *(["/report", "/myreports"] if stage == "answers" else [])]
    async with open_town(stage=stage) as town:
        names = {command.name for command in town.application.router.commands}
        for said in later:
            assert said.split()[0][1:] not in names
            answer = await town.ana.says(said)
            assert "Esta red todavía no" in answer
            assert STATEWIDE in answer
        assert "No abra la puerta" in await town.ana.says("la migra está en la puerta")
        await town.ana.says("6")
        assert "todavía no manda avisos" in town.ana.reads
        if stage == "answers":
            assert "todavía no recibe reportes" in await town.ana.says("3")
            await town.ana.says("vi a la migra en la calle")
            await town.ana.presses_payload("as-report")
            assert "todavía no recibe reportes" in town.ana.reads
        assert town.room == []


async def test_r1_the_spanish_name_of_a_command_is_answered_in_spanish(town: Town) -> None:
    town.ana.locale = "en"
    assert "Stay calm" in await town.ana.says("they are at the door, durham")
    assert "EJEMPLO" in await town.ana.says("/avisos durham")
    assert "Sus avisos" in await town.ana.says("/subscriptions")
