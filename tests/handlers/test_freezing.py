"""R31 in chat: who stops all new alerts, who lets them go out again, what waits meanwhile and is asked about again."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.domain.rights import Role
from bot.services.alerts import freeze
from bot.storage.rooms import RoomKind
from bot.storage.schema import audit, broadcasts, people
from tests.chat import Person, Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import publish, report
from tests.handlers.test_group_settings import follow
from tests.handlers.test_roles import give

WAITING = "waits since alerts were stopped"


async def frozen(town: Town) -> freeze.Frozen | None:
    async with town.application.database.reading() as connection:
        return await freeze.is_frozen(connection)


async def is_public(town: Town, code: str = "A-101") -> bool:
    return any(code in text for text in town.alerts)


def private(town: Town, user: str) -> Person:
    return Person(town, user, user, locale="en")


async def published_and_caught(town: Town) -> None:
    """An alert that is public and whose messages nobody has sent when everything is frozen."""
    await report(town.ana)
    await publish_unsent(town)
    async with town.application.database.transaction() as connection:
        await freeze.freeze(connection, by="M1", reason="", now=town.clock.now())
        await town.application.services.pausing.tell(connection, town.clock.now())
    await town.settle()


async def publish_unsent(town: Town) -> None:
    """Press *Publish*, and let nothing but the timers run: the broadcast stands and no message was written."""
    expand = town.application.broadcasts.step

    async def nothing() -> int:
        return 0

    town.application.broadcasts.step = nothing  # type: ignore[method-assign]
    await publish(town)
    town.application.broadcasts.step = expand  # type: ignore[method-assign]
    assert not await is_public(town)


async def test_r31_a_coordinator_stops_everything_at_once_and_every_room_hears_who_and_how_to_lift(town: Town) -> None:
    await give(town, "ana", Role.COORDINATOR)
    await town.neighbour().says("/room coordinators")
    answer = await town.ana.says("/pausar")
    assert "**Todos los avisos nuevos están parados**" in answer
    assert "/reanudar" in answer
    found = await frozen(town)
    assert found is not None
    for text in (town.room[-1], town.texts("neighbours")[-1]):
        assert found.by in text
    assert "/unfreeze" in town.room[-1]
    assert "farolito freeze off" in town.room[-1]
    assert "/reanudar" in town.texts("neighbours")[-1]


async def test_r31_channels_read_that_alerts_are_paused_until_they_are_not(town: Town) -> None:
    await give(town, "ana", Role.COORDINATOR)
    await give(town, "luis", Role.OWNER)
    await town.ana.says("/freeze")
    (posted,) = town.alerts
    spanish, english = posted.split("\n\n")
    assert "\nAvisos en pausa desde 3:42 p. m. Si no llega nada, no quiere decir que no pase nada." in spanish
    assert "\nAlerts are paused since 3:42 PM. No message does not mean that nothing is happening." in english
    assert spanish.startswith("PRÁCTICA")
    assert english.endswith("PRACTICE")
    await town.passes(timedelta(hours=1))
    await town.luis.says("/unfreeze")
    (posted,) = town.alerts
    assert "Avisos otra vez desde 4:42 p. m." in posted
    assert "Alerts again since 4:42 PM." in posted
    assert "pausa" not in posted


async def test_r31_two_moderators_stop_everything_and_one_does_not(town: Town) -> None:
    await town.first.says("/freeze")
    assert any("A second moderator has to send /freeze by 3:52 PM" in text for text in town.room)
    assert await frozen(town) is None
    await town.first.says("/freeze")
    assert await frozen(town) is None
    await town.second.presses("Stop all new alerts")
    found = await frozen(town)
    assert found is not None
    assert found.by == "M1, M2"
    assert len(found.people) == 2


async def test_r31_two_moderators_count_only_within_ten_minutes(town: Town) -> None:
    await town.first.says("/freeze")
    await town.passes(timedelta(minutes=10, seconds=1))
    await town.second.says("/freeze")
    assert "M2 asks" in town.room[-1]
    assert await frozen(town) is None
    await town.first.says("/freeze")
    assert await frozen(town) is not None


async def test_r31_the_accounts_of_one_person_count_once(town: Town) -> None:
    """Who asked, and then was found to be the other moderator too, is one person who asked twice."""
    await town.first.says("/freeze")
    code = (await private(town, "mod-2").says("/link")).split("/link ")[1].split()[0].rstrip(".")
    await private(town, "mod-1").says(f"/link {code}")
    await town.second.says("/freeze")
    assert await frozen(town) is None


async def test_r31_a_suspended_moderators_wish_does_not_count(town: Town) -> None:
    await town.first.says("/freeze")
    async with town.application.database.transaction() as connection:
        await connection.execute(update(people).where(people.c.alias == "M1").values(suspended_at=town.clock.now()))
    await town.second.says("/freeze")
    assert await frozen(town) is None


@pytest.mark.parametrize("word", ["/freeze", "/pausar", "/unfreeze", "/reanudar"])
async def test_r31_who_has_no_role_stops_and_lifts_nothing(town: Town, word: str) -> None:
    assert "solo lo pueden hacer voluntarios" in await town.ana.says(word)
    assert await frozen(town) is None


async def test_r31_whoever_froze_does_not_lift_and_a_moderator_never_does(town: Town) -> None:
    await give(town, "ana", Role.COORDINATOR)
    await give(town, "luis", Role.COORDINATOR)
    assert "New alerts are not stopped" not in await town.first.says("/unfreeze")
    await town.ana.says("/freeze")
    assert "Otra persona tiene que dejar" in await town.ana.says("/unfreeze")
    await town.first.says("/unfreeze")
    assert await frozen(town) is not None
    await town.luis.says("/reanudar")
    assert any("Nada sale por sí solo" in text for text in town.texts("luis"))
    assert await frozen(town) is None
    async with town.application.database.reading() as connection:
        actions = (await connection.execute(select(audit.c.action).order_by(audit.c.number))).scalars().all()
    assert [action for action in actions if "freeze" in action] == ["ask-freeze", "freeze", "lift-freeze"]


async def test_r31_a_second_freeze_says_who_did_it_first(town: Town) -> None:
    await give(town, "ana", Role.COORDINATOR)
    await town.ana.says("/freeze")
    found = await frozen(town)
    assert found is not None
    assert found.by in await town.first.says("/freeze")


async def test_r31_what_was_not_sent_waits_and_goes_out_when_a_person_says_so(town: Town) -> None:
    await give(town, "luis", Role.COORDINATOR)
    await published_and_caught(town)
    await town.passes(timedelta(minutes=20))
    assert not await is_public(town)
    await town.luis.says("/unfreeze")
    await town.passes(timedelta(minutes=20))
    assert not await is_public(town)
    question = town.room[-1]
    assert f"A-101 {WAITING}" in question.replace("**", "")
    assert "1 copy is not sent yet" in question
    assert "CONFIRMADO A-101" in question
    assert "CONFIRMED A-101" in question
    await town.second.presses("Send it now")
    assert await is_public(town)
    assert "sent by M2" in town.room[-1]
    assert town.second.post.outgoing is not None
    assert town.second.post.outgoing.buttons == ()


async def test_r31_dropped_it_is_never_sent_and_does_not_stand(town: Town) -> None:
    await give(town, "luis", Role.COORDINATOR)
    await published_and_caught(town)
    await town.luis.says("/unfreeze")
    await town.first.presses("Drop it")
    await town.passes(timedelta(hours=3))
    assert not await is_public(town)
    assert "dropped by M1" in town.room[-1]
    assert "CONFIRMADO" not in await town.ana.says("dicen que hay redada en durham?")
    assert "VENCIDO A-101" in await town.ana.says("/verify A-101")


async def test_r31_of_two_who_decide_the_second_learns_that_it_is_decided(town: Town) -> None:
    await give(town, "luis", Role.COORDINATOR)
    await published_and_caught(town)
    await town.luis.says("/unfreeze")
    post = town.first.post
    assert post.outgoing is not None
    payloads = [button.action.payload for row in post.outgoing.buttons for button in row if button.action]
    await town.first.presses("Send it now")
    for payload in payloads:
        assert "somebody decided that already" in await town.second.presses_payload(payload)


async def test_r31_frozen_again_nothing_can_be_sent(town: Town) -> None:
    await give(town, "luis", Role.COORDINATOR)
    await published_and_caught(town)
    await town.luis.says("/unfreeze")
    payload = next(b.action.payload for row in town.first.post.outgoing.buttons for b in row if b.action)  # type: ignore[union-attr]
    await town.luis.says("/freeze")
    assert "are stopped" in await town.first.presses_payload(payload)
    assert not await is_public(town)


async def test_r31_an_alert_past_its_time_expires_instead_of_being_asked_about(town: Town) -> None:
    await give(town, "luis", Role.COORDINATOR)
    await published_and_caught(town)
    await town.passes(timedelta(hours=2, minutes=1))
    await town.luis.says("/unfreeze")
    await town.settle()
    assert not any(WAITING in text for text in town.room)
    assert not await is_public(town)
    async with town.application.database.reading() as connection:
        states = (await connection.execute(select(broadcasts.c.state).order_by(broadcasts.c.version))).scalars().all()
    assert states[0] == "closed"


async def test_r31_a_press_after_its_time_sends_nothing(town: Town) -> None:
    await give(town, "luis", Role.COORDINATOR)
    await published_and_caught(town)
    await town.luis.says("/unfreeze")
    payload = next(b.action.payload for row in town.first.post.outgoing.buttons for b in row if b.action)  # type: ignore[union-attr]
    town.clock.advance(timedelta(hours=2, minutes=1))
    answer = await town.first.presses_payload(payload)
    assert "its time is over" in answer or "decided that already" in answer
    assert not await is_public(town)


async def test_r31_a_forged_press_decides_nothing(town: Town) -> None:
    await give(town, "luis", Role.COORDINATOR)
    await published_and_caught(town)
    await town.luis.says("/unfreeze")
    payload = next(b.action.payload for row in town.first.post.outgoing.buttons for b in row if b.action)  # type: ignore[union-attr]
    for forged in (payload, "send-waiting", "send-waiting:x", f"{payload}9", "freeze"):
        await town.ana.presses_payload(forged)
    assert not await is_public(town)
    assert await frozen(town) is None


async def test_r31_the_server_freezes_and_every_room_hears_it_from_the_running_program(town: Town) -> None:
    async with town.application.database.transaction() as connection:
        await freeze.freeze(connection, by=freeze.SERVER, reason="", now=town.clock.now())
        await town.application.services.pausing.tell(connection, town.clock.now())
    await town.settle()
    assert "by the server" in town.room[-1]
    assert "Alerts are paused" in town.alerts[-1]


async def test_r31_subscribers_read_it_in_what_they_ask_and_get_no_message_of_their_own(town: Town) -> None:
    await give(town, "luis", Role.COORDINATOR)
    await town.ana.says("/subscribe durham")
    before = len(town.posts("ana"))
    await town.luis.says("/freeze")
    assert len(town.posts("ana")) == before
    assert "Avisos en pausa" in await town.ana.says("/subscribe durham")
    assert "Avisos en pausa" in await town.ana.says("dicen que hay redada en durham?")
    assert "Avisos en pausa" in await town.ana.says("/verificar A-999")


async def test_r31_what_was_held_when_it_was_frozen_is_asked_about_too(open_town: OpenTown) -> None:
    """Published, frozen and lifted within the twenty seconds of the hold: the clock alone sends nothing."""
    async with open_town(alerts={"hold_seconds": 20}) as town:
        await give(town, "ana", Role.COORDINATOR)
        await give(town, "luis", Role.COORDINATOR)
        await report(town.ana)
        await publish(town)
        await town.ana.says("/freeze")
        await town.luis.says("/unfreeze")
        await town.passes(timedelta(minutes=5))
        assert not await is_public(town)
        assert f"A-101 {WAITING}" in town.room[-1].replace("**", "")
        assert "CONFIRMADO A-101" in town.room[-1]
        await town.second.presses("Send it now")
        assert await is_public(town)
        assert "sent by M2" in town.room[-1]


async def test_r31_what_was_held_and_is_dropped_was_never_public_and_its_report_waits_again(
    open_town: OpenTown,
) -> None:
    async with open_town(alerts={"hold_seconds": 20}) as town:
        await give(town, "ana", Role.COORDINATOR)
        await give(town, "luis", Role.COORDINATOR)
        await report(town.ana)
        await publish(town)
        await town.ana.says("/freeze")
        await town.passes(timedelta(minutes=5))
        assert "A-101" not in "".join(town.alerts)
        await town.luis.says("/unfreeze")
        await town.second.presses("Drop it")
        await town.passes(timedelta(hours=3))
        assert not await is_public(town)
        assert "No hemos publicado" in await town.luis.says("/verify A-101")
        assert "Nobody has it yet" in town.room[0]


def test_r31_staff_rooms_are_not_the_publics() -> None:
    from bot.services.alerts.pausing import STAFF

    assert RoomKind.ALERTS not in STAFF
    assert RoomKind.PARTNER not in STAFF


async def test_r31_a_group_that_gets_alerts_reads_that_they_are_paused_and_when_they_are_not(town: Town) -> None:
    await give(town, "ana", Role.COORDINATOR)
    await give(town, "luis", Role.COORDINATOR)
    await follow(town, town.neighbour(), "Durham")
    await town.ana.says("/freeze")
    assert "Avisos en pausa desde 3:42 p. m." in town.texts("neighbours")[-1]
    count = len(town.texts("neighbours"))
    await town.luis.says("/unfreeze")
    assert "Avisos otra vez desde 3:42 p. m." in town.texts("neighbours")[-1]
    assert len(town.texts("neighbours")) == count, "the same message, changed"
