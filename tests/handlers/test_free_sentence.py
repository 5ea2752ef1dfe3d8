"""One free sentence: in every language or in none, guarded, and only with two people (R20, R24, R25, R27)."""

import pytest

from tests.chat import Town
from tests.handlers.flows import preview, report

ENGLISH = "Two people were seen getting into a white van."
SPANISH = "Se vio a dos personas subir a una camioneta blanca."


async def writes(town: Town, english: str = ENGLISH, spanish: str = SPANISH) -> str:
    """As far as the sentence; returns what M1 reads."""
    await report(town.ana)
    await preview(town)
    await town.first.presses("Change facts")
    await town.first.presses("Free sentence")
    return await town.first.fills({"sentence-en": english, "sentence-es": spanish})


async def test_r27_the_sentence_stands_in_every_language_of_the_alert(town: Town) -> None:
    await town.luis.says("/language english")
    await town.luis.says("/subscribe durham")
    await writes(town)
    await town.first.presses("Publish")
    await town.second.presses("Approve")
    await town.second.presses("Publish")
    assert SPANISH in town.alerts[-1]
    assert ENGLISH in town.alerts[-1]
    assert ENGLISH in town.luis.reads
    assert SPANISH not in town.luis.reads
    assert town.alerts[-1].endswith("PRACTICE"), "inside the frame"


async def test_r20_a_free_sentence_needs_two_people(town: Town) -> None:
    assert "A text with a free sentence needs two people" in await writes(town)
    await town.first.presses("Publish")
    assert town.alerts == []
    assert "with a free sentence" in town.room[0]
    await town.second.presses("Approve")
    await town.second.presses("Publish")
    assert len(town.alerts) == 1


async def test_r20_another_sentence_needs_another_agreement(town: Town) -> None:
    await writes(town)
    await town.first.presses("Publish")
    await town.second.presses("Approve")
    await town.second.presses("Change facts")
    await town.second.presses("Free sentence")
    await town.second.fills({"sentence-en": "They left on foot.", "sentence-es": "Se fueron a pie."})
    await town.second.presses("Publish")
    assert town.alerts == []


@pytest.mark.parametrize(("english", "spanish"), [(ENGLISH, ""), ("", SPANISH)])
async def test_r27_a_sentence_in_one_language_is_not_sent(town: Town, english: str, spanish: str) -> None:
    assert "in English and in Spanish, or in neither" in await writes(town, english, spanish)
    await town.first.presses("Back to the text")
    await town.first.presses("Publish")
    assert ENGLISH not in town.alerts[-1]


async def test_r27_an_empty_sentence_is_none(town: Town) -> None:
    await writes(town)
    await town.first.presses("Change facts")
    await town.first.presses("Free sentence")
    shown = await town.first.fills({"sentence-en": " ", "sentence-es": ""})
    assert "free sentence needs two" not in shown
    await town.first.presses("Publish")
    assert len(town.alerts) == 1


@pytest.mark.parametrize(
    ("english", "told"),
    [
        ("Call 919-555-0123 if you saw it.", "919-555-0123"),
        ("Agent Smith was there.", "smith"),
        ("The van had plate ABC-1234.", "abc-1234"),
        ("Everyone go to the corner.", "everyone go"),
        ("Avoid Roxboro street.", "avoid"),
        ("The area is clear.", "clear"),
        ("ICE took two people.", "“ice”"),
        ("They are there right now.", "now"),
        ("x" * 161, "at most 160"),
    ],
)
async def test_r25_what_may_not_be_said_is_refused(town: Town, english: str, told: str) -> None:
    answer = await writes(town, english=english)
    assert told in answer.lower()
    await town.first.presses("Back to the text")
    await town.first.presses("Publish")
    assert english not in town.alerts[-1]


async def test_r24_a_call_to_act_in_either_language_is_refused(town: Town) -> None:
    assert "vengan" in (await writes(town, spanish="Vengan todos a la esquina.")).lower()


async def test_r27_a_text_that_is_too_long_has_no_publish(town: Town) -> None:
    await report(town.ana)
    await preview(town)
    await town.first.presses("Change place")
    await town.first.fills({"text": "estacionamiento de N Roxboro St y Old Oxford Highway, al lado este, en Durham"})
    await town.first.presses("Change facts")
    await town.first.presses("Free sentence")
    shown = await town.first.fills({"sentence-en": "word " * 31, "sentence-es": "palabra " * 19})
    assert "characters too long for one alert" in shown
    assert "Publish" not in town.first.buttons
