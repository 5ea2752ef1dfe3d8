"""Verifiers in conversation: asked, on the way, told the place, answering (R37)."""

import re
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from bot.storage.schema import people, verifier_answers
from tests.chat import Person
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import SIGHTING
from tests.handlers.watch import AGREEMENT, PLACE, Watch, everywhere, staff


@pytest.fixture
async def watch(open_town: OpenTown) -> AsyncIterator[Watch]:
    async with open_town() as town:
        await staff(town)
        yield Watch(town)


async def test_r37_the_room_sees_town_and_kind_of_place_only(watch: Watch) -> None:
    name = await watch.asked()
    assert f"**{name}** · Durham · " in watch.task
    assert PLACE not in everywhere(watch)
    assert SIGHTING["what"] not in everywhere(watch)
    assert watch.one.buttons == ["On my way", "Decline", "Confirmed", "Not immigration", "Unable to tell"]
    assert "Verifiers asked" in watch.town.room[0]
    assert "checking" in watch.town.room[0].lower()


async def test_r37_agreement_comes_first_and_only_its_date_is_kept(watch: Watch) -> None:
    await watch.asked()
    shown = await watch.one.presses("On my way")
    assert AGREEMENT in shown
    assert "The network cannot protect me from arrest." in shown
    assert "On the way" not in watch.task
    await watch.one.presses("I agree")
    assert "On the way: V1" in watch.task
    async with watch.town.application.database.reading() as connection:
        agreed = (await connection.execute(select(people.c.alias, people.c.agreed_on))).all()
    assert {(row.alias, str(row.agreed_on)) for row in agreed if row.agreed_on} == {("V1", "2026-11-22")}
    assert "You agreed to this on Nov 22, 2026" in await watch.at(watch.one).says("/verifier")


async def test_r8_verifiers_say_that_they_are_18(watch: Watch) -> None:
    assert (await watch.at(watch.one).says("/verifier")).startswith(AGREEMENT)


@pytest.mark.parametrize(
    ("said", "agree", "refused"),
    [("/verifier", "I agree", "with a role"), ("/verificador", "Acepto", "voluntarios con un cargo")],
)
async def test_only_verifiers_agree_to_verify(watch: Watch, said: str, agree: str, refused: str) -> None:
    assert "voluntarios con un cargo" in await watch.town.ana.says(said)
    moderator = Person(watch.town, "mod-1", "mod-1", locale="en")
    await moderator.says(said)
    assert refused in await moderator.presses(agree)


async def test_r37_the_place_is_shown_in_private_once_two_are_on_the_way(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two, watch.three, watch.four)
    name = await watch.asked()
    await watch.one.presses("On my way")
    assert "Wait for a second person" in watch.private(watch.one)
    assert PLACE not in everywhere(watch)
    await watch.two.presses("On my way")
    for verifier in (watch.one, watch.two):
        assert f"**{name}**" in watch.private(verifier)
        assert PLACE in watch.private(verifier)
    assert PLACE not in "".join(watch.room)
    await watch.three.presses("On my way")
    assert PLACE in watch.private(watch.three)
    assert "Three are on the way already" in await watch.four.presses("On my way")
    assert PLACE not in "".join(watch.town.texts(watch.four.user))
    assert "On the way: V1, V2, V3" in watch.task


async def test_r37_one_tap_says_when_they_will_be_there(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    mine = watch.at(watch.one)
    assert mine.buttons[:4] == ["5 min", "10 min", "20 min", "30 min"]
    await mine.presses("20 min")
    assert "On the way: V1 (4:02 PM)" in watch.task
    assert "On the way: V1 (4:02 PM)" in watch.town.room[0]
    assert mine.buttons == ["5 min", "10 min", "20 min", "30 min", "Decline"]
    await watch.two.presses("On my way")
    assert "V1 (4:02 PM), V2" in watch.private(watch.two)
    forged = await mine.presses_payload(_arrival(watch, "999"))
    assert "no longer valid" in forged


async def test_r37_another_tap_changes_when_they_will_be_there_until_they_say_what_they_see(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    for verifier in (watch.one, watch.two):
        await watch.at(verifier).presses_payload(f"on-my-way:{watch.task_id}")
    mine = watch.at(watch.one)
    await mine.presses("5 min")
    assert "V1 (3:47 PM)" in watch.private(watch.two)
    await mine.presses("30 min")
    assert "V1 (4:12 PM)" in watch.private(watch.two)
    assert "V1 (4:12 PM)" in watch.task
    assert "On the way: V1 (4:12 PM), V2" in watch.town.room[0]
    await mine.presses("Confirmed")
    assert mine.buttons == ["Confirmed", "Not immigration", "Unable to tell", "Decline"]


def _arrival(watch: Watch, minutes: str) -> str:
    return f"arrives:{watch.task_id}:{minutes}"


@pytest.mark.parametrize(
    ("press", "said"),
    [("Confirmed", "confirmed"), ("Not immigration", "not immigration"), ("Unable to tell", "unable to tell")],
)
async def test_r37_what_they_see_stands_on_the_moderators_card(watch: Watch, press: str, said: str) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    await watch.at(watch.two).presses(press)
    assert f"**V2** on site: {said}, 3:42 PM." in watch.town.room[0]
    assert said not in watch.task, "the room reads no results"
    await watch.one.presses("Unable to tell")
    assert "**V1** on site: unable to tell, 3:42 PM." in watch.town.room[0]


async def test_who_was_not_told_the_place_saw_nothing(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    assert "Press *On my way* first" in await watch.one.presses("Confirmed")
    await watch.one.presses("On my way")
    assert "Press *On my way* first" in await watch.one.presses("Confirmed")
    assert "on site" not in watch.town.room[0]


async def test_r37_declining_needs_no_reason_and_leaves_no_trace(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("Decline")
    async with watch.town.application.database.reading() as connection:
        assert (await connection.execute(select(verifier_answers))).all() == []
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    assert PLACE in watch.private(watch.two)
    await watch.at(watch.two).presses("Decline")
    assert "need no reason" in watch.private(watch.two)
    assert PLACE not in everywhere(watch), "whoever is left is alone, and waits again"
    assert "Wait for a second person" in watch.private(watch.one)
    assert "V2" not in re.findall(r"\w+", watch.task)
    await watch.two.presses("On my way")
    assert PLACE in watch.private(watch.two)
    assert PLACE in watch.private(watch.one)
