"""Alerts for one person: the channel first, several places, a shared place, what it looks like, what is preferred."""

import re

import pytest
from sqlalchemy import select

from bot.domain.messages import Address, Platform
from bot.domain.rights import Role
from bot.i18n import Texts
from bot.platforms.sandbox import chats
from bot.storage import rooms
from bot.storage.schema import outbox, subscription_counties, subscriptions
from bot.storage.schema import rooms as rooms_table
from handlers.counties import GROUP
from tests.chat import Person, Town
from tests.handlers.flows import STATEWIDE, contents, preview, publish, report
from tests.handlers.test_rules_asking import rows
from tests.handlers.volunteers import give

LINK = "https://t.me/farolito_durham"
DURHAM = (35.994, -78.899)
ATLANTA = (33.749, -84.388)


async def counties(town: Town) -> list[str]:
    async with town.application.database.reading() as connection:
        return sorted((await connection.execute(select(subscription_counties.c.county))).scalars())


async def link_channel(town: Town, link: str = LINK, *served: str) -> None:
    """The alerts channel gets a public link, as /room or the configuration give it one."""
    async with town.application.database.transaction() as connection:
        vault = town.application.vault
        channel = await rooms.at(connection, vault, Address(Platform.SANDBOX, chats.ALERTS))
        assert channel is not None
        values = {"link": link} | ({"counties": "|".join(served)} if served else {})
        await connection.execute(rooms_table.update().where(rooms_table.c.id == channel.id).values(**values))


def links(person: Person) -> list[str]:
    post = person.post.outgoing
    return [button.url for row in (post.buttons if post else ()) for button in row if button.url]


async def test_the_channel_is_offered_before_anything_is_kept(town: Town) -> None:
    await link_channel(town)
    before = await contents(town)
    answer = await town.ana.says("/subscribe durham")
    assert "no guardamos nada de usted" in answer
    assert "Si no llega nada, no quiere decir que no pase nada" in answer
    assert links(town.ana) == [LINK]
    assert town.ana.buttons == ["Seguir el canal (no guardamos nada)", "Escríbame aquí"]
    assert await contents(town) == before
    await town.ana.presses("Escríbame aquí")
    assert await counties(town) == ["Durham"]
    done, example = town.texts("ana")[-2:]
    sentence = Texts().say("es", "subscribed", county="Durham", link="X").replace("X", LINK)
    assert done.startswith(sentence)
    assert example.startswith("EJEMPLO")


async def test_a_channel_that_serves_another_county_is_not_offered(town: Town) -> None:
    await link_channel(town, LINK, "Wake")
    await town.ana.says("/subscribe durham")
    assert await counties(town) == ["Durham"]
    answer = await town.luis.says("/subscribe durham wake")
    assert "Ningún canal público de esta red cubre Durham" in answer
    assert links(town.luis) == [LINK]


async def test_an_example_is_shown_once_and_is_plainly_none(town: Town) -> None:
    await town.ana.says("/subscribe durham")
    example = town.texts("ana")[-1]
    assert example.startswith("EJEMPLO")
    assert example.endswith("EJEMPLO")
    assert "CONFIRMADO A-0. Agentes de inmigración" in example
    assert "calle Ejemplo y avenida Muestra, condado de Ejemplo" in example
    assert "Durham" not in example
    assert "No hemos publicado" in await town.luis.says("/verify A-0")
    before = len(town.texts("ana"))
    await town.ana.says("/subscribe wake")
    assert len(town.texts("ana")) == before + 1
    async with town.application.database.reading() as connection:
        assert (await connection.execute(select(outbox).where(outbox.c.broadcast.is_not(None)))).all() == []


@pytest.mark.parametrize("locale", ["en", "es"])
async def test_the_example_stands_in_the_language_of_the_person(town: Town, locale: str) -> None:
    town.ana.locale = locale
    await town.ana.says("/subscribe durham")
    mark = {"en": "EXAMPLE", "es": "EJEMPLO"}[locale]
    assert town.ana.reads.startswith(mark)
    assert town.ana.reads.endswith(mark)
    assert ("CONFIRMED" in town.ana.reads) is (locale == "en")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("durham wake", ["Durham", "Wake"]),
        ("Durham, Wake y Orange", ["Durham", "Orange", "Wake"]),
        ("27701, Chapel Hill", ["Durham", "Orange"]),
        ("new hanover and wake", ["New Hanover", "Wake"]),
        ("todo el estado", ["*"]),
    ],
)
async def test_several_places_subscribe_at_once(town: Town, said: str, expected: list[str]) -> None:
    await town.ana.says(f"/subscribe {said}")
    assert await counties(town) == expected
    assert town.texts("ana")[-2].startswith("Listo: ")


async def test_several_counties_stay_together_behind_the_channels_button(town: Town) -> None:
    await link_channel(town)
    await town.ana.says("/subscribe durham, new hanover, wake")
    await town.ana.presses("Escríbame aquí")
    assert await counties(town) == ["Durham", "New Hanover", "Wake"]
    await town.luis.says("/subscribe all")
    await town.luis.presses("Escríbame aquí")
    assert "Listo: todos los condados." in town.texts("luis")[-2]


async def test_a_town_that_reaches_into_another_county_offers_it_too(town: Town) -> None:
    await town.ana.says("/subscribe Chapel Hill")
    assert await counties(town) == ["Orange"]
    await town.ana.presses("También el condado de Durham")
    assert await counties(town) == ["Durham", "Orange"]


async def test_what_is_not_known_is_named_and_the_rest_holds(town: Town) -> None:
    await town.ana.says("/subscribe durham, Narnia")
    assert "No conozco «Narnia»" in town.texts("ana")[-2]
    assert await counties(town) == ["Durham"]


async def test_an_unknown_place_is_asked_back_with_every_county_to_tap(town: Town) -> None:
    answer = await town.ana.says("/subscribe Narnia")
    assert "No conozco el condado" in answer
    assert STATEWIDE in answer
    part = sorted(town.application.services.answering.counties).index("Durham") // GROUP
    await town.ana.presses(re.escape(town.ana.buttons[part]))
    await town.ana.presses("Durham|Condado de Durham")
    assert await counties(town) == ["Durham"]


async def test_too_many_counties_at_once_are_told(town: Town) -> None:
    known = town.application.services.answering.counties
    assert "hasta 10 condados" in await town.ana.says(f"/subscribe {', '.join(known[:11])}")
    assert await counties(town) == []


async def test_without_a_place_it_guides_and_the_next_words_answer(town: Town) -> None:
    answer = await town.ana.says("/subscribe")
    assert "¿Qué condado?" in answer
    assert "Todo el estado" in town.ana.buttons
    assert town.ana.post.outgoing is not None
    assert "solo se guarda el condado" in (town.ana.post.outgoing.ask_location or "")
    assert "no mandó" not in await town.ana.says("/mydata")
    await town.ana.says("durham y wake")
    assert await counties(town) == ["Durham", "Wake"]


async def test_r1_a_cry_for_help_after_subscribe_is_answered_as_one(town: Town) -> None:
    await town.ana.says("/subscribe")
    assert "No abra la puerta" in await town.ana.says("la migra está en la puerta de mi casa en Durham")
    assert await counties(town) == []


async def test_r12_a_shared_place_finds_the_county_and_is_not_kept(town: Town) -> None:
    await town.ana.says("/subscribe")
    await town.ana.shares(*DURHAM)
    assert await counties(town) == ["Durham"]
    for table, kept in (await contents(town)).items():
        assert "35.99" not in repr(kept), table
        assert "78.89" not in repr(kept), table
    assert (
        town.application.services.recent.get(Address(Platform.SANDBOX, "ana"), "ana", town.clock.now()).location is None
    )


async def test_r12_a_place_outside_subscribes_nobody(town: Town) -> None:
    await town.ana.says("/subscribe")
    assert "está fuera de" in await town.ana.shares(*ATLANTA)
    assert await counties(town) == []


async def test_an_unsent_report_keeps_its_place_in_the_chat(town: Town) -> None:
    await town.ana.says_without_forms("/report dos camionetas blancas en la calle Main")
    await town.ana.says("/subscribe")
    assert town.ana.post.outgoing is not None
    assert town.ana.post.outgoing.ask_location is None
    await town.ana.says("/mydata")
    assert "empezó y no mandó: 1" in town.ana.reads


async def test_subscriptions_lists_everything_that_is_kept_and_changes_it(town: Town) -> None:
    assert "no se guarda ninguna dirección" in await town.ana.says("/subscriptions")
    await town.ana.says("/subscribe durham wake")
    shown = await town.ana.says("/misavisos")
    for line in (
        "Condados: Durham y Wake",
        "Idioma: Español",
        "solo lo confirmado",
        "Sonido: de día. De 10:00 p. m. a 7:00 a. m.",
    ):
        assert line in shown
    assert "Discreto: no" in shown
    assert "y también lo que se está revisando" in await town.ana.presses("También lo que se revisa")
    assert "Sonido: ninguno" in await town.ana.presses("Sin sonido")
    assert "Discreto: sí" in await town.ana.presses("Discreto")
    assert "Condados: Wake" in await town.ana.presses("Sin Durham")
    assert len([text for text in town.texts("ana") if "Sus avisos" in text]) == 1
    mine = await town.ana.says("/mydata")
    assert "- Avisos: Wake" in mine
    assert "lo confirmado y lo que se revisa, sin sonido, discretos" in mine
    await town.ana.presses("Sin Wake")
    assert [text for text in town.texts("ana") if "la dirección de este chat se borró" in text]
    assert await rows(town, subscriptions) == 0


async def test_unsubscribe_leaves_single_counties(town: Town) -> None:
    await town.ana.says("/subscribe durham wake orange")
    answer = await town.ana.says("/unsubscribe durham, 27514")
    assert answer == "Listo: ya no recibe avisos de Durham y Orange. Todavía recibe: Wake."
    assert "No tenía avisos de Durham. Recibe: Wake." in await town.ana.says("/quitaravisos durham")
    assert "No conozco el condado" in await town.ana.says("/unsubscribe narnia")
    assert await counties(town) == ["Wake"]
    assert "ya no recibe avisos" in await town.ana.says("/unsubscribe wake")
    assert await rows(town, subscriptions) == 0
    assert "no tenía avisos" in await town.ana.says("/unsubscribe wake")


async def test_unsubscribe_alone_ends_all_and_the_whole_state_is_one(town: Town) -> None:
    await town.ana.says("/subscribe todos")
    assert "todo el estado" in await town.ana.says("/unsubscribe durham")
    assert await counties(town) == ["*"]
    assert "ya no recibe avisos" in await town.ana.says("/unsubscribe")
    assert await rows(town, subscriptions) == 0


async def test_the_whole_state_gets_every_countys_alert(town: Town) -> None:
    await town.luis.says("/subscribe todo el estado")
    await report(town.ana)
    await publish(town)
    assert "CONFIRMADO A-101" in town.luis.reads


async def test_a_press_after_the_end_changes_nothing(town: Town) -> None:
    await town.ana.says("/subscribe durham")
    await town.ana.says("/misavisos")
    await town.luis.says("/stop")
    await town.ana.says("ALTO")
    assert "ya no vale" in await town.ana.presses("Sin sonido")
    assert "ya no vale" in await town.ana.presses("Sin Durham")
    for forged in (
        "wish:sound:loud",
        "wish:checking:maybe",
        "wish",
        "leave:Narnia",
        "subscribe-here:100",
        "subscribe-here:3:1",
    ):
        assert "ya no vale" in await town.ana.presses_payload(forged)
    assert await rows(town, subscriptions) == 0


async def test_a_rooms_public_link_is_given_in_chat_and_offered(town: Town) -> None:
    await give(town, "luis", Role.COORDINATOR)
    group = town.neighbour("luis")
    assert "no es un enlace público" in await group.says("/room alerts wake https://example.org/channel")
    assert "Solo una sala de avisos" in await group.says(f"/room moderators wake {LINK}")
    assert "Conectada: avisos, Wake" in await group.says(f"/room alerts wake {LINK}")
    await town.ana.says("/subscribe wake")
    assert links(town.ana) == [LINK]
    assert await counties(town) == []


async def test_a_second_alert_for_one_place_is_pointed_out(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    await report(town.luis)
    assert "A-101 stands for this place already" in await preview(town)
