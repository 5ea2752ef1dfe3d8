"""A moderator sends a reporter a card, in the reporter's language (R16)."""

import pytest

from bot.i18n import Texts
from handlers.card_sending import HELP
from handlers.menu import RIGHTS
from tests.chat import Town
from tests.handlers.flows import report, report_id

TEXTS = Texts()


async def test_r16_legal_advice_is_sent_as_a_card(town: Town) -> None:
    name = await report(town.ana)
    await town.first.presses("Ask")
    await town.first.presses("Send a card")
    assert town.first.reads.startswith(f"{name}: which card?")
    await town.first.presses("They are knocking at my door|.*home.*|.*door.*")
    assert ": sent, " in town.first.reads
    assert town.ana.reads.startswith(f"Un voluntario le manda esto por {name}. No tiene que contestar.")
    assert "No abra la puerta" in town.ana.reads
    assert "919-519-6103" in town.ana.reads
    assert "English" in town.ana.buttons
    assert "Escribir una respuesta" in town.ana.buttons
    assert "sent the card" in town.room[0]


async def test_r16_ready_questions_and_answers_stand_in_every_language() -> None:
    ready = [key for key in TEXTS.keys if key.startswith("question-")]
    assert len(ready) >= 4
    for locale in TEXTS.locales:
        assert all(TEXTS.label(locale, key).endswith("?") for key in ready if key != "question-or-report")
        assert all(TEXTS.label(locale, f"answer-{name}") for name in ("yes", "no", "unknown", "write"))
        assert TEXTS.say(locale, "moderator-asks", question="X").count("X") == 1


async def test_a_card_cannot_be_sent_by_anybody_else_nor_to_a_closed_report(town: Town) -> None:
    await report(town.ana)
    found = await report_id(town)
    refused = await town.luis.presses_payload(f"send-card:{found}:rights-home")
    assert "Solo" in refused or "voluntarios con un cargo" in refused
    await town.first.presses("Claim")
    await town.first.presses("Can't tell")
    await town.first.presses("Another reason")
    before = len(town.texts("ana"))
    assert "Already decided by M1" in await town.first.presses_payload(f"send-card:{found}:rights-home")
    assert len(town.texts("ana")) == before


@pytest.mark.parametrize("card", ["no-such-card", "rights-home.en.md", ""])
async def test_a_forged_card_is_none(town: Town, card: str) -> None:
    await report(town.ana)
    await town.first.presses_payload(f"send-card:{await report_id(town)}:{card}")
    assert "no longer valid" in town.first.reads


@pytest.mark.parametrize("words", ["Llámeme al 919 555 0123", "mire https://example.org", "escriba a a@b.org"])
async def test_r16_a_moderators_own_words_hold_no_link_and_no_number(town: Town, words: str) -> None:
    await report(town.ana)
    await town.first.presses("Ask")
    await town.first.presses("Write a question")
    before = len(town.texts("ana"))
    assert "Take it out" in await town.first.fills({"text": words})
    assert len(town.texts("ana")) == before


async def titles(town: Town) -> list[str]:
    """Every card that can be reached from the list, page by page."""
    found: list[str] = []
    while True:
        found += [label for label in town.first.buttons if label not in ("Next", "Previous", "Back")]
        if "Next" not in town.first.buttons:
            return found
        await town.first.presses("Next")


async def test_r16_every_card_can_be_reached_by_turning_the_page(town: Town) -> None:
    await report(town.ana)
    await town.first.presses("Ask")
    await town.first.presses("Send a card")
    answering = town.application.services.answering
    every = [card.title[:40] for card in answering.cards_about((*HELP, *RIGHTS), "en", fallback="en")]
    assert len(every) > 12, "one page would hold them all"
    assert "(page 1 of " in town.first.reads
    assert "Previous" not in town.first.buttons
    assert await titles(town) == every
    last = town.first.buttons[0]
    await town.first.presses("Previous")
    await town.first.presses("Next")
    await town.first.presses(last)
    assert ": sent, " in town.first.reads
    assert "Un voluntario le manda esto" in town.ana.reads


@pytest.mark.parametrize("page", ["-1", "x", "9999", "²", "1:1"])
async def test_a_forged_page_is_none(town: Town, page: str) -> None:
    await report(town.ana)
    await town.first.presses_payload(f"send-card-which:{await report_id(town)}:{page}")
    assert "no longer valid" in town.first.reads
