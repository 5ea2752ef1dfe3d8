"""A press that waited while the bot was away for more than five minutes decides nothing."""

from datetime import timedelta

import pytest

from bot.domain.messages import Platform
from bot.domain.ports import RawEvent
from bot.platforms.sandbox.inbound import Event, EventKind
from tests.chat import Person, Town
from tests.handlers.flows import contents, preview, report, report_id

AWAY = timedelta(minutes=5, seconds=1)


async def presses_while_away(person: Person, payload: str, away: timedelta = AWAY) -> None:
    """The press is kept, and handled when the program is back."""
    act = person._make(payload=payload, message="none")
    event = Event(kind=EventKind.PRESS, at=person.town.clock.now(), act=act)
    mailbox = person.town.application.mailbox(Platform.SANDBOX)
    await mailbox.receive([RawEvent(act.id, act.chat, event.model_dump_json().encode())])
    person.town.clock.advance(away)
    await person.town.settle()


@pytest.mark.parametrize("verb", ["claim", "was", "inconclusive", "destroy-sure", "take-over", "give-back"])
async def test_an_old_press_changes_nothing_and_the_card_is_drawn_anew(town: Town, verb: str) -> None:
    await report(town.ana)
    found = await report_id(town)
    if verb != "claim":
        await town.first.presses("Claim")
    before = await contents(town, "settings")
    card = town.room[0]
    await presses_while_away(town.first, f"{verb}:{found}:traffic-stop")
    assert await contents(town, "settings") == before
    assert "Nothing was done" in town.first.reads
    assert town.first.reads.startswith("M1: ")
    assert town.room[0] != card, "its age is a new one"
    assert ("M1 has it" in town.room[0]) is (verb != "claim")


async def test_an_old_publish_publishes_nothing_and_a_new_one_does(town: Town) -> None:
    await report(town.ana)
    await preview(town)
    payload = next(
        button.action.payload
        for row in town.first.post.outgoing.buttons  # type: ignore[union-attr]
        for button in row
        if button.action and button.label == "Publish"
    )
    await presses_while_away(town.first, payload)
    assert town.alerts == []
    assert "Nothing was done" in town.first.reads
    await town.first.presses("Confirm")
    await town.first.presses("Two observers on site")
    await town.first.presses("Immigration agents, agency not known")
    await town.first.presses("Publish")
    assert len(town.alerts) == 1


async def test_a_press_of_five_minutes_still_decides(town: Town) -> None:
    await report(town.ana)
    await presses_while_away(town.first, f"claim:{await report_id(town)}", timedelta(minutes=4, seconds=50))
    assert "M1 has it" in town.room[0]


async def test_what_a_reporter_sent_while_the_bot_was_away_counts(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses("Ask")
    await town.first.presses("Are they still there.")
    payload = next(
        button.action.payload
        for row in town.ana.post.outgoing.buttons  # type: ignore[union-attr]
        for button in row
        if button.action and button.label == "Sí"
    )
    await presses_while_away(town.ana, payload)
    assert "Sí" in town.room[0]


async def test_an_old_press_of_nobody_is_refused_as_any_other(town: Town) -> None:
    await report(town.luis)
    before = await contents(town, "settings")
    await presses_while_away(town.ana, f"claim:{await report_id(town)}")
    assert "voluntarios con un cargo" in town.ana.reads
    assert await contents(town, "settings") == before


async def test_an_old_press_that_names_no_report_says_so_too(town: Town) -> None:
    await presses_while_away(town.first, "back")
    assert "Press again where it still holds" in town.first.reads
