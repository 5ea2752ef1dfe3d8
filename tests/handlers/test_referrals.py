"""/referral: a family asks the partner for a call, with its own consent; nothing stays (R45)."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Row, select

from bot.domain.rights import Role
from bot.errors import KeyGone
from bot.platforms.sandbox import chats
from bot.storage.keys import Purpose
from bot.storage.schema import referrals
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import STATEWIDE
from tests.handlers.test_rules_keeping import days, steady
from tests.handlers.volunteers import give

ORGANISATION = "Apoyo Familiar"
PARTNER = {"organisation": ORGANISATION, "counties": ["Durham", "Wake"], "languages": ["es", "en"]}
NUMBER = "919-555-0134"
CONSENT = "Con su permiso, Apoyo Familiar recibe solo"


async def partners(town: Town) -> tuple[Person, Person, Person]:
    """The verifiers' chat of the sandbox becomes the partner's room; two of the partner, and an editor beside them."""
    await give(town, "ver-4", Role.OWNER, source="config")
    await Person(town, "ver-4", chats.VERIFIERS, locale="en").says("/room partner")
    for user, role in (("ver-1", Role.PARTNER), ("ver-2", Role.PARTNER), ("ver-3", Role.EDITOR)):
        await give(town, user, role)
    first, second, third = (Person(town, f"ver-{n}", chats.VERIFIERS, locale="en") for n in (1, 2, 3))
    return first, second, third


async def drafted(person: Person, *, how: str = "Por teléfono", number: str = NUMBER) -> str:
    """As far as the consent; returns what the family reads there."""
    await person.says("/llamada")
    await person.presses("Un abogado")
    await person.presses("Durham")
    await person.presses("Español")
    await person.presses("En la tarde")
    read = await person.presses(how)
    return await person.fills({"phone": number}) if person.form is not None else read


async def sent(person: Person, **how: str) -> str:
    await drafted(person, **how)
    return await person.presses("Mandar")


def cards(town: Town) -> list[str]:
    return [text for text in town.texts(chats.VERIFIERS) if text.startswith("**F-")]


def private(town: Town, user: str = "ver-1") -> list[str]:
    return town.texts(user)


async def rows(town: Town) -> list[Row[Any]]:
    async with town.application.database.reading() as connection:
        return list((await connection.execute(select(referrals))).all())


async def test_r45_a_family_asks_reads_what_is_sent_and_consents(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        await partners(town)
        shown = await drafted(town.ana)
        assert CONSENT in shown
        assert shown.index("De qué se trata: Un abogado") < shown.index(CONSENT)
        assert f"llamar al {NUMBER}" in shown
        assert town.ana.buttons == ["Mandar", "Cancelar"]
        assert cards(town) == []
        receipt = await town.ana.presses("Mandar")
        assert "se mandó a Apoyo Familiar. Esto no promete nada" in receipt
        assert "919-519-6103" in receipt
        (card,) = cards(town)
        assert "Durham" in card
        assert NUMBER not in card
        assert "lawyer" not in card.lower()


async def test_r45_it_is_read_in_private_and_gone_when_acknowledged(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        first, _, _ = await partners(town)
        await sent(town.ana)
        await first.presses("Read it in private")
        (text,) = private(town)
        for part in (
            f"How: call {NUMBER}",
            "When: Afternoon",
            "County: Durham",
            "Language: Español",
            "About: A lawyer",
        ):
            assert part in text
        assert "1 person has read it" in cards(town)[0]
        await Person(town, "ver-1", "ver-1", locale="en").presses("We have it")
        assert cards(town)[0].endswith("received, erased here.")
        assert NUMBER not in "".join(private(town))
        assert await rows(town) == []
        assert "ya lo tiene Apoyo Familiar. Borré lo que mandó" in town.ana.reads
        await town.passes(timedelta(hours=73))
        assert "ya lo tiene" in town.ana.reads


async def test_r45_nobody_acknowledges_what_they_did_not_read(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        first, second, editor = await partners(town)
        await sent(town.ana)
        (row,) = await rows(town)
        assert "Press *Read it in private* first" in await second.presses_payload(f"referral-got:{row.id}")
        await first.presses("Read it in private")
        assert "Press *Read it in private* first" in await second.presses_payload(f"referral-got:{row.id}")
        for who in (editor, town.luis, town.first):
            for verb in ("read", "got"):
                refused = await who.presses_payload(f"referral-{verb}:{row.id}")
                assert "Only volunteers" in refused or "un cargo" in refused
        assert len(await rows(town)) == 1
        await second.presses("Read it in private")
        await Person(town, "ver-2", "ver-2", locale="en").presses("We have it")
        assert "That one is erased" in await first.presses_payload(f"referral-got:{row.id}")
        assert "That one is erased" in await first.presses_payload(f"referral-read:{row.id}")


async def test_what_is_read_in_private_goes_after_ten_minutes_and_can_be_read_again(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        first, _, _ = await partners(town)
        await sent(town.ana)
        await first.presses("Read it in private")
        assert len(private(town)) == 1
        await town.passes(timedelta(minutes=11))
        assert private(town) == []
        await first.presses("Read it in private")
        assert len(private(town)) == 1
        assert "1 person has read it" in cards(town)[0]


async def test_r45_after_a_day_the_family_hears_and_after_72_hours_it_is_gone(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        await partners(town)
        await sent(town.ana)
        await town.passes(timedelta(hours=24, minutes=1))
        assert "todavía nadie de Apoyo Familiar lo ha tomado" in town.ana.reads
        assert "919-519-6103" in town.ana.reads
        await town.passes(timedelta(hours=47, minutes=58))
        assert len(await rows(town)) == 1
        await town.passes(timedelta(minutes=2))
        assert await rows(town) == []
        assert "nadie de Apoyo Familiar lo tomó. Borré" in town.ana.reads
        assert cards(town)[0].endswith("its time is over, erased here.")


async def test_r45_the_key_ends_within_72_hours_whatever_a_backup_holds(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        await partners(town)
        await steady(town)
        await sent(town.ana)
        (row,) = await rows(town)
        vault = town.application.vault
        where = {"purpose": Purpose.REFERRALS, "table": "referrals", "row": row.id}
        assert NUMBER.replace("-", "").encode() in vault.open(row.body, **where)
        await days(town, hours=72)
        with pytest.raises(KeyGone):
            vault.open(row.body, **where)


async def test_r45_no_text_of_a_family_is_taken(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        await partners(town)
        shown = await drafted(town.ana, number="soy Ana, sin papeles, mi hijo es Luis, calle Roble 45, 919 555 0134")
        assert "Guardé solo el número" in shown
        for never in ("Luis", "papeles", "Roble"):
            assert never not in shown
        await town.ana.presses("Cancelar")
        assert await rows(town) == []
        await town.ana.says("/llamada")
        await town.ana.presses("Fianza")
        await town.ana.presses("Wake")
        await town.ana.presses("English")
        await town.ana.presses("En la mañana")
        await town.ana.presses("Por teléfono")
        assert "Necesito un número de teléfono" in await town.ana.fills({"phone": "llámenme pronto"})
        assert await rows(town) == []


async def test_who_wants_no_call_is_written_to_without_links(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        first, _, _ = await partners(town)
        await sent(town.ana, how="En este chat")
        await first.presses("Read it in private")
        partner = Person(town, "ver-1", "ver-1", locale="en")
        await partner.presses("Write to them")
        assert "No links, please" in await partner.fills({"text": "go to https://evil.example.com/x"})
        await partner.presses("Write to them")
        await partner.fills({"text": "Llame a nuestra oficina: 919-555-0188"})
        assert "Apoyo Familiar escribe por F-" in town.ana.reads
        assert "919-555-0188" in town.ana.reads
        await partner.presses("We have it")
        assert "ya lo tiene Apoyo Familiar" in town.ana.reads


async def test_off_until_a_partner_is_named_and_has_its_room(town: Town, open_town: OpenTown) -> None:
    answer = await town.ana.says("/llamada")
    assert "no tiene una organización aliada" in answer
    assert STATEWIDE in answer
    for payload in ("referral", "referral-need:lawyer", "referral-chat:lawyer:Durham:es:any", "referral-send:x"):
        assert "no tiene una organización aliada" in await town.ana.presses_payload(payload)


async def test_the_button_stands_under_cards_of_served_counties_alone(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        await partners(town)
        question = "cómo encuentro a mi esposo detenido, estoy en {}"
        await town.ana.says(question.format("Durham"))
        assert "Pedir que llame Apoyo Familiar" in town.ana.buttons
        await town.ana.presses("Pedir que llame Apoyo Familiar")
        assert "Puedo pedirle a Apoyo Familiar que le llame" in town.ana.reads
        await town.luis.says(question.format("Asheville"))
        assert "Pedir que llame Apoyo Familiar" not in town.luis.buttons
        neighbour = town.neighbour()
        await neighbour.says(f"/preguntar {question.format('Durham')}")
        assert "Pedir que llame Apoyo Familiar" not in neighbour.buttons


async def test_another_county_is_refused(open_town: OpenTown) -> None:
    async with open_town(referrals={**PARTNER, "counties": ["Durham"]}) as town:
        await partners(town)
        refused = await town.ana.presses_payload("referral-county:lawyer:Wake")
        assert "no llama a familias en el condado de Wake" in refused
        refused = await town.ana.presses_payload("referral-chat:lawyer:Wake:es:any")
        assert "no llama a familias en el condado de Wake" in refused
        for forged in (
            "referral-chat:ride:Durham:es:any",
            "referral-chat:lawyer:Durham:xx:any",
            "referral-chat:lawyer",
        ):
            assert "ya no vale" in await town.ana.presses_payload(forged)
        assert await rows(town) == []


async def test_with_all_counties_the_county_is_typed(open_town: OpenTown) -> None:
    async with open_town(referrals={"organisation": ORGANISATION, "languages": ["es"]}) as town:
        await partners(town)
        await town.ana.says_without_forms("/llamada")
        await town.ana.presses_payload_without_forms("referral-need:food-rent")
        await town.ana.presses_payload_without_forms("referral-which-county:food-rent")
        assert "¿A qué hora" in await town.ana.says_without_forms("vivo en Asheville con mis hijos")
        await town.ana.presses_payload_without_forms("referral-when:food-rent:Buncombe:es:any")
        await town.ana.presses_payload_without_forms("referral-phone:food-rent:Buncombe:es:any")
        assert CONSENT in await town.ana.says_without_forms(NUMBER)
        await town.ana.presses("Mandar")
        assert "Buncombe" in cards(town)[0]


async def test_nobody_sends_what_another_drafted_and_one_waits_at_a_time(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        await partners(town)
        await drafted(town.ana)
        (row,) = await rows(town)
        assert "se acabó su tiempo" in await town.luis.presses_payload(f"referral-send:{row.id}")
        await town.ana.presses("Mandar")
        assert "ya tiene una petición suya" in await town.ana.presses_payload(f"referral-send:{row.id}")
        assert "ya tiene una petición suya" in await drafted(town.ana)
        assert len(cards(town)) == 1


async def test_a_draft_is_gone_after_half_an_hour(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        await partners(town)
        await steady(town)
        await drafted(town.ana)
        town.clock.advance(timedelta(minutes=31))
        await town.application.housekeeping.round()
        assert await rows(town) == []
        assert "se acabó su tiempo" in await town.ana.presses("Mandar")


async def test_mydata_counts_it_and_forget_takes_it_back(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        first, _, _ = await partners(town)
        await sent(town.ana)
        await first.presses("Read it in private")
        assert "Pidió una llamada: 1" in await town.ana.says("/misdatos")
        await town.ana.says("/borrar")
        assert await rows(town) == []
        assert cards(town)[0].endswith("withdrawn, erased here.")
        assert "Pidió una llamada" not in await town.ana.says("/misdatos")
        said = len(town.texts("ana"))
        await town.passes(timedelta(hours=80))
        assert len(town.texts("ana")) == said
