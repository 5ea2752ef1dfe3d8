"""What becomes of an alert after it went out: still there, changed, ended, wrong, past its time (R28 to R30)."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.domain.alerts import AlertChange
from bot.errors import SendError
from bot.services.alerts import freeze
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import preview, report
from tests.handlers.living import card, change, changes
from tests.handlers.watch import Watch, staff


@pytest.fixture
async def watch(open_town: OpenTown) -> AsyncIterator[Watch]:
    async with open_town() as town:
        await staff(town)
        yield Watch(town)


def labels(town: Town) -> list[str]:
    outgoing = card(town).outgoing
    assert outgoing is not None
    return [button.label for row in outgoing.buttons for button in row]


async def freezes(town: Town) -> None:
    async with town.application.database.transaction() as connection:
        await freeze.freeze(connection, by="M2", reason="", now=town.clock.now())


async def correct(town: Town, what: str) -> str:
    await town.first.presses("We were wrong", on=card(town))
    return await town.first.presses(what)


async def test_a_live_alert_has_its_buttons_on_the_card(live: Town) -> None:
    assert labels(live) == ["Ended", "Still there", "Change facts", "We were wrong"]


@pytest.mark.parametrize("label", ["Ended", "Still there", "We were wrong"])
async def test_r19_the_first_press_on_a_live_alert_changes_nothing(live: Town, label: str) -> None:
    before = (*live.alerts, live.luis.reads)
    shown = await live.first.presses(label, on=card(live))
    assert "A-101" in shown
    assert (*live.alerts, live.luis.reads) == before
    await live.first.presses("Back")
    assert (*live.alerts, live.luis.reads) == before


async def test_r29_the_end_is_shown_before_it_is_sent_with_how_many_it_changes(live: Town) -> None:
    shown = await live.first.presses("Ended", on=card(live))
    assert "It changes 2 messages that stand" in shown
    assert "Last seen there: immigration agents, agency not known, Sun Nov 22, 3:32 PM." in shown
    await live.first.presses("End it")
    assert live.alerts[-1] in shown
    assert "TERMINÓ A-101" in live.luis.reads
    assert await changes(live) == [AlertChange.PUBLISHED, AlertChange.ENDED]
    assert len(live.alerts) == 1
    assert "A-101 terminó" in live.ana.reads


async def test_r28_still_there_makes_it_stand_two_hours_longer(live: Town) -> None:
    await live.passes(timedelta(hours=1))
    shown = await live.first.presses("Still there", on=card(live))
    assert "no verifier has said so through the bot" in shown
    await live.first.presses("Somebody on site told me.*")
    for text in (live.alerts[-1], live.luis.reads):
        assert "6:42 p. m." in text
        assert "Visto: dom 22 nov, 4:42 p. m." in text
    assert len(live.alerts) == 1, "an extension makes no new message"
    await live.passes(timedelta(hours=1, minutes=30))
    assert "CONFIRMADO" in live.alerts[-1], "it would have expired by now"
    await live.passes(timedelta(hours=1))
    assert "VENCIDO A-101: esto se vio el dom 22 nov, 4:42 p. m." in live.alerts[-1]
    assert await changes(live) == [AlertChange.PUBLISHED, AlertChange.EXTENDED, AlertChange.EXPIRED]


async def test_r28_a_verifiers_word_from_the_site_counts(watch: Watch) -> None:
    town = watch.town
    await watch.agrees(watch.one, watch.two)
    await watch.asked()
    await watch.one.presses("On my way")
    await watch.two.presses("On my way")
    await watch.one.presses("Confirmed")
    await town.first.presses("Confirm", on=card(town))
    await town.first.presses(r"Two observers on site.*")
    await town.first.presses("Immigration agents, agency not known")
    await town.first.presses("Publish")
    assert "Who can go and look" in watch.task, "whoever is on site stays while the alert lives"
    assert "no verifier" in await town.first.presses("Still there", on=card(town)), "that was before it went out"
    await town.passes(timedelta(minutes=30))
    await watch.two.presses("Confirmed")
    shown = await town.first.presses("Still there", on=card(town))
    assert "on site said at 4:12 PM that they are still there" in shown
    await town.first.presses("They are still there: extend it")
    assert "Seen: Sun Nov 22, 4:12 PM. How we know" in town.alerts[-1]
    await town.first.presses("Ended", on=card(town))
    await town.first.presses("End it")
    assert "over since" in watch.task


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("The local police", "At Durham it was the local police, not immigration agents."),
        ("A utility or construction crew", "it was a utility or construction crew"),
        ("Nothing was found there", "Our observers found no immigration agents at Durham."),
    ],
)
async def test_r30_a_correction_goes_to_everybody_in_every_language_as_an_answer(
    live: Town, what: str, said: str
) -> None:
    shown = await correct(live, what)
    assert "CONFIRMADO" in live.alerts[-1], "it is only shown"
    assert "It changes 2 messages" in shown
    await live.first.presses("Send the correction")
    first, beside = live.posts("alerts")
    for post in (first, beside):
        assert post.outgoing is not None
        assert "CORRECCIÓN A-101: lo que dijimos estaba mal." in post.outgoing.text
        assert "CORRECTION A-101: what we said was wrong." in post.outgoing.text
        assert said in post.outgoing.text
    assert beside.outgoing is not None
    assert beside.outgoing.reply_to == first.reference
    assert len([text for text in live.texts("luis") if "CORRECCIÓN A-101" in text]) == 2
    assert "corregimos el aviso A-101" in live.ana.reads
    assert await changes(live) == [AlertChange.PUBLISHED, AlertChange.RETRACTED]
    assert labels(live) == []


async def test_r30_a_correction_passes_a_freeze_and_other_changes_do_not(live: Town) -> None:
    await freezes(live)
    await live.first.presses("Still there", on=card(live))
    assert "are stopped" in await live.first.presses("Somebody on site told me.*")
    await change(live, place="Fayetteville & Lawson")
    assert "are stopped" in await live.first.presses("Send the change")
    await correct(live, "Something else")
    await live.first.presses("Send the correction")
    assert "CORRECTION A-101" in live.texts("alerts")[0]
    assert "CORRECTION A-101" in live.texts("alerts")[1]


async def test_r30_what_has_ended_can_still_be_corrected(live: Town) -> None:
    await live.first.presses("Ended", on=card(live))
    await live.first.presses("End it")
    assert labels(live) == ["We were wrong"]
    await correct(live, "It was another place")
    await live.first.presses("Send the correction")
    assert "It was not at Durham" in live.texts("alerts")[0]


async def test_r20_a_correction_at_a_school_needs_two(town: Town) -> None:
    await report(town.ana, kind="school")
    await preview(town)
    await town.first.presses("Publish")
    await town.second.presses("Publish")
    await correct(town, "Nothing was found there")
    await town.first.presses("Send the correction")
    assert "CONFIRMADO" in town.alerts[-1]
    await town.second.presses("Send the correction")
    assert "CORRECCIÓN" in town.alerts[-1]


async def test_correcting_twice_is_told(live: Town) -> None:
    await correct(live, "Something else")
    stale = live.first.post
    await live.first.presses("Send the correction")
    assert "corrected already" in await live.second.presses_payload(
        next(b for row in stale.outgoing.buttons for b in row).action.payload  # type: ignore[union-attr]
    )


async def test_r30_a_deleted_copy_is_counted_and_corrected_by_a_new_message(live: Town) -> None:
    copy = live.posts("alerts")[0]
    live.connection.board.delete(copy.reference)
    await correct(live, "The local police")
    await live.first.presses("Send the correction")
    await live.passes(timedelta(seconds=10))
    (anew,) = live.alerts
    assert "CORRECTION A-101" in anew
    text = card(live).outgoing.text  # type: ignore[union-attr]
    assert "1 copy** could not be changed" in text
    assert "new message to 1 of them" in text


async def test_r30_a_chat_that_takes_nothing_any_more_is_counted(live: Town) -> None:
    sender = live.connection.sender
    sender.refuse("luis", SendError("blocked", permanent=True))
    await correct(live, "The local police")
    await live.first.presses("Send the correction")
    await live.passes(timedelta(seconds=10))
    assert "CORRECTION A-101" in live.texts("alerts")[0]
    text = card(live).outgoing.text  # type: ignore[union-attr]
    assert "1 copy** could not be changed" in text
    assert "new message to 0 of them" in text


async def test_r28_an_expiry_is_only_marked(live: Town) -> None:
    live.connection.board.delete(live.posts("alerts")[0].reference)
    await live.passes(timedelta(hours=2, minutes=1))
    assert live.alerts == [], "what is gone does not come back to say that its time is over"
    assert "VENCIDO A-101" in live.luis.reads
    await live.passes(timedelta(seconds=10))
    assert "1 copy** could not be changed" in card(live).outgoing.text  # type: ignore[union-attr]


@pytest.mark.parametrize("verb", ["ended-sure", "extend-sure", "wrong-sure", "change-sure"])
async def test_a_forged_press_by_somebody_without_a_role_does_nothing(live: Town, verb: str) -> None:
    before = live.alerts[-1]
    button = card(live).outgoing.buttons[0][0].action  # type: ignore[union-attr]
    assert button is not None
    answer = await live.ana.presses_payload(f"{verb}:{button.arguments[0]}")
    assert "role" in answer or "voluntarios" in answer
    assert live.alerts[-1] == before
