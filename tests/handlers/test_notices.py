"""Notices that it was no immigration enforcement: the reach, the approvals and the words of an alert (R32)."""

from datetime import timedelta

import pytest

from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import contents, preview, report, report_id

ASKED = "es cierto que hay migra en Durham?"


async def decides(town: Town, **changes: str) -> str:
    """M1 decides that it was a traffic stop; returns what M1 reads."""
    await report(town.ana, **changes)
    await town.first.presses("Claim")
    await town.first.presses("Not immigration")
    return await town.first.presses("A traffic stop by local officers")


async def test_r32_a_notice_reaches_whom_an_alert_reaches(town: Town) -> None:
    await town.luis.says("/subscribe durham")
    await decides(town)
    assert town.alerts == [], "the decision alone publishes nothing"
    shown = await town.first.presses("Publish a notice")
    assert "CHECKED 3:42 PM: at Durham it was a traffic stop by local officers." in shown
    assert "It goes to 1 channel, 0 groups, 1 person." in shown
    assert town.alerts == []
    await town.first.presses("Publish")
    for text in (town.alerts[-1], town.luis.reads):
        assert "REVISADO 3:42 p. m.: en Durham era" in text
        assert "No se vieron agentes de inmigración ahí." in text
    assert "REVISADO" in await town.ana.says("/verify A-101")


@pytest.mark.parametrize(
    ("county", "place", "told"),
    [("Durham", "Roxboro y Club, Durham", False), ("Alamance", "Main y Maple, Graham, Alamance", True)],
)
async def test_r32_the_sentence_on_agreements_stands_where_there_is_one(
    town: Town, county: str, place: str, told: bool
) -> None:
    await decides(town, place=place)
    shown = await town.first.presses("Publish a notice")
    assert (f"Some local officers in {county} County work with immigration" in shown) is told
    assert "287(g)" not in shown or told


async def test_r20_a_notice_about_a_church_needs_two_people(town: Town) -> None:
    await decides(town, kind="church")
    assert "It needs two people" in await town.first.presses("Publish a notice")
    await town.first.presses("Publish")
    await town.first.presses("Publish")
    assert town.alerts == []
    assert "M1 agrees to publish a notice" in town.room[0]
    shown = await town.second.presses("Approve")
    assert "M1 agreed to exactly this" in shown
    await town.second.presses("Publish")
    assert "REVISADO" in town.alerts[-1]


async def test_r26_a_notice_names_no_business(town: Town) -> None:
    await report(town.ana, kind="shop")
    await preview(town)
    await town.first.presses("Change place")
    await town.first.fills({"text": "Compare Foods"})
    await town.first.presses("Not immigration")
    await town.first.presses("A traffic stop by local officers")
    assert "at Durham it was" in await town.first.presses("Publish a notice")


async def test_r32_what_was_being_checked_becomes_the_notice(town: Town) -> None:
    await report(town.ana, kind="hospital")
    await preview(town)
    await town.first.presses("Publish")
    await town.passes(timedelta(minutes=10, seconds=5))
    await town.first.presses("Say that we are checking")
    await town.first.presses("Publish")
    assert "SIN CONFIRMAR A-101" in town.alerts[-1]
    await town.second.presses("Not immigration")
    await town.second.presses("A traffic stop by local officers")
    await town.second.presses("Publish a notice")
    await town.second.presses("Publish")
    await town.first.presses("Approve")
    await town.first.presses("Publish")
    assert "REVISADO" in town.alerts[0]
    assert "SIN CONFIRMAR" not in town.alerts[0]


async def test_r32_a_notice_is_the_answer_for_a_day(town: Town) -> None:
    await decides(town)
    assert "No hay nada confirmado" in await town.luis.says(ASKED)
    await town.first.presses("Publish a notice")
    await town.first.presses("Publish")
    assert "REVISADO" in await town.luis.says(ASKED)
    published = town.alerts[-1]
    await town.passes(timedelta(hours=3))
    assert town.alerts == [published], "what was found at a time stays found"
    assert "REVISADO" in await town.luis.says(ASKED)
    await town.passes(timedelta(hours=22))
    assert "No hay nada confirmado" in await town.luis.says(ASKED)


async def test_r19_a_notice_needs_the_decision_and_goes_out_once(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    payload = f"notice:{await report_id(town)}"
    assert "needs the decision" in await town.first.presses_payload(payload)
    await town.first.presses("Not immigration")
    await town.first.presses("A traffic stop by local officers")
    await town.first.presses("Publish a notice")
    await town.first.presses("Publish")
    assert "is out already" in await town.first.presses_payload(payload)
    assert len([row for row in (await contents(town))["alerts"] if "not-immigration" in row]) == 1


async def test_a_notice_waits_for_its_hold_and_for_a_freeze(open_town: OpenTown) -> None:
    async with open_town(alerts={"hold_seconds": 20}) as town:
        await decides(town)
        await town.first.presses("Publish a notice")
        await town.first.presses("Publish")
        assert town.alerts == []
        await town.first.presses("Undo")
        await town.passes(timedelta(seconds=30))
        assert town.alerts == []
        await town.first.presses("Publish a notice")
        await town.first.presses("Publish")
        await town.passes(timedelta(seconds=21))
        assert "REVISADO" in town.alerts[-1]


async def test_r20_a_notice_that_was_taken_back_needs_both_again(open_town: OpenTown) -> None:
    async with open_town(alerts={"hold_seconds": 20}) as town:
        await decides(town, kind="church")
        await town.first.presses("Publish a notice")
        await town.first.presses("Publish")
        await town.second.presses("Approve")
        await town.second.presses("Publish")
        await town.second.presses("Undo")
        await town.first.presses("Publish a notice")
        await town.first.presses("Publish")
        await town.passes(timedelta(seconds=30))
        assert town.alerts == []


async def test_r31_above_the_cap_a_notice_needs_a_second_person(open_town: OpenTown) -> None:
    async with open_town(alerts={"cap_per_hour": 1}) as town:
        await decides(town)
        await town.first.presses("Publish a notice")
        await town.first.presses("Publish")
        assert len(town.alerts) == 1
        await decides(town)
        assert "It needs two people" in await town.first.presses("Publish a notice")
        await town.first.presses("Publish")
        assert len(town.alerts) == 1


async def test_r30_a_notice_that_was_wrong_is_corrected_everywhere(town: Town) -> None:
    await town.luis.says("/subscribe durham")
    await decides(town)
    await town.first.presses("Publish a notice")
    await town.first.presses("Publish")
    await town.first.presses("We were wrong")
    assert town.first.buttons == ["There were immigration agents", "It was another place", "Back"]
    await town.first.presses("There were immigration agents")
    told = await town.first.presses("Send the correction")
    assert "Send a new report with /report, and publish that one." in told
    assert "CORRECCIÓN A-101: lo que dijimos estaba mal. En Durham sí había agentes de inmigración." in town.alerts[0]
    assert "REVISADO" not in town.alerts[0]
    assert "CORRECCIÓN A-101" in town.luis.reads


async def test_r32_a_notice_is_of_the_same_hours(town: Town) -> None:
    await decides(town)
    card = town.posts("moderators")[0]
    await town.passes(timedelta(hours=7))
    assert "more than six hours ago" in await town.first.presses("Publish a notice", on=card)
    await town.passes(timedelta(hours=18))
    assert town.first.buttons.count("Publish a notice") == 0
    assert "\n" not in town.room[0]
    assert "Publish a notice" not in str(town.posts("moderators")[0].outgoing)
