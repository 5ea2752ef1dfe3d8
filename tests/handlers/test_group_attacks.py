"""A troll in a group: nobody's words are repeated, six lines are not exceeded, a flood keeps no urgent help waiting."""

import re
from datetime import timedelta
from itertools import cycle

import pytest

from bot.domain.messages import Action
from handlers import deep_links
from handlers.group_answers import Shown
from handlers.routes import COMMANDS
from knowledge.loader import Knowledge
from knowledge.model import FirstLine
from knowledge.search.search import Search
from tests.chat import Person, Town
from tests.handlers.attacks import ATTACKS, PUBLIC, STAFF, holds_nothing_of, lines
from tests.handlers.test_group_settings import follow

URGENT = "@farolito la migra está en la puerta de mi vecino en Durham"
CALM = "@farolito ¿dónde consigo abogado en {}?"
# Longer than any cool-down.
QUIET = timedelta(seconds=61)


def troll(town: Town, locale: str = "es") -> Person:
    return Person(town, "luis", "neighbours", locale=locale)


def read(town: Town, before: int) -> list[str]:
    """What the group reads since."""
    return [post.outgoing.text for post in town.posts("neighbours")[before:] if post.outgoing]


def test_every_command_is_attacked() -> None:
    assert {command.name for command, _ in COMMANDS} == {*PUBLIC, *STAFF, "stop", "forget", "cancel"}


@pytest.mark.parametrize("attack", ATTACKS)
async def test_no_command_repeats_a_strangers_words_or_is_long(town: Town, attack: str) -> None:
    trolls = cycle((troll(town), troll(town, "en")))
    for said in (*(f"/{command} {ATTACKS[attack]}" for command in (*PUBLIC, *STAFF)), f"@farolito {ATTACKS[attack]}"):
        before = len(town.posts("neighbours"))
        await next(trolls).says_without_forms(said)
        for text in read(town, before):
            assert holds_nothing_of(text), (said[:30], text)
            assert lines(text) <= 6, (said[:30], text)
        town.clock.advance(QUIET)


@pytest.mark.parametrize("words", ["", " durham", " flat rock", " chicago"])
async def test_no_answer_to_anybody_exceeds_six_lines(town: Town, words: str) -> None:
    await follow(town, town.neighbour(), "Durham")
    for person in (town.neighbour(), troll(town, "en")):
        for command in PUBLIC:
            before = len(town.posts("neighbours"))
            await person.says_without_forms(f"/{command}{words}")
            assert all(lines(text) <= 6 for text in read(town, before)), (command, read(town, before))
            town.clock.advance(QUIET)


@pytest.mark.parametrize(
    "payload",
    [
        "card:rights-home",
        "more-text:rights-home",
        "card-in:en:rights-home",
        "resources:news",
        "resources-in:Durham",
        "sheriff:Durham",
        "sheriff-more:Durham",
        "officials:Durham",
        "representatives",
        "letter:sheriff:Durham",
        "officials-in:en:officials:Durham",
        "place-is:Durham",
        "counties:0:sheriff",
        "start:number",
        "start:rights",
        "start:report",
        "rumour-in:es:Durham",
        "group-card:rights-home:c:es:Durham",
        "group-place:officials:Durham",
    ],
)
async def test_no_press_of_a_changed_client_makes_the_bot_write_long(town: Town, payload: str) -> None:
    await troll(town).says("@farolito hola")
    before = len(town.posts("neighbours"))
    await troll(town).presses_payload(payload)
    written = read(town, before)
    assert sum(lines(text) for text in written) <= 6, written


async def test_a_flood_of_commands_ends_in_one_line(town: Town) -> None:
    luis, before = troll(town), len(town.posts("neighbours"))
    for county in sorted(town.application.services.answering.counties)[:40]:
        await luis.says(f"/numero {county}")
    written = read(town, before)
    assert len(written) <= 13
    assert "Aquí hay muchas preguntas a la vez" in written[-1]
    assert sum("muchas preguntas" in text for text in written) == 1
    await town.passes(QUIET)
    assert "Números para el condado de Durham" in await luis.says("/numero durham")


async def test_r2_in_a_flood_an_urgent_question_is_answered_whole_each_time(town: Town) -> None:
    luis, ana = troll(town), town.neighbour()
    for county in sorted(town.application.services.answering.counties)[:20]:
        await luis.says(CALM.format(county))
    for _ in range(3):
        answer = await ana.says(URGENT)
        assert "No abra la puerta" in answer
        assert "919-519-6103" in answer
    behind = await luis.says("/hotline la migra está en mi puerta, estoy en Durham")
    assert "No abra la puerta" in behind


async def test_a_flood_of_repeats_is_answered_twice(town: Town) -> None:
    luis, before = troll(town), len(town.posts("neighbours"))
    for _ in range(10):
        await luis.says("/derechos")
    whole, repeat = read(town, before)
    assert "Reglas" in whole
    assert "hace un momento" in repeat


async def test_a_flood_of_presses_writes_nothing_more(town: Town) -> None:
    luis = troll(town)
    await luis.says("/numero flat rock")
    await luis.presses(r"Flat Rock \(Surry County\)")
    before = len(town.posts("neighbours"))
    for _ in range(10):
        await luis.presses(r"Flat Rock \(Surry County\)")
    assert read(town, before) == []


async def test_a_flood_leaves_the_administrators_screen_and_the_moderators_room_alone(town: Town) -> None:
    for county in sorted(town.application.services.answering.counties)[:20]:
        await troll(town).says(f"/numero {county}")
    assert "no recibe avisos" in await town.neighbour().says("/alertas")
    for _ in range(15):
        assert "I am Farolito" in await town.first.says("/about")


async def test_another_group_is_not_held_back(town: Town) -> None:
    for county in sorted(town.application.services.answering.counties)[:20]:
        await troll(town).says(f"/numero {county}")
    assert "Números" in await town.luis.says("/numero durham")


@pytest.mark.parametrize("county", ["Durham", "Wake"])
async def test_a_short_answer_opens_whole_in_private_about_its_place(town: Town, county: str) -> None:
    luis = troll(town)
    answer = await luis.says(CALM.format(county))
    assert lines(answer) <= 6
    assert luis.post.outgoing is not None
    (start,) = [button.start for row in luis.post.outgoing.buttons for button in row if button.start]
    title = answer.split(":")[0]
    whole = await town.luis.says(f"/start {start}")
    assert whole.startswith(f"{title}**\n")
    assert lines(whole) > lines(answer)


async def test_every_card_fits_into_its_link_and_its_button(town: Town, known: tuple[Knowledge, Search]) -> None:
    counties = town.application.services.answering.counties
    longest = max(counties, key=len)
    for card in {card.id for card in known[0].cards.values()}:
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,32}", deep_links.card_word(card, longest, counties))
        assert deep_links.read_card(deep_links.card_word(card, longest, counties), counties) == (card, longest)
        assert deep_links.read_card(deep_links.card_word(card, None, counties), counties) == (card, None)
        for kind in (None, *FirstLine):
            shown = Shown(card, "es", urgent=True, kind=kind)
            assert Action("group-card-in", (*shown.arguments, longest)).verb, "an Action over 64 bytes is refused"
