"""R5 as conversations: what leads to a person and comes unasked is removed from whatever is stored."""

import pytest

from bot.domain.messages import Account, Address, Platform
from bot.i18n import Texts
from bot.services.reporting.drafting import owner
from bot.storage import drafts, gaps
from tests.chat import Town
from tests.handlers.flows import report, report_id

TEXTS = Texts()

# What somebody says of themselves, and a part of it that may stand nowhere.
SAID = [
    ("me llamo Rosalinda Quintanar y vi dos camionetas en Durham", "Quintanar"),
    ("my name is Rosalinda Quintanar, two vans in Durham", "Quintanar"),
    ("nací el 12 de marzo de 1985, dos camionetas en Durham", "1985"),
    ("vivo en 417 Alder Street, dos camionetas en Durham", "417"),
    ("soy A123456789, dos camionetas en Durham", "456789"),
]


async def draft_of(town: Town) -> str:
    """What is stored of Ana's unsent report, opened."""
    person = owner(Account(Platform.SANDBOX, "ana"), Address(Platform.SANDBOX, "ana"))
    async with town.application.database.reading() as connection:
        body = await drafts.load(connection, town.application.vault, person, town.clock.now())
    assert body is not None
    assert b"Durham" in body
    return body.decode()


@pytest.mark.parametrize(("words", "secret"), SAID, ids=[secret for _, secret in SAID])
async def test_r5_it_is_not_in_a_report_nor_in_its_draft(town: Town, words: str, secret: str) -> None:
    await town.ana.says_without_forms("/report")
    await town.ana.says(words)
    assert secret not in await draft_of(town)
    said = await town.ana.presses("Enviar ya|Send now")
    assert any(TEXTS.say(locale, "report-cleaned") in said for locale in ("en", "es"))
    assert secret not in "".join(town.room)
    assert "Durham" in town.room[0]


@pytest.mark.parametrize(("words", "secret"), SAID, ids=[secret for _, secret in SAID])
async def test_r5_it_is_not_in_what_is_added_later(town: Town, words: str, secret: str) -> None:
    await report(town.ana)
    await town.ana.presses_payload_without_forms(f"details:{await report_id(town)}")
    said = await town.ana.says(words)
    assert any(TEXTS.say(locale, "report-cleaned") in said for locale in ("en", "es"))
    assert secret not in "".join(town.room)


async def test_r5_the_street_of_a_sighting_stays(town: Town) -> None:
    """Moderators cannot look at a place that they do not know."""
    await town.ana.says_without_forms("/report agentes en 417 Alder Street, Durham")
    said = await town.ana.presses("Enviar ya")
    assert TEXTS.say("es", "report-cleaned") not in said
    assert "417 Alder Street" in town.room[0]


@pytest.mark.parametrize(
    "words",
    [
        "me llamo Rosalinda Quintanar divorce cost",
        "nací en abril 12 1985 divorce cost",
        "vivo en Alder Street divorce cost",
    ],
)
async def test_r5_it_is_not_among_the_words_of_unanswered_questions(town: Town, words: str) -> None:
    log = town.application.services.gaps
    for user in ("ana", "luis", "eva"):
        log.note(Account(Platform.SANDBOX, user), words)
    await log.round()
    async with town.application.database.reading() as connection:
        (gap,) = await gaps.standing(connection, town.application.vault, town.clock.now().date())
    assert {"divorce", "cost"} <= set(gap.words)
    assert not {"rosalinda", "quintanar", "1985", "12", "alder"} & set(gap.words)
