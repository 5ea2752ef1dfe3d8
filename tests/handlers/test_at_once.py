"""The same event twice, two people in the same instant, and a database that fails."""

import asyncio
from collections.abc import Iterator

import pytest
from sqlalchemy import select, text
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.i18n import Texts
from bot.storage.schema import reports
from tests.chat import Town
from tests.handlers.conftest import OpenTown
from tests.handlers.flows import ALL_FAILED, SIGHTING, STATEWIDE, contents, preview, report, report_id


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest) -> dict[str, object]:
    """A town on each of the databases."""
    if request.param == "sqlite":
        return {}
    return {"database": {"url": request.getfixturevalue("postgresql_url")}}


async def test_the_same_event_twice_is_one_report_and_one_claim(town: Town) -> None:
    await town.ana.says("/report")
    await town.ana.fills(SIGHTING)
    for _ in range(3):
        await town.ana.presses_payload("report-send", event="event-the-same-send")
    assert len(await contents_of(town, "reports")) == 1
    assert len(town.room) == 1
    found = await report_id(town)
    for _ in range(2):
        await town.first.presses_payload(f"claim:{found}", event="event-the-same-claim")
    audit = [row for row in await contents_of(town, "audit") if "claim" in row]
    assert len(audit) == 1


async def contents_of(town: Town, table: str) -> list[tuple[object, ...]]:
    return (await contents(town))[table]


async def test_of_two_claims_at_once_one_wins_and_the_other_is_told(
    open_town: OpenTown, settings: dict[str, object]
) -> None:
    async with open_town(**settings) as town:
        await report(town.ana)
        found = await report_id(town)
        await both(town, f"claim:{found}", f"claim:{found}")
        told = [text for text in town.room if text.endswith("has it already.")]
        assert len(told) == 1
        assert ("M1 has it." in town.room[0]) != ("M2 has it." in town.room[0])
        assert town.texts("ana")[-1].endswith("un voluntario lo está viendo.")
        assert len([text for text in town.texts("ana") if text.endswith("lo está viendo.")]) == 1


async def test_of_two_publications_at_once_one_goes_out(open_town: OpenTown, settings: dict[str, object]) -> None:
    async with open_town(**settings) as town:
        await report(town.ana)
        await preview(town)
        payload = next(
            button.action.payload
            for row in town.first.post.outgoing.buttons  # type: ignore[union-attr]
            for button in row
            if button.label == "Publish" and button.action
        )
        await both(town, payload, payload)
        assert len(town.alerts) == 1
        assert not any(text.startswith(ALL_FAILED) for text in town.room)
        assert any(text.startswith("Already decided by M") for text in town.room), town.room


async def test_two_decisions_at_once_make_one(open_town: OpenTown, settings: dict[str, object]) -> None:
    async with open_town(**settings) as town:
        await report(town.ana)
        found = await report_id(town)
        await town.first.presses("Claim")
        await both(town, f"was:{found}:local-police", f"inconclusive:{found}:too-old")
        assert len([row for row in await contents_of(town, "audit") if "decide" in row]) == 1
        assert any(text.startswith("Already decided by M") for text in town.room), town.room
        assert len([text for text in town.texts("ana") if "revisaron" in text or "no pudieron" in text]) == 1


async def both(town: Town, first: str, second: str) -> None:
    """Two moderators press in the same instant: their handlers run step by step between each other."""
    router = town.application.router
    replies = await asyncio.gather(
        router.respond(town.first.incoming(first)), router.respond(town.second.incoming(second))
    )
    for outgoing in (each for answer in replies for each in answer if each.text):
        town.connection.board.post("moderators", outgoing)
    await town.settle()


# When our own side fails.


@pytest.fixture
def logged() -> Iterator[list[EventDict]]:
    """What is logged, not shown: the log's own tests say how it looks."""
    with capture_logs() as events:
        yield events


def failures(logged: list[EventDict]) -> list[str]:
    return [event["event"] for event in logged if event["log_level"] == "error"]


@pytest.mark.parametrize("said", ["/report dos camionetas", "/subscribe durham", "/mydata", "/myreports", "/forget"])
async def test_when_the_database_fails_the_person_is_told_with_the_number(
    town: Town, said: str, logged: list[EventDict]
) -> None:
    async with town.application.database.transaction() as connection:
        for table in ("drafts", "subscription_counties", "subscriptions", "reports"):
            await connection.execute(text(f"ALTER TABLE {table} RENAME TO gone_{table}"))
    answer = await town.ana.says_without_forms(said)
    assert answer == Texts().say("es", "all-failed", number=STATEWIDE)
    assert "handler_failed" in failures(logged)


async def test_what_failed_left_nothing_and_works_again_afterwards(town: Town, logged: list[EventDict]) -> None:
    await town.ana.says("/report")
    await town.ana.fills(SIGHTING)
    async with town.application.database.transaction() as connection:
        await connection.execute(text("ALTER TABLE audit RENAME TO gone_audit"))
    failed = await town.ana.presses("Enviar ya")
    assert failed == Texts().say("es", "all-failed", number=STATEWIDE)
    assert failures(logged) == ["handler_failed"]
    assert town.room == []
    async with town.application.database.transaction() as connection:
        await connection.execute(text("ALTER TABLE gone_audit RENAME TO audit"))
        assert (await connection.execute(select(reports))).all() == []
    await town.ana.presses("Enviar ya")
    assert any("Guardado: R-" in text for text in town.texts("ana"))
    assert len(town.room) == 1


async def test_questions_are_answered_while_tables_are_gone(town: Town) -> None:
    async with town.application.database.transaction() as connection:
        for table in ("reports", "subscriptions", "audit", "settings"):
            await connection.execute(text(f"ALTER TABLE {table} RENAME TO gone_{table}"))
    assert "No abra la puerta" in await town.ana.says("la migra está en la puerta")
    assert "919-519-6103" in await town.ana.says("/hotline durham")


async def test_a_failure_is_told_in_both_languages_where_none_is_known(town: Town) -> None:
    outgoing = town.application.router.failure(None)
    texts = Texts()
    assert outgoing.text == "\n\n".join(texts.say(locale, "all-failed", number=STATEWIDE) for locale in ("es", "en"))
    assert outgoing.private
