"""Between *Publish* and the first send: *Undo*, a freeze, a crash; and that nobody outside knows of it (R36)."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.services.alerts import freeze
from bot.storage import alerts as alert_rows
from bot.storage.schema import audit
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import preview, publish, report

HOLD = timedelta(seconds=20)


@pytest.fixture
async def held(open_town: OpenTown) -> AsyncIterator[Town]:
    """A town that holds for twenty seconds, with a reader and one alert that was just published."""
    async with open_town(alerts={"hold_seconds": 20}) as town:
        await town.luis.says("/subscribe durham")
        await report(town.ana)
        await publish(town)
        yield town


async def freezes(town: Town) -> None:
    async with town.application.database.transaction() as connection:
        assert await freeze.freeze(connection, by="M2", reason="", now=town.clock.now())


async def lifts(town: Town) -> None:
    async with town.application.database.transaction() as connection:
        await freeze.lift(connection, by=freeze.SERVER, now=town.clock.now())


def card(town: Town) -> str:
    outgoing = town.posts("moderators")[0].outgoing
    assert outgoing is not None
    return outgoing.text


def card_buttons(town: Town) -> list[str]:
    outgoing = town.posts("moderators")[0].outgoing
    assert outgoing is not None
    return [button.label for row in outgoing.buttons for button in row]


async def test_what_is_published_goes_out_when_the_hold_is_over(held: Town) -> None:
    assert "A-101 goes out at 3:42:" in held.first.reads
    assert "It goes to 1 channel, 0 groups, 1 person." in held.first.reads
    assert "A-101 goes out at 3:42:" in card(held)
    assert held.alerts == []
    assert "A-101" not in held.luis.reads
    await held.passes(HOLD / 2)
    assert held.alerts == []
    await held.passes(HOLD / 2)
    assert "CONFIRMADO A-101" in held.alerts[-1]
    assert "CONFIRMADO A-101" in held.luis.reads
    assert "M1 published" in card(held)
    assert card_buttons(held)[0] == "Ended"


async def test_undo_brings_the_report_back_to_where_it_was(held: Town) -> None:
    assert "Undo" in card_buttons(held)
    assert "Nothing was sent" in await held.second.presses("Undo"), "any moderator of the room can"
    assert "M1 has it" in card(held)
    assert card_buttons(held) == ["Confirm", "Not immigration", "Can't tell", "Ask", "More"]
    await held.passes(HOLD * 2)
    assert held.alerts == []
    assert "A-101" not in held.luis.reads
    assert all("A-101" not in text for text in held.texts("ana"))


async def test_what_was_undone_can_be_decided_again(held: Town) -> None:
    await held.first.presses("Undo")
    await held.first.presses("Confirm", on=held.posts("moderators")[0])
    await held.first.presses("Two observers on site")
    await held.first.presses("ICE agents")
    await held.first.presses("Publish")
    await held.passes(HOLD)
    assert "CONFIRMADO A-102" in held.alerts[-1], "a number is given once"
    assert "(ICE)" in held.alerts[-1]
    assert "A-102" in held.ana.reads


async def test_undo_comes_too_late_once_it_went_out(held: Town) -> None:
    undo = held.first.post
    await held.passes(HOLD)
    assert "gone out already" in await held.first.presses("Undo", on=undo)
    assert "CONFIRMADO A-101" in held.alerts[-1]


async def test_undoing_twice_is_told(held: Town) -> None:
    on_card = held.posts("moderators")[0]
    payload = next(b for row in on_card.outgoing.buttons for b in row if b.label == "Undo").action  # type: ignore[union-attr]
    assert payload is not None
    await held.first.presses("Undo")
    assert "taken back already" in await held.second.presses_payload(payload.payload)


@pytest.mark.parametrize("person", ["ana", "luis"])
async def test_a_forged_undo_by_somebody_without_a_role_does_nothing(held: Town, person: str) -> None:
    payload = next(b for row in held.first.post.outgoing.buttons for b in row).action  # type: ignore[union-attr]
    assert payload is not None
    await getattr(held, person).presses_payload(payload.payload)
    await held.passes(HOLD)
    assert "CONFIRMADO A-101" in held.alerts[-1]


async def test_r36_a_held_and_an_undone_alert_answer_like_an_unknown_one(held: Town) -> None:
    unknown = await held.luis.says("/verify A-999")
    assert await held.luis.says("/verify A-101") == unknown
    assert "A-101" not in await held.ana.says("/myreports")
    await held.first.presses("Undo")
    assert await held.luis.says("/verify A-101") == unknown


async def test_r36_the_number_is_public_from_the_first_send_on(held: Town) -> None:
    await held.passes(HOLD)
    assert "CONFIRMADO A-101" in await held.luis.says("/verify A-101")


async def test_r31_a_freeze_during_the_hold_lets_it_wait_for_a_persons_word(held: Town) -> None:
    await freezes(held)
    await held.passes(HOLD)
    assert held.alerts == []
    assert "A-101 waits" in card(held)
    assert "was not sent" in held.first.reads
    assert "are stopped" in await held.first.presses("Send it")
    await lifts(held)
    await held.passes(timedelta(minutes=1))
    assert held.alerts == [], "lifting alone sends nothing"
    await held.second.presses("Send it")
    assert "CONFIRMADO A-101" in held.alerts[-1]


async def test_r31_what_waited_can_be_taken_back(held: Town) -> None:
    await freezes(held)
    await held.passes(HOLD)
    await held.second.presses("Undo")
    await lifts(held)
    await held.passes(HOLD)
    assert held.alerts == []
    assert "M1 has it" in card(held)


async def test_what_waited_beyond_its_time_is_not_sent(held: Town) -> None:
    await freezes(held)
    await held.passes(HOLD)
    await lifts(held)
    await held.passes(timedelta(hours=2))
    assert "something old" in await held.first.presses("Send it")
    assert held.alerts == []


async def test_a_program_that_was_killed_during_the_hold_sends_after_its_start(open_town: OpenTown) -> None:
    async with open_town(alerts={"hold_seconds": 20}) as town:
        await report(town.ana)
        await publish(town)
        clock = town.clock
    clock.advance(HOLD)
    async with open_town(clock, alerts={"hold_seconds": 20}) as town:
        await town.settle()
        assert "CONFIRMADO A-101" in town.alerts[-1]


async def test_r20_a_program_that_stood_still_for_long_asks_before_it_sends(open_town: OpenTown) -> None:
    async with open_town(alerts={"hold_seconds": 20}) as town:
        await report(town.ana)
        await publish(town)
        clock = town.clock
    clock.advance(timedelta(minutes=30))
    async with open_town(clock, alerts={"hold_seconds": 20}) as town:
        await town.settle()
        assert town.alerts == []
        assert "A-101 (Durham) was not sent" in town.first.reads
        await town.first.presses("Send it")
        assert "CONFIRMADO A-101" in town.alerts[-1]


async def test_of_an_undo_and_the_end_of_the_hold_at_once_one_wins(held: Town) -> None:
    undo = next(b for row in held.first.post.outgoing.buttons for b in row).action  # type: ignore[union-attr]
    assert undo is not None
    held.clock.advance(HOLD)
    await held.second.presses_payload(undo.payload)
    async with held.application.database.reading() as connection:
        alert = (await alert_rows.held(connection), await alert_rows.live(connection))
    assert alert[0] == []
    assert len(alert[1]) == len(held.alerts)


async def test_a_school_needs_two_again_after_an_undo(open_town: OpenTown) -> None:
    async with open_town(alerts={"hold_seconds": 20}) as town:
        await report(town.ana, kind="school")
        await preview(town)
        await town.first.presses("Publish")
        await town.second.presses("Publish")
        await town.second.presses("Undo")
        await town.first.presses("Confirm", on=town.posts("moderators")[0])
        await town.first.presses("Two observers on site")
        await town.first.presses("Immigration agents, agency not known")
        await town.first.presses("Publish")
        await town.passes(HOLD)
        assert town.alerts == [], "whoever agreed before the undo agreed to what was undone"


async def test_every_step_stands_in_the_audit_log(held: Town) -> None:
    await held.second.presses("Undo")
    async with held.application.database.reading() as connection:
        rows = await connection.execute(
            select(audit.c.actor, audit.c.action).where(audit.c.subject.startswith("alert:"))
        )
        assert [tuple(row) for row in rows] == [("M1", "publish"), ("M2", "undo")]
