"""Two people agree to what is sensitive: who, to what exactly, and what ends their agreement (R18, R20)."""

from datetime import timedelta

import pytest

from bot.domain.rights import Role
from tests.chat import Town
from tests.handlers.flows import preview, report, report_id
from tests.handlers.test_roles import give

SENSITIVE = ["school", "hospital", "church", "courthouse"]


def card(town: Town) -> str:
    outgoing = town.posts("moderators")[0].outgoing
    assert outgoing is not None
    return outgoing.text


async def agrees(town: Town, **changes: str) -> None:
    """M1 takes a report about a sensitive place as far as the first agreement."""
    await report(town.ana, **{"kind": "hospital", **changes})
    await preview(town)
    await town.first.presses("Publish")


@pytest.mark.parametrize("kind", SENSITIVE)
async def test_r20_a_sensitive_place_needs_two_people(town: Town, kind: str) -> None:
    await report(town.ana, kind=kind)
    assert "needs two people" in await preview(town)
    assert "M1 agrees to publish" in await town.first.presses("Publish")
    assert town.alerts == []
    shown = await town.second.presses("Approve")
    assert "M1 agreed to exactly this" in shown
    assert town.alerts == []
    await town.second.presses("Publish")
    assert "CONFIRMADO A-101" in town.alerts[-1]
    assert "M1 agrees" not in card(town)


async def test_r20_the_card_says_who_agreed_to_what(town: Town) -> None:
    await agrees(town)
    assert "M1 agrees to publish this text" in card(town)
    assert "immigration agents, agency not known; Durham; Sun Nov 22, 3:32 PM; 4 agents and 2 vehicles" in card(town)
    assert "two observers on site" in card(town)
    outgoing = town.posts("moderators")[0].outgoing
    assert outgoing is not None
    assert [button.label for button in outgoing.buttons[0]] == ["Approve", "Disagree"]


async def test_r20_nobody_approves_twice(town: Town) -> None:
    await agrees(town)
    assert "Somebody else must approve it" in await town.first.presses("Approve")
    await town.first.presses("Publish")
    assert town.alerts == []


async def test_r20_a_change_of_facts_ends_the_agreement(town: Town) -> None:
    await agrees(town)
    await town.second.presses("Approve")
    await town.second.presses("Change place")
    await town.second.fills({"text": "Roxboro y Club"})
    assert "M1 agrees" not in card(town)
    await town.second.presses("Publish")
    assert town.alerts == [], "M1 agreed to another place"
    assert "M2 agrees to publish" in card(town)
    await town.first.presses("Approve")
    await town.first.presses("Publish")
    assert "en Roxboro y Club" in town.alerts[-1]


async def test_r20_what_the_second_reads_is_what_the_first_read(town: Town) -> None:
    """The same end, the same times: minutes pass between the two, and the text is the same."""
    await agrees(town)
    await town.passes(timedelta(minutes=8))
    shown = await town.second.presses("Approve")
    assert "Valid until: 5:42 PM." in shown
    await town.second.presses("Publish")
    assert "Valid until: 5:42 PM." in town.alerts[-1]


async def test_r20_an_agreement_ends_after_an_hour(town: Town) -> None:
    await agrees(town)
    approve = town.posts("moderators")[0].outgoing.buttons[0][0].action  # type: ignore[union-attr]
    assert approve is not None
    await town.passes(timedelta(minutes=61))
    await town.second.presses("Claim")
    assert "M1 agrees" not in card(town)
    assert "stands no more" in await town.second.presses_payload(approve.payload)
    assert town.alerts == []


async def test_r20_disagree_opens_the_report_again(town: Town) -> None:
    await agrees(town)
    await town.second.presses("Disagree")
    assert "agrees" not in card(town)
    await town.second.presses("Publish")
    assert town.alerts == [], "M1's agreement does not count any more"


async def test_r20_who_reported_it_does_not_approve(town: Town) -> None:
    await give(town, "luis", Role.MODERATOR, source="config")
    await report(town.luis, kind="church")
    await preview(town)
    await town.first.presses("Publish")
    approve = town.posts("moderators")[0].outgoing.buttons[0][0].action  # type: ignore[union-attr]
    assert approve is not None
    assert "otra persona" in await town.luis.presses_payload(approve.payload)
    assert town.alerts == []


@pytest.mark.parametrize("payload", ["approve", "approve:{}", "approve:{}:x", "disapprove:{}:00000000", "approve:x:y"])
async def test_a_forged_approval_publishes_nothing(town: Town, payload: str) -> None:
    await agrees(town)
    await town.second.presses_payload(payload.format(await report_id(town)))
    assert town.alerts == []
    assert "M1 agrees" in card(town)


async def test_r18_the_basis_stands_in_the_alert_and_in_verify(town: Town) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.presses("Publish")
    assert "Cómo se supo: dos observadores en el lugar" in town.alerts[-1]
    assert "Cómo se supo: dos observadores en el lugar" in await town.ana.says("/verify A-101")
