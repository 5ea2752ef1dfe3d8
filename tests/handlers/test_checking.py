"""That a report is being checked: what one person may say while a second one is missing, and what follows (R20)."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import preview, report, report_id

TEN_MINUTES = timedelta(minutes=10, seconds=5)


@pytest.fixture
async def alone(open_town: OpenTown) -> AsyncIterator[Town]:
    """A town where M1 agreed ten minutes ago to publish about a hospital, and nobody came second."""
    async with open_town() as town:
        await town.luis.says("/subscribe durham")
        await report(town.ana, kind="hospital")
        await preview(town)
        await town.first.presses("Publish")
        await town.passes(TEN_MINUTES)
        yield town


async def says_checking(town: Town) -> None:
    await town.first.presses("Say that we are checking")
    await town.first.presses("Publish")


async def test_r20_the_timer_offers_and_publishes_nothing(alone: Town) -> None:
    assert "nobody agreed with M1 yet" in alone.first.reads
    assert alone.first.buttons == ["Say that we are checking"]
    assert alone.alerts == []


async def test_r20_the_first_one_publishes_only_that_it_is_being_checked(alone: Town) -> None:
    shown = await alone.first.presses("Say that we are checking")
    assert "NOT CONFIRMED A-101. We are checking a report in Durham County." in shown
    assert "It goes to 1 channel" in shown
    assert alone.alerts == []
    await alone.first.presses("Publish")
    assert "SIN CONFIRMAR A-101" in alone.alerts[-1]
    for word in ("hospital", "Roxboro", "Hospital", "agentes", "CONFIRMADO A"):
        assert word not in alone.alerts[-1]
    assert "Out as A-101" in alone.room[0]
    assert "M1 agrees to publish" in alone.room[0], "the first agreement still waits for a second one"


async def test_r20_nobody_else_and_nobody_early_says_it(open_town: OpenTown) -> None:
    async with open_town() as town:
        await report(town.ana, kind="church")
        await preview(town)
        await town.first.presses("Publish")
        payload = f"checking:{await report_id(town)}"
        assert "still has time" in await town.first.presses_payload(payload)
        await town.passes(TEN_MINUTES)
        assert "Only M1, who agreed first" in await town.second.presses_payload(payload)
        minute = int(town.clock.now().timestamp()) // 60
        await town.second.presses_payload(f"checking-out:{await report_id(town)}:101:{minute}")
        assert town.alerts == []


async def test_r20_about_a_school_nothing_goes_out_alone(open_town: OpenTown) -> None:
    async with open_town() as town:
        await report(town.ana, kind="school")
        await preview(town)
        await town.first.presses("Publish")
        await town.passes(timedelta(minutes=12))
        assert not any("Say that we are checking" in str(post.outgoing) for post in town.posts("moderators"))
        assert "About a school" in await town.first.presses_payload(f"checking:{await report_id(town)}")
        assert town.alerts == []


async def test_what_is_checked_and_then_confirmed_is_the_same_alert(alone: Town) -> None:
    await says_checking(alone)
    assert len(alone.alerts) == 1
    before = len(alone.texts("luis"))
    await alone.second.presses("Approve")
    shown = alone.second.reads
    assert "CONFIRMADO A-101" in shown
    await alone.second.presses("Publish")
    first, follow_up = alone.alerts
    assert "CONFIRMADO A-101" in first
    assert "SIN CONFIRMAR" not in first
    assert "CAMBIÓ A-101" in follow_up, "an edit makes no sound"
    assert "CONFIRMADO A-101" in alone.luis.reads
    assert len(alone.texts("luis")) == before + 1, "who asked for confirmed alerts alone gets it once"
    assert "CONFIRMADO A-101" in await alone.ana.says("/verify A-101")
    assert "unconfirmed" not in await alone.ana.says("/verify A-102")


async def test_undo_leaves_what_is_being_checked_as_it_was(open_town: OpenTown) -> None:
    async with open_town(alerts={"hold_seconds": 20}) as town:
        await report(town.ana, kind="hospital")
        await preview(town)
        await town.first.presses("Publish")
        await town.passes(TEN_MINUTES)
        await says_checking(town)
        await town.passes(timedelta(seconds=21))
        assert "SIN CONFIRMAR A-101" in town.alerts[-1]
        await town.second.presses("Approve")
        await town.second.presses("Publish")
        assert "SIN CONFIRMAR A-101" in town.alerts[-1]
        await town.second.presses("Undo")
        await town.passes(timedelta(seconds=21))
        assert "SIN CONFIRMAR A-101" in town.alerts[-1]
        assert "SIN CONFIRMAR A-101" in await town.ana.says("/verify A-101")
        assert "M1 agrees" not in town.room[0], "who takes it back disagrees"
        for label in ("Confirm", "Two observers on site", "Immigration agents, agency not known"):
            await town.second.presses(label)
        await town.second.presses("Publish")
        await town.passes(timedelta(seconds=21))
        assert "SIN CONFIRMAR A-101" in town.alerts[-1], "one of two"
        await town.first.presses("Approve")
        await town.first.presses("Publish")
        await town.passes(timedelta(seconds=21))
        assert "CONFIRMADO A-101" in town.alerts[0]


async def test_what_nobody_confirms_expires_without_saying_that_it_was_seen(alone: Town) -> None:
    await says_checking(alone)
    await alone.passes(timedelta(minutes=125))
    assert "VENCIDO A-101" in alone.alerts[-1]
    assert "no pudimos confirmarlo" in alone.alerts[-1]
    assert "esto se vio" not in alone.alerts[-1]


async def test_r32_what_is_being_checked_is_an_answer_once_it_was_published(alone: Town) -> None:
    asked = "es cierto que hay migra en Durham?"
    assert "No hay nada confirmado" in await alone.ana.says(asked)
    await says_checking(alone)
    answer = await alone.ana.says(asked)
    assert "SIN CONFIRMAR A-101" in answer
    assert "No hay nada confirmado" not in answer


@pytest.mark.parametrize(("pressed", "then"), [("Can't tell", "Another reason"), ("More", "Destroy this report")])
async def test_what_was_being_checked_ends_with_the_report(alone: Town, pressed: str, then: str) -> None:
    await says_checking(alone)
    await alone.first.presses(pressed, on=alone.posts("moderators")[0])
    await alone.first.presses(then)
    if pressed == "More":
        await alone.first.presses("Yes, destroy it")
    await alone.settle()
    assert "TERMINÓ A-101" in alone.alerts[-1]
    assert "we confirm nothing about it" in alone.alerts[-1]


async def test_a_claim_that_lapses_leaves_what_is_being_checked(alone: Town) -> None:
    await says_checking(alone)
    await alone.passes(timedelta(minutes=20))
    assert "Nobody has it" in alone.room[0]
    assert "SIN CONFIRMAR A-101" in alone.alerts[-1]
