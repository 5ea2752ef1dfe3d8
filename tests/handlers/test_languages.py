"""Other languages than English and Spanish as conversations: cards, first lines, and what is said where none exist."""

import re
from html import unescape
from pathlib import Path

import pytest

import bot
from bot.i18n import Texts
from bot.platforms.discord.markup import PAGE_LENGTH
from bot.platforms.discord.markup import render as discord
from bot.platforms.sandbox.markup import to_html as sandbox
from bot.platforms.telegram.markup import to_messages as telegram
from bot.services.asking.hotlines import Hotlines
from handlers import answers
from handlers.context import Voice, reply
from handlers.subscribe import is_stop
from knowledge.loader import Knowledge
from knowledge.model import Card, FirstLine
from knowledge.search.search import Search
from tests.chat import Town
from tests.fakes.telegram_text import read_text
from tests.handlers.conftest import AFTERNOON
from tests.handlers.flows import report

TEXTS = Texts()
OTHERS = ("pt", "ht", "fr", "vi", "zh", "ar")
CARDS = (
    "rights-home", "rights-street", "rights-car", "rights-work", "rights-arrested", "rights-warrant", "action-witness",
)  # fmt: skip
STATEWIDE = "336-543-0353"
AT_THE_DOOR = {
    "pt": "socorro, a imigração está batendo na minha porta agora",
    "ht": "tanpri ede m, imigrasyon ap frape nan pòt mwen kounye a",
    "fr": "aidez moi, l'immigration est à ma porte maintenant, que faire",
    "vi": "di trú đang gõ cửa nhà tôi ngay bây giờ, tôi phải làm gì",
    "zh": "移民局的人现在正在敲我家的门，怎么办",
    "ar": "الهجرة تدق باب بيتي الآن، ماذا أفعل",
}
# Nobody wrote a card about fast deportation in these languages.
WITHOUT_A_CARD = {
    "pt": "o que é deportação rápida, podem me deportar sem juiz",
    "fr": "c'est quoi l'expulsion rapide, on peut m'expulser sans juge",
    "vi": "trục xuất nhanh là gì, có bị trục xuất không gặp thẩm phán không",
    "zh": "快速遣返是什么，不见法官就会被遣返吗",
}
MARKS = re.compile("[\u200f\u2066-\u2069]")


def bare(text: str) -> str:
    """Without the invisible marks of direction."""
    return MARKS.sub("", text)


def voice(known: Knowledge, language: str, *, chosen: str = "en") -> Voice:
    found = Voice(TEXTS, Hotlines(known.directory), AFTERNOON, chosen)
    found.speak(language)
    return found


def card(known: Knowledge, identity: str, locale: str) -> Card:
    found = known.card(identity, locale)
    assert found is not None
    assert found.locale == locale
    return found


@pytest.mark.parametrize("language", OTHERS)
async def test_r1_the_answer_comes_in_the_language_of_the_question(
    town: Town, known: tuple[Knowledge, Search], language: str
) -> None:
    answer = bare(await town.ana.says(AT_THE_DOOR[language]))
    door = card(known[0], "rights-home", language)
    assert all(step in answer for step in door.steps)
    assert bare(TEXTS.say(language, "card-footer-draft", day=TEXTS.day(language, door.as_of))) in answer
    assert STATEWIDE in answer
    assert {"English", "Español", TEXTS.label(language, "button-more-text")} <= set(town.ana.buttons)


@pytest.mark.parametrize("language", OTHERS)
async def test_r1_one_tap_leads_from_every_language_to_english_and_spanish(town: Town, language: str) -> None:
    await town.ana.says(AT_THE_DOOR[language])
    assert "Keep the door closed" in await town.ana.presses("English")
    assert "No abra la puerta" in await town.ana.presses("Español")
    assert len(town.texts("ana")) == 1, "the answer itself changed"


@pytest.mark.parametrize("language", OTHERS)
async def test_more_stays_in_the_language(town: Town, known: tuple[Knowledge, Search], language: str) -> None:
    await town.ana.says(AT_THE_DOOR[language])
    await town.ana.presses(TEXTS.label(language, "button-more-text"))
    more, told = map(bare, town.texts("ana")[-2:])
    assert told.startswith(TEXTS.say(language, "numbers-and-pages"))
    door = card(known[0], "rights-home", language)
    assert all(saying.en in more and saying.beside in more for saying in door.say)
    assert door.body.splitlines()[0] in more


@pytest.mark.parametrize("language", OTHERS)
async def test_r3_agents_here_has_its_first_line_in_each_language(town: Town, language: str) -> None:
    answer = bare(await town.ana.says(AT_THE_DOOR[language]))
    assert answer.startswith(f"**{TEXTS.say(language, 'first-agents-here')}**")


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kind", list(FirstLine))
def test_r3_each_kind_has_its_first_line_in_each_language(
    known: tuple[Knowledge, Search], kind: FirstLine, language: str
) -> None:
    key = f"first-{kind.value}".replace("_", "-")
    arrested = card(known[0], "rights-arrested", language)
    screen = answers.card_screen(arrested, voice(known[0], language), county=None, kind=kind, urgent=True)
    first = TEXTS.say(language, key)
    assert screen.startswith(f"**{first}**")
    assert first not in {TEXTS.say(each, key) for each in (*TEXTS.locales, *OTHERS) if each != language}
    assert set(re.findall(r"\b(?:911|988)\b|1-800-799-7233", first)) == set(
        re.findall(r"\b(?:911|988)\b|1-800-799-7233", TEXTS.say("en", key))
    )


@pytest.mark.parametrize("language", WITHOUT_A_CARD)
@pytest.mark.parametrize(("chosen", "title"), [("EN", "Fast deportation"), ("ES", "Deportación rápida")])
async def test_without_a_card_the_chosen_language_is_shown_and_named(
    town: Town, language: str, chosen: str, title: str
) -> None:
    await town.ana.says(chosen)
    answer = await town.ana.says(WITHOUT_A_CARD[language])
    assert TEXTS.say(language, "card-not-in-language") in answer
    assert title in answer
    other = "Español" if chosen == "EN" else "English"
    assert other in town.ana.buttons


async def test_the_language_holds_for_a_text_that_shows_none(town: Town) -> None:
    await town.ana.says(AT_THE_DOOR["vi"])
    assert TEXTS.say("vi", "unanswered") in await town.ana.says("?????")


@pytest.mark.parametrize(
    ("hello", "language"),
    [("你好", "zh"), ("xin chào", "vi"), ("مرحبا", "ar"), ("Bonjou!", "ht"), ("Tiếng Việt", "vi")],
)
async def test_a_greeting_is_answered_in_its_language(town: Town, hello: str, language: str) -> None:
    await town.ana.says(hello)
    assert TEXTS.label(language, "start-taken") in town.ana.buttons


@pytest.mark.parametrize(("chosen", "said"), [("EN", "On our server"), ("ES", "En nuestro servidor")])
async def test_what_stands_in_no_other_language_comes_in_the_chosen_one(town: Town, chosen: str, said: str) -> None:
    await town.ana.says(chosen)
    await town.ana.says(AT_THE_DOOR["fr"])
    assert said in await town.ana.says("/privacy")


async def test_a_room_of_moderators_keeps_its_language(town: Town) -> None:
    """Whoever presses there reads what the room reads, whatever they wrote in before."""
    await town.first.says(f"@farolito {AT_THE_DOOR['vi']}")
    await report(town.luis)
    await town.first.presses("Claim")
    assert not {TEXTS.label("vi", "button-more-text"), TEXTS.label("vi", "send-as-report")} & set(town.first.buttons)
    assert "Confirm" in town.first.buttons


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("identity", CARDS)
def test_every_card_fits_on_every_platform(known: tuple[Knowledge, Search], identity: str, language: str) -> None:
    shown = card(known[0], identity, language)
    speaker = voice(known[0], language)
    first = answers.card_screen(shown, speaker, county="Durham", kind=FirstLine.AGENTS_HERE, urgent=True)
    for text in (first, answers.card_more(shown, speaker)):
        sent = reply(text).text
        assert len(telegram(sent)) == 1
        assert len(discord(sent)) == 1
        assert len(discord(sent)[0]) <= PAGE_LENGTH
        html = telegram(sent)[0]
        assert shown.title in bare(read_text(html, "HTML")[0])
        assert shown.title in bare(discord(sent)[0])
        assert shown.title in bare(unescape(sandbox(sent)))
    assert "919-519-6103" in discord(reply(first).text)[0]


@pytest.mark.parametrize("identity", CARDS)
def test_arabic_lines_carry_their_direction_on_every_platform(known: tuple[Knowledge, Search], identity: str) -> None:
    shown = card(known[0], identity, "ar")
    sent = reply(answers.card_screen(shown, voice(known[0], "ar"), county=None)).text
    for rendered in (read_text(telegram(sent)[0], "HTML")[0], discord(sent)[0], sandbox(sent)):
        for line in rendered.splitlines():
            if re.search("[\u0600-\u06ff]", line):
                assert "\u200f\u2067" in line, line
                assert line.count("\u2066") + line.count("\u2067") + line.count("\u2068") == line.count("\u2069")


def test_the_practice_page_lets_each_text_find_its_direction() -> None:
    page = Path(bot.__file__).parent / "platforms" / "sandbox" / "static" / "messages.js"
    assert 'block.dir = "auto"' in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "word",
    [
        "SAIR",
        "Parar avisos",
        "Arrêtez",
        "ARRÊT",
        "sispann",
        "Kanpe!",
        "dừng lại",
        "Ngừng",
        "退订。",
        "停止",
        "إيقاف",
        "الغاء الاشتراك",
    ],
)
def test_r33_stop_words_count_in_every_language(word: str) -> None:
    assert is_stop(word)


@pytest.mark.parametrize(
    "text", ["pare aqui um pouco", "đúng", "dung", "huy", "pa rete", "不停", "لا توقف التنبيهات", "rete"]
)
def test_r33_other_words_are_no_stop(text: str) -> None:
    assert not is_stop(text)
