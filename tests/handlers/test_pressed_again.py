"""What a tired moderator presses twice, or where they pressed wrong: each press says what it did."""

from datetime import timedelta

import pytest

from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import preview, report

YOURSELF = "You agreed to this yourself"


async def school(town: Town) -> None:
    """A report about a school whose text M1 agreed to."""
    await report(town.ana, kind="school")
    await preview(town)
    await town.first.presses("Publish")


async def test_r20_who_agreed_reads_that_another_must(town: Town) -> None:
    await school(town)
    assert YOURSELF in await town.first.presses("Publish")
    assert town.alerts == []


async def test_r29_an_end_that_needs_two_is_not_agreed_to_twice(town: Town) -> None:
    await school(town)
    await town.second.presses("Publish")
    await town.first.presses("Ended")
    await town.first.presses("End it")
    assert YOURSELF in await town.first.presses("End it")
    await town.second.presses("End it")
    assert "ENDED A-101" in town.alerts[-1]


async def test_r20_a_notice_that_is_out_asks_nobody_any_more(town: Town) -> None:
    await report(town.ana, kind="school")
    await town.first.presses("Claim")
    await town.first.presses("Not immigration")
    await town.first.presses("The local police")
    await town.first.presses("Publish a notice")
    await town.first.presses("Publish")
    assert "agrees to publish a notice" in town.room[0]
    assert YOURSELF in await town.first.presses("Publish")
    await town.second.presses("Publish")
    assert "CHECKED" in town.alerts[-1]
    assert "agrees to publish" not in town.room[0]
    card = town.posts("moderators")[0].outgoing
    assert card is not None
    assert [button.label for row in card.buttons for button in row] == ["We were wrong"]


async def test_a_wrong_press_on_the_kind_of_place_leads_back(town: Town) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.presses("Change facts")
    await town.first.presses("Kind of place")
    assert "*Publish* sends exactly this" in await town.first.presses("Back to the text")
    assert "Publish" in town.first.buttons


async def test_r31_who_asks_for_a_freeze_again_does_not_fill_the_rooms(town: Town) -> None:
    await town.first.says("/freeze")
    before = len(town.room)
    assert "10 min left" in await town.first.says("/freeze")
    assert len(town.room) == before + 1, "the answer alone"
    await town.second.presses("Stop all new alerts")
    assert "stopped" in town.room[-1]


@pytest.mark.parametrize("minutes", [0, 11])
async def test_r31_a_second_moderator_still_freezes(open_town: OpenTown, minutes: int) -> None:
    async with open_town() as town:
        await town.first.says("/freeze")
        town.clock.advance(timedelta(minutes=minutes))
        await Person(town, town.second.user, town.second.user, locale="en").says("/freeze")
        assert any("paused" in text for text in town.alerts) is (minutes == 0)


async def published_school(town: Town) -> None:
    await school(town)
    await town.second.presses("Publish")


async def test_r29_every_room_reads_on_the_card_that_an_end_waits_for_a_second_person(town: Town) -> None:
    await published_school(town)
    await town.first.presses("Ended")
    assert "agrees" not in town.room[0]
    await town.first.presses("End it")
    assert "M1 agrees to end A-101, 3:42 PM.** A second person must agree: press *Ended*" in town.room[0]
    await town.second.presses("Ended")
    await town.second.presses("End it")
    assert "agrees" not in town.room[0]
    assert "ENDED A-101" in town.alerts[-1]


async def test_r30_a_correction_that_waits_says_what_it_was(town: Town) -> None:
    await published_school(town)
    await town.first.presses("We were wrong")
    await town.first.presses("A traffic stop")
    await town.first.presses("Send the correction")
    assert "M1 agrees to correct A-101, 3:42 PM: A traffic stop." in town.room[0]
    await town.second.presses("We were wrong")
    await town.second.presses("A traffic stop")
    await town.second.presses("Send the correction")
    assert "CORRECTION A-101" in town.alerts[-1]
    assert "agrees" not in town.room[0]


async def test_r30_whoever_agrees_to_other_facts_reads_them_first(town: Town) -> None:
    await published_school(town)
    await town.first.presses("Change facts")
    await town.first.presses("Place")
    await town.first.fills({"place": "Duke Park"})
    await town.first.presses("Send the change")
    assert "M1 agrees to other facts in A-101" in town.room[0]
    shown = await town.second.presses("Change facts", on=town.posts("moderators")[0])
    assert "Immigration agents (agency not known) at Duke Park" in shown
    assert "Duke Park" not in town.alerts[0]
    await town.second.presses("Send the change")
    assert "Duke Park" in town.alerts[0]
