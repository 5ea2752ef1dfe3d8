"""What a referral never becomes: a text in the log, a count of one, a ride, a right to anything else (R45)."""

import pytest
from sqlalchemy import select

from bot.storage.schema import audit, outbox, referral_months
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import STATEWIDE, report
from tests.handlers.test_referrals import PARTNER, partners, rows, sent


async def test_r45_months_are_counted_from_three_on_and_nothing_else_is_written_down(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        first, _, _ = await partners(town)
        owner = Person(town, "ver-4", "ver-4", locale="en")
        for number in range(3):
            assert ("Calls asked for" in await owner.says("/stats")) is (number == 3)
            await sent(town.ana)
            await first.presses("Read it in private")
            await Person(town, "ver-1", "ver-1", locale="en").presses("We have it")
        assert "Calls asked for in November 2026: 3" in await owner.says("/stats")
        assert "Calls asked for" not in await town.first.says("/stats")
        async with town.application.database.reading() as connection:
            assert (await connection.execute(select(audit).where(audit.c.subject.like("referral%")))).all() == []
            (month,) = (await connection.execute(select(referral_months))).all()
        assert (month.sent, month.received) == (3, 3)


async def test_r38_nothing_of_it_stands_in_clear(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        await partners(town)
        await sent(town.ana)
        (row,) = await rows(town)
        assert not any(isinstance(value, str) and ("555" in value or "lawyer" in value) for value in row)
        assert not any(value in ("ana", b"ana", "sandbox:ana") for value in row)
        async with town.application.database.reading() as connection:
            kept = (await connection.execute(select(outbox.c.key, outbox.c.subject))).all()
        assert not any("555" in str(value) or ":ana" in str(value) for line in kept for value in line)


async def test_r45_the_button_stands_under_the_receipt_of_who_asked_about_somebody_taken(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        await partners(town)
        offer = "Pedir que llame Apoyo Familiar"
        await town.ana.says("se están llevando a mi esposo, estoy en Durham")
        await town.ana.presses("Enviar como reporte")
        assert "Guardado: R-" in await town.ana.presses("Enviar ya")
        assert offer in town.ana.buttons
        assert "Puedo pedirle" in await town.ana.presses(offer)
        await report(town.luis)
        assert offer not in town.luis.buttons


@pytest.mark.parametrize(
    "words", ["necesito un raite a la corte", "donde esconderme", "/llamada necesito un lugar para esconderme"]
)
async def test_r45_no_ride_no_shelter_no_hiding_place(open_town: OpenTown, words: str) -> None:
    async with open_town(referrals=PARTNER) as town:
        await partners(town)
        before = len(town.texts("ana"))
        await town.ana.says(words)
        said = "\n".join(town.texts("ana")[before:])
        assert "No puedo conseguir transporte ni un lugar donde quedarse" in said
        assert STATEWIDE in said
        assert await rows(town) == []


async def test_r45_an_emergency_is_answered_before_that(town: Town) -> None:
    await town.ana.says("la migra está en la puerta, dónde me escondo")
    texts = town.texts("ana")
    assert "No abra la puerta" in texts[-2]
    assert "No puedo conseguir transporte" in texts[-1]


async def test_r22_a_partner_can_do_nothing_else(open_town: OpenTown) -> None:
    async with open_town(referrals=PARTNER) as town:
        await partners(town)
        partner = Person(town, "ver-1", "ver-1", locale="en")
        for command in ("/stats", "/roles", "/card off rights-home", "/grant moderator", "/reports close rest for 3 h"):
            assert "Only volunteers with a role" in await partner.says(command), command
