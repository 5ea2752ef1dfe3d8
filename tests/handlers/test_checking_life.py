"""What becomes of "we are checking" after it went out: still so, stopped, wrong, confirmed after all (R28 to R30)."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest

from bot.domain.alerts import AlertChange, AlertKind, Mistake, mistakes
from bot.errors import SendError
from bot.platforms.sandbox.board import Post
from bot.services.alerts import freeze
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import preview, report, report_id
from tests.handlers.living import card, changes
from tests.handlers.test_checking import TEN_MINUTES, says_checking
from tests.handlers.test_notices import decides

PRESSES = ["We stopped checking", "Still checking", "We were wrong"]


async def alone(town: Town) -> None:
    """M1 agreed ten minutes ago to publish about a hospital, and nobody came second."""
    await report(town.ana, kind="hospital")
    await preview(town)
    await town.first.presses("Publish")
    await town.passes(TEN_MINUTES)


@pytest.fixture
async def checking(open_town: OpenTown) -> AsyncIterator[Town]:
    """A town that was told that a report is being checked; Luis wants to hear of such, Ana of what is confirmed."""
    async with open_town() as town:
        for person in (town.luis, town.ana):
            await person.says("/subscribe durham")
        await town.luis.says("/subscriptions")
        await town.luis.presses("También lo que se revisa")
        await alone(town)
        await says_checking(town)
        yield town


def labels(town: Town) -> list[str]:
    outgoing = card(town).outgoing
    assert outgoing is not None
    return [button.label for row in outgoing.buttons for button in row]


async def stops(town: Town) -> str:
    shown = await town.first.presses("We stopped checking", on=card(town))
    await town.first.presses("End it")
    return shown


async def corrects(town: Town, what: str) -> str:
    await town.first.presses("We were wrong", on=card(town))
    shown = await town.first.presses(what)
    await town.first.presses("Send the correction")
    return shown


async def test_what_is_being_checked_has_its_buttons_on_the_card(checking: Town) -> None:
    assert [label for label in labels(checking) if label in PRESSES] == PRESSES
    assert "Change facts" not in labels(checking), "it states a county and nothing else"


@pytest.mark.parametrize("label", PRESSES)
async def test_r19_the_first_press_changes_nothing(checking: Town, label: str) -> None:
    before = (*checking.alerts, checking.luis.reads)
    assert "A-101" in await checking.first.presses(label, on=card(checking))
    assert (*checking.alerts, checking.luis.reads) == before


async def test_r29_its_end_says_that_nothing_is_confirmed_and_ends_no_work(checking: Town) -> None:
    silent = len(checking.texts("ana"))
    shown = await stops(checking)
    assert "It changes 2 messages that stand" in shown
    assert "second person" not in shown, "one person said it, and one ends it"
    assert checking.alerts[-1] in shown
    for text in (checking.alerts[-1], checking.luis.reads):
        assert "TERMINÓ A-101, 3:52 p. m.: ya no revisamos ese reporte en el condado de Durham" in text
        assert "No quiere decir que no pase nada." in text
        for word in ("vieron", "observadores", "hospital", "SIN CONFIRMAR"):
            assert word not in text
    assert len(checking.alerts) == 1
    assert len(checking.texts("ana")) == silent, "reporters were not told of it, and hear nothing of its end"
    assert await changes(checking) == [AlertChange.PUBLISHED, AlertChange.ENDED]
    assert {"Confirm", "Not immigration", "Can't tell", "We were wrong"} <= set(labels(checking))
    assert "Out as A-101" not in checking.room[0]


async def test_what_was_stopped_can_be_confirmed_as_an_alert_of_its_own(checking: Town) -> None:
    await stops(checking)
    await checking.second.presses("Confirm", on=card(checking))
    await checking.second.presses("Two observers on site")
    await checking.second.presses("Immigration agents, agency not known")
    await checking.second.presses("Publish")
    await checking.first.presses("Publish")
    ended, confirmed = checking.alerts
    assert "TERMINÓ A-101" in ended
    assert "CONFIRMADO A-102" in confirmed
    assert "Ended" in labels(checking)


async def test_what_was_stopped_can_be_told_as_a_notice(checking: Town) -> None:
    await stops(checking)
    await checking.first.presses("Not immigration", on=card(checking))
    await checking.first.presses("A traffic stop by local officers")
    assert "Publish a notice" in labels(checking)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("It was about another county", "Ese reporte no era del condado de Durham."),
        ("It was sent by mistake", "Se mandó por error: no revisábamos ningún reporte en el condado de Durham."),
    ],
)
async def test_r30_its_correction_goes_to_every_copy_and_beside_it(checking: Town, what: str, said: str) -> None:
    shown = await corrects(checking, what)
    assert "Beside each of them comes a new message" in shown
    copy, beside = checking.posts("alerts")
    for post in (copy, beside):
        assert post.outgoing is not None
        assert "CORRECCIÓN A-101: lo que dijimos estaba mal." in post.outgoing.text
        assert said in post.outgoing.text
    assert beside.outgoing is not None
    assert beside.outgoing.reply_to == copy.reference
    assert len([text for text in checking.texts("luis") if said in text]) == 2
    assert await changes(checking) == [AlertChange.PUBLISHED, AlertChange.RETRACTED]
    assert "A-101" not in "".join(checking.texts("ana"))
    assert "Confirm" in labels(checking), "the report still waits for its decision"
    assert not set(PRESSES) & set(labels(checking))
    assert "lo que dijimos estaba mal" in await checking.luis.says("/verificar A-101")


async def test_r30_after_its_end_it_can_still_be_corrected(checking: Town) -> None:
    await stops(checking)
    await corrects(checking, "It was sent by mistake")
    assert "CORRECCIÓN A-101" in checking.alerts[0]


async def test_r30_its_end_and_correction_pass_a_freeze_and_go_to_nobody_new(checking: Town) -> None:
    async with checking.application.database.transaction() as connection:
        await freeze.freeze(connection, by="M2", reason="", now=checking.clock.now())
    await checking.first.presses("Still checking", on=card(checking))
    assert "are stopped" in await checking.first.presses("We are still checking: extend it")
    await stops(checking)
    assert "TERMINÓ A-101" in checking.alerts[0]
    await corrects(checking, "It was about another county")
    assert "CORRECCIÓN A-101" in checking.alerts[0]
    assert "A-101" not in "".join(checking.texts("ana"))


@pytest.mark.parametrize("step", [stops, lambda town: corrects(town, "It was sent by mistake")])
async def test_r30_copies_that_were_not_sent_yet_are_stopped(
    open_town: OpenTown, step: Callable[[Town], Awaitable[str]]
) -> None:
    async with open_town() as town:
        await town.luis.says("/subscribe durham")
        await town.luis.says("/subscriptions")
        await town.luis.presses("También lo que se revisa")
        await alone(town)
        town.connection.sender.refuse("luis", SendError("unavailable"))
        await says_checking(town)
        assert "SIN CONFIRMAR A-101" in town.alerts[-1]
        await step(town)
        town.connection.sender.refuse("luis", None)
        await town.passes(timedelta(hours=1))
        assert "A-101" not in "".join(town.texts("luis"))


async def test_r28_still_checking_makes_it_stand_longer(checking: Town) -> None:
    await checking.passes(timedelta(hours=1))
    shown = await checking.first.presses("Still checking", on=card(checking))
    assert "are you still checking it?" in shown
    assert "no verifier" not in shown
    assert "A-101 stands until 6:52 PM" in await checking.first.presses("We are still checking: extend it")
    await checking.passes(timedelta(minutes=90))
    assert "SIN CONFIRMAR A-101" in checking.alerts[-1], "it would have expired by now"
    assert "seguía en revisión; vale más tiempo" in await checking.luis.says("/verificar A-101")
    await checking.passes(timedelta(hours=1))
    assert "VENCIDO A-101" in checking.alerts[-1]
    assert len(checking.alerts) == 1
    assert "Out as A-101" not in checking.room[0], "the card follows"
    assert "We were wrong" in labels(checking)


async def test_r32_what_was_stopped_answers_no_rumour(checking: Town) -> None:
    asked = "es cierto que hay migra en Durham?"
    assert "SIN CONFIRMAR A-101" in await checking.ana.says(asked)
    await stops(checking)
    assert "No hay nada confirmado en Durham" in await checking.ana.says(asked)


@pytest.mark.parametrize("payload", ["change-alert:{}", "change-is:{}:1", "change-sure:{}:1:1:abcdefgh"])
async def test_r20_a_forged_press_puts_no_fact_into_what_is_being_checked(checking: Town, payload: str) -> None:
    before = checking.alerts[-1]
    answer = await checking.first.presses_payload(payload.format(await report_id(checking)))
    assert "no longer valid" in answer
    assert checking.alerts == [before]


@pytest.mark.parametrize("payload", ["ended:{}", "extend:{}", "change-alert:{}", "change-is:{}:1"])
async def test_r26_a_forged_press_changes_nothing_of_a_notice(town: Town, payload: str) -> None:
    await decides(town)
    await town.first.presses("Publish a notice")
    await town.first.presses("Publish")
    assert "no longer valid" in await town.first.presses_payload(payload.format(await report_id(town)))


@pytest.mark.parametrize("mistake", [each for each in Mistake if each not in mistakes(AlertKind.CHECKING)])
async def test_r30_what_names_a_place_corrects_nothing_that_named_none(checking: Town, mistake: Mistake) -> None:
    before = checking.alerts[-1]
    report = await report_id(checking)
    for verb in ("wrong-was", "wrong-sure"):
        assert "no longer valid" in await checking.first.presses_payload(f"{verb}:{report}:{mistake.value}")
    assert checking.alerts == [before]


async def test_what_was_confirmed_within_the_hold_is_not_told_as_being_checked(open_town: OpenTown) -> None:
    async with open_town(alerts={"hold_seconds": 20}) as town:
        await alone(town)
        await says_checking(town)
        await town.second.presses("Approve")
        await town.second.presses("Publish")
        await town.passes(timedelta(seconds=30))
        assert len(town.alerts) == 1
        assert "CONFIRMADO A-102" in town.alerts[0]
        assert "no alert with that code" in await town.second.says("/verify A-101")


@pytest.mark.parametrize(
    ("pressed", "then"), [("Can't tell", "Another reason"), ("Not immigration", "A traffic stop by local officers")]
)
async def test_what_was_decided_within_the_hold_is_not_told_as_being_checked(
    open_town: OpenTown, pressed: str, then: str
) -> None:
    async with open_town(alerts={"hold_seconds": 20}) as town:
        await alone(town)
        await says_checking(town)
        await town.first.presses(pressed, on=card(town))
        await town.first.presses(then)
        await town.passes(timedelta(seconds=30))
        assert town.alerts == []


async def test_what_is_being_checked_goes_with_a_merged_report(open_town: OpenTown) -> None:
    async with open_town() as town:
        await report(town.luis, kind="hospital")
        await alone(town)
        await says_checking(town)
        await town.first.presses("Merge with R-.*")
        leader = next(
            post for post in town.posts("moderators") if post.outgoing and "merged into" not in post.outgoing.text
        )
        assert leader.outgoing is not None
        assert "Out as A-101" in leader.outgoing.text
        await town.first.presses("We stopped checking", on=leader)
        await town.first.presses("End it")
        assert "TERMINÓ A-101" in town.alerts[-1]


async def both_are_checked(town: Town) -> None:
    """A-101 and A-102 say of two reports of one sighting that they are being checked."""
    await alone(town)
    await says_checking(town)
    await report(town.luis, kind="hospital")
    await preview(town)
    await town.first.presses("Publish")
    await town.passes(TEN_MINUTES)
    await says_checking(town)


async def test_r33_of_two_merged_reports_that_are_being_checked_one_alert_stands(open_town: OpenTown) -> None:
    async with open_town() as town:
        await both_are_checked(town)
        assert "SIN CONFIRMAR A-101" in town.alerts[0]
        assert "SIN CONFIRMAR A-102" in town.alerts[1]
        await town.first.presses("Merge with R-.*")
        assert "TERMINÓ A-101" in town.alerts[0]
        assert "ya no revisamos ese reporte" in town.alerts[0]
        assert "SIN CONFIRMAR A-102" in town.alerts[1]
        leader = next(post for post in town.posts("moderators") if post.outgoing and "Out as A-" in post.outgoing.text)
        assert leader.outgoing is not None
        assert "Out as A-102" in leader.outgoing.text
        await town.first.presses("Not immigration", on=leader)
        await town.first.presses("A traffic stop by local officers")
        await town.first.presses("Publish a notice")
        await town.first.presses("Publish")
        await town.second.presses("Approve")
        await town.second.presses("Publish")
        assert "TERMINÓ A-101" in town.alerts[0]
        assert "REVISADO" in town.alerts[1]


async def test_r33_what_was_about_to_go_out_of_a_merged_report_does_not(open_town: OpenTown) -> None:
    async with open_town(alerts={"hold_seconds": 20}) as town:
        await alone(town)
        await report(town.luis, kind="hospital")
        await preview(town)
        await town.first.presses("Publish")
        await town.passes(TEN_MINUTES)
        await says_checking(town)
        await town.passes(timedelta(seconds=30))
        assert "SIN CONFIRMAR A-101" in town.alerts[0]
        await town.first.presses("Say that we are checking", on=offers(town)[0])
        await town.first.presses("Publish")
        await town.first.presses("Merge with R-.*")
        await town.passes(timedelta(seconds=30))
        assert len(town.alerts) == 1
        assert "SIN CONFIRMAR A-101" in town.alerts[0]


def offers(town: Town) -> list[Post]:
    """Where *Say that we are checking* can be pressed, oldest first."""
    return [
        post
        for post in town.posts("moderators")
        if post.outgoing
        and "Say that we are checking" in [button.label for row in post.outgoing.buttons for button in row]
    ]
