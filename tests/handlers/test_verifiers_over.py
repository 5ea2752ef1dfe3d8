"""Verifiers in conversation: stood down, forgotten, kept from publishing; and who may not answer (R37)."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.messages import Point
from bot.domain.rights import Role
from bot.storage.schema import people, verifier_answers, verifier_tasks
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import report, report_id
from tests.handlers.volunteers import give
from tests.handlers.watch import PLACE, Watch, everywhere, staff


@pytest.fixture
async def watch(open_town: OpenTown) -> AsyncIterator[Watch]:
    async with open_town() as town:
        await staff(town)
        yield Watch(town)


async def test_r37_stand_down_reaches_all_at_once_and_takes_the_place_back(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    name = await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    task = watch.task_id
    await watch.stands_down()
    assert PLACE not in everywhere(watch)
    assert watch.task == f"{name} · Durham: over since 3:42 PM. Thank you."
    for verifier in (watch.one, watch.two):
        assert "taken back" in watch.private(verifier)
        assert watch.town.texts(verifier.user)[-1].startswith("**Stand down.**"), "an edit makes no sound"
    assert "Nobody needs to look" in await watch.one.presses_payload(f"on-my-way:{task}")
    await watch.asks()
    assert "Who can go and look" in watch.room[-1]


async def test_r37_a_decision_stands_everybody_down(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    await watch.town.second.presses("Can't tell")
    await watch.town.second.presses("Another reason")
    assert PLACE not in everywhere(watch)
    assert "over since" in watch.task
    assert watch.town.texts(watch.one.user)[-1].startswith("**Stand down.**")


@pytest.mark.parametrize("way", ["give back", "destroy", "lapse"])
async def test_r37_when_nobody_has_the_report_any_more_it_is_over(watch: Watch, way: str) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    if way == "lapse":
        await watch.town.passes(timedelta(minutes=16))
    else:
        await watch.town.first.presses("More")
        await watch.town.first.presses("Give it back" if way == "give back" else "Destroy this report")
        if way == "destroy":
            await watch.town.first.presses("Yes, destroy it")
    assert "over since" in watch.task
    assert PLACE not in everywhere(watch)


async def test_a_claim_holds_while_somebody_is_on_the_way(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.at(watch.one).presses("30 min")
    await watch.town.passes(timedelta(minutes=40))
    assert "Who can go and look" in watch.task
    await watch.town.passes(timedelta(minutes=6))
    assert "over since" in watch.task


async def test_r20_who_verified_cannot_approve_publication(watch: Watch) -> None:
    await give(watch.town, watch.two.user, Role.MODERATOR, source="config")
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    await watch.two.presses("Confirmed")
    await watch.town.first.presses("Confirm")
    await watch.town.first.presses(r"Two observers on site \(1 verifier confirmed\)")
    preview = await watch.town.first.presses("Immigration agents, agency not known")
    assert "*Publish* sends exactly this" in preview
    buttons = [button for row in watch.town.first.post.outgoing.buttons for button in row]  # type: ignore[union-attr]
    publish = next(button.action for button in buttons if button.label == "Publish")
    assert publish is not None
    assert "Somebody else must press this" in await watch.at(watch.two).presses_payload(publish.payload)
    assert watch.town.alerts == []
    await watch.town.first.presses("Publish")
    assert len(watch.town.alerts) == 1


async def test_r18_the_basis_says_how_many_confirmed_on_site(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.town.first.presses("Confirm")
    assert "Two observers on site (0 verifiers confirmed)" in watch.town.first.buttons
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    await watch.one.presses("Confirmed")
    await watch.two.presses("Confirmed")
    await watch.town.first.presses("Confirm")
    assert "Two observers on site (2 verifiers confirmed)" in watch.town.first.buttons


async def test_r37_no_live_positions(watch: Watch) -> None:
    await watch.agrees(watch.one)
    await watch.asked()
    await watch.one.presses("On my way")
    before = watch.task
    mine = watch.at(watch.one)
    walking = replace(mine.incoming("none"), action=None, location=Point(35.99, -78.9, live=True))
    (answer,) = await watch.town.application.router.respond(walking)
    assert "live location" in answer.text
    await watch.town.settle()
    assert watch.task == before
    assert "35.9" not in everywhere(watch) + watch.town.room[0]


@pytest.mark.parametrize("verb", ["on-my-way", "decline", "site", "arrives"])
async def test_only_verifiers_of_the_county_answer(watch: Watch, verb: str) -> None:
    await give(watch.town, "ana", Role.VERIFIER, "Wake")
    await watch.asked()
    more = {"site": ":confirmed", "arrives": ":5"}.get(verb, "")
    assert "voluntarios con un cargo" in await watch.town.ana.presses_payload(f"{verb}:{watch.task_id}{more}")
    assert "On the way" not in watch.task


async def test_verifiers_are_asked_once_and_where_there_is_a_place(watch: Watch) -> None:
    await watch.asked()
    payload = watch.town.first.incoming(f"ask-verifiers:{await report_id(watch.town)}")
    answers = await watch.town.application.router.respond(payload)
    assert "asked already" in answers[0].text


async def test_without_a_room_for_the_county_nobody_is_asked(watch: Watch) -> None:
    await report(watch.town.luis, place="Raleigh")
    await watch.town.first.presses("Claim")
    await watch.town.first.presses("More")
    assert "No verifiers' room serves this county" in await watch.town.first.presses("Ask verifiers")
    async with watch.town.application.database.reading() as connection:
        assert (await connection.execute(select(verifier_tasks))).all() == []


async def test_r40_tasks_and_arrivals_are_gone_after_72_hours(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.stands_down()
    housekeeping = watch.town.application.housekeeping
    for _ in range(73):
        await housekeeping.round()
        await watch.town.passes(timedelta(hours=1))
    await housekeeping.round()
    async with watch.town.application.database.reading() as connection:
        assert (await connection.execute(select(verifier_tasks))).all() == []
        assert (await connection.execute(select(verifier_answers))).all() == []


async def test_no_column_of_a_task_holds_the_place_or_an_account(watch: Watch) -> None:
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    async with watch.town.application.database.reading() as connection:
        rows = [
            *(await connection.execute(select(verifier_tasks))),
            *(await connection.execute(select(verifier_answers))),
        ]
    assert rows
    assert "Roxboro" not in repr(rows)
    assert "ver-1" not in repr(rows)


async def test_r37_who_cannot_be_written_to_is_not_on_the_way(watch: Watch) -> None:
    """Telegram refuses to write to who never opened a chat with the bot: the place is not shown on their account."""
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    async with watch.town.application.database.transaction() as connection:
        person = await connection.scalar(select(people.c.id).where(people.c.alias == "V2"))
        await watch.town.application.services.verifying.unreachable(
            connection, watch.task_id, str(person), watch.town.clock.now()
        )
    await watch.town.settle()
    assert "V2" not in re.findall(r"\w+", watch.task)
    assert "V2 is not on the way" in watch.room[-1]
    assert "Wait for a second person" in watch.private(watch.one)
    assert PLACE not in everywhere(watch)


@pytest.mark.parametrize("how", ["suspended", "revoked"])
async def test_r37_who_loses_the_role_loses_the_place(watch: Watch, how: str) -> None:
    await give(watch.town, "ana", Role.OWNER)
    await watch.agrees(watch.one, watch.two, watch.three)
    await watch.asked()
    for verifier in (watch.one, watch.two, watch.three):
        await verifier.presses("On my way")
    await watch.town.ana.says("/suspend V2" if how == "suspended" else "/revoke V2 verifier")
    assert PLACE not in "".join(watch.town.texts(watch.two.user))
    assert "On the way: V1, V3" in watch.task
    assert PLACE in watch.private(watch.one)
    assert "with a role" in await watch.two.presses("Confirmed")


async def test_verifiers_on_postgresql(open_town: OpenTown, postgresql_url: str) -> None:
    async with open_town(database={"url": postgresql_url}) as town:
        watch = Watch(town)
        await staff(town)
        await watch.agrees(watch.one, watch.two)
        await watch.asked()
        await watch.one.presses("On my way")
        await watch.two.presses("On my way")
        await watch.at(watch.one).presses("10 min")
        await watch.two.presses("Confirmed")
        assert "**V2** on site: confirmed" in town.room[0]
        assert PLACE in watch.private(watch.one)
        await watch.at(watch.one).presses("Decline")
        await watch.town.first.presses("Can't tell")
        await watch.town.first.presses("Another reason")
        assert "over since" in watch.task
        assert PLACE not in everywhere(watch)
