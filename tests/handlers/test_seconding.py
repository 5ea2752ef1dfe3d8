"""R22 in conversation: a new moderator's first ten decisions need a second person."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select, update

from bot.domain.rights import SECONDED, Role
from bot.storage.schema import grants, people
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import preview, report, report_id
from tests.handlers.volunteers import give


@pytest.fixture
async def town(open_town: OpenTown) -> AsyncIterator[Town]:
    """M1 is new, as if a coordinator had given them the role; M2 is named in the configuration."""
    async with open_town() as town:
        async with town.application.database.transaction() as connection:
            first = select(people.c.id).where(people.c.alias == "M1").scalar_subquery()
            await connection.execute(update(grants).where(grants.c.person == first).values(source="test"))
        yield town


async def decisions(town: Town) -> dict[str, int]:
    async with town.application.database.reading() as connection:
        rows = await connection.execute(select(people.c.alias, people.c.decisions))
        return {row.alias: row.decisions for row in rows}


async def proposes(town: Town) -> str:
    """M1 claims and says *Not immigration*; returns what M1 reads."""
    await town.first.presses("Claim")
    await town.first.presses("Not immigration")
    return await town.first.presses("A traffic stop.*")


async def test_r22_a_new_moderators_decision_is_a_proposal(town: Town) -> None:
    await report(town.ana)
    assert "Your first decisions need a second person" in await proposes(town)
    card = town.posts("moderators")[0].outgoing
    assert card is not None
    assert "M1 proposes: not immigration enforcement; it was a traffic stop" in card.text
    assert "It needs a second person" in card.text
    assert [button.label for button in card.buttons[0]] == ["Agree", "Disagree"]
    assert "voluntarios revisaron" not in town.ana.reads
    assert "Era" not in town.ana.reads


async def test_r22_one_press_of_another_person_decides(town: Town) -> None:
    await report(town.ana)
    await proposes(town)
    assert "You proposed this yourself" in await town.first.presses("Agree")
    await town.second.presses("Agree")
    assert "M2 decided" in town.room[0]
    assert "traffic stop" in town.room[0]
    assert "proposes" not in town.room[0]
    assert "Era" in town.ana.reads
    counted = await decisions(town)
    assert (counted["M1"], counted["M2"]) == (1, 1)


async def test_r22_disagree_opens_the_report_again(town: Town) -> None:
    await report(town.ana)
    await proposes(town)
    await town.second.presses("Disagree")
    assert "proposes" not in town.room[0]
    assert "M1" in town.room[0]
    await town.second.presses("Can't tell")
    await town.second.presses("Another reason")
    assert "M2 decided" in town.room[0]
    assert (await decisions(town))["M1"] == 0


async def test_r22_what_changes_the_report_ends_the_proposal(town: Town) -> None:
    """Nobody agrees to what was proposed on other facts."""
    await report(town.ana)
    await proposes(town)
    card = town.posts("moderators")[0]
    assert card.outgoing is not None
    agree = card.outgoing.buttons[0][0].action
    assert agree is not None
    await town.second.presses("Ask")
    await town.second.presses("Are they still there.")
    await town.ana.presses("Sí")
    assert "proposes" not in town.room[0]
    assert "stands no more" in await town.second.presses_payload(agree.payload)
    assert "decided" not in town.room[0]


@pytest.mark.parametrize("role", [None, Role.VERIFIER, Role.EDITOR])
async def test_r22_only_who_may_decide_agrees(town: Town, role: Role | None) -> None:
    await report(town.ana)
    await proposes(town)
    if role is not None:
        await give(town, "luis", role)
    agree = town.posts("moderators")[0].outgoing.buttons[0][0].action  # type: ignore[union-attr]
    assert agree is not None
    assert "voluntarios con un cargo" in await town.luis.presses_payload(agree.payload)
    assert "M1 proposes" in town.room[0]


@pytest.mark.parametrize("payload", ["agree:{}", "agree:{}:x", "agree:{}:9999999999", "disagree:{}:-1", "agree:none:1"])
async def test_a_forged_agreement_decides_nothing(town: Town, payload: str) -> None:
    await report(town.ana)
    await proposes(town)
    await town.second.presses_payload(payload.format(await report_id(town)))
    assert "M1 proposes" in town.room[0]


async def test_r22_after_ten_decisions_nobody_has_to_agree(town: Town) -> None:
    async with town.application.database.transaction() as connection:
        await connection.execute(update(people).where(people.c.alias == "M1").values(decisions=SECONDED - 1))
    await report(town.ana)
    await proposes(town)
    await town.second.presses("Agree")
    await report(town.ana)
    assert "is closed" in await proposes(town)
    assert any("M1 decided" in text for text in town.room)


async def test_r22_whom_the_configuration_names_is_trusted(town: Town) -> None:
    await report(town.ana)
    await town.second.presses("Claim")
    await town.second.presses("Can't tell")
    assert "is closed" in await town.second.presses("Another reason")


async def test_r22_to_publish_a_new_moderator_needs_a_second_too(town: Town) -> None:
    await report(town.ana)
    shown = await preview(town)
    assert "Your first decisions need a second person" in shown
    assert "M1 agrees to publish" in await town.first.presses("Publish")
    await town.first.presses("Publish")
    assert town.alerts == []
    await town.second.presses("Publish")
    assert len(town.alerts) == 1
    counted = await decisions(town)
    assert (counted["M1"], counted["M2"]) == (1, 1)


async def test_r22_confirmed_and_not_published_needs_a_second_too(town: Town) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.presses("Confirmed, do not publish")
    await town.first.presses("It was over")
    assert "M1 proposes: confirmed, not published" in town.room[0]
    await town.second.presses("Agree")
    assert "M2 decided" in town.room[0]
    assert "No se publicó" in town.ana.reads


async def test_two_who_agree_at_once_decide_once(town: Town) -> None:
    await give(town, "luis", Role.COORDINATOR, source="config")
    await report(town.ana)
    await proposes(town)
    agree = town.posts("moderators")[0].outgoing.buttons[0][0].action  # type: ignore[union-attr]
    assert agree is not None
    await town.second.presses_payload(agree.payload)
    assert "Ya lo decidió M2" in await town.luis.presses_payload(agree.payload)
    assert (await decisions(town))["M1"] == 1
