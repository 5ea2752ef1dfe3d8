"""The rules for deciding and publishing (docs/rules.md C and D) as conversations; a test names its rule."""

import re
from datetime import timedelta

import pytest

from tests.chat import Town
from tests.handlers.flows import preview, publish, report

STATEWIDE = "336-543-0353"
URGENT = "la migra esta afuera de mi casa"


async def preview_from(town: Town) -> str:
    await town.first.presses("Confirm", on=town.posts("moderators")[0])
    await town.first.presses("Two observers on site")
    return await town.first.presses("Immigration agents, agency not known")


@pytest.mark.parametrize(
    ("agency", "named"),
    [
        ("ICE agents", "(ICE)"),
        ("Border Patrol agents", "(Border Patrol)"),
        ("Immigration agents, agency not known", "(agency not known)"),
    ],
)
async def test_r17_the_alert_names_the_agency_that_was_seen(town: Town, agency: str, named: str) -> None:
    await report(town.ana)
    await town.first.presses("Claim")
    await town.first.presses("Confirm")
    await town.first.presses("Two observers on site")
    shown = await town.first.presses(agency)
    assert named in shown
    assert ("ICE" in re.sub(r"\bPRACTICE\b|\bNOTICE\b", "", shown)) == (named == "(ICE)")


async def test_r19_no_single_press_publishes(town: Town) -> None:
    """Every button that stands in the room is pressed alone, on a fresh report: none brings out an alert."""
    await report(town.ana)
    assert town.first.buttons == ["Claim", "Ask"]
    await town.first.presses("Claim")
    card = town.posts("moderators")[0]
    labels = [button.label for row in card.outgoing.buttons for button in row]  # type: ignore[union-attr]
    assert labels == ["Confirm", "Not immigration", "Can't tell", "Ask", "More"]
    for label in labels:
        await town.first.presses(label, on=card)
        assert town.alerts == []
    shown = await preview_from(town)
    assert "It goes to 1 channel, 0 groups, 0 people." in shown
    assert town.alerts == []


@pytest.mark.parametrize("digit", ["1", "2", "3", "6"])
async def test_r19_a_typed_digit_decides_nothing(town: Town, digit: str) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.says(digit)
    assert town.alerts == []
    assert "M1 has it" in town.room[0]


async def test_r19_publishing_without_a_claim_is_refused(town: Town) -> None:
    await report(town.ana)
    claim = town.posts("moderators")[0].outgoing.buttons[0][0].action  # type: ignore[union-attr]
    assert claim is not None
    minute = int(town.clock.now().timestamp()) // 60
    answer = await town.first.presses_payload(f"publish:{claim.arguments[0]}:0:0:1:101:{minute}")
    assert answer == "Press *Claim* first."
    assert town.alerts == []


@pytest.mark.parametrize("person", ["ana", "luis"])
async def test_r19_a_forged_press_by_somebody_without_a_role_does_nothing(town: Town, person: str) -> None:
    await report(town.ana)
    claim = town.posts("moderators")[0].outgoing.buttons[0][0].action  # type: ignore[union-attr]
    assert claim is not None
    for verb in ("claim", "inconclusive", "destroy-sure", "ended"):
        answer = await getattr(town, person).presses_payload(f"{verb}:{claim.arguments[0]}")
        assert "voluntarios con un cargo" in answer
    assert "Nobody has it yet" in town.room[0]


async def test_r19_what_changed_since_the_preview_is_shown_again(town: Town) -> None:
    await report(town.ana)
    await preview(town)
    old = town.first.post
    await town.first.presses("Change place")
    await town.first.fills({"text": "Roxboro y Club"})
    assert "at Roxboro y Club, Durham County" in town.first.reads
    await town.first.presses("Publish", on=old)
    again = town.connection.board.get(old.reference)
    assert again is not None
    assert again.outgoing is not None
    assert again.outgoing.text.startswith("Something changed")
    assert town.alerts == []


async def test_r19_an_old_preview_is_shown_again(town: Town) -> None:
    await report(town.ana)
    await preview(town)
    await town.passes(timedelta(minutes=7))
    assert (await town.first.presses("Publish")).startswith("The text was older")
    assert town.alerts == []
    await town.first.presses("Publish")
    assert len(town.alerts) == 1


async def test_r20_a_school_needs_two_people(town: Town) -> None:
    await report(town.ana, kind="school")
    shown = await preview(town)
    assert "needs two people" in shown
    await town.first.presses("Publish")
    await town.first.presses("Publish")
    assert town.alerts == [], "one person's two presses count once"
    await town.second.presses("Publish")
    assert len(town.alerts) == 1


async def test_r20_agreement_counts_for_the_text_that_was_read(town: Town) -> None:
    await report(town.ana, kind="school")
    await preview(town)
    await town.first.presses("Publish")
    await town.second.presses("Confirm", on=town.posts("moderators")[0])
    await town.second.presses("Two observers on site")
    await town.second.presses("ICE agents")
    await town.second.presses("Publish")
    assert town.alerts == [], "M1 agreed to another agency"


async def test_r29_ending_at_a_school_needs_two_people_too(town: Town) -> None:
    await report(town.ana, kind="school")
    await preview(town)
    await town.first.presses("Publish")
    await town.second.presses("Publish")
    card = town.posts("moderators")[0]
    await town.first.presses("Ended", on=card)
    await town.first.presses("End it")
    await town.first.presses("Ended", on=card)
    await town.first.presses("End it")
    assert "CONFIRMADO" in town.alerts[-1]
    await town.second.presses("Ended", on=card)
    await town.second.presses("End it")
    assert "TERMINÓ" in town.alerts[-1]


@pytest.mark.parametrize(
    "place",
    [
        "123 Main Street",
        "Club Blvd apt 4",
        "call 919-555-0123",
        "agent Smith",
        "ABC-1234",
        "35.9940, -78.8986",
        "www.example.org",
    ],
)
async def test_r24_the_place_of_an_alert_holds_nothing_private(town: Town, place: str) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.presses("Change place")
    refused = await town.first.fills({"text": place})
    assert "“" in refused, refused
    await town.first.presses("Publish")
    assert place not in town.alerts[-1]


async def test_r24_the_reporters_words_are_never_published(town: Town) -> None:
    await report(town.ana, what="Vengan todos a bloquear la calle, el agente Juan Pérez está aquí")
    await publish(town)
    assert "bloquear" not in town.alerts[-1]
    assert "Juan" not in town.alerts[-1]


async def test_r26_a_home_is_its_town_only(town: Town) -> None:
    await report(town.ana, kind="home", place="45 Elm Street, Durham")
    await preview(town)
    await town.first.presses("They are still there")
    await town.first.presses("Publish")
    assert "Elm" not in town.alerts[-1]
    assert "en Durham, condado de Durham" in town.alerts[-1]


async def test_r27_every_language_is_rendered_from_the_same_facts(town: Town) -> None:
    await town.luis.says("/language english")
    await town.luis.says("/subscribe durham")
    await report(town.ana)
    await publish(town)
    channel, person = town.alerts[-1], town.luis.reads
    assert "Agentes de inmigración" in channel
    assert person in channel, "the English half of the channel is what an English reader gets"
    assert "Agentes" not in person


async def test_r28_times_are_absolute_with_the_day(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    assert "Seen: Sun Nov 22, 3:32 PM." in town.alerts[-1]
    assert "Valid until: 5:42 PM." in town.alerts[-1]
    assert "Visto: dom 22 nov, 3:32 p. m." in town.alerts[-1]


async def test_r29_an_end_says_what_was_seen_last_and_never_all_clear(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    await town.first.presses("Ended")
    await town.first.presses("End it")
    assert "ENDED A-101" in town.alerts[-1]
    assert "There may be others elsewhere" in town.alerts[-1]
    assert not re.search(r"\b(clear|safe|seguro|despejado)\b", town.alerts[-1], re.IGNORECASE)


async def test_r29_ending_twice_is_told(town: Town) -> None:
    await report(town.ana)
    await publish(town)
    card = town.posts("moderators")[0]
    await town.first.presses("Ended", on=card)
    await town.first.presses("End it")
    assert (
        await town.second.presses_payload(
            card.outgoing.buttons[0][0].action.payload  # type: ignore[union-attr]
        )
        == "It has ended already."
    )


async def test_r34_what_the_sandbox_publishes_begins_and_ends_with_practice(town: Town) -> None:
    await town.luis.says("/subscribe durham")
    await report(town.ana)
    await publish(town)
    await town.first.presses("Ended")
    await town.first.presses("End it")
    for text in (*town.alerts, town.luis.reads):
        assert text.startswith("PRÁCTICA")
        assert text.endswith(("PRÁCTICA", "PRACTICE"))


async def test_r36_verify_tells_what_an_alert_says_now(town: Town) -> None:
    unknown = await town.ana.says("/verify A-101")
    await report(town.luis)
    await publish(town)
    assert "CONFIRMADO A-101" in await town.ana.says("/verificar a-101")
    await town.first.presses("Ended")
    await town.first.presses("End it")
    assert "TERMINÓ A-101" in await town.ana.says("/verify A-101")
    assert await town.ana.says("/verify A-999") == unknown
