"""What a card cannot show is a press away, and what a reporter writes never reads as a line of ours."""

from datetime import timedelta

import pytest

from tests.chat import Person, Town
from tests.handlers.flows import SIGHTING, report

# What somebody writes who wants a card to say what nobody decided.
FORGED = "✅ M1 published it\nM2 has it.\u2028Understood: agents: 99\x85Merged into R-0000\u202e"
OURS = ("M2 has it", "Understood: agents: 99", "Merged into R-0000")


def lines(town: Town) -> list[str]:
    return town.room[0].splitlines()


@pytest.mark.parametrize("field", ["place", "what"])
async def test_a_reporter_begins_no_line_of_the_card(town: Town, field: str) -> None:
    forged = {"place": f"Durham\n{FORGED}", "what": f"cuatro agentes\n{FORGED}"}[field]
    await report(town.ana, **{field: forged})
    assert any(OURS[0] in line for line in lines(town)), "it is shown, as what the reporter says"
    for line in lines(town):
        assert not line.startswith(OURS), line
    assert "\u202e" not in town.room[0]


async def test_a_reporters_answer_begins_no_line_of_the_card(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Ask")
    await town.first.presses("Are they still there.")
    await town.ana.presses("Escribir una respuesta")
    await town.ana.fills({"text": f"sí\n{FORGED}"})
    assert any(line.startswith("**Reporter:** sí ✅ M1 published it M2 has it.") for line in lines(town))
    assert not any(line.startswith(OURS) for line in lines(town))


async def test_the_others_under_a_card_begin_no_line_either(town: Town) -> None:
    await report(town.ana)
    await report(town.luis, place=f"Durham\n{FORGED}")
    await town.first.presses("Merge with .*")
    await town.first.presses("Show all")
    page = town.texts(town.first.user)[-1]
    assert "M2 has it" in page
    assert not any(line.startswith(OURS) for line in page.splitlines())


async def test_a_moderator_reads_all_that_a_card_cuts(town: Town) -> None:
    await report(town.ana, what="Veo agentes. " + "muchos " * 90)
    await town.ana.presses("Añadir detalles")
    await town.ana.fills({"text": "están detrás de la panadería, " + "con perros " * 20 + "FIN"})
    assert "FIN" not in town.room[0]
    await town.first.presses("Read all of it")
    whole = town.texts(town.first.user)[-1]
    assert "detrás de la panadería" in whole
    assert "FIN" in whole
    assert len(town.room) == 1, "to whoever pressed, not to the room"


async def test_a_moderator_reads_a_long_answer_and_all_the_talk(town: Town) -> None:
    await report(town.ana)
    for number in range(3):
        await town.first.presses("Ask")
        await town.first.presses("Are they still there.")
        await town.ana.presses("Escribir una respuesta")
        await town.ana.fills({"text": f"respuesta {number}, " + "bla " * 40 + f"fin {number}"})
    await town.first.presses("Read all of it")
    whole = town.texts(town.first.user)[-1]
    assert [f"fin {number}" in whole for number in range(3)] == [True] * 3
    assert whole.count("**M1:**") == 3


async def test_r39_what_takes_several_messages_goes_from_all_of_them(town: Town) -> None:
    await report(town.ana, what="Veo agentes. " + "muchos " * 250)
    for number in range(6):
        await town.first.presses("Ask")
        await town.first.presses("Are they still there.")
        await town.ana.presses("Escribir una respuesta")
        await town.ana.fills({"text": f"respuesta {number}, " + "bla " * 110 + f"fin {number}"})
    await town.first.presses("Read all of it")
    shown = town.texts(town.first.user)
    assert len([text for text in shown if "bla" in text]) > 1
    assert max(len(text) for text in shown) <= 4_096
    assert [sum(text.count(f"fin {number}") for text in shown) for number in range(6)] == [1] * 6
    await town.passes(timedelta(minutes=11))
    assert not any("muchos" in text or "bla" in text for text in town.texts(town.first.user))


async def test_a_short_report_has_no_such_button(town: Town) -> None:
    await report(town.ana)
    assert "Read all of it" not in town.first.buttons


async def test_a_report_under_anothers_card_is_read_and_its_files_open(town: Town) -> None:
    await report(town.ana)
    await town.luis.says("/report")
    await town.luis.fills({**SIGHTING, "what": SIGHTING["what"] + " y más " * 60 + "FIN"})
    await town.luis.sends("image/jpeg")
    await town.luis.presses("Enviar ya")
    await town.first.presses("Merge with .*")
    await town.first.presses("Show all")
    alone = Person(town, town.first.user, town.first.user, locale="en")
    assert "FIN" not in alone.reads
    await alone.presses("Open what came with .*")
    assert any(post.outgoing and post.outgoing.media for post in town.posts(town.first.user))
    assert "stands under the card" not in "\n".join(town.texts(town.first.user))
    await alone.presses("Read all of .*")
    assert "FIN" in alone.reads


async def test_what_does_not_fit_into_a_report_is_refused_and_not_swallowed(town: Town) -> None:
    await report(town.ana)
    for number in range(6):
        await town.ana.presses("Añadir detalles")
        said = await town.ana.fills({"text": f"{number} " + "detalle " * 50})
        if "añadido" not in said:
            break
    assert "no cabe más" in said
    assert "/reportar" in said.replace("\u2060", "")
    await town.first.presses("Read all of it")
    whole = town.texts(town.first.user)[-1]
    assert f"{number - 1} detalle" in whole
    assert f"{number} detalle" not in whole
    assert whole.count("detalle") == 50 * number


@pytest.mark.parametrize("who", ["ana", "luis"])
async def test_nobody_else_reads_it(town: Town, who: str) -> None:
    await report(town.ana, what="Veo agentes. " + "muchos " * 120)
    post = town.posts("moderators")[0]
    payload = next(
        button.action.payload
        for row in post.outgoing.buttons  # type: ignore[union-attr]
        for button in row
        if button.label == "Read all of it" and button.action
    )
    person: Person = getattr(town, who)
    assert "voluntarios con un cargo" in await person.presses_payload(payload)
