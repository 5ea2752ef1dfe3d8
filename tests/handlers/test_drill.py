"""Drills: the whole chain in the rooms of those who train, marked in every text (R34)."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.drills import ANSWERED, SCENARIOS
from bot.domain.rights import Role
from bot.platforms.sandbox import chats
from bot.services.alerts import freeze
from bot.storage.schema import people, reports
from handlers.moderate import ReadyQuestion
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.drilling import FRAMED, HOLD, begin, card, confirm, publish, unmarked
from tests.handlers.flows import report
from tests.handlers.volunteers import coordinators, give


async def test_r34_a_drill_runs_from_the_card_to_the_end_and_every_text_is_marked(town: Town) -> None:
    name = await begin(town)
    await town.first.presses("Ask")
    await town.first.presses("How many agents.*")
    await town.passes(timedelta(seconds=10))
    assert "Reporter:** Four" in card(town)
    await publish(town)
    copy = next(text for text in town.room if "CONFIRMED" in text)
    assert FRAMED.fullmatch(copy)
    await town.first.presses("Ended")
    await town.first.presses("End it")
    await town.passes(timedelta(seconds=20))
    assert unmarked(town, name) == []
    assert any("ENDED" in text for text in town.room)
    summary = town.room[-1]
    assert "The drill is over: vans at a bakery" in summary
    assert "The whole chain was walked through." in summary
    assert "No step was missed." in summary
    assert "1 person took part." in summary
    for line in ("somebody took it", "the decision", "the first copy was in a room", "the first correction or end"):
        assert re.search(rf"{line}: \d+ min \d+ s", summary)


async def test_r23_the_summary_names_and_ranks_nobody(town: Town) -> None:
    await begin(town)
    await publish(town)
    await town.first.says("/drill end")
    assert FRAMED.fullmatch(town.room[-1])
    assert not re.search(r"\bM\d", town.room[-1])


async def test_r20_the_school_needs_two_people(town: Town) -> None:
    await begin(town, "school")
    await confirm(town)
    await town.first.presses("Publish")
    await town.passes(HOLD)
    assert not any("CONFIRMED" in text and "ENDED" not in text for text in town.room[:-3] if "valid" in text)
    await town.second.presses("Publish")
    await town.passes(HOLD)
    assert any("CONFIRMED" in text for text in town.room)
    await town.first.says("/drill end")
    assert "2 people took part." in town.room[-1]
    assert "The second person" not in town.room[-1]
    assert "Nobody ended the alert" in town.room[-1]
    assert "does not count for going live" in town.room[-1]


async def test_r34_what_was_missed_is_said(town: Town) -> None:
    await begin(town, "escuela")
    await confirm(town)
    await town.first.presses("Publish")
    await town.passes(timedelta(minutes=61))
    summary = town.room[-1]
    assert "The second person who has to agree was missing" in summary
    assert "Nobody asked the person who reported." in summary
    assert "*Claim*" not in summary


async def test_r34_a_drill_that_nobody_sees_to_ends_by_itself(town: Town) -> None:
    name = await begin(town)
    await town.passes(timedelta(minutes=59))
    assert "The drill is over" not in town.room[-1]
    await town.passes(timedelta(minutes=2))
    assert "Nobody took the report" in town.room[-1]
    assert "Nobody took part." in town.room[-1]
    assert "Sample Bakery" not in "".join(town.room)
    assert unmarked(town, name) == []


async def test_r34_the_rumor_ends_some_minutes_after_its_decision(town: Town) -> None:
    await begin(town, "rumor")
    await town.first.presses("Ask")
    await town.first.presses("What do the vests.*")
    await town.passes(timedelta(seconds=10))
    assert "helmets" in card(town)
    await town.first.presses("Claim")
    await town.first.presses("Not immigration")
    await town.first.presses("An ambulance.*")
    await town.passes(timedelta(minutes=9))
    assert "The drill is over" not in town.room[-1]
    await town.passes(timedelta(minutes=2))
    assert "The whole chain was walked through." in town.room[-1]


async def test_the_scripted_reporter_answers_every_ready_question_and_own_words(town: Town) -> None:
    assert set(ANSWERED) == set(ReadyQuestion)
    await begin(town)
    answers = {
        "Are they still there.": "both vans",
        "How many agents.*": "Four",
        "What do the vests.*": "POLICE",
        "Which corner.*": "Second Street",
    }
    for question, answer in answers.items():
        await town.first.presses("Ask")
        await town.first.presses(question)
        await town.passes(timedelta(seconds=10))
        assert answer in card(town).rpartition("Reporter:")[2]
    await town.first.presses("Ask")
    await town.first.presses("Write a question")
    await town.first.fills({"text": "What color is the second van?"})
    await town.passes(timedelta(seconds=10))
    assert "I cannot say more than that" in card(town)


@pytest.mark.parametrize("story", [each.name for each in SCENARIOS])
async def test_every_story_is_told_in_spanish_too(town: Town, story: str) -> None:
    await give(town, "mod-1", Role.COORDINATOR, source="config")
    town.first.locale = "es"
    await town.first.says("/idioma español")
    await town.first.says(f"/simulacro empezar {story}")
    assert "Villa Ejemplo" in "".join(town.room)


async def test_only_a_coordinator_begins_and_ends_a_drill(town: Town) -> None:
    for says in ("/drill", "/drill start vans", "/drill end"):
        await town.second.says(says)
        assert "coordinator" in town.second.reads or "may not" in town.second.reads or "role" in town.second.reads
    await town.ana.says("/drill start")
    await town.second.presses_payload("drill-start:vans")
    async with town.application.database.reading() as connection:
        assert (await connection.execute(select(reports.c.id))).all() == []


async def test_one_drill_at_a_time_and_none_while_it_is_serious(town: Town) -> None:
    await begin(town)
    assert "running already" in await town.first.says("/drill start rumor")
    assert "A drill is running since" in await town.first.says("/drill")
    await town.first.presses("End the drill")
    assert "No drill is running" in await town.first.says("/drill end")
    assert "I do not know that drill" in await town.first.says("/drill start zombies")
    async with town.application.database.transaction() as connection:
        await freeze.freeze(connection, by=freeze.SERVER, reason="", now=town.clock.now())
    assert "New alerts are stopped" in await town.first.says("/drill start")


async def test_no_drill_begins_in_a_surge(open_town: OpenTown) -> None:
    async with open_town(limits={"surge_reports_hour": 2}) as town:
        await give(town, "mod-1", Role.COORDINATOR, source="config")
        await report(town.ana)
        await report(town.luis)
        assert "They are real" in await town.first.says("/drill start")


async def test_the_stories_are_offered_as_buttons(town: Town) -> None:
    await give(town, "mod-1", Role.COORDINATOR, source="config")
    await town.first.says("/drill")
    assert town.first.buttons == ["Vans at a bakery", "Agents at a school", "A rumor: firefighters"]
    await town.first.presses("A rumor: firefighters")
    assert any("fire department" in text for text in town.room)


async def test_r47_a_drill_publishes_before_the_network_does(open_town: OpenTown) -> None:
    """A finished drill is asked for before the stage in which alerts go out."""
    async with open_town(stage="answers") as town:
        await begin(town)
        await publish(town)
        assert any("CONFIRMED" in text for text in town.room)
        await town.first.presses("Ended")
        await town.first.presses("End it")
        await town.passes(timedelta(seconds=20))
        assert "The whole chain was walked through." in town.room[-1]


async def test_r22_decisions_of_a_drill_do_not_count_for_a_new_moderator(town: Town) -> None:
    await begin(town, "rumor")
    await town.first.presses("Claim")
    await town.first.presses("Not immigration")
    await town.first.presses("An ambulance.*")
    await town.first.says("/drill end")
    await begin(town)
    await publish(town)
    async with town.application.database.reading() as connection:
        assert set((await connection.execute(select(people.c.decisions))).scalars()) == {0}


async def test_r34_whoever_is_called_reads_that_it_is_a_drill(town: Town) -> None:
    room = await coordinators(town, town.ana)
    await town.second.says("/oncall durham until 18:00")
    name = await begin(town)
    for _ in range(3):
        await town.passes(timedelta(minutes=5, seconds=1))
    private = next(text for text in town.texts("mod-2") if name in text)
    assert FRAMED.fullmatch(private)
    assert "You are on call" in private
    assert any("10 min" in text for text in town.room)
    assert any("15 min" in text for text in town.texts(room))
    assert unmarked(town, name) == []


async def test_the_coordinators_rooms_have_it_in_their_language(town: Town) -> None:
    room = await coordinators(town, town.ana)
    await begin(town)
    await publish(town)
    assert any(text.startswith("SIMULACRO") and "CONFIRMADO" in text for text in town.texts(room))
    await town.first.says("/drill end")
    assert "El simulacro terminó" in town.texts(room)[-1]
    assert any(text.startswith("SIMULACRO") and "VENCIDO" in text for text in town.texts(room))


async def test_r34_every_other_press_on_the_card_says_that_it_is_a_drill(town: Town) -> None:
    name = await begin(town)
    await town.first.presses("Claim")
    for press in ("Call the coordinators", "Ban the reporter", "Destroy this report"):
        await town.first.presses("More")
        assert FRAMED.fullmatch(town.first.reads)
        await town.first.presses(press)
    await town.first.presses("Ask")
    await town.first.presses("Send a card")
    assert unmarked(town, name) == []
    await town.first.presses("Yes, destroy it")
    await town.passes(timedelta(seconds=20))
    assert "Nobody decided." in town.room[-1]
    assert unmarked(town, name) == []


async def test_r34_the_preview_counts_the_rooms_that_train_and_nobody_else(town: Town) -> None:
    await town.luis.says("/subscribe wake durham")
    await begin(town)
    shown = await confirm(town)
    assert "It is a drill and stays with volunteers: it goes to 1 room of theirs" in shown
    assert "- 1 room of volunteers, This practice page, " in shown
    assert "It goes to" not in shown
    assert "channel, This practice page" not in shown
    await town.first.presses("Publish")
    (out,) = [text for text in town.room if "A-101 goes out at" in text]
    assert "stays with volunteers: it goes to 1 room" in out
    await town.passes(HOLD)
    got_it = [
        chat
        for chat in chats.CHATS
        if any("CONFIRM" in text and "A-101." in text and "Publish" not in text for text in town.texts(chat))
    ]
    assert got_it == [chats.MODERATORS]
