"""R7 as conversations: a card that is stopped or past its last day, and what stands in for it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import Application, Network
from bot.domain.messages import Account, Platform
from bot.domain.rights import Role
from bot.i18n import Texts
from bot.services.asking.stopping import HOLDS
from bot.storage import people
from bot.storage.people import EVERYWHERE
from bot.storage.schema import audit
from knowledge.loader import Knowledge
from knowledge.search.search import Search
from tests.chat import Town

URGENT = "la migra esta afuera de mi casa"
QUESTION = "what is a judicial warrant"
RULES = ("Stay calm. Do not run.", "Say no to a search.", "Sign nothing without a lawyer.")
NOTE = "We are checking our answer to that."
STATEWIDE = "336-543-0353"

Grant = Callable[[Role], Awaitable[None]]


@pytest.fixture
def grant(town: Town) -> Grant:
    """Gives the first moderator another role."""

    async def given(role: Role) -> None:
        application = town.application
        async with application.database.transaction() as connection:
            account = Account(Platform.SANDBOX, town.first.user)
            person = await people.person_of(connection, application.vault, account)
            assert person is not None
            await people.grant(
                connection, f"grant-{role}", person, role, EVERYWHERE, source="test", effective_at=town.clock.now()
            )

    return given


@pytest.mark.parametrize("role", [Role.OWNER, Role.COORDINATOR, Role.EDITOR])
async def test_r7_a_stopped_card_gives_the_universal_rules_and_the_hotline(
    town: Town, grant: Grant, role: Role
) -> None:
    await grant(role)
    assert "rights-warrant is stopped" in await town.first.says("/card off rights-warrant")
    answer = await town.ana.says(QUESTION)
    assert NOTE in answer
    assert all(rule in answer for rule in RULES)
    assert STATEWIDE in answer
    assert "judge" in answer, "the rule on doors stands there"
    assert "Did this help" not in answer
    assert "This helped" not in town.ana.buttons


async def test_r7_a_card_that_is_given_again_is_back(town: Town, grant: Grant) -> None:
    await grant(Role.EDITOR)
    before = await town.ana.says(QUESTION)
    await town.first.says("/ficha off rights-warrant")
    assert NOTE in await town.ana.says(QUESTION)
    await town.first.says("/ficha on rights-warrant")
    assert await town.ana.says(QUESTION) == before


async def test_r7_an_emergency_keeps_its_first_line_and_its_numbers(town: Town, grant: Grant) -> None:
    await grant(Role.EDITOR)
    await town.first.says("/card off rights-home")
    await town.ana.says("/numero durham")
    answer = await town.ana.says(URGENT)
    first = Texts().label("es", "first-agents-here")
    assert answer.index(first) < answer.index("919-519-6103") < answer.index("- Calma. No corra.")


async def test_r7_no_way_leads_to_a_stopped_card(town: Town, grant: Grant) -> None:
    await town.ana.says(QUESTION)
    old = town.ana.post
    await grant(Role.EDITOR)
    await town.first.says("/card off rights-warrant")
    for payload in ("card:rights-warrant", "more-text:rights-warrant", "card-in:es:rights-warrant"):
        before = len(town.texts("ana"))
        await town.ana.presses_payload(payload)
        said = town.texts("ana")[before] if len(town.texts("ana")) > before else town.ana.reads
        assert "Rules that hold everywhere" in said or "Reglas" in said
    await town.ana.says("EN")
    await town.ana.presses("More", on=old)
    assert "Rules that hold everywhere" in town.texts("ana")[-2]
    await town.ana.says("/rights")
    assert not any("warrant" in label.lower() for label in town.ana.buttons)


async def test_r7_every_process_knows_within_seconds(town: Town, grant: Grant, known: tuple[Knowledge, Search]) -> None:
    """Another process on the same database has read what is stopped a moment before."""
    knowledge, search = known
    other = await Application.open(town.application.config, town.clock, knowledge, search, network=Network())
    try:
        await other.services.stopping.refresh()
        await grant(Role.EDITOR)
        await town.first.says("/card off rights-warrant")
        town.clock.advance(timedelta(seconds=HOLDS))
        await other.services.stopping.refresh()
        found = await other.services.answering.answer(QUESTION, locale="en", county=None)
        assert [card.id for card in found.cards][:1] == ["rights-universal"]
    finally:
        other.services.answering.close()
        await other.database.close()


async def test_r7_stopping_is_in_the_audit_log_without_a_name(town: Town, grant: Grant) -> None:
    await grant(Role.EDITOR)
    await town.first.says("/card off rights-warrant")
    await town.first.says("/card off rights-warrant")
    async with town.application.database.reading() as connection:
        query = select(audit.c.actor, audit.c.subject, audit.c.details).where(audit.c.action == "stop-card")
        entries = (await connection.execute(query)).all()
    assert [tuple(entry) for entry in entries] == [("M1", "card", '{"card": "rights-warrant"}')]


@pytest.mark.parametrize("who", ["ana", "first"])
async def test_r7_nobody_else_stops_a_card(town: Town, who: str) -> None:
    """A moderator decides on reports, not on what the cards say."""
    person = town.ana if who == "ana" else town.first
    await person.says("/card off rights-warrant")
    assert NOTE not in await town.luis.says(QUESTION)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/card", "No card is stopped."),
        ("/card off", "/card off ID"),
        ("/card off no-such-card", "There is no card no-such-card."),
        ("/card off rights-universal", "It stays."),
        ("/card on rights-warrant", "was not stopped"),
    ],
)
async def test_r7_a_wrong_word_is_explained(town: Town, grant: Grant, said: str, answer: str) -> None:
    await grant(Role.EDITOR)
    assert answer in await town.first.says(said)


async def test_r7_the_stopped_cards_are_listed(town: Town, grant: Grant) -> None:
    await grant(Role.EDITOR)
    await town.first.says("/card off rights-warrant")
    await town.first.says("/card off rights-car")
    assert "Stopped: rights-car and rights-warrant." in await town.first.says("/card")


async def test_r7_past_review_the_first_line_says_so(town: Town) -> None:
    await town.passes(timedelta(days=800))
    assert (await town.ana.says(QUESTION)).startswith("**These facts were due for a check on")
