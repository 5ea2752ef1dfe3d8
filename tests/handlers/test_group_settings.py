"""/alerts in a group: everybody may ask, its administrators alone change what it gets and how it is answered."""

from datetime import timedelta

import pytest

from bot.domain.messages import Address, Platform
from bot.domain.notifying import Sound
from bot.i18n import Texts
from bot.storage import group_settings
from bot.storage.group_settings import GroupSettings
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import contents
from tests.handlers.test_group_commands import part_with

TEXTS = Texts()
NEIGHBOURS = Address(Platform.SANDBOX, "neighbours")
VERBS = (
    "group-change",
    "group-follow:Durham",
    "group-unfollow:Durham",
    "group-county:Durham",
    "group-language:en",
    "group-wish:checking:on",
    "group-wish:sound:never",
)


async def settings(town: Town) -> GroupSettings | None:
    async with town.application.database.reading() as connection:
        return await group_settings.at(connection, town.application.vault, NEIGHBOURS)


async def follow(town: Town, admin: Person, county: str) -> None:
    await admin.says(f"/alerts {county}")
    await admin.presses(f"Recibir avisos: {county}.*")


async def test_an_administrator_takes_a_county_and_gives_it_back(town: Town) -> None:
    ana = town.neighbour()
    assert "no recibe avisos" in await ana.says("/alertas")
    await follow(town, ana, "Durham")
    assert "**Este grupo recibe los avisos de:** Durham." in ana.reads
    assert "**This group gets the alerts of:** Durham." in ana.reads
    found = await settings(town)
    assert found is not None
    assert found.counties == ("Durham",)
    await ana.presses("Terminar avisos: Durham.*")
    assert "no recibe avisos" in ana.reads
    found = await settings(town)
    assert found is not None
    assert found.counties == ()


async def test_a_county_can_be_chosen_from_all(town: Town) -> None:
    ana = town.neighbour()
    await ana.says("/alerts")
    await ana.presses("Añadir avisos de un condado.*")
    await ana.presses(part_with(town, "New Hanover"))
    await ana.presses("New Hanover")
    assert "recibe los avisos de:** New Hanover" in ana.reads


async def test_the_language_and_the_county_are_shown_as_they_were_set(town: Town) -> None:
    ana = town.neighbour()
    await ana.says("/alerts")
    await ana.presses("Idioma: español.*")
    assert "Idioma de las respuestas y los avisos aquí: español." in ana.reads
    assert "This group" not in ana.reads
    await ana.presses("Condado cuando nadie dice uno")
    await ana.presses(part_with(town, "Wake"))
    await ana.presses("Wake")
    assert "Condado cuando nadie dice uno: Wake." in ana.reads
    await ana.presses("Idioma: español e inglés")
    assert "Language of answers and alerts here: Spanish and English." in ana.reads


async def test_an_administrator_chooses_what_is_being_checked_and_the_sound_as_a_person_does(town: Town) -> None:
    ana = town.neighbour()
    await follow(town, ana, "Durham")
    assert "Recibe: solo lo confirmado · Sonido: de día. De " in ana.reads
    await ana.presses("También lo que se revisa · Also what is being checked")
    assert "You get: what is confirmed, and what is only being checked · Sound: by day." in ana.reads
    await ana.presses("Sin sonido · No sound")
    assert "revisando · Sonido: ninguno · Idioma" in ana.reads
    assert len(ana.reads.split("\n")) == 4, "two lines in each language"
    found = await settings(town)
    assert found is not None
    assert (found.checking, found.sound) == (True, Sound.NEVER)
    assert "Sin sonido · No sound" not in ana.buttons
    await ana.presses("Solo lo confirmado · Only what is confirmed")
    await ana.presses("Sonido de día y de noche · Sound day and night")
    found = await settings(town)
    assert found is not None
    assert (found.checking, found.sound) == (False, Sound.ALWAYS)


async def test_where_a_group_gets_nothing_there_is_no_sound_to_choose(town: Town) -> None:
    ana, before = town.neighbour(), await contents(town)
    await ana.says("/alerts")
    assert not any("Son" in label or "Sound" in label for label in ana.buttons)
    assert "ya no vale" in await ana.presses_payload("group-wish:sound:never")
    assert await contents(town) == before


async def test_r33_nobody_covers_the_alerts_of_a_group(town: Town) -> None:
    await follow(town, town.neighbour(), "Durham")
    before = await contents(town)
    assert "ya no vale" in await town.neighbour().presses_payload("group-wish:discreet:on")
    assert await contents(town) == before


async def test_everybody_may_ask_and_is_not_offered_to_change(town: Town) -> None:
    await follow(town, town.neighbour(), "Durham")
    luis = town.neighbour("luis")
    answer = await luis.says("/alerts")
    assert "recibe los avisos de:** Durham" in answer
    assert luis.buttons == [
        "Administradores: cambiar esto · Administrators: change this",
        "Más en privado · More in private",
    ]


@pytest.mark.parametrize("payload", VERBS)
async def test_who_does_not_administer_the_group_is_refused_and_nobody_else_reads_it(town: Town, payload: str) -> None:
    await follow(town, town.neighbour(), "Durham")
    await town.neighbour("luis").says("/alerts")
    before, said = await contents(town), town.texts("neighbours")
    await town.neighbour("luis").presses_payload(payload)
    assert await contents(town) == before
    assert town.texts("neighbours") == said, "the refusal is a notice for who pressed"
    (refusal,) = await town.application.router.respond(town.neighbour("luis").incoming(payload))
    assert (refusal.text, refusal.notice) == ("", TEXTS.label("es", "error-group-admins"))


@pytest.mark.parametrize("payload", VERBS)
async def test_nothing_of_it_works_in_a_private_chat(town: Town, payload: str) -> None:
    before = await contents(town)
    await town.ana.presses_payload(payload)
    assert await contents(town) == before


@pytest.mark.parametrize(
    "payload",
    [
        "group-follow:Atlantis",
        "group-unfollow:x",
        "group-county:",
        "group-language:fr",
        "group-language",
        "group-wish",
        "group-wish:sound",
        "group-wish:sound:loud",
        "group-wish:checking:yes",
        "group-wish:checking:on:x",
    ],
)
async def test_forged_choices_of_an_administrator_change_nothing(town: Town, payload: str) -> None:
    before = await contents(town)
    assert "ya no vale" in await town.neighbour().presses_payload(payload)
    assert await contents(town) == before


async def test_an_administrator_is_not_kept_waiting(town: Town) -> None:
    ana = town.neighbour()
    await ana.says("/alerts")
    assert "Añadir avisos de un condado · Add alerts of a county" in ana.buttons
    await ana.says("/alerts")
    assert "Añadir avisos de un condado · Add alerts of a county" in ana.buttons


async def test_an_unknown_county_is_named_to_its_writer_alone(town: Town) -> None:
    assert "No conozco ese condado." in await town.neighbour().says("/alerts atlantis")
    assert "No conozco el condado «atlantis»" in await town.ana.says("/alerts atlantis")


async def test_where_nothing_is_published_yet_language_and_county_can_be_set_all_the_same(open_town: OpenTown) -> None:
    async with open_town(stage="answers") as town:
        ana = town.neighbour()
        assert "todavía no manda avisos" in await ana.says("/alerts")
        await ana.presses("Idioma: español.*")
        found = await settings(town)
        assert found is not None
        assert found.language == "es"
        assert "todavía no manda avisos" in await ana.presses_payload("group-follow:Durham")
        assert (await settings(town)) == found


async def test_settings_survive_a_restart(open_town: OpenTown) -> None:
    async with open_town() as town:
        await follow(town, town.neighbour(), "Durham")
        clock = town.clock
    async with open_town(clock) as town:
        assert "recibe los avisos de:** Durham" in await town.neighbour("luis").says("/alerts")


async def test_in_private_the_alerts_of_ones_own_counties_are_shown(town: Town) -> None:
    assert "¿Avisos de qué condado?" in await town.luis.says("/alertas")
    assert "vigente para Durham" in await town.luis.says("/alertas durham")
    assert "No conozco el condado" in await town.luis.says("/alertas atlantis")


async def test_the_audit_log_names_no_administrator(town: Town) -> None:
    await follow(town, town.neighbour(), "Durham")
    await town.passes(timedelta(seconds=1))
    entries = repr((await contents(town))["audit"])
    assert "group-follow" in entries
    assert "ana" not in entries
    assert "neighbours" not in entries
