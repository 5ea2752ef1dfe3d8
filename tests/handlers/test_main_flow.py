"""Ask, report, approve, alert, end: what the whole program is for, on both databases."""

from datetime import timedelta

import pytest

from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import SIGHTING, preview, publish, report


async def test_a_frightened_question_gets_the_card_and_the_number_of_the_place(town: Town) -> None:
    answer = await town.ana.says("la migra está en la puerta, estoy en Durham")
    assert "No abra la puerta" in answer
    assert "919-519-6103" in answer


async def walk_through(town: Town) -> None:
    """The newcomer's walk of the README."""
    await town.luis.says("/subscribe durham")
    name = await report(town.ana)
    assert name in town.room[0]
    assert SIGHTING["what"] in town.room[0]
    shown = await preview(town)
    assert "1 channel" in shown
    assert "1 person" in shown
    await town.first.presses("Publish")
    for text in (town.alerts[-1], town.luis.reads):
        assert "CONFIRMADO A-101" in text
    assert town.alerts[-1] in shown
    await town.first.presses("Ended")
    await town.first.presses("End it")
    for text in (town.alerts[-1], town.luis.reads):
        assert "TERMINÓ A-101" in text
        assert "CONFIRMADO" not in text
    assert len(town.alerts) == 1


async def test_a_report_becomes_an_alert_and_ends(town: Town) -> None:
    await walk_through(town)


async def test_the_same_on_postgresql(open_town: OpenTown, postgresql_url: str) -> None:
    async with open_town(database={"url": postgresql_url}) as town:
        await walk_through(town)


async def test_an_unsent_draft_and_a_sent_report_survive_a_restart(open_town: OpenTown) -> None:
    async with open_town() as town:
        name = await report(town.luis)
        await town.ana.says("/report")
        await town.ana.fills(SIGHTING)
        payload = next(b for row in town.ana.post.outgoing.buttons for b in row).action.payload  # type: ignore[union-attr]
        clock = town.clock
    async with open_town(clock) as town:
        receipt = await town.ana.presses_payload(payload)
        assert "Guardado: R-" in receipt
        mine = await town.luis.says("/myreports")
        assert name in mine


async def test_an_alert_expires_by_itself(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    await town.passes(timedelta(hours=2, minutes=1))
    assert "VENCIDO A-101" in town.alerts[-1]
    assert "EXPIRED A-101" in town.alerts[-1]
    assert "Ended" in town.room[0]
    assert len(town.alerts) == 1


async def test_every_room_shows_the_decision_and_loses_its_buttons(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses("Not immigration")
    await town.first.presses("The local police|A traffic stop.*")
    card = town.posts("moderators")[0]
    assert card.outgoing is not None
    assert "M1 decided" in card.outgoing.text
    left = [button.label for row in card.outgoing.buttons for button in row]
    assert left == ["Publish a notice"], "nobody decides again"


@pytest.mark.parametrize(
    ("press", "then", "told"),
    [
        ("Not immigration", "An ambulance.*", "Era"),
        ("Can't tell", "It came too late to look", "no pudieron saber"),
    ],
)
async def test_the_reporter_hears_what_it_was(town: Town, press: str, then: str, told: str) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses(press)
    await town.first.presses(then)
    assert told in town.ana.reads


async def test_confirmed_and_not_published_sends_nothing(town: Town) -> None:
    await town.luis.says("/subscribe durham")
    await report(town.ana)
    await preview(town)
    await town.first.presses("Confirmed, do not publish")
    await town.first.presses("It was over")
    assert town.alerts == []
    assert "A-101" not in "".join(town.texts("luis"))
    assert "No se publicó" in town.ana.reads


async def test_a_moderator_asks_and_gets_the_answer(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Ask")
    await town.first.presses("Are they still there.")
    assert town.ana.reads.startswith("Un voluntario pregunta: ¿Siguen ahí?")
    await town.ana.presses("Sí")
    assert "Reporter:** Sí" in town.room[0]


async def test_the_first_action_of_who_has_it_makes_it_checking(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    assert "M1 has it" in town.room[0]
    await town.second.presses("Ask")
    await town.second.presses("Are they still there.")
    assert "M1 has it" in town.room[0]
    await town.first.presses("Ask")
    await town.first.presses("How many agents.*")
    assert "M1 is checking it" in town.room[0]
    await town.ana.says("/myreports")
    assert any("revisando" in text for text in town.texts("ana"))
    await town.second.presses("Not immigration")
    await town.second.presses("A traffic stop.*")
    assert "M2 decided" in town.room[0]


async def test_a_moderators_own_words_pass_the_guard(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Ask")
    await town.first.presses("Write a question")
    refused = await town.first.fills({"text": "Llámame al 919 555 0123"})
    assert "phone number" in refused
    assert "Un voluntario pregunta" not in town.ana.reads
    await town.first.presses("Write a question")
    await town.first.fills({"text": "De qué color es la camioneta?"})
    assert "De qué color es la camioneta?" in town.ana.reads
    await town.ana.presses("Escribir una respuesta")
    await town.ana.fills({"text": "Blanca"})
    assert "Blanca" in town.room[0]


async def test_the_first_decision_wins_and_the_other_is_told(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses("Can't tell")
    close = town.first.post
    await town.second.presses("Not immigration")
    await town.second.presses("A traffic stop.*")
    assert "is closed" in town.second.reads
    late = await town.first.presses("Another reason", on=close)
    assert late == "Already decided by M2."
    assert "M2 decided" in town.room[0]


async def test_more_escalates_or_destroys(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses("More")
    assert "coordinators' room" in await town.first.presses("Call the coordinators")
    await town.first.presses("More")
    assert "Nothing brings them back" in await town.first.presses("Destroy this report")
    assert SIGHTING["what"] in town.room[0]
    await town.first.presses("Yes, destroy it")
    assert SIGHTING["what"] not in town.room[0]
    assert "Erased" in town.room[0]
